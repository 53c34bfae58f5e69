"""The decision table of the tendon, row by row (domain rules 4.3 and 4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import Flare, Site, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import State
from calfjournal.recovery.leg_readings import leg_readings
from calfjournal.recovery.tendon import (
    Answers,
    Row,
    Usual,
    decide,
    trend_of,
    usual_of,
)
from tests.recovery.mornings import DAY, RULES, back, mornings


def usual(pain: float = 0, stiffness: float = 5) -> Usual:
    return Usual(pain, stiffness, 14, 5, own=True)


@pytest.mark.parametrize(
    ("base", "answers", "row"),
    [
        (1, Answers(during=3, after=2, morning=2, h24=2, h48=1), Row.HOLD_DOSE),
        (1, Answers(during=2, after=2, morning=3, h24=3, h48=3), Row.H48),
        (0, Answers(during=1, after=1, morning=0, h24=3, h48=1), Row.WORSENING),
        (0, Answers(during=1, after=1, morning=1, h24=1, h48=0), Row.GREEN),
    ],
)
def test_the_four_worked_examples(base: float, answers: Answers, row: Row) -> None:
    """The examples of the rules come out as worked by hand."""
    assert decide(answers, usual(base), RULES) is row


@pytest.mark.parametrize(
    ("answers", "row"),
    [
        (Answers(during=6, after=0, morning=0), Row.DURING),
        (Answers(during=5, after=0, morning=0), Row.HOLD_DOSE),
        (Answers(during=3, after=0, morning=0), Row.HOLD_DOSE),
        (Answers(during=2, after=0, morning=0), Row.GREEN),
        (Answers(during=0, morning=0, limp=True), Row.DURING),
        (Answers(during=0, after=0, morning=1, h48=2), Row.H48),
        (Answers(during=0, after=1, morning=0, h24=1, h48=1), Row.GREEN),
        (Answers(during=0, after=0, morning=0, h24=2), Row.WORSENING),
        (Answers(during=0, after=0, morning=0, h24=1), Row.UNSETTLED),
        (Answers(during=0, after=0, morning=0, h24=0, h48=1), Row.WORSENING),
        (Answers(during=0, morning=2), Row.RISE),
        (Answers(during=0, morning=1), Row.GREEN),
        (Answers(during=4, morning=2), Row.RISE),
        (Answers(during=0, morning=0, stiffness_min=19), Row.GREEN),
        (Answers(during=0, morning=0, stiffness_min=20), Row.RISE),
        (Answers(during=0, morning=0, stiffness_min=31), Row.RISE),
    ],
)
def test_each_row_at_its_border(answers: Answers, row: Row) -> None:
    """Usual pain 0 and stiffness 5 min: each border belongs to the side the table says."""
    assert decide(answers, usual(), RULES) is row


def test_stiffness_over_30_minutes_holds_even_when_it_is_usual() -> None:
    """Someone who is always stiff for 28 min holds at 31, not only at 43."""
    assert decide(Answers(morning=0, stiffness_min=31), usual(0, 28), RULES) is Row.RISE
    assert decide(Answers(morning=0, stiffness_min=30), usual(0, 28), RULES) is Row.GREEN


def test_a_rising_week_holds_only_when_nothing_worse_did() -> None:
    """The trend is row 6: after the rows of the session, before green."""
    assert decide(Answers(during=0, morning=0), usual(), RULES, rising=True) is Row.TREND
    assert decide(Answers(during=4, morning=0), usual(), RULES, rising=True) is Row.HOLD_DOSE


def test_green_needs_the_next_morning() -> None:
    """A session without pain is not green before the morning has answered."""
    assert decide(Answers(during=0, after=0), usual(), RULES) is None
    assert decide(Answers(), usual(), RULES) is None


def test_a_rise_between_settled_and_hold_keeps_the_dose() -> None:
    """With a usual of 0.5 a morning of 2 is 1.5 above: neither settled nor two above."""
    assert decide(Answers(during=0, morning=2), usual(0.5), RULES) is Row.HOLD_DOSE


pains = st.none() | st.integers(0, 10)


@given(
    st.builds(
        Answers, pains, pains, pains, pains, pains, st.none() | st.integers(0, 600), st.booleans()
    ),
    st.integers(0, 10),
)
def test_more_pain_is_never_judged_milder(answers: Answers, base: int) -> None:
    """Raising pain during, the morning or 48 h by one never turns the state greener."""
    order = [State.GREEN, State.AMBER, State.RED]
    row = decide(answers, usual(base), RULES)
    for name in ("during", "morning", "h48"):
        value = getattr(answers, name)
        if value is None or value == 10:
            continue
        worse = decide(replace(answers, **{name: value + 1}), usual(base), RULES)
        if row is not None:
            assert worse is not None
            assert order.index(worse.state) >= order.index(row.state)


# ------------------------------------------------------------------ what is usual


def _usual(
    readings: tuple[TendonReading, ...], day: date = DAY, flares: Sequence[Flare] = ()
) -> Usual:
    athlete = Athlete(usual_pain=3, usual_stiffness_min=9)
    return usual_of(day, leg_readings(readings, Side.LEFT, flares), athlete, RULES)


def test_usual_is_the_median_of_fourteen_mornings() -> None:
    """Older mornings and single bad ones do not move what is usual."""
    readings = mornings([9] * 5 + [1] * 13 + [8])
    assert _usual(readings).pain == 1


def test_with_fewer_than_five_mornings_the_start_value_stands_in() -> None:
    """Four mornings are no baseline; the fifth makes one."""
    assert _usual(mornings([1, 1, 1, 1])).pain == 3
    assert _usual(mornings([1, 1, 1, 1])).stiffness_min == 9
    assert not _usual(mornings([1, 1, 1, 1])).own
    assert _usual(mornings([1, 1, 1, 1, 1])).pain == 1


def test_days_of_a_flare_do_not_become_usual() -> None:
    """A flare of the side is left out, one of the other side is not."""
    readings = mornings([1] * 7 + [6] * 7)
    left, right = (Flare(back(6), side) for side in (Side.LEFT, Side.RIGHT))
    assert _usual(readings, flares=(left,)).pain == 1
    assert _usual(readings, flares=(right,)).pain == 3.5


def test_sore_muscle_is_not_a_tendon() -> None:
    """Readings of the calf muscle never enter the usual of the tendon."""
    assert leg_readings(mornings([4] * 9, site=Site.CALF), Side.LEFT).mornings == {}
    assert len(leg_readings(mornings([4] * 9, site=Site.HEEL), Side.LEFT).mornings) == 9


def test_a_reading_of_both_legs_counts_for_each() -> None:
    """A reading of both legs is one of the left and one of the right."""
    readings = mornings([2], Side.BOTH)
    assert [leg_readings(readings, side).mornings[DAY].pain for side in LEGS] == [2, 2]


def test_a_rising_week_needs_more_than_one_point_and_four_mornings() -> None:
    """Exactly one point more is no trend; neither are three mornings."""

    def rising(pains: Sequence[int | None]) -> bool:
        return trend_of(DAY, leg_readings(mornings(pains), Side.LEFT).mornings, RULES).rising

    assert not rising([1] * 7 + [2] * 7)
    assert rising([1] * 7 + [2] * 6 + [3])
    assert not rising([None] * 4 + [1] * 3 + [5] * 7)
    assert rising([None] * 3 + [1] * 4 + [5] * 7)


def test_stiffness_alone_can_be_the_trend() -> None:
    """More than ten minutes over last week's mean is a trend, ten is not."""
    before = mornings([1] * 7, until=back(7), stiffness=5)

    def rising(minutes: int) -> bool:
        now = mornings([1] * 7, stiffness=minutes)
        return trend_of(DAY, leg_readings((*before, *now), Side.LEFT).mornings, RULES).rising

    assert not rising(15)
    assert rising(16)
