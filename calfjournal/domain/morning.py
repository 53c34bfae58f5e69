"""A morning: the check-in with what the tendons said, and how typed values become readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import FIGURES, CheckIn, Moment, Site, TendonReading
from calfjournal.domain.exercise import LEGS, Side


class Morning(Struct, frozen=True):
    """A check-in with its morning readings."""

    check_in: CheckIn
    readings: tuple[TendonReading, ...] = ()

    @property
    def is_told(self) -> bool:
        """False for a day that holds no more than a body mass, a note or one answer of a flare."""
        kept = self.check_in
        asked = any(f.of(kept) is not None for f in FIGURES if not f.folded)
        both = len({leg for reading in self.readings for leg in reading.side.legs}) == len(LEGS)
        given = (kept.at, kept.tags, kept.rest_day, both)
        return asked or any(map(bool, given))

    def reading(self, side: str) -> TendonReading | None:
        """The reading of a leg, None when there is none."""
        return next((r for r in self.readings if r.side == side), None)


def typed_readings(
    kept: Morning | None,
    pains: Mapping[Side, int | None],
    stiffness: Mapping[Side, int | None],
    tendons: Mapping[Side, Tendon],
    *,
    day: date,
    at: datetime,
) -> list[TendonReading]:
    """Return the morning of both legs as typed; what nobody asks for stays as it was kept.

    Pain 0-10 and stiffness in minutes of each leg. ``at`` is the UTC instant of readings that are
    new; their site is the one that complains, else the middle of the tendon.
    """
    readings = []
    for leg in LEGS:
        earlier = kept.reading(leg) if kept is not None else None
        site = tendons[leg].site or Site.MIDPORTION
        start = earlier or TendonReading(day, Moment.MORNING, leg, site=site, at=at)
        readings.append(replace(start, pain=pains[leg], stiffness_min=stiffness[leg]))
    return readings
