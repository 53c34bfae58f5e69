"""Where ``Context.navigate`` leads, and what it may hand to the page there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from calfjournal.domain.assessment import Measure
from calfjournal.domain.kind import Kind
from ui.services.drafts import DraftKey

if TYPE_CHECKING:
    from calfjournal.domain.agenda import ListedThing


class Place(StrEnum):
    """The pages of the window, those of the sidebar in its order; settings files keep the value.

    The pages of one session, its player and one run are not in the sidebar.
    """

    TODAY = "today"
    CALENDAR = "calendar"
    PLAN = "plan"
    PROGRESS = "progress"
    RECOVERY = "recovery"
    TESTS = "tests"
    LIBRARY = "library"
    PROFILE = "profile"
    SESSION = "session"
    PLAYER = "player"
    RUN = "run"


class SessionSpot(Struct, frozen=True):
    """A session on its day."""

    day: date
    session_id: int


class RunSpot(Struct, frozen=True):
    """A run that was recorded or typed in."""

    run_id: int


class ExerciseSpot(Struct, frozen=True):
    """An exercise of the library."""

    exercise_id: str


class TestSpot(Struct, frozen=True):
    """A test to do at once, and the page to come back to when it is done; None stays there.

    Without a measure it is asked which.
    """

    __test__ = False  # the name begins with Test, but pytest has nothing to collect here

    measure: Measure | None = None
    back: Place | None = None


class RaceMove(Struct, frozen=True):
    """The race of a day, to be put on another: the plan is laid again for it."""

    day: date
    to: date


class WordsSpot(Struct, frozen=True):
    """Everything of the journal that holds some words, as a list."""

    text: str


class Again(Struct, frozen=True):
    """What was seen on the page in whose place another one is made (``Page.again``)."""

    seen: Mapping[str, Any]


class Errand(Enum):
    """What to begin at once."""

    PRINT = auto()
    RACES = auto()
    GO_TO_DATE = auto()
    ANSWERS = auto()


def where_is(entry: ListedThing) -> tuple[Place, Target | None]:
    """Return where a listed thing is worked on: its own page, the tests, or its day."""
    if entry.kind is Kind.ASSESSMENT:
        return Place.TESTS, None
    if entry.kind is Kind.SESSION:
        return Place.SESSION, SessionSpot(entry.day, entry.id)
    if entry.kind is Kind.RUN:
        return Place.RUN, RunSpot(entry.id)
    return Place.CALENDAR, entry.day


Target = (
    date
    | SessionSpot
    | RunSpot
    | ExerciseSpot
    | WordsSpot
    | RaceMove
    | DraftKey
    | TestSpot
    | Errand
    | Again
)
"""A day, a session, a run, an exercise, words, a race to move, a draft, a test to do, an errand, or
what was seen before.

Each page takes those it knows.
"""
