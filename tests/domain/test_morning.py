"""What is typed of a morning becomes readings of the legs."""

from __future__ import annotations

from datetime import UTC, date, datetime

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import CheckIn, Moment, Site, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.morning import Morning, typed_readings

DAY = date(2026, 11, 28)
AT = datetime(2026, 11, 28, 6, tzinfo=UTC)
NO_PAIN = {Side.LEFT: 0, Side.RIGHT: 0}


def kept() -> Morning:
    """A morning with another stiffness on each leg, the right one swollen."""
    left = TendonReading(DAY, Moment.MORNING, Side.LEFT, pain=0, stiffness_min=3)
    right = TendonReading(DAY, Moment.MORNING, Side.RIGHT, pain=2, stiffness_min=9, swelling=True)
    return Morning(CheckIn(DAY), (left, right))


def test_each_leg_keeps_its_own_stiffness() -> None:
    """What is typed of a leg is of that leg, at the site that complains."""
    tendons = {Side.LEFT: Tendon(Side.LEFT, site=Site.INSERTION), Side.RIGHT: Tendon(Side.RIGHT)}
    stiff = {Side.LEFT: 8, Side.RIGHT: None}
    made = typed_readings(None, NO_PAIN, stiff, tendons, day=DAY, at=AT)
    assert [(r.side, r.stiffness_min, r.site) for r in made] == [
        (Side.LEFT, 8, Site.INSERTION),
        (Side.RIGHT, None, Site.MIDPORTION),
    ]
    assert {(r.day, r.moment, r.at) for r in made} == {(DAY, Moment.MORNING, AT)}


def test_what_nobody_asks_for_stays() -> None:
    """Swelling, site and instant of a kept reading are as they were."""
    stiff = {Side.LEFT: None, Side.RIGHT: 9}
    quiet = {leg: Tendon(leg) for leg in LEGS}
    made = typed_readings(kept(), {Side.LEFT: 4, Side.RIGHT: 2}, stiff, quiet, day=DAY, at=AT)
    assert [(r.pain, r.stiffness_min, r.swelling) for r in made] == [(4, None, False), (2, 9, True)]
    assert {r.at for r in made} == {None}
