"""A morning: the check-in with what the tendons said, and how typed values become readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import CheckIn, Moment, Site, TendonReading
from calfjournal.domain.exercise import LEGS, Side


class Morning(Struct, frozen=True):
    """A check-in with its morning readings."""

    check_in: CheckIn
    readings: tuple[TendonReading, ...] = ()

    def reading(self, side: str) -> TendonReading | None:
        """The reading of a leg, None when there is none."""
        return next((r for r in self.readings if r.side == side), None)

    @property
    def stiffness_min(self) -> int | None:
        """Minutes of the stiffer leg."""
        known = [r.stiffness_min for r in self.readings if r.stiffness_min is not None]
        return max(known, default=None)


def typed_readings(
    kept: Morning | None,
    pains: Mapping[Side, int | None],
    stiffness: int | None,
    athlete: Athlete,
    *,
    day: date,
    at: datetime,
) -> list[TendonReading]:
    """Return the morning of both legs as typed; what nobody asks for stays as it was kept.

    Pain 0-10 of each leg. One stiffness is asked, in minutes: it is of the sore leg, or of both
    where none is named; left as it was shown, each leg keeps its own. ``at`` is the UTC instant of
    readings that are new.
    """
    site = athlete.sore_site or Site.MIDPORTION
    meant = athlete.sore_side.legs if athlete.sore_side is not None else LEGS
    untouched = kept is not None and stiffness == kept.stiffness_min
    readings = []
    for leg in LEGS:
        earlier = kept.reading(leg) if kept is not None else None
        start = earlier or TendonReading(day, Moment.MORNING, leg, site=site, at=at)
        minutes = start.stiffness_min if untouched else stiffness if leg in meant else None
        readings.append(replace(start, pain=pains[leg], stiffness_min=minutes))
    return readings
