"""Days on which running stays easy, for something springy was new the day before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from calfjournal.domain.exercise import Category
from calfjournal.domain.session import Session
from calfjournal.training.library import Library

_SPRINGY = (Category.PLYOMETRIC, Category.TECHNIQUE)


def days_after_new_drills(
    planned: Iterable[Session], done: Iterable[Session], library: Library
) -> frozenset[date]:
    """Return the days after open sessions with a hop or drill that was never done before them.

    ``planned`` are the sessions of a plan that lie ahead, ``done`` those that were done.
    """
    known = {line.exercise for session in done for line in session.sets}
    found: set[date] = set()
    for session in sorted(planned, key=lambda s: (s.day, s.start_time)):
        drills = {line.exercise for line in session.sets if _is_springy(line.exercise, library)}
        if drills - known:
            found.add(session.day + timedelta(days=1))
        known |= drills
    return frozenset(found)


def _is_springy(exercise: str, library: Library) -> bool:
    known = library.exercises.get(exercise)
    return known is not None and known.category in _SPRINGY
