"""What covers days of a week as bands across them: races, flares and days kept free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum, auto
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.exercise import Side


class BandSort(Enum):
    """What a band tells; the first lies on top."""

    RACE = auto()
    FLARE = auto()
    BLOCKED = auto()


class Covered(Protocol):
    """A day and what covers it, None = nothing."""

    @property
    def day(self) -> date:
        """The day."""

    @property
    def race(self) -> str | None:
        """What its race is called."""

    @property
    def flare(self) -> Side | None:
        """The side that is in a flare."""

    @property
    def blocked(self) -> str | None:
        """Why it is kept free."""


class WeekBand(Struct, frozen=True):
    """One thing across the days of one week, ``first`` and ``last`` included.

    ``told`` is the name of a race, the side of a flare or the reason of days kept free; ``begins``
    and ``ends`` are False where it goes on in the week before or after. ``lane`` counts from the
    top: bands that share a day lie in lanes of their own.
    """

    sort: BandSort
    told: str | Side
    first: date
    last: date
    begins: bool
    ends: bool
    lane: int = 0

    def holds(self, day: date) -> bool:
        """True for the days it runs across."""
        return self.first <= day <= self.last


def bands_of(weeks: Sequence[Sequence[Covered]]) -> tuple[tuple[WeekBand, ...], ...]:
    """Return the bands of each of some weeks in a row."""
    return tuple(
        _in_lanes(
            [
                band
                for sort in BandSort
                for band in _runs(
                    sort,
                    week,
                    weeks[at - 1][-1] if at else None,
                    weeks[at + 1][0] if at + 1 < len(weeks) else None,
                )
            ]
        )
        for at, week in enumerate(weeks)
    )


def _told(sort: BandSort, day: Covered | None) -> str | Side | None:
    if day is None:
        return None
    if sort is BandSort.RACE:
        return day.race
    return day.flare if sort is BandSort.FLARE else day.blocked


def _runs(
    sort: BandSort, week: Sequence[Covered], before: Covered | None, after: Covered | None
) -> Iterator[WeekBand]:
    """Yield the days in a row that the same thing covers; each race is one of its own."""
    at = 0
    while at < len(week):
        told, end = _told(sort, week[at]), at + 1
        while sort is not BandSort.RACE and end < len(week) and _told(sort, week[end]) == told:
            end += 1
        if told is not None:
            alone = sort is BandSort.RACE
            yield WeekBand(
                sort,
                told,
                week[at].day,
                week[end - 1].day,
                begins=alone or at > 0 or _told(sort, before) != told,
                ends=alone or end < len(week) or _told(sort, after) != told,
            )
        at = end


def _in_lanes(bands: Sequence[WeekBand]) -> tuple[WeekBand, ...]:
    placed: list[WeekBand] = []
    for band in bands:
        taken = {
            other.lane for other in placed if other.first <= band.last and band.first <= other.last
        }
        lane = next(lane for lane in range(len(placed) + 1) if lane not in taken)
        placed.append(replace(band, lane=lane))
    return tuple(placed)
