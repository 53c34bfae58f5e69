"""What a leg's tendon said, laid out so that a morning or a session finds its answers at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from calfjournal.domain.checkin import Flare, Moment, TendonReading
from calfjournal.domain.exercise import Side


class LegReadings(Struct, frozen=True):
    """Readings of one leg (or both) at tendon and heel, the only sites the rules may use.

    ``mornings`` holds the worse reading of each morning, ``usual_mornings`` those outside a flare
    of the leg; ``tied`` has the readings of a session by its id, ``untied`` those of none by day
    and moment.
    """

    side: Side
    mornings: Mapping[date, TendonReading]
    usual_mornings: Mapping[date, TendonReading]
    tied: Mapping[int, list[TendonReading]]
    untied: Mapping[tuple[date, Moment], list[TendonReading]]
    on_day: Mapping[date, list[TendonReading]]


def leg_readings(
    readings: Iterable[TendonReading], side: Side, flares: Sequence[Flare] = ()
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
            earlier = mornings.get(day)
            if earlier is None or _weight(reading) > _weight(earlier):
                mornings[day] = reading
    mine = [flare for flare in flares if flare.side in sides]
    calm = {day: r for day, r in mornings.items() if not any(f.holds(day) for f in mine)}
    return LegReadings(side, mornings, calm, dict(tied), dict(untied), dict(on_day))


def _weight(reading: TendonReading) -> tuple[int, int]:
    return (reading.pain if reading.pain is not None else -1, reading.stiffness_min or 0)
