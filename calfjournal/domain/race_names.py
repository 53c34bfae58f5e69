"""What races are called: by their own name, else by their distance."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import Final

from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.plan import Race


class _Distance(Enum):
    """What people call a race by its distance."""

    UNKNOWN = auto()
    HALF = auto()
    FULL = auto()
    OTHER = auto()


def _distance(km: float | None) -> _Distance:
    if km is None:
        return _Distance.UNKNOWN
    if 21 <= km <= 21.2:
        return _Distance.HALF
    return _Distance.FULL if 42 <= km <= 42.3 else _Distance.OTHER


_INSIDE: Final = {
    _Distance.UNKNOWN: "planner.race",
    _Distance.HALF: "planner.half_marathon",
    _Distance.FULL: "planner.marathon",
    _Distance.OTHER: "planner.race_of",
}
_WITH_DAY: Final = {
    _Distance.UNKNOWN: "planner.race_on",
    _Distance.HALF: "planner.half_marathon_on",
    _Distance.FULL: "planner.marathon_on",
    _Distance.OTHER: "planner.race_of_on",
}
_ALONE: Final = {
    _Distance.UNKNOWN: "values.race",
    _Distance.HALF: "values.half_marathon",
    _Distance.FULL: "values.marathon",
    _Distance.OTHER: "values.race_of",
}


def inside_name(km: float | None) -> Message:
    """Return what a race of a distance is called inside a sentence: ``marathon``."""
    return say(_INSIDE[_distance(km)], km=km)


def named_with_day(km: float | None, day: date) -> Message:
    """Return a race of a distance and its day, as a sentence begins with them."""
    return say(_WITH_DAY[_distance(km)], km=km, day=day)


def race_name(race: Race) -> Words:
    """Return a race's own name, else what its distance is called: ``Marathon``, ``10 km race``."""
    return race.name or say(_ALONE[_distance(race.distance_km)], km=race.distance_km)


def race_with_km(race: Race) -> Words:
    """Return a race's name with its kilometres, where they are known: ``Marathon, 42.2 km``."""
    km, name = race.distance_km, race_name(race)
    if km is None or (not race.name and _distance(km) is _Distance.OTHER):
        return name
    return say("values.race_with_km", race=name, km=km)
