"""Wishes about days, weighed: runs, races, preference, time of day (domain rules 7.4 and 6.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from calfjournal.dates import minute_of_day
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import RunKind
from calfjournal.training.planner.calendar import HARD_KINDS, Calendar
from calfjournal.training.planner.spacing import HEAVY, LOADS, VERY_HIGH

_BEFORE_HARD_RUN, _TWO_BEFORE_HARD_RUN, _SAME_DAY_AS_LONG = 6.0, 6.0, 3.0
_NOT_BESIDE_RUN, _SPRINGS_AFTER_HARD, _PREFERENCE, _WEEKEND = 2.0, 1.0, 0.15, 0.2
_OUTSIDE_HEAVY_WINDOW, _TESTS_EARLY, _LIGHTER_FORM = 3.0, 0.6, 5.0

RunOf = Callable[[date], RunKind | None]
"""The run meant for a day, the hardest of several; None when there is none."""

MORNING_RUN = "08:00"
"""When a run starts of which nobody said when (calfjournal default)."""

AFTER_RUN = 6 * 60
"""Minutes from the start of a hard run to heavy work of its day (domain rule 7.4)."""


class Beside(StrEnum):
    """How a day lies to the runs around it."""

    HARD_RUN_DAY = "hard_run_day"
    AFTER_EASY = "after_easy"
    BEFORE_HARD_RUN = "before_hard_run"
    LONG_RUN_DAY = "long_run_day"
    WITH_HARD_RUN = "with_hard_run"
    AFTER_HARD_RUN = "after_hard_run"
    CLEAR = "clear"


class Placement(Struct, frozen=True):
    """A day judged for a session: its cost, and what speaks for or against it."""

    cost: float
    beside: Beside
    run: RunKind | None = None
    """The run that this is about."""


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
    heavy = kind is SessionKind.STRENGTH and load_class >= LOADS
    if heavy and allowance.heavy_wanted:
        cost -= _OUTSIDE_HEAVY_WINDOW
    late = leaves_after_run(calendar.wishes.start_time, calendar.wishes.run_time_of(day))
    beside, run = beside_runs(day, kind, load_class, calendar.run, late=late)
    match beside:
        case Beside.BEFORE_HARD_RUN:
            cost += _BEFORE_HARD_RUN
        case Beside.LONG_RUN_DAY:
            cost += _SAME_DAY_AS_LONG
        case Beside.AFTER_EASY:
            cost += (weight - 1) * 0.5
        case Beside.HARD_RUN_DAY:
            pass
        case _ if heavy and calendar.has_runs:
            cost += _NOT_BESIDE_RUN * weight
        case Beside.WITH_HARD_RUN | Beside.AFTER_HARD_RUN:
            cost += _SPRINGS_AFTER_HARD
    return Placement(cost, beside, run)


def beside_runs(
    day: date, kind: SessionKind, load_class: int, run_of: RunOf, *, late: bool
) -> tuple[Beside, RunKind | None]:
    """How a day lies to the runs around it for a session, and the run that this is about.

    ``late`` when the session leaves time after the run of its day (``leaves_after_run``).
    """
    if load_class < LOADS:
        return Beside.CLEAR, None
    soon = hard_run_soon(day, load_class, run_of)
    if soon is not None:
        return Beside.BEFORE_HARD_RUN, soon
    today, yesterday = run_of(day), run_of(day - timedelta(1))
    if today in (RunKind.LONG, RunKind.RACE):
        return Beside.LONG_RUN_DAY, today
    if kind is SessionKind.STRENGTH:
        if today is RunKind.QUALITY and late:
            return Beside.HARD_RUN_DAY, today
        if yesterday is RunKind.EASY:
            return Beside.AFTER_EASY, yesterday
    if load_class >= HEAVY and today in HARD_KINDS:
        return Beside.WITH_HARD_RUN, today
    if load_class >= HEAVY and yesterday in HARD_KINDS:
        return Beside.AFTER_HARD_RUN, yesterday
    return Beside.CLEAR, None


def leaves_after_run(session_starts: str, run_starts: str) -> bool:
    """True when a session starts six hours or more after the run of its day (rule 7.4).

    Local "HH:MM"; a run for which "" is given is taken for one of the morning.
    """
    run = minute_of_day(run_starts or MORNING_RUN)
    return minute_of_day(session_starts) - run >= AFTER_RUN


def lighter_form() -> float:
    """The cost of a session that gives way to a lighter one, so that it rather moves."""
    return _LIGHTER_FORM


def tests_cost(day_of_week: int) -> float:
    """The cost of re-tests on day 0-6 of their week: later is better, after easy days."""
    return _TESTS_EARLY * (6 - day_of_week)


def hard_run_soon(day: date, load_class: int, run_of: RunOf) -> RunKind | None:
    """The long, quality or race run within 24 h of a session, 48 h of load class 5."""
    for ahead in (1, 2) if load_class >= VERY_HIGH else (1,):
        run = run_of(day + timedelta(ahead))
        if run in HARD_KINDS:
            return run
    return None
