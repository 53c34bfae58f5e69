"""What a plan laid again says of the races it is laid for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import product

from calfjournal.domain.message import Message, say
from calfjournal.domain.plan import Race, RaceRank, Wishes
from calfjournal.domain.race_names import race_name


def laid_for(wishes: Wishes, known: Sequence[Race]) -> list[Race]:
    """Return the races a plan of the wishes is laid for, those of ``known`` with name and key."""
    there = {race.day: race for race in known}
    minor = set(wishes.b_races)
    return [
        Race(
            day,
            there[day].name if day in there else "",
            km,
            rank=RaceRank.B if day in minor else RaceRank.A,
            id=there[day].id if day in there else None,
        )
        for day, km in wishes.races
    ]


def race_changes(before: Sequence[Race], after: Sequence[Race]) -> Iterator[Message]:
    """Yield a sentence for each change of a race, in order of days.

    A race is the same by its key, else by its day, else by its distance.
    """
    old, new = list(before), list(after)
    pairs: list[tuple[Race, Race]] = []
    for same in (_same_key, _same_day, _same_distance):
        _pair(old, new, same, pairs)
    told: list[tuple[date, Message]] = []
    for was, race in pairs:
        told += [(race.day, change) for change in _changes(was, race)]
    told += [(race.day, _arrived(race)) for race in new]
    told += [(r.day, say("planner.race_gone", race=race_name(r), day=r.day)) for r in old]
    yield from (change for _, change in sorted(told, key=_first))


def _pair(
    old: list[Race],
    new: list[Race],
    same: Callable[[Race, Race], bool],
    pairs: list[tuple[Race, Race]],
) -> None:
    """Move what is the same race out of both lists."""
    for was, race in list(product(old, new)):
        if was in old and race in new and same(was, race):
            old.remove(was)
            new.remove(race)
            pairs.append((was, race))


def _same_key(was: Race, race: Race) -> bool:
    return was.id is not None and was.id == race.id


def _same_day(was: Race, race: Race) -> bool:
    return was.day == race.day


def _same_distance(was: Race, race: Race) -> bool:
    return was.distance_km == race.distance_km


def _changes(was: Race, race: Race) -> Iterator[Message]:
    name, day, km = race_name(race), race.day, race.distance_km
    if was.day != day:
        yield say("planner.race_moves", race=name, before=was.day, day=day)
    if was.distance_km != km:
        known = "planner.race_distance" if km is not None else "planner.race_distance_unknown"
        yield say(known, race=name, day=day, km=km)
    if was.rank is not race.rank:
        is_major = race.rank is RaceRank.A
        counts = "planner.race_counts_a" if is_major else "planner.race_counts_b"
        yield say(counts, race=name, day=day)


def _arrived(race: Race) -> Message:
    key = "planner.race_new" if race.rank is RaceRank.A else "planner.b_race_new"
    return say(key, race=race_name(race), day=race.day)


def _first(told: tuple[date, Message]) -> date:
    return told[0]
