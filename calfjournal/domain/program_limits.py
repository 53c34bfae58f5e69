"""What the numbers and texts of a program may be: one table for the reader and the form."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Unit

MOST_WEEKS: Final = 104

RANGES: Final[dict[str, dict[str, tuple[int, int]]]] = {
    "file": {
        "deload_every": (0, 12),
        # rule P1 of domain section 4.2
        "pain_during_ok": (0, 5),
    },
    "spacing": {
        "min_gap_h": (0, 168),
        "tolerance_min": (0, 240),
        "high_gap_h": (0, 168),
        "heavy_gap_h": (0, 168),
        "sessions_per_day": (1, 3),
        "max_per_week": (1, 21),
    },
    "criterion": {"at_least": (0, 10_000), "at_most": (0, 10_000)},
    "session": {"minutes": (1, 240), "rpe": (0, 10)},
    "item": {
        "sets": (1, 20),
        "rest_s": (0, 900),
        "load_kg": (0, 500),
        "rir": (0, 10),
    },
    "phase": {"weeks": (0, MOST_WEEKS)},
    "week": {"repeat": (1, MOST_WEEKS), "contact_cap": (0, 1000)},
}
"""Lowest and highest number by kind of table and key (calfjournal default)."""

AMOUNTS: Final[dict[Unit, tuple[int, int]]] = {
    Unit.REPS: (1, 100),
    Unit.SECONDS: (1, 600),
    Unit.CONTACTS: (1, 200),
    Unit.METRES: (1, 1000),
    Unit.MINUTES: (1, 120),
}
"""Least and most of one set, by unit; the unit's value is also its key."""

LONGEST: Final[dict[str, dict[str, int]]] = {
    "file": {"title": 80},
    "gate": {"title": 80},
    "criterion": {"text": 160},
    "session": {"title": 80},
    "item": {"note": 200},
    "phase": {"title": 80, "goal": 300},
    "week": {"note": 300},
}
"""Most characters of a text by kind of table and key; 2000 where nothing stands here."""

LONGEST_TEXT: Final = 2000

MOST_TABLES: Final[dict[str, int]] = {
    "phase": 20,
    "session": 60,
    "item": 30,
    "gate": 20,
    "criterion": 20,
    "week": MOST_WEEKS,
}
"""How many tables of a kind there may be in the one they belong to."""

SETTLES: Final = (Moment.MORNING, Moment.H24, Moment.H48)
"""When accepted pain may be asked to be settled."""

FREE_TEMPO: Final = "free"
"""Written for a line without a tempo where the exercise has one of its own."""
