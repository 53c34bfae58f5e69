"""Sums kept once give what each window taken alone gives."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.windows import Window, Windows

DAY = date(2026, 11, 23)
MEASURED = st.floats(0, 300, allow_nan=False)


@given(
    st.dictionaries(st.integers(0, 60), MEASURED, max_size=40),
    st.integers(0, 80),
    st.integers(0, 30),
    st.integers(0, 20),
)
def test_a_window_is_what_its_values_are(
    values: dict[int, float], on: int, back_from: int, back_to: int
) -> None:
    """Mean and spread of a stretch do not depend on what lies around it."""
    sums = Windows({DAY + timedelta(days=at): value for at, value in values.items()})
    window = sums.back(DAY + timedelta(days=on), back_from, back_to)
    inside = [value for at, value in values.items() if on - back_from <= at <= on - back_to]
    assert window.count == len(inside)
    assert window.mean == (pytest.approx(fmean(inside), abs=1e-9) if inside else None)
    spread = pytest.approx(stdev(inside), abs=1e-4) if len(inside) > 1 else None
    assert window.sd == spread


def test_whole_numbers_stay_exact() -> None:
    """Beats a minute are counted: equal mornings have no spread at all, after twenty years too."""
    sums = Windows({DAY + timedelta(days=at): 48.0 + at % 5 // 4 for at in range(7300)})
    assert sums.back(DAY + timedelta(days=7003), 3, 0) == Window(4, 48.0, 0.0)


def test_the_first_day_there_is_has_a_window_too() -> None:
    """No day before it is asked for."""
    assert Windows({date.min: 2.0}).back(date.min, 60) == Window(1, 2.0)
    assert Windows({}).back(date.min, 60) == Window(0)
