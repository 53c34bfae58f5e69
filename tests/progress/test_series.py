"""The building blocks of charts: gaps stay gaps, weeks are whole, thinning loses no spike."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from calfjournal.domain.panel import Trace
from calfjournal.progress.series import daily, rolling_mean, slope_per_week, weeks

DAY = date(2026, 11, 23)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def test_a_missing_day_is_a_gap() -> None:
    """A daily trace holds every day; days without a value are None, never in between."""
    found = daily("x", {DAY: 1.0, later(2): 3.0, later(9): 9.0}, DAY, later(3))
    assert found.values == (1.0, None, 3.0, None)
    assert (found.known, found.last) == (2, (later(2), 3.0))
    assert Trace("x", (), ()).last is None


def test_a_value_that_is_no_number_is_a_gap() -> None:
    """NaN and infinity never reach a chart as values."""
    found = daily("x", {DAY: float("nan"), later(1): float("inf")}, DAY, later(1))
    assert found.values == (None, None)


def test_a_rolling_mean_needs_its_values() -> None:
    """A mean is told only where enough days are there; days before the chart count."""
    values = {later(-2): 1.0, later(-1): 2.0, DAY: 3.0, later(4): 9.0}
    found = rolling_mean(values, DAY, later(4), 3, 2)
    assert found.values == (2.0, 2.5, None, None, None)


def test_weeks_begin_on_monday() -> None:
    """Sunday and Monday are two weeks; no days are no weeks."""
    assert weeks(later(-1), DAY) == (later(-7), DAY)
    assert weeks(DAY, later(6)) == (DAY,)
    assert weeks(later(1), DAY) == ()


def test_slope_of_a_straight_line() -> None:
    """Half a point every two days is 1.75 a week; few points or one day have none."""
    points = [(later(2 * n), 0.5 * n) for n in range(5)]
    assert slope_per_week(points) == pytest.approx(1.75)
    assert slope_per_week(points[:3]) is None
    assert slope_per_week([(DAY, 1.0)] * 5) is None
