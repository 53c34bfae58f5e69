"""The accepted keys of a program file; docs/programs.md explains each of them."""

from __future__ import annotations

FORMAT = 1

KEYS: dict[str, tuple[str, ...]] = {
    "file": (
        "format",
        "id",
        "title",
        "summary",
        "population",
        "evidence",
        "citation",
        "pain_rule",
        "pain_during_ok",
        "settle_by",
        "progression",
        "run_rule",
        "warning",
        "clinician",
        "cyclic",
        "deload_every",
        "entry_gate",
        "spacing",
        "gate",
        "session",
        "phase",
    ),
    "spacing": (
        "min_gap_h",
        "tolerance_min",
        "non_consecutive",
        "high_gap_h",
        "heavy_gap_h",
        "sessions_per_day",
        "max_per_week",
    ),
    "gate": ("id", "title", "criterion"),
    "criterion": ("id", "text", "measure", "at_least", "at_most"),
    "session": ("id", "title", "kind", "minutes", "rpe", "items"),
    "item": (
        "exercise",
        "sets",
        "reps",
        "seconds",
        "contacts",
        "metres",
        "minutes",
        "rest_s",
        "tempo",
        "load_kg",
        "rir",
        "rep_max",
        "gate",
        "note",
        "commonly_reported",
    ),
    "phase": ("kind", "title", "goal", "weeks", "gate", "week"),
    "week": ("sessions", "repeat", "deload", "contact_cap", "optional", "in_order", "note"),
}
"""Accepted keys of every kind of table in a program file."""
