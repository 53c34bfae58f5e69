"""Which week of cadence repeats a day is in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from calfjournal.domain.cadence_beat import CADENCE_REPEATS
from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.training.cadence_weeks import week_of_repeats
from tests.recovery.mornings import RULES

TODAY = date(2026, 11, 25)
"""A Wednesday."""
PLANNED = SessionStatus.PLANNED


def repeats(
    days_ago: int, *, done: int | None = 1, status: SessionStatus = SessionStatus.DONE
) -> Session:
    line = SetLine(CADENCE_REPEATS, 0, 1, Side.BOTH, Unit.MINUTES, 1, done=done)
    day = TODAY - timedelta(days=days_ago)
    return Session(day, SessionKind.PLYOMETRIC, "Steps", sets=(line,), status=status)


def week(*sessions: Session, day: date = TODAY) -> int:
    return week_of_repeats(sessions, day, TODAY, RULES)


def test_it_begins_with_the_first() -> None:
    """Nothing done is the first week, and so is what was done in this very week."""
    assert week() == 1
    assert week(repeats(2)) == 1


def test_each_week_with_repeats_counts_once() -> None:
    """Two sessions in a week are one week; a week without any is none."""
    assert week(repeats(3), repeats(5)) == 2
    assert week(repeats(3), repeats(24), repeats(31)) == 4


@pytest.mark.parametrize(
    "other",
    [repeats(9, done=None, status=PLANNED), repeats(9, done=0), repeats(100)],
    ids=["missed", "none of it", "long ago"],
)
def test_what_was_not_done_lately_does_not_count(other: Session) -> None:
    assert week(other) == 1


def test_what_is_planned_until_then_counts_for_a_day_ahead() -> None:
    """In two weeks it is the second one, when those of next week are planned."""
    ahead = repeats(-7, done=None, status=PLANNED)
    left_out = repeats(-7, done=None, status=SessionStatus.SKIPPED)
    then = TODAY + timedelta(days=14)
    assert week(ahead, day=then) == 2
    assert week(left_out, day=then) == 1
