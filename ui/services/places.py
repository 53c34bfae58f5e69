"""Where ``Context.navigate`` leads, and what it may hand to the page there."""

from __future__ import annotations

from datetime import date
from enum import Enum, StrEnum, auto

from msgspec import Struct

from calfjournal.domain.assessment import Measure
from ui.services.drafts import DraftKey


class Place(StrEnum):
    """The pages of the window, those of the sidebar in its order; settings files keep the value."""

    TODAY = "today"
    CALENDAR = "calendar"
    PLAN = "plan"
    PROGRESS = "progress"
    RECOVERY = "recovery"
    TESTS = "tests"
    LIBRARY = "library"
    PROFILE = "profile"


class SessionSpot(Struct, frozen=True):
    """A session on its day."""

    day: date
    session_id: int


class ExerciseSpot(Struct, frozen=True):
    """An exercise of the library."""

    exercise_id: str


class RaceMove(Struct, frozen=True):
    """The race of a day, to be put on another: the plan is laid again for it."""

    day: date
    to: date


class Errand(Enum):
    """What to begin at once."""

    PRINT = auto()
    RACES = auto()


Target = date | SessionSpot | ExerciseSpot | RaceMove | DraftKey | Measure | Errand
"""A day, a session, an exercise, a race to move, a draft to go on with, a test, or an errand.

Each page takes those it knows.
"""
