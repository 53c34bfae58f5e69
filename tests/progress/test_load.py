"""Loads by the worked examples of the rules, with unknown days never taken for rest."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Cadence, Run
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.progress.load import (
    Form,
    balances,
    banister,
    caution_line,
    changes,
    daily_loads,
    ewma,
    foot_contacts,
    foster,
    rolling,
)
from calfjournal.recovery.thresholds import load_thresholds

DAY = date(2026, 11, 23)
LIMITS = load_thresholds()
STEP_UP = [100.0] * 28 + [200.0] * 7


def trained(day: date, rpe: int | None = 5, minutes: int | None = 40) -> Session:
    return Session(
        day, SessionKind.STRENGTH, "A", status=SessionStatus.DONE, rpe=rpe, minutes=minutes
    )


def ran(day: date, rpe: int | None = 4, minutes: float = 60, spm: float | None = None) -> Run:
    start = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Run(start, day, duration_s=60 * minutes, rpe=rpe, cadence=Cadence(spm))


def test_foster_week() -> None:
    """The worked week: sample SD, monotony and strain."""
    found = foster([300, 0, 420, 0, 360, 240, 600])
    assert found.total == 1920
    assert found.mean == pytest.approx(274.286, abs=5e-4)
    assert found.sd == pytest.approx(218.697, abs=5e-4)
    assert found.monotony == pytest.approx(1.254, abs=5e-4)
    assert found.strain == pytest.approx(2408.0, abs=0.05)


def test_an_even_week_has_no_monotony() -> None:
    """SD 0 leaves monotony undefined, never infinite; a week of rest is 0."""
    even, rest = foster([300] * 7), foster([0] * 7)
    assert (even.total, even.monotony, even.strain) == (2100, None, None)
    assert (rest.monotony, rest.strain) == (0, 0)


def test_an_unknown_day_leaves_monotony_untold() -> None:
    """A day that is not known is not a day of rest."""
    found = foster([300, None, 420, 0, 360, 240, 600])
    assert (found.total, found.monotony, found.unknown) == (1920, None, 1)


def test_ewma_and_rolling_means_of_a_step() -> None:
    """28 days at 100 and 7 at 200: the worked figures of both kinds of mean."""
    acute, chronic = ewma(STEP_UP, 7)[-1], ewma(STEP_UP, 28)[-1]
    assert acute == pytest.approx(186.652, abs=5e-4)
    assert chronic == pytest.approx(139.360, abs=5e-4)
    assert acute / chronic == pytest.approx(1.3394, abs=5e-5)
    found = rolling(STEP_UP, LIMITS)
    assert (found.week, found.coupled, found.uncoupled) == (200, 1.6, 2.0)


@pytest.mark.parametrize(
    ("form", "long", "short", "end"),
    [
        (Form.EXPONENTIAL, 71.892, 162.538, -90.646),
        (Form.SIMPLE, 72.498, 165.555, -93.056),
    ],
)
def test_long_and_short_memory_of_a_step(form: Form, long: float, short: float, end: float) -> None:
    """Both forms start at 0 and come out as worked; the balance is yesterday's."""
    found = balances(STEP_UP, form=form)
    assert found[-1].long == pytest.approx(long, abs=5e-4)
    assert found[-1].short == pytest.approx(short, abs=6e-4)
    assert found[-1].end == pytest.approx(end, abs=6e-4)
    assert found[-1].balance == pytest.approx(found[-2].end)
    assert found[0].balance == 0


def test_banister_of_a_step() -> None:
    """Impulses of the days before: fitness, fatigue and net as worked."""
    found = banister(STEP_UP)
    assert found.fitness == pytest.approx(2983.7, abs=0.05)
    assert found.fatigue == pytest.approx(1058.4, abs=0.05)
    assert found.net == pytest.approx(866.8, abs=0.05)


def test_no_ratio_before_day_28_or_without_load() -> None:
    """Too short, nothing before, or too many unknown days: no ratio, but still the means."""
    assert rolling([100.0] * 27, LIMITS).coupled is None
    assert rolling([0.0] * 28, LIMITS).coupled is None
    assert rolling([0.0] * 21 + [100.0] * 7, LIMITS).uncoupled is None
    three = [None] * 3 + [100.0] * 25
    assert rolling(three, LIMITS).coupled is not None
    four = [None] * 4 + [100.0] * 24
    assert (rolling(four, LIMITS).coupled, rolling(four, LIMITS).week) == (None, 100)


def test_a_missing_day_is_rest_only_when_confirmed() -> None:
    """Sessions and runs of a day add up; nothing entered is unknown; an effort left out too."""
    days = [DAY + timedelta(days=n) for n in range(4)]
    loads = daily_loads(
        days[0],
        days[3],
        [trained(days[0]), trained(days[3], rpe=None)],
        [ran(days[0])],
        rest_days={days[1]},
    )
    assert loads == [440, 0, None, None]


def test_contacts_of_a_run_are_cadence_times_minutes() -> None:
    """170 steps a minute for an hour are 10 200 steps; without cadence none are told."""
    assert foot_contacts(ran(DAY, spm=170.0)) == 10200
    assert foot_contacts(ran(DAY)) is None


def test_the_caution_line_is_ones_own() -> None:
    """The 90th percentile of the last twelve weeks, none before there are four."""
    assert caution_line([100.0, 200.0, 300.0]) is None
    assert caution_line([None, *range(0, 1100, 100)]) == pytest.approx(900)
    assert caution_line([9e9] * 5 + [100.0] * 12) == 100


def test_changes_are_told_only_against_something() -> None:
    """From 0 or from nothing there is no percentage."""
    assert changes([100.0, 150.0, None, 50.0, 0.0, 9.0]) == [None, 50.0, None, None, -100.0, None]
    assert changes([]) == []


loads = st.lists(st.none() | st.floats(0, 1e6), max_size=60)


@given(loads)
def test_no_series_of_loads_gives_nonsense(series: list[float | None]) -> None:
    """Empty, single, unknown and extreme days: numbers are finite or not told."""
    week, mean = foster(series[-7:]), rolling(series, LIMITS)
    known = [load for load in series if load is not None]
    figures = [week.total, week.mean, week.sd, week.monotony, week.strain]
    figures += [mean.week, mean.month, mean.coupled, mean.uncoupled, *ewma(known, 7)]
    figures += [b.end for b in balances(known)] + [banister(known).net, caution_line(series)]
    figures += changes(series)
    assert all(figure is None or math.isfinite(figure) for figure in figures)
