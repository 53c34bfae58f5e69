"""Kilometres grow gradually and are shared among the runs of a week."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.run import PlannedRun, Run, RunKind
from calfjournal.training.history import History
from calfjournal.training.running.growth import Growth, WeekUse
from calfjournal.training.running.split import Share, split, step_of
from calfjournal.training.running.usual_week import UsualWeek, usual_week, usual_week_of

MONDAY = date(2027, 1, 4)
USES = st.lists(st.sampled_from(WeekUse), min_size=1, max_size=40)


def run(day: date, km: float, sport: str = "running") -> Run:
    return Run(datetime(2027, 1, 1, tzinfo=UTC), day, sport, distance_m=km * 1000)


@given(before=st.floats(0, 150), target=st.floats(0, 150), uses=USES)
def test_no_week_grows_by_more_than_seven_percent(
    before: float, target: float, uses: list[WeekUse]
) -> None:
    """Against the most that was run before, up to the target, which is never passed."""
    growth, most = Growth(before, target), min(before, target)
    for use in uses:
        km = growth.week(use)
        assert km <= min(target, most * 1.07) + 1e-9
        most = max(most, km)


def test_every_fourth_week_is_a_quarter_easier() -> None:
    """A week that is lost counts as the easier one."""
    growth = Growth(40.0, 40.0)
    uses = [WeekUse.GROWS] * 5 + [WeekUse.LOST] + [WeekUse.HELD] * 4
    easier = [growth.week(use) < 40 for use in uses]
    assert easier == [n in (3, 9) for n in range(10)]


def test_weeks_grow_from_what_could_be_laid() -> None:
    """Kilometres that no run could have are no ground for the next week."""
    growth = Growth(20.0, 40.0)
    assert growth.week(WeekUse.GROWS) == pytest.approx(21.4)
    growth.laid(20.5)
    assert growth.week(WeekUse.GROWS) == pytest.approx(21.9)


@given(
    km=st.floats(0, 120),
    shares=st.lists(
        st.builds(Share, st.floats(0.5, 2.0), st.none() | st.floats(0, 30)), max_size=7
    ),
)
def test_runs_are_whole_steps_below_their_most(km: float, shares: list[Share]) -> None:
    """Together no more than the week, and as much of it as the caps let."""
    found, step = split(km, shares), step_of(km, shares)
    assert sum(found) <= km + 1e-6
    for given_km, share in zip(found, shares, strict=True):
        assert round(given_km / step, 6) == round(given_km / step)
        assert share.most is None or given_km <= share.most + 1e-6
    if any(share.most is None for share in shares):
        assert sum(found) > km - step - 1e-6


def test_the_long_run_is_longest() -> None:
    """By its weight, and what it may not have the others get."""
    assert split(40.0, [Share(1), Share(1), Share(1.7)]) == (11.0, 10.5, 18.5)
    assert split(40.0, [Share(1), Share(1), Share(1.7, 15.0)]) == (12.5, 12.5, 15.0)


def test_the_usual_week_is_the_highest_of_four() -> None:
    """Up to a fifth above their mean; this week counts for nothing."""
    weeks = [MONDAY - timedelta(weeks=n) for n in (4, 3, 2, 1)]
    runs = list(zip(weeks, (30.0, 32.0, 34.0, 26.0), strict=True))
    runs.append((MONDAY, 50.0))
    assert usual_week(runs, MONDAY) == UsualWeek(34.0)
    runs[2] = (weeks[2], 50.0)
    found = usual_week(runs, MONDAY)
    assert found is not None
    assert found.km == pytest.approx(1.2 * 138 / 4)
    assert usual_week(runs[3:], MONDAY) is None


@pytest.mark.parametrize(("off", "left"), [(1, 1.0), (2, 0.75), (3, 0.6), (4, 0.5), (5, 0.5)])
def test_after_weeks_off_running_begins_lower(off: int, left: float) -> None:
    """The less the longer it was; a short run or two among them changes nothing."""
    weeks = [MONDAY - timedelta(weeks=n) for n in range(off + 1, 9)]
    runs = [(day, 40.0) for day in weeks]
    assert usual_week(runs, MONDAY) == UsualWeek(40.0 * left, off)
    runs.append((MONDAY - timedelta(weeks=off), 6.0))
    assert usual_week(runs, MONDAY) == UsualWeek(40.0 * left, off)


def test_lost_weeks_of_a_plan_are_followed_by_less() -> None:
    """Two weeks away leave three quarters, which grow again by a step a week at most."""
    growth = Growth(40.0, 40.0)
    uses = (WeekUse.GROWS, WeekUse.LOST, WeekUse.LOST, WeekUse.GROWS, WeekUse.GROWS)
    assert [growth.week(use) for use in uses][3:] == [30.0, 32.0]


def test_who_records_no_runs_goes_on_from_the_planned_ones() -> None:
    """Else a plan laid again would begin anew; walks are no runs, and what was entered is last."""
    weeks = [MONDAY - timedelta(weeks=n) for n in (4, 3, 2, 1)]
    planned = tuple(PlannedRun(day, RunKind.EASY, km=20.0) for day in weeks)
    walks = tuple(run(day, 60.0, "walking") for day in weeks)
    known = History(MONDAY, runs=walks, planned_runs=planned)
    assert usual_week_of(known, 12.0) == UsualWeek(20.0)
    assert usual_week_of(History(MONDAY, runs=walks), 12.0) == UsualWeek(12.0)
    runs = tuple(run(day, 30.0) for day in weeks)
    known = History(MONDAY, runs=runs, planned_runs=planned)
    assert usual_week_of(known, 12.0) == UsualWeek(30.0)
