"""What is usual of a leg: never more than a point above its start, and never made of flares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.checkin import Flare, Site, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.messages import in_words
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.leg_readings import (
    MOST_FIRST,
    LegReadings,
    leg_readings,
)
from calfjournal.recovery.trend import trend_of
from calfjournal.recovery.usual import Basis, Usual, usual_of
from calfjournal.recovery.usual_words import usual_pain
from tests.recovery.mornings import DAY, RULES, back, mornings

LEFT, RIGHT = LEGS
Readings = tuple[TendonReading, ...]


def leg(
    readings: Readings, flares: Sequence[Flare] = (), pain: int | None = 3, stiff: int | None = 9
) -> LegReadings:
    return leg_readings(readings, LEFT, flares, Tendon(LEFT, pain, stiff))


def usual(readings: Readings, day: date = DAY, **rest: object) -> Usual:
    return usual_of(day, leg(readings, **rest), RULES)  # type: ignore[arg-type]


def test_usual_is_the_median_of_fourteen_mornings() -> None:
    """Older mornings and single bad ones do not move what is usual."""
    assert usual(mornings([9] * 5 + [1] * 13 + [8])).pain == 1


def test_usual_is_never_more_than_a_point_above_the_start() -> None:
    """Sixty mornings of 5 do not make 5 usual; the words say what it rests on."""
    found = usual(mornings([5] * 60, stiffness=40), pain=0, stiff=5)
    assert (found.pain, found.stiffness_min, found.basis) == (1, 15, Basis.CAPPED)
    assert in_words(usual_pain(found)) == "usual 1: your start value 0 and one more"
    assert usual(mornings([5] * 60), pain=4).basis is Basis.MORNINGS


def test_with_fewer_than_five_mornings_the_start_stands_in() -> None:
    """Four mornings are no baseline; the fifth makes one."""
    four, five = usual(mornings([1] * 4)), usual(mornings([1] * 5))
    assert (four.pain, four.stiffness_min, four.basis) == (3, 9, Basis.START)
    assert (five.pain, five.basis) == (1, Basis.MORNINGS)


def test_where_nothing_was_entered_the_first_mornings_stand_in_as_a_guess() -> None:
    """Fourteen mornings outside a flare; until then those there are; and it is called a guess."""
    few = usual(mornings([2, 4, 4]), pain=None, stiff=None)
    assert (few.pain, few.stiffness_min, few.start.guessed) == (4, 4, True)
    assert "starting guess 4" in in_words(usual_pain(few))
    later = usual(mornings([1] * 14 + [5] * 40), pain=None)
    assert (later.pain, later.basis) == (2, Basis.CAPPED)
    assert "starting guess of 1" in in_words(usual_pain(later))


def test_nothing_entered_and_no_morning_is_nothing_to_judge_against() -> None:
    """Neither 0 nor 5 minutes are made up."""
    nothing = usual((), pain=None, stiff=None)
    assert (nothing.pain, nothing.stiffness_min, nothing.basis) == (None, None, Basis.NOTHING)
    assert in_words(usual_pain(nothing)) == "no usual known yet"


def test_each_leg_has_its_own_start() -> None:
    """What was said of a leg counts before what was said of both."""
    athlete = Athlete(usual_pain=2, usual_stiffness_min=8)
    tendons = (Tendon(RIGHT, usual_pain=0),)
    inputs = Inputs(athlete, tendons=tendons)
    found = [usual_of(DAY, inputs.legs[side], RULES) for side in LEGS]
    assert [each.pain for each in found] == [2, 0]


def test_days_of_a_flare_do_not_become_usual() -> None:
    """A flare of the side is left out of usual, start and trend; one of the other side is not."""
    readings = mornings([1] * 7 + [6] * 7)
    left, right = (Flare(back(6), side) for side in LEGS)
    assert usual(readings, flares=(left,), pain=None).pain == 1
    assert usual(readings, flares=(right,), pain=9).pain == 3.5
    assert not trend_of(DAY, leg(readings, (left,)), RULES).rising
    assert trend_of(DAY, leg(readings, (right,)), RULES).rising


@given(
    st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=60),
    st.none() | st.integers(0, 10),
)
def test_usual_stays_beside_its_start_whatever_the_mornings_say(
    pains: list[int | None], intake: int | None
) -> None:
    """With an intake usual is at most one above it; without, one above the first mornings."""
    found = usual(mornings(pains), pain=intake)
    if found.pain is not None:
        assert found.start.pain is not None
        assert found.pain <= found.start.pain + 1
        assert found.start.guessed == (intake is None)


def test_the_beginning_is_of_one_piece() -> None:
    """What is far from the first morning is no beginning: a long journal may be read in parts."""
    far = mornings([4] * 20)
    assert len(leg((*mornings([0] * 5, until=back(300)), *far)).first) == 5
    assert len(leg(mornings([0] * 60)).first) == MOST_FIRST


def test_no_rule_may_look_at_more_first_mornings_than_are_kept() -> None:
    """What a runner may set stays within what is kept."""
    assert RULES.table["tendon.start_mornings"].high <= MOST_FIRST


def test_sore_muscle_is_not_a_tendon() -> None:
    """Readings of the calf muscle never enter the usual of the tendon."""
    assert leg(mornings([4] * 9, site=Site.CALF)).mornings == {}
    assert len(leg(mornings([4] * 9, site=Site.HEEL)).mornings) == 9


def test_a_reading_of_both_legs_counts_for_each() -> None:
    """A reading of both legs is one of the left and one of the right."""
    readings = mornings([2], Side.BOTH)
    assert [leg_readings(readings, side).mornings[DAY].pain for side in LEGS] == [2, 2]


# ------------------------------------------------------------------ mornings that rise


def rising(pains: Sequence[int | None]) -> bool:
    return trend_of(DAY, leg(mornings(pains)), RULES).rising


def test_a_rising_week_needs_more_than_one_point_and_four_mornings() -> None:
    """Exactly one point more is no trend; neither are three mornings."""
    assert not rising([1] * 7 + [2] * 7)
    assert rising([1] * 7 + [2] * 6 + [3])
    assert not rising([None] * 4 + [1] * 3 + [5] * 7)
    assert rising([None] * 3 + [1] * 4 + [5] * 7)


def test_stiffness_alone_can_be_the_trend() -> None:
    """More than ten minutes over last week's mean is a trend, ten is not."""
    before = mornings([1] * 7, until=back(7), stiffness=5)

    def stiffer(minutes: int) -> bool:
        now = mornings([1] * 7, stiffness=minutes)
        return trend_of(DAY, leg((*before, *now)), RULES).rising

    assert not stiffer(15)
    assert stiffer(16)


@pytest.mark.parametrize(
    ("first", "month", "crept"), [(0, 1, False), (1, 2, False), (0, 2, True), (1, 3, True)]
)
def test_pain_that_creeps_up_over_months_is_seen(first: int, month: int, crept: bool) -> None:
    """No week rises by more than a point; four weeks lie 1.5 above the first ones."""
    pains = [first] * 28 + [first, month] * 20 + [month] * 28
    found = trend_of(DAY, leg(mornings(pains)), RULES)
    assert (found.crept, found.rising) == (crept, crept)
