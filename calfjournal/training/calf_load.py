"""How much the planned work of a session loads the calf, to compare plans with one another."""

from __future__ import annotations

from collections.abc import Iterable

from calfjournal.domain.exercise import Category
from calfjournal.domain.session import Session, SessionStatus
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
    return float(
        sum(
            library.get(line.exercise).load_class * len(line.side.legs)
            for line in session.sets
            if loads_calf(line.exercise, library)
        )
    )


def share_kept(
    before: Iterable[Session], after: Iterable[Session], library: Library
) -> float | None:
    """Return the share of the calf load of some sessions that is left, 0 to 1.

    None when they hold none. Skipped sessions load nothing.
    """
    planned, left = _sum(before, library), _sum(after, library)
    return left / planned if planned else None


def _sum(sessions: Iterable[Session], library: Library) -> float:
    return sum(calf_load(s, library) for s in sessions if s.status is not SessionStatus.SKIPPED)
