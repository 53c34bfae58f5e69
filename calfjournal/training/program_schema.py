"""The accepted keys and ranges of a program file; docs/programs.md explains each of them."""

from __future__ import annotations

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Unit

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

MOST_AMOUNT: dict[Unit, int] = {
    Unit.REPS: 100,
    Unit.SECONDS: 600,
    Unit.CONTACTS: 200,
    Unit.METRES: 1000,
    Unit.MINUTES: 120,
}
"""Largest amount of one set, by unit; the unit's value is also its key."""

MOST_PAIN_OK = 5
"""Highest pain during a session that a program may accept (rule P1 of domain section 4.2)."""

SETTLES = (Moment.MORNING, Moment.H24, Moment.H48)
"""When accepted pain may be asked to be settled."""

FREE_TEMPO = "free"
"""Written for a line without a tempo where the exercise has one of its own."""

MOST_WEEKS = 104
MOST_PHASES = 20
MOST_SESSIONS = 60
MOST_ITEMS = 30
MOST_GATES = 20
MOST_CRITERIA = 20
MOST_PER_WEEK = 21
