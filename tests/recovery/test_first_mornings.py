"""The first mornings of a journal: nothing usual is known, and nothing is told as usual."""

from __future__ import annotations

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.finding import Light, State
from calfjournal.messages import in_words
from calfjournal.recovery.verdict import Inputs, judge
from tests.recovery.mornings import DAY, RULES, finding, mornings


def test_tendons_that_answered_without_a_usual_are_not_called_silent() -> None:
    """A first morning that is neither calm nor sore is told, and there is nothing to hold it to."""
    told = tuple(TendonReading(DAY, Moment.MORNING, side, pain=3) for side in LEGS)
    checkins = (CheckIn(DAY, sleep_hours=8.0),)
    verdict = judge(DAY, Inputs(readings=told, checkins=checkins), RULES)
    assert verdict.light is Light.GREEN
    assert in_words(verdict.headline).endswith("what is usual of your tendons is not known yet.")


def test_a_first_calm_morning_is_not_told_as_a_usual_one() -> None:
    """The rules call it green; people read that nothing usual is known yet."""
    told = tuple(TendonReading(DAY, Moment.MORNING, side, pain=0) for side in LEGS)
    verdict = judge(DAY, Inputs(readings=told), RULES)
    found = finding(verdict, f"tendon.green.{Side.LEFT}")
    assert (found.state, found.told) == (State.GREEN, State.COLLECTING)
    assert finding(verdict, "run_spike").state is State.COLLECTING
    assert not verdict.knows_usual
    legs = tuple(reading for side in LEGS for reading in mornings([0] * 20, side))
    assert judge(DAY, Inputs(readings=legs), RULES).knows_usual
