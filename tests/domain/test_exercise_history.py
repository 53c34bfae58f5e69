"""What was done of an exercise, added up over time."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.exercise import Unit
from calfjournal.domain.exercise_history import (
    FEWEST_SPANS,
    ExerciseHistory,
    WorkDone,
    WorkSpan,
    work_over_time,
)

TODAY = date(2026, 11, 30)


def a_history(*back: int, amount: int = 30) -> ExerciseHistory:
    """One session on each of the days so many days back."""
    days = sorted(TODAY - timedelta(days=each) for each in back)
    return ExerciseHistory(Unit.REPS, tuple(WorkDone(d, 1, 3, amount, 10) for d in days))


@given(st.lists(st.integers(0, 9000), min_size=1, max_size=40))
def test_no_work_is_lost_over_time(back: list[int]) -> None:
    """Whatever the span, its amounts add up to everything; the last one holds today."""
    history = a_history(*back)
    work = work_over_time(history, TODAY)
    assert sum(work.amounts) == history.amount
    assert len(work.amounts) >= FEWEST_SPANS
    assert work.begins <= history.first.day
    days = {WorkSpan.WEEK: 7, WorkSpan.MONTH: 31, WorkSpan.QUARTER: 92}[work.span]
    assert work.begins + timedelta(days=days * len(work.amounts)) > TODAY


def test_a_short_time_is_shown_by_weeks_and_a_long_one_by_quarters() -> None:
    """All of it has room."""
    assert work_over_time(a_history(3), TODAY).span is WorkSpan.WEEK
    assert work_over_time(a_history(3, 400), TODAY).span is WorkSpan.MONTH
    years = work_over_time(a_history(3, 7000), TODAY)
    assert years.span is WorkSpan.QUARTER
    assert years.begins == date(2007, 10, 1)
    assert len(years.amounts) == 77


def test_weeks_begin_on_monday() -> None:
    """Sunday and the Monday after it are two weeks."""
    work = work_over_time(a_history(0, 1), TODAY)
    assert work.amounts[-2:] == (30, 30)
    assert work.begins.weekday() == 0


def test_the_latest_of_equal_bests_is_told() -> None:
    """A best that is reached again is news of the later day."""
    history = a_history(1, 50, 90)
    assert history.most.day == TODAY - timedelta(days=1)
    assert history.heaviest is None
