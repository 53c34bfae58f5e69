"""What is typed of a morning becomes readings of the legs."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from calfjournal.domain.athlete import Athlete
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


@pytest.mark.parametrize(
    ("sore", "left", "right"),
    [(None, 8, 8), (Side.BOTH, 8, 8), (Side.LEFT, 8, None), (Side.RIGHT, None, 8)],
)
def test_a_stiffness_is_of_the_sore_leg(
    sore: Side | None, left: int | None, right: int | None
) -> None:
    """One number is asked; who named no sore leg means both."""
    athlete = Athlete(sore_side=sore, sore_site=Site.INSERTION)
    made = typed_readings(None, NO_PAIN, 8, athlete, day=DAY, at=AT)
    assert [reading.stiffness_min for reading in made] == [left, right]
    assert {(r.day, r.moment, r.site, r.at) for r in made} == {
        (DAY, Moment.MORNING, Site.INSERTION, AT)
    }


def test_a_stiffness_that_was_only_shown_stays_apart() -> None:
    """The form shows the stiffer leg; changing a pain does not make both legs as stiff."""
    made = typed_readings(kept(), {Side.LEFT: 4, Side.RIGHT: 2}, 9, Athlete(), day=DAY, at=AT)
    assert [(r.pain, r.stiffness_min, r.swelling) for r in made] == [(4, 3, False), (2, 9, True)]


def test_another_stiffness_is_of_both_legs() -> None:
    """What is typed anew counts for the legs that are meant; no value takes it back."""
    for minutes in (5, None):
        made = typed_readings(kept(), NO_PAIN, minutes, Athlete(), day=DAY, at=AT)
        assert [reading.stiffness_min for reading in made] == [minutes] * len(LEGS)
