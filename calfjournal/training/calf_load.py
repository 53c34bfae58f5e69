"""How much the planned work of a session loads the calf, to compare plans with one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from calfjournal.domain.exercise import Category
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.training.library import Library

_NO_LOAD = (Category.MOBILITY, Category.RECOVERY)
"""Categories that aim at range and comfort."""


def loads_calf(exercise: str, library: Library) -> bool:
    """True for what loads the calf: neither range nor recovery."""
    known = library.exercises.get(exercise)
    return known is not None and known.category not in _NO_LOAD


def calf_load(session: Session, library: Library) -> float:
    """Return the planned calf load: each set counts its load class for each of its legs.

    Load classes are an ordinal aid (domain rule 6.1), so this only compares sessions with
    themselves: how much of a week a change keeps [calfjournal default].
    """
    return float(sum(load_of_set(line, library) for line in session.sets))


def load_of_set(line: SetLine, library: Library) -> float:
    """Return the calf load of one set, nothing for range and recovery."""
    if not loads_calf(line.exercise, library):
        return 0.0
    return float(library.get(line.exercise).load_class * len(line.side.legs))


class WeekKept(Struct, frozen=True):
    """What a calendar week holds under one way to decide, beside the week as planned.

    ``share`` is its calf load against that, None when none is planned.
    """

    sessions: tuple[Session, ...]
    load: float
    share: float | None


def week_under(
    week: date,
    day: date,
    before: Sequence[Session],
    after: Sequence[Session],
    library: Library,
) -> WeekKept:
    """Return the week that begins on a Monday when ``before`` becomes ``after``, pair by pair.

    The one home of what a way keeps. What was missed before ``day`` or left out is lost under
    every way and counts for none.
    """
    pairs = [
        (old, new) for old, new in zip(before, after, strict=True) if old.counts or old.day >= day
    ]
    planned = [old for old, _ in pairs if _is_in(old, week)]
    there = tuple(
        new for _, new in pairs if _is_in(new, week) and new.status is not SessionStatus.SKIPPED
    )
    usual, load = load_of(planned, library), load_of(there, library)
    return WeekKept(there, load, load / usual if usual else None)


def _is_in(session: Session, week: date) -> bool:
    return timedelta(0) <= session.day - week < timedelta(weeks=1)


def load_of(sessions: Iterable[Session], library: Library) -> float:
    """Return the calf load of sessions; what is left out loads nothing."""
    return sum(calf_load(s, library) for s in sessions if s.status is not SessionStatus.SKIPPED)
