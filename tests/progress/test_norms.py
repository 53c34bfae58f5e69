"""Tests beside norms, sides and noise, by the worked examples of the rules."""

from __future__ import annotations

import pytest

from calfjournal.domain.assessment import Measure
from calfjournal.domain.athlete import Sex
from calfjournal.domain.comparison import GapLevel, RaiseLevel
from calfjournal.progress.norms import (
    change_of,
    gap_level,
    heel_rise_norm,
    heel_rise_norms,
    norm_share,
    raise_level,
)
from calfjournal.thresholds import load_thresholds

LIMITS = load_thresholds()


@pytest.mark.parametrize(
    ("sex", "age", "reps"),
    [
        (Sex.MALE, 42, 29.2),
        (Sex.MALE, 45, 28),
        (Sex.MALE, 18, 37),
        (Sex.MALE, 99, 10),
        (Sex.FEMALE, 30, 28.5),
        (Sex.FEMALE, 85, 13),
        (Sex.UNSTATED, 42, None),
        (Sex.MALE, None, None),
    ],
)
def test_heel_rise_norm(sex: Sex, age: float | None, reps: float | None) -> None:
    """Linear between the middles of the decades, held outside, none where it is not known."""
    found = heel_rise_norm(sex, age)
    assert found == (None if reps is None else pytest.approx(reps))


def test_without_a_sex_both_lines_are_shown() -> None:
    """Nobody is put on a line they did not choose."""
    assert set(heel_rise_norms(Sex.UNSTATED, 42)) == {Sex.MALE, Sex.FEMALE}
    assert set(heel_rise_norms(Sex.FEMALE, 42)) == {Sex.FEMALE}
    assert heel_rise_norms(Sex.UNSTATED, None) == {}


def test_share_of_the_norm_only_on_the_incline() -> None:
    """Raises on the flat floor are not the tested condition."""
    assert norm_share(29, 29.2, "incline10") == pytest.approx(100)
    assert norm_share(14.6, 29.2, "flat") is None
    assert norm_share(14.6, None, "incline10") is None


@pytest.mark.parametrize(
    ("share", "level"),
    [
        (49.9, RaiseLevel.BUILD_FIRST),
        (50, RaiseLevel.DEVELOPING),
        (79.9, RaiseLevel.DEVELOPING),
        (80, RaiseLevel.TYPICAL),
        (119.9, RaiseLevel.TYPICAL),
        (120, RaiseLevel.STRONG),
    ],
)
def test_levels_of_raises(share: float, level: RaiseLevel) -> None:
    """Each level starts at its border."""
    assert raise_level(share, LIMITS) is level


def test_a_knee_to_wall_change_beside_its_noise() -> None:
    """9.5 to 11.0 cm is +1.5 cm, within the noise of 1.9."""
    found = change_of(Measure.KNEE_TO_WALL, 9.5, 11.0, LIMITS)
    assert (found.value, found.noise, found.real) == (1.5, 1.9, False)
    assert change_of(Measure.KNEE_TO_WALL, 9.1, 11.0, LIMITS).real
    assert change_of(Measure.KNEE_TO_WALL, 11.0, 9.1, LIMITS).real


def test_seven_raises_more_are_beyond_the_noise() -> None:
    """Six may be the day, seven are not."""
    assert not change_of(Measure.HEEL_RISE, 20, 26, LIMITS).real
    assert change_of(Measure.HEEL_RISE, 20, 27, LIMITS).real


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (12.0, 10.5, GapLevel.EVEN),
        (12.0, 10.4, GapLevel.SMALL),
        (12.0, 10.0, GapLevel.SMALL),
        (12.0, 9.8, GapLevel.CLEAR),
        (9.0, 12.0, GapLevel.CLEAR),
        (9.0, 12.5, GapLevel.LARGE),
    ],
)
def test_gap_between_the_sides(left: float, right: float, level: GapLevel) -> None:
    """Small above 1.5 cm, clear above 2, large above 3; a border belongs to the lower level."""
    assert gap_level(left, right, LIMITS) is level
    assert level.stands_out is (abs(left - right) > 2)
