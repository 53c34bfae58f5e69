"""What a leg's tendon said, laid out so that a morning or a session finds its answers at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import Flare, Moment, TendonReading
from calfjournal.domain.exercise import Side

MOST_FIRST = 28
"""First mornings kept of a leg; no rule looks at more."""
BEGINNING_DAYS = 90
"""The first mornings are those of so many days; a longer pause before them begins nothing."""


class LaterPair(Struct, frozen=True):
    """The answers at 24 and 48 h to one session: the day of the first, when both were known."""

    day: date
    known: date
    h24: int
    h48: int


class LegReadings(Struct, frozen=True, dict=True):
    """Readings of one leg (or both) at tendon and heel, the only sites the rules may use.

    ``mornings`` holds the worse reading of each morning, ``usual_mornings`` those outside a flare
    of the leg and ``first`` the oldest of these, in order; ``tied`` has the readings of a session
    by its id, ``untied`` those of none by day and moment.
    """

    side: Side
    mornings: Mapping[date, TendonReading]
    usual_mornings: Mapping[date, TendonReading]
    first: tuple[TendonReading, ...]
    tied: Mapping[int, list[TendonReading]]
    untied: Mapping[tuple[date, Moment], list[TendonReading]]
    on_day: Mapping[date, list[TendonReading]]
    tendon: Tendon
    """What was said of it."""

    @cached_property
    def pairs(self) -> tuple[LaterPair, ...]:
        """The sessions answered at 24 and at 48 h."""
        found = (_pair(readings) for readings in self.tied.values())
        return tuple(pair for pair in found if pair is not None)


def leg_readings(
    readings: Iterable[TendonReading],
    side: Side,
    flares: Sequence[Flare] = (),
    tendon: Tendon | None = None,
) -> LegReadings:
    """Return the readings of a leg."""
    mornings: dict[date, TendonReading] = {}
    tied: defaultdict[int, list[TendonReading]] = defaultdict(list)
    untied: defaultdict[tuple[date, Moment], list[TendonReading]] = defaultdict(list)
    on_day: defaultdict[date, list[TendonReading]] = defaultdict(list)
    sides, morning = (side, Side.BOTH), Moment.MORNING  # Looked up once: this sees every reading.
    for reading in readings:
        if reading.side not in sides or not reading.site.is_tendon:
            continue
        day, moment, session = reading.day, reading.moment, reading.session_id
        on_day[day].append(reading)
        if session is not None:
            tied[session].append(reading)
        else:
            untied[day, moment].append(reading)
        if moment is morning:
            _keep_worse(mornings, reading)
    mine = [flare for flare in flares if flare.side in sides]
    calm = {day: r for day, r in mornings.items() if not any(f.holds(day) for f in mine)}
    return LegReadings(
        side,
        mornings,
        calm,
        _first_of(calm),
        dict(tied),
        dict(untied),
        dict(on_day),
        tendon or Tendon(side),
    )


def _first_of(calm: Mapping[date, TendonReading]) -> tuple[TendonReading, ...]:
    days = sorted(calm)[:MOST_FIRST]
    return tuple(calm[day] for day in days if (day - days[0]).days < BEGINNING_DAYS)


def _keep_worse(mornings: dict[date, TendonReading], reading: TendonReading) -> None:
    earlier = mornings.get(reading.day)
    if earlier is None or _weight(reading) > _weight(earlier):
        mornings[reading.day] = reading


def _weight(reading: TendonReading) -> tuple[int, int]:
    return (reading.pain if reading.pain is not None else -1, reading.stiffness_min or 0)


def _pair(readings: Sequence[TendonReading]) -> LaterPair | None:
    first = [r for r in readings if r.moment is Moment.H24 and r.pain is not None]
    second = [r for r in readings if r.moment is Moment.H48 and r.pain is not None]
    if not first or not second:
        return None
    return LaterPair(
        first[0].day,
        max(r.day for r in (*first, *second)),
        max(r.pain or 0 for r in first),
        max(r.pain or 0 for r in second),
    )
