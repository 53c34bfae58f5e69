"""How often a single answer of one point is gone a day later, counted from twenty on."""

from __future__ import annotations

from calfjournal.domain.checkin import TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.responses import responses
from calfjournal.recovery.tendon import Row
from calfjournal.recovery.twinges import clears_twinges, twinge_share
from tests.recovery.mornings import DAY, RULES, answered, back, done, mornings

LEFT = Side.LEFT


def twinges(cleared: int, stayed: int) -> tuple[TendonReading, ...]:
    """Calm mornings with sessions two days apart, answered 1 at 24 h and 0 or 1 at 48 h."""
    later = [0] * cleared + [1] * stayed
    found = [
        reading
        for place, h48 in enumerate(later)
        for reading in answered(done(4 + 2 * place, key=100 + place), h24=1, h48=h48)
    ]
    return (*mornings([0] * 120), *found)


def share(readings: tuple[TendonReading, ...]) -> float | None:
    return twinge_share(DAY, Inputs(readings=readings).legs[LEFT], RULES)


def test_fewer_than_twenty_tell_nothing() -> None:
    """Nineteen are no rate, twenty are one."""
    assert share(twinges(19, 0)) is None
    assert share(twinges(16, 4)) == 0.8
    assert share(twinges(0, 20)) == 0


def test_what_was_no_twinge_is_not_counted() -> None:
    """Nothing at 24 h, or two points, is not a twinge."""
    others = [
        reading
        for place, h24 in enumerate([0, 2] * 12)
        for reading in answered(done(4 + 2 * place, key=100 + place), h24=h24, h48=0)
    ]
    assert share((*mornings([0] * 120), *others)) is None


def test_a_leg_whose_twinges_clear_is_not_held_by_two_that_agree() -> None:
    """The rate is that of the leg, known before the day; 0.8 is enough."""
    session = done(2)
    agree = answered(session, during=0, h24=1, h48=1)
    for cleared, row in ((16, Row.GREEN), (15, Row.AGREEING)):
        inputs = Inputs(readings=(*twinges(cleared, 20 - cleared), *agree), sessions=(session,))
        assert clears_twinges(DAY, inputs.legs[LEFT], RULES) == (row is Row.GREEN)
        assert not clears_twinges(DAY, inputs.legs[Side.RIGHT], RULES)
        found = responses(DAY, inputs, RULES, days=3)
        assert [r.row for r in found if r.side is LEFT] == [row]
    assert back(0) == DAY
