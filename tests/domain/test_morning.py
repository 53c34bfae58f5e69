"""What is typed of a morning becomes readings of the legs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import CheckIn, Moment, Site, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.morning import Morning, typed_over, typed_readings, usually_told

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


def test_usual_is_what_half_of_the_last_seven_mornings_told() -> None:
    """A figure told of four of seven is asked again, of three not; older mornings do not count."""
    mornings = [CheckIn(DAY + timedelta(n), resting_hr=50, stress=2, at=AT) for n in range(5)]
    mornings += [
        CheckIn(
            DAY + timedelta(5 + n),
            resting_hr=50,
            sleep_quality=4 if n % 2 == 0 else None,
            fatigue=3 if n % 2 else None,
            note="late" if n > 1 else "",
            at=AT,
        )
        for n in range(7)
    ]
    assert usually_told(mornings) == ("sleep_quality", "note")
    assert usually_told([]) == ()


def test_what_a_file_brought_is_no_habit_and_no_morning() -> None:
    """A watch that sends a quality of sleep every night does not make it a question."""
    sent = CheckIn(DAY, resting_hr=50, sleep_quality=4, source="watch", at=AT)
    assert usually_told([sent]) == ()
    assert not Morning(sent).is_told
    assert Morning(replace(sent, fatigue=2)).is_told


def test_the_source_is_that_of_the_resting_heart_rate() -> None:
    """Sleep typed over leaves the heart rate to the watch; the heart rate typed is one's own."""
    sent = CheckIn(DAY, resting_hr=50, sleep_hours=7.0, source="watch", at=AT)
    slept, replaced = typed_over(sent, replace(sent, sleep_hours=6.0))
    assert (slept.source, [(v.figure, v.value) for v in replaced]) == (
        "watch",
        [("sleep_hours", 7.0)],
    )
    own, replaced = typed_over(sent, replace(sent, resting_hr=48))
    assert (own.source, [(v.figure, v.value) for v in replaced]) == (
        "manual",
        [("resting_hr", 50.0)],
    )
    assert typed_over(sent, replace(sent, fatigue=3)) == (replace(sent, fatigue=3), ())
