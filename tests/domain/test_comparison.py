"""What tests of two legs say side by side."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.comparison import symmetry, whole_percent


def test_symmetry_is_the_weaker_in_percent_of_the_stronger() -> None:
    """22 and 28 raises are 78.6 %; nothing compares with a leg not tested or with two zeros."""
    assert symmetry(22, 28) == pytest.approx(78.571, abs=5e-4)
    assert symmetry(28, 22) == symmetry(22, 28)
    assert symmetry(0, 20) == 0
    assert symmetry(0, 0) is None
    assert symmetry(None, 20) is None
    assert symmetry(2.0, 0.0, lower_is_better=True) is None


@given(st.floats(0, 200), st.floats(0, 200))
def test_symmetry_stays_between_0_and_100(one: float, other: float) -> None:
    """Whatever was counted."""
    found = symmetry(one, other)
    assert found is None or (math.isfinite(found) and 0 <= found <= 100)


@given(st.integers(0, 100), st.integers(1, 500))
def test_a_goal_reached_exactly_is_reached(percent: int, most: int) -> None:
    """57 of 100 raises are 57 %, not a hair less."""
    assert symmetry(percent * most, 100 * most) == percent


@pytest.mark.parametrize(("share", "shown"), [(88.4, 88), (89.7, 89), (90.0, 90), (94.6, 94)])
def test_a_goal_just_missed_is_not_shown_as_reached(share: float, shown: int) -> None:
    """26 of 29 raises are 89.7 %: that reads 89 wherever it is shown, whatever the goal."""
    assert whole_percent(share) == shown
