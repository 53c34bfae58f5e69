"""The building blocks of charts: gaps stay gaps, weeks are whole, thinning loses no spike."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.panel import Trace
from calfjournal.progress.series import daily, rolling_mean, slope_per_week, thin, week_sums, weeks

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


def test_week_sums_are_0_without_values() -> None:
    """What lies outside the weeks is left out."""
    found = week_sums([(DAY, 5.0), (later(6), 2.0), (later(14), 9.0)], weeks(later(-7), later(6)))
    assert found == (0.0, 7.0)


def test_slope_of_a_straight_line() -> None:
    """Half a point every two days is 1.75 a week; few points or one day have none."""
    points = [(later(2 * n), 0.5 * n) for n in range(5)]
    assert slope_per_week(points) == pytest.approx(1.75)
    assert slope_per_week(points[:3]) is None
    assert slope_per_week([(DAY, 1.0)] * 5) is None


def test_a_short_line_is_not_thinned() -> None:
    """Two points a pixel are drawn as they are."""
    x, y = thin([1, 2, 3], [4, 5, 6], 100)
    assert (x.tolist(), y.tolist()) == ([1, 2, 3], [4, 5, 6])


def test_thinning_keeps_extremes_and_gaps() -> None:
    """A spike and a hole in ten thousand points are still there at a hundred pixels."""
    y = np.sin(np.arange(10_000) / 500)
    y[4321], y[7000:7300] = 40.0, np.nan
    x, kept = thin(np.arange(10_000), y, 100)
    assert x.size <= 300
    assert np.nanmax(kept) == 40.0
    assert np.isnan(kept[(x >= 7000) & (x < 7300)]).any()
    assert np.all(np.diff(x) > 0)


def test_thinning_asks_for_one_length() -> None:
    """Points that lack their other half are a bug of the caller."""
    with pytest.raises(ValueError, match="one length"):
        thin([1, 2], [1], 5)


@given(
    st.lists(st.none() | st.floats(-1e6, 1e6), max_size=300),
    st.integers(1, 40),
)
def test_thinning_never_adds_and_keeps_the_range(values: list[float | None], pixels: int) -> None:
    """At most three entries a column, all of the line, with its highest and lowest."""
    y = np.array(values, dtype=float)
    x, kept = thin(np.arange(y.size), y, pixels)
    assert x.size <= 3 * pixels
    assert np.array_equal(kept, y[x.astype(int)], equal_nan=True)
    if np.isfinite(y).any():
        assert np.nanmax(kept) == np.nanmax(y)
        assert np.nanmin(kept) == np.nanmin(y)
