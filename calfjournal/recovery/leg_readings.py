"""What a leg's tendon said, laid out so that a morning or a session finds its answers at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.athlete import Tendon
from calfjournal.domain.checkin import Flare, Moment, TendonReading
from calfjournal.domain.exercise import Side

MOST_FIRST = 28
"""First mornings kept of a leg; no rule looks at more."""
BEGINNING_DAYS = 90
"""The first mornings are those of so many days; a longer pause before them begins nothing."""

K = TypeVar("K", bound=Hashable)
Grouped: TypeAlias = dict[K, list[TendonReading]]
_DAY, _MOMENT, _SESSION = attrgetter("day"), attrgetter("moment"), attrgetter("session_id")


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
    tendon: Tendon
    """What was said of it."""
    flares: tuple[Flare, ...] = ()
    """Those of the leg."""
    mornings: Mapping[date, TendonReading] = {}
    usual_mornings: Mapping[date, TendonReading] = {}
    first: tuple[TendonReading, ...] = ()
    tied: Mapping[int, Sequence[TendonReading]] = {}
    untied: Mapping[tuple[date, Moment], Sequence[TendonReading]] = {}
    on_day: Mapping[date, Sequence[TendonReading]] = {}
    pairs_of: Mapping[int, LaterPair] = {}
    """The sessions answered at 24 and at 48 h, by their ids."""

    @cached_property
    def usual(self) -> dict[date, Any]:
        """What ``usual.usual_of`` found on days, which rests on nothing later."""
        return {}

    @property
    def pairs(self) -> Collection[LaterPair]:
        """The sessions answered at 24 and at 48 h."""
        return self.pairs_of.values()

    def changed(
        self, until: date, gone: Iterable[TendonReading], fresh: Iterable[TendonReading]
    ) -> LegReadings:
        """Return the same up to a day; of what came later some is gone and some is fresh.

        Both are in the order of days.
        """
        old = [reading for reading in gone if self._is_mine(reading)]
        new = [reading for reading in fresh if self._is_mine(reading)]
        if old == new:
            return self
        mornings, calm = dict(self.mornings), dict(self.usual_mornings)
        on_day, untied = dict(self.on_day), dict(self.untied)
        for reading in old:
            for of_days in (mornings, calm, on_day):
                of_days.pop(reading.day, None)
            untied.pop((reading.day, reading.moment), None)
        tied = _tied(self.tied, until, old, new)
        for day, told in _grouped(new, _DAY).items():
            on_day[day] = told
            loose = [reading for reading in told if reading.session_id is None]
            untied |= {(day, moment): each for moment, each in _grouped(loose, _MOMENT).items()}
            waking = [reading for reading in told if reading.moment is Moment.MORNING]
            if waking:
                mornings[day] = max(waking, key=_weight)
                if not any(flare.holds(day) for flare in self.flares):
                    calm[day] = mornings[day]
        leg = replace(
            self,
            mornings=mornings,
            usual_mornings=calm,
            first=_first_of(calm),
            tied=tied,
            untied=untied,
            on_day=on_day,
            pairs_of=_pairs(tied, self.pairs_of, {r.session_id for r in (*old, *new)}),
        )
        leg.usual.update({day: usual for day, usual in self.usual.items() if day <= until})
        return leg

    def _is_mine(self, reading: TendonReading) -> bool:
        return reading.side in (self.side, Side.BOTH) and reading.site.is_tendon


def leg_readings(
    readings: Iterable[TendonReading],
    side: Side,
    flares: Sequence[Flare] = (),
    tendon: Tendon | None = None,
) -> LegReadings:
    """Return the readings of a leg."""
    mine = tuple(flare for flare in flares if flare.side in (side, Side.BOTH))
    return LegReadings(side, tendon or Tendon(side), mine).changed(date.min, (), readings)


def _grouped(readings: Iterable[TendonReading], key: Callable[[TendonReading], K]) -> Grouped[K]:
    found: Grouped[K] = {}
    for reading in readings:
        found.setdefault(key(reading), []).append(reading)
    return found


def _tied(
    before: Mapping[int, Sequence[TendonReading]],
    until: date,
    old: Iterable[TendonReading],
    new: Iterable[TendonReading],
) -> Mapping[int, Sequence[TendonReading]]:
    """What is said of sessions: of those that something was said of later than a day, anew."""
    found = dict(before)
    for session in {r.session_id for r in old if r.session_id is not None}:
        early = [reading for reading in found.pop(session) if reading.day <= until]
        if early:
            found[session] = early
    for session, later in _grouped(new, _SESSION).items():
        if session is not None:
            found[session] = [*found.get(session, ()), *later]
    return found


def _pairs(
    tied: Mapping[int, Sequence[TendonReading]],
    before: Mapping[int, LaterPair],
    touched: Iterable[int | None],
) -> Mapping[int, LaterPair]:
    found = dict(before)
    for session in touched:
        if session is not None:
            found.pop(session, None)
            pair = _pair(tied.get(session, ()))
            if pair is not None:
                found[session] = pair
    return found


def _first_of(calm: Mapping[date, TendonReading]) -> tuple[TendonReading, ...]:
    days = sorted(calm)[:MOST_FIRST]
    return tuple(calm[day] for day in days if (day - days[0]).days < BEGINNING_DAYS)


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
