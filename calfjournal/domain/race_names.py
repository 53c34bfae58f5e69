"""What races are called: by their own name, else by their distance."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto

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


def inside_name(km: float | None) -> Message:
    """Return what a race of a distance is called inside a sentence: ``marathon``."""
    match _distance(km):
        case _Distance.UNKNOWN:
            return say("planner.race")
        case _Distance.HALF:
            return say("planner.half_marathon")
        case _Distance.FULL:
            return say("planner.marathon")
        case _Distance.OTHER:
            return say("planner.race_of", km=km)


def named_with_day(km: float | None, day: date) -> Message:
    """Return a race of a distance and its day, as a sentence begins with them."""
    match _distance(km):
        case _Distance.UNKNOWN:
            return say("planner.race_on", day=day)
        case _Distance.HALF:
            return say("planner.half_marathon_on", day=day)
        case _Distance.FULL:
            return say("planner.marathon_on", day=day)
        case _Distance.OTHER:
            return say("planner.race_of_on", km=km, day=day)


def race_name(race: Race) -> Words:
    """Return a race's own name, else what its distance is called: ``Marathon``, ``10 km race``."""
    if race.name:
        return race.name
    match _distance(race.distance_km):
        case _Distance.UNKNOWN:
            return say("values.race")
        case _Distance.HALF:
            return say("values.half_marathon")
        case _Distance.FULL:
            return say("values.marathon")
        case _Distance.OTHER:
            return say("values.race_of", km=race.distance_km)


def race_with_km(race: Race) -> Words:
    """Return a race's name with its kilometres, where they are known: ``Marathon, 42.2 km``."""
    km, name = race.distance_km, race_name(race)
    if km is None or (not race.name and _distance(km) is _Distance.OTHER):
        return name
    return say("values.race_with_km", race=name, km=km)
