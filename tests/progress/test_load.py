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
from calfjournal.progress.load import daily_loads, foot_contacts, foster

DAY = date(2026, 11, 23)


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


@given(st.lists(st.none() | st.floats(0, 1e6), max_size=7))
def test_no_series_of_loads_gives_nonsense(series: list[float | None]) -> None:
    """Empty, single, unknown and extreme days: numbers are finite or not told."""
    week = foster(series)
    figures = [week.total, week.mean, week.sd, week.monotony, week.strain]
    assert all(figure is None or math.isfinite(figure) for figure in figures)
