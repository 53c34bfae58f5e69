"""What each leg said, laid out once for all who judge, and anew only where it is another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.checkin import Flare, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.recovery.inputs import legs_of
from calfjournal.recovery.leg_readings import LegReadings
from calfjournal.store.kept_range import Held

_Said = tuple[tuple[TendonReading, ...], tuple[Flare, ...], tuple[Tendon, ...], Athlete]
"""What the legs rest on beside the readings of the days around: the first of them too."""


class KeptLegs:
    """The readings of both legs; of what was laid out before, the days up to a change stay."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._said: _Said | None = None
        self._readings: Held[TendonReading] | None = None
        self._legs: Mapping[Side, LegReadings] = {}

    def of(self, readings: Held[TendonReading], *said: *_Said) -> Mapping[Side, LegReadings]:
        """Return what each leg said, the readings of the journal's first weeks included."""
        before = self._readings if said == self._said else None
        if readings is not before:
            until = date.min if before is None else readings.same_until(before)
            if before is None or until == date.min:
                beginning, flares, tendons, athlete = said
                self._legs = legs_of((*beginning, *readings.values), flares, tendons, athlete)
            else:
                self._legs = _changed(self._legs, until, before, readings)
            self._said, self._readings = said, readings
        return self._legs


def _changed(
    legs: Mapping[Side, LegReadings],
    until: date,
    before: Held[TendonReading],
    now: Held[TendonReading],
) -> Mapping[Side, LegReadings]:
    since = until + timedelta(days=1)
    gone, fresh = before.between(since, before.last), now.between(since, now.last)
    return {side: leg.changed(until, gone, fresh) for side, leg in legs.items()}
