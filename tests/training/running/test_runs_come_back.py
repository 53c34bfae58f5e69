"""Whatever races and days off a plan has, its runs stay worth running and come back."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from calfjournal.dates import monday
from calfjournal.domain.plan import Plan, Wishes
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.thresholds import load_thresholds
from calfjournal.training.history import History
from calfjournal.training.library import load_library
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.running.laid_runs import RunsGround, lay_runs
from calfjournal.training.running.run_reasons import run_shortfall

START = date(2027, 1, 4)
WEEKS = 52
LIBRARY = load_library()
RUN_DAYS = ((0, "easy"), (1, "quality"), (3, "easy"), (5, "easy"), (6, "long"))
LEAST_KM, STEP_KM = 2.0, 0.1
BACK_WEEKS = 16
"""Weeks after the last race and its rest, or the last day off, until 0.8 of the wish is laid."""

Races = tuple[tuple[date, float | None], ...]
Blocks = tuple[tuple[date, date, str], ...]

DISTANCES = st.sampled_from((None, 1.0, 5.0, 10.0, 21.1, 42.195))
RACES = st.lists(st.tuples(st.integers(0, 200), DISTANCES), max_size=12, unique_by=lambda r: r[0])
OFF = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 34)), max_size=6)


def laid(wished: float, races: Races, blocks: Blocks) -> tuple[PlannedRun, ...]:
    end = START + timedelta(weeks=WEEKS, days=-1)
    minor = tuple(day for day, _ in races[::3])
    wishes = Wishes(
        "calf_foundation",
        START,
        run_days=RUN_DAYS,
        weekly_km=wished,
        races=races,
        b_races=minor,
        blocked=blocks,
    )
    ground = RunsGround(
        Calendar.of(wishes), History(START), LIBRARY, None, wished, load_thresholds(), START
    )
    return lay_runs(Plan(None, "calf_foundation", "Plan", START, end, (), wishes), (), ground)


@settings(max_examples=40, deadline=None)
@given(wished=st.integers(10, 90).map(float), races=RACES, off=OFF)
@example(wished=33.0, races=[(20 + 21 * n, None) for n in range(9)], off=[])
@example(wished=33.0, races=[], off=[(21 + 42 * n, 20) for n in range(4)])
def test_runs_stay_worth_running_and_come_back(
    wished: float, races: list[tuple[int, float | None]], off: list[tuple[int, int]]
) -> None:
    """None is shorter than 2 km, and sixteen weeks after the last all is nearly as wished for."""
    on = tuple((START + timedelta(days), km) for days, km in sorted(races, key=lambda r: r[0]))
    blocks = tuple(
        (START + timedelta(days), START + timedelta(days + more), "") for days, more in off
    )
    runs = [run for run in laid(wished, on, blocks) if run.kind is not RunKind.RACE]
    parts = 2.0 * (len(RUN_DAYS) - 1)  # The long run takes half of its week at most.
    lowest = 0.5 * 0.75 * wished / parts  # Half of it after time off, and an easier week.
    least = min(LEAST_KM, lowest - STEP_KM)
    assert all(run.km is not None and run.km >= least - 1e-6 for run in runs)
    weeks: dict[date, float] = defaultdict(float)
    for run in runs:
        weeks[monday(run.day)] += run.km or 0.0
    over = [day + timedelta(days=14) for day, _ in on] + [last for _, last, _ in blocks]
    since = max(over, default=START) + timedelta(weeks=BACK_WEEKS)
    after = [km for first, km in weeks.items() if first >= since]
    assert len(after) < 4 or max(after) >= 0.8 * wished


def test_weeks_that_fall_short_of_the_wish_are_counted() -> None:
    """A race alone is a taper; one after another keeps the runs below half for weeks."""
    races = [(START + timedelta(days=48 + 21 * n), None) for n in range(9)]
    once = run_shortfall(laid(33.0, tuple(races[:1]), ()), 33.0)
    often = run_shortfall(laid(33.0, tuple(races), ()), 33.0)
    assert list(once) == []
    assert [said.values["count"] for said in often] == [9]
