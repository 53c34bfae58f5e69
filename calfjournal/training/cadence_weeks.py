"""In which week of cadence repeats a runner is (domain rule 5.8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from calfjournal.domain.cadence_beat import is_repeat
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.domain.thresholds import Thresholds


def counts_from(day: date, limits: Thresholds) -> date:
    """Return the first day whose repeats tell the week of a day: a Monday weeks before it."""
    return _monday(day) - timedelta(weeks=limits.whole("cadence.weeks"))


def week_of_repeats(sessions: Iterable[Session], day: date, today: date, limits: Thresholds) -> int:
    """Return the week of cadence repeats that a day is in, counted from 1.

    Weeks before it with repeats count: those that were done, and those still planned from today
    on. Only the last 12 are looked at, so that after a long time without them the first week comes
    again [calfjournal default].
    """
    first, monday = counts_from(day, limits), _monday(day)
    return 1 + len(
        {
            _monday(session.day)
            for session in sessions
            if first <= session.day < monday and _has_repeats(session, today)
        }
    )


def _has_repeats(session: Session, today: date) -> bool:
    lines = [line for line in session.sets if is_repeat(line)]
    if any(line.done for line in lines):
        return True
    return bool(lines) and session.day >= today and session.status is SessionStatus.PLANNED


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
