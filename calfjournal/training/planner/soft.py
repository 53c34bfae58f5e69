"""Wishes about days, weighed: runs, races, preference, time of day (domain rules 7.4 and 6.1)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import RunKind
from calfjournal.training.planner.calendar import HARD_KINDS, Calendar
from calfjournal.training.planner.spacing import HEAVY, VERY_HIGH, minute_of_day

_BEFORE_HARD_RUN, _TWO_BEFORE_HARD_RUN, _SAME_DAY_AS_LONG = 6.0, 6.0, 3.0
_NOT_BESIDE_RUN, _SPRINGS_AFTER_HARD, _PREFERENCE, _WEEKEND = 2.0, 1.0, 0.15, 0.2
_OUTSIDE_HEAVY_WINDOW, _TESTS_EARLY, _LIGHTER_FORM = 3.0, 0.6, 5.0

AFTERNOON = 14 * 60
"""A session from this minute of the day on leaves six hours after a morning run."""

AFTER_RUN = 6 * 60
"""Minutes from the start of a hard run to heavy work of its day (domain rule 7.4)."""


class Placing(StrEnum):
    """What speaks for or against a day."""

    HARD_RUN_DAY = "hard_run_day"
    AFTER_EASY = "after_easy"
    BEFORE_HARD_RUN = "before_hard_run"
    LONG_RUN_DAY = "long_run_day"
    CLEAR = "clear"
    HEAVY_WINDOW = "heavy_window"


class Placement(Struct, frozen=True):
    """A day judged for a session: its cost, and what speaks for or against it."""

    cost: float
    placing: Placing
    run: RunKind | None = None
    """The run that the placing is about."""


def judge(
    day: date, kind: SessionKind, load_class: int, calendar: Calendar, weight: float = 1.0
) -> Placement:
    """What a session costs on a day; ``weight`` counts the heavy-day rule double when 2."""
    wishes = calendar.wishes
    days = wishes.days_of(day)
    preference = days.index(day.weekday()) if day.weekday() in days else 0
    cost = _PREFERENCE * preference
    if not days and not calendar.has_runs and day.weekday() >= 5:
        cost += _WEEKEND
    allowance = calendar.allowance(day)
    heavy = kind is SessionKind.STRENGTH and load_class >= 2
    if heavy and allowance.heavy_wanted:
        cost -= _OUTSIDE_HEAVY_WINDOW
    if load_class < 2:
        return Placement(cost, Placing.CLEAR)
    soon = hard_run_soon(day, load_class, calendar)
    if soon is not None:
        return Placement(cost + _BEFORE_HARD_RUN, Placing.BEFORE_HARD_RUN, soon)
    today, yesterday = calendar.run(day), calendar.run(day - timedelta(1))
    if today in (RunKind.LONG, RunKind.RACE):
        return Placement(cost + _SAME_DAY_AS_LONG, Placing.LONG_RUN_DAY, today)
    if heavy and calendar.has_runs:
        if today is RunKind.QUALITY and _late_enough(day, calendar):
            return Placement(cost, Placing.HARD_RUN_DAY, today)
        if yesterday is RunKind.EASY:
            return Placement(cost + (weight - 1) * 0.5, Placing.AFTER_EASY, yesterday)
        return Placement(cost + _NOT_BESIDE_RUN * weight, Placing.CLEAR)
    if load_class >= HEAVY and (today in HARD_KINDS or yesterday in HARD_KINDS):
        cost += _SPRINGS_AFTER_HARD
    return Placement(cost, Placing.CLEAR)


def _late_enough(day: date, calendar: Calendar) -> bool:
    """True when the usual time of sessions leaves six hours after the run of a day."""
    session = minute_of_day(calendar.wishes.start_time)
    run = calendar.wishes.run_time_of(day)
    return session - minute_of_day(run) >= AFTER_RUN if run else session >= AFTERNOON


def lighter_form() -> float:
    """The cost of a session that gives way to a lighter one, so that it rather moves."""
    return _LIGHTER_FORM


def tests_cost(day_of_week: int) -> float:
    """The cost of re-tests on day 0-6 of their week: later is better, after easy days."""
    return _TESTS_EARLY * (6 - day_of_week)


def hard_run_soon(day: date, load_class: int, calendar: Calendar) -> RunKind | None:
    """The long, quality or race run within 24 h of a session, 48 h of load class 5."""
    for ahead in (1, 2) if load_class >= VERY_HIGH else (1,):
        run = calendar.run(day + timedelta(ahead))
        if run in HARD_KINDS:
            return run
    return None
