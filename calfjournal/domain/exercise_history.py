"""What was ever done of an exercise, a session at a time, and what it adds up to."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.exercise import Unit

FEWEST_SPANS = 8
"""Of the time that is shown, so that a first week is not one lonely point (calfjournal default)."""
_WEEKS_SHOWN = timedelta(weeks=30)
_MONTHS_SHOWN = timedelta(days=4 * 365)


class WorkDone(Struct, frozen=True):
    """What was done of an exercise in one session, all legs together, warm-ups left out.

    ``amount`` is the sum of its sets and ``most`` the largest of them, both in the unit of the
    history; ``kg`` the heaviest load, None without any.
    """

    day: date
    session: int
    sets: int
    amount: int
    most: int
    kg: float | None = None


class ExerciseHistory(Struct, frozen=True):
    """Every session with an exercise that was done at least in part, oldest first, never empty.

    ``at_heaviest`` is the most done in one set with the heaviest load, None without any.
    """

    unit: Unit
    done: tuple[WorkDone, ...]
    at_heaviest: int | None = None

    @property
    def first(self) -> WorkDone:
        """The first session."""
        return self.done[0]

    @property
    def last(self) -> WorkDone:
        """The latest session."""
        return self.done[-1]

    @property
    def sets(self) -> int:
        """Sets of all sessions; left and right of one count once."""
        return sum(each.sets for each in self.done)

    @property
    def amount(self) -> int:
        """Everything that was done, in ``unit``."""
        return sum(each.amount for each in self.done)

    @property
    def most(self) -> WorkDone:
        """The latest session with the largest set."""
        return max(self.done, key=lambda each: (each.most, each.day))

    @property
    def heaviest(self) -> WorkDone | None:
        """The latest session with the heaviest load, None where nothing was ever lifted."""
        return heaviest_of(self.done)


def heaviest_of(done: tuple[WorkDone, ...]) -> WorkDone | None:
    """Return the latest session with the heaviest load, None where nothing was ever lifted."""
    lifted = [each for each in done if each.kg]
    return max(lifted, key=lambda each: (each.kg or 0.0, each.day), default=None)


class WorkSpan(StrEnum):
    """How long the time is whose work is added up."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class WorkOverTime(Struct, frozen=True):
    """What was done in each span of time up to today, oldest first; 0 where nothing was."""

    span: WorkSpan
    begins: date
    """First day of the first span."""
    amounts: tuple[int, ...]

    @property
    def most(self) -> int:
        """The most of any span."""
        return max(self.amounts)


def work_over_time(history: ExerciseHistory, today: date) -> WorkOverTime:
    """Add up what was done by weeks, months or quarters, whichever shows all of it best."""
    since = today - history.first.day
    if since <= _WEEKS_SHOWN:
        span, number = WorkSpan.WEEK, _week
    elif since <= _MONTHS_SHOWN:
        span, number = WorkSpan.MONTH, _month
    else:
        span, number = WorkSpan.QUARTER, _quarter
    amounts = Counter[int]()
    for each in history.done:
        amounts[number(each.day)] += each.amount
    last = number(today)
    first = min(number(history.first.day), last - FEWEST_SPANS + 1)
    return WorkOverTime(
        span,
        _FIRST_DAYS[span](first),
        tuple(amounts[at] for at in range(first, last + 1)),
    )


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7  # Day 1 was a Monday.


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _quarter(day: date) -> int:
    return _month(day) // 3


def _first_of_week(number: int) -> date:
    return date.fromordinal(number * 7 + 1)


def _first_of_month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _first_of_quarter(number: int) -> date:
    return _first_of_month(number * 3)


_FIRST_DAYS = {
    WorkSpan.WEEK: _first_of_week,
    WorkSpan.MONTH: _first_of_month,
    WorkSpan.QUARTER: _first_of_quarter,
}
