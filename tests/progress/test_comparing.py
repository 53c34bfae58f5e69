"""Tests beside the ones before: only like with like, and never more than the noise allows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.comparison import Change, Compared, ComparedMeasure
from calfjournal.domain.exercise import Side
from calfjournal.progress.comparing import compare
from calfjournal.thresholds import load_thresholds

DAY = date(2026, 11, 12)


def _reach(left: float, right: float) -> tuple[Result, ...]:
    return tuple(
        Result(Measure.KNEE_TO_WALL, side, value)
        for side, value in ((Side.LEFT, left), (Side.RIGHT, right))
    )


def _raises(left: int, *, surface: str = "incline10", bpm: int = 60) -> tuple[Result, ...]:
    return (Result(Measure.HEEL_RISE, Side.LEFT, left, bpm=bpm, surface=surface),)


def _newest(*batteries: tuple[Result, ...], norm: float | None = None) -> ComparedMeasure:
    """Return the first measure of the newest of tests a week apart."""
    tests = [Assessment(DAY + timedelta(weeks=n), rs, id=n) for n, rs in enumerate(batteries)]
    return compare(tests, lambda _day: norm, load_thresholds())[0].measures[0]


def _left(measure: ComparedMeasure) -> Compared:
    assert measure.left is not None
    return measure.left


@pytest.mark.parametrize(("before", "after", "real"), [(10.2, 12.1, True), (10.2, 12.0, False)])
def test_reach_counts_from_the_noise_on(before: float, after: float, real: bool) -> None:
    """1.9 cm of knee-to-wall is a change, 1.8 cm is noise."""
    left = _left(_newest(_reach(before, 9), _reach(after, 9)))
    assert left.change == Change(round(after - before, 6), 1.9, real)


@pytest.mark.parametrize(("after", "real"), [(26, False), (27, True)])
def test_raises_count_from_seven_on(after: int, real: bool) -> None:
    """Six raises more may be noise, seven are not."""
    left = _left(_newest(_raises(20), _raises(after)))
    assert left.change == Change(after - 20, 6, real)


@pytest.mark.parametrize("other", [_raises(20, surface="flat"), _raises(20, bpm=40)])
def test_raises_compare_only_at_the_same_setting(other: tuple[Result, ...]) -> None:
    """Another surface or another beat is no test before."""
    left = _left(_newest(other, _raises(30)))
    assert left.change is None
    assert left.other_way


def test_raises_find_the_like_test_behind_an_unlike_one() -> None:
    """The newest earlier test of the same setting counts, not simply the newest."""
    left = _left(_newest(_raises(20), _raises(5, surface="flat"), _raises(24)))
    assert left.change is not None
    assert left.change.value == 4


def test_a_gain_is_counted_from_the_first_of_its_kind() -> None:
    """What tests tell of a leg and what its chart tells has one baseline and one noise."""
    left = _left(_newest(_raises(5, surface="flat"), _raises(20), _raises(24), _raises(28)))
    assert left.change == Change(4, 6, real=False)
    assert left.gain == Change(8, 6, real=True)
    assert left.first_day == DAY + timedelta(weeks=1)


def test_the_norm_holds_on_the_incline_only() -> None:
    """Raises on the flat floor are never put beside the norm."""
    assert _left(_newest(_raises(14), norm=28)).norm_percent == pytest.approx(50)
    assert _left(_newest(_raises(14, surface="flat"), norm=28)).norm_percent is None


def test_the_sides_have_a_gap_in_reach_and_a_symmetry_in_strength() -> None:
    """Centimetres are subtracted, raises are set in percent of the stronger side."""
    reach = _newest(_reach(12.1, 11.0))
    assert reach.gap == pytest.approx(1.1)
    assert reach.symmetry is None
    right = Result(Measure.HEEL_RISE, Side.RIGHT, 23, bpm=60, surface="incline10")
    strength = _newest((*_raises(26), right))
    assert strength.gap is None
    assert strength.symmetry == pytest.approx(100 * 23 / 26)


def test_one_side_alone_has_no_comparison_of_sides() -> None:
    """What was not tested is not taken for zero."""
    alone = _newest(_raises(26))
    assert (alone.gap, alone.symmetry, alone.right) == (None, None, None)


@pytest.mark.parametrize(("days", "share"), [(7, 80), (8, None)])
def test_a_leg_alone_compares_with_the_other_of_the_days_before(
    days: int, share: float | None
) -> None:
    """Within a week and done in the same way, and told of which day; longer ago it says nothing."""
    left = Result(Measure.HEEL_RISE, Side.LEFT, 25, bpm=60, surface="flat")
    right = Result(Measure.HEEL_RISE, Side.RIGHT, 20, bpm=60, surface="flat")
    tests = [Assessment(DAY, (left,)), Assessment(DAY + timedelta(days), (right,))]
    (measure,) = compare(tests, lambda _day: None, load_thresholds())[0].measures
    assert measure.symmetry == share
    assert measure.other == ((DAY, left) if share else None)
    faster = replace(right, bpm=40)
    (measure,) = compare([Assessment(DAY, (left, faster))], lambda _day: None, load_thresholds())[
        0
    ].measures
    assert measure.symmetry is None
