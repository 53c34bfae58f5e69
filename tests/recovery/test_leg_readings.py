"""What a leg said, followed from change to change, is what laying it out anew gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.checkin import Flare, Moment, Site, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.recovery.leg_readings import leg_readings
from calfjournal.recovery.usual import usual_of
from tests.recovery.mornings import DAY, RULES

_DAYS = 24
READINGS = st.lists(
    st.builds(
        lambda back, moment, side, pain, session, site: TendonReading(
            DAY - timedelta(days=back), moment, side, pain, 5, site=site, session_id=session
        ),
        st.integers(0, _DAYS),
        st.sampled_from((Moment.MORNING, Moment.H24, Moment.H48)),
        st.sampled_from(tuple(Side)),
        st.none() | st.integers(0, 10),
        st.none() | st.integers(1, 4),
        st.sampled_from((Site.MIDPORTION, Site.CALF)),
    ),
    max_size=25,
)
FLARES = (Flare(DAY - timedelta(days=20), LEGS[0], DAY - timedelta(days=12)),)


def _in_order(readings: Sequence[TendonReading]) -> tuple[TendonReading, ...]:
    return tuple(sorted(readings, key=lambda reading: reading.day))


def _day(back: int) -> date:
    return DAY - timedelta(days=back)


@given(
    kept=READINGS,
    gone=READINGS,
    fresh=READINGS,
    back=st.integers(0, _DAYS),
    side=st.sampled_from(LEGS),
)
def test_a_change_of_late_leaves_what_a_new_look_would_find(
    kept: list[TendonReading],
    gone: list[TendonReading],
    fresh: list[TendonReading],
    back: int,
    side: Side,
) -> None:
    """Whatever is told or taken back later than a day, and whatever was found usual before."""
    until = _day(back)
    early = _in_order([reading for reading in kept if reading.day <= until])
    before = _in_order([reading for reading in gone if reading.day > until])
    after = _in_order([reading for reading in fresh if reading.day > until])
    leg = leg_readings((*early, *before), side, FLARES)
    looked = [_day(days) for days in range(0, _DAYS, 3)]
    for day in looked:
        usual_of(day, leg, RULES)
    changed = leg.changed(until, before, after)
    anew = leg_readings((*early, *after), side, FLARES)
    assert changed == anew
    for day in looked:
        assert usual_of(day, changed, RULES) == usual_of(day, anew, RULES)
