"""What laying a plan again says of its races."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.domain.plan import Race, RaceRank, Wishes
from calfjournal.messages import in_words
from calfjournal.training.planner.race_changes import laid_for, race_changes

RACE = Race(date(2027, 4, 22), "", 42.195, id=7)
LATER = date(2027, 5, 9)


def told(before: list[Race], after: list[Race]) -> list[str]:
    return [
        in_words(change).replace("\N{NO-BREAK SPACE}", " ")
        for change in race_changes(before, after)
    ]


def test_a_moved_race_is_told_with_both_days() -> None:
    """It is the same race by its key, whatever else changed."""
    assert told([RACE], [replace(RACE, day=LATER)]) == [
        "Marathon: Thu 22 Apr to Sun 9 May 2027.",
    ]


def test_a_race_that_counts_otherwise_is_told() -> None:
    """Its rank and its distance are each a sentence."""
    assert told([RACE], [replace(RACE, rank=RaceRank.B, distance_km=21.1)]) == [
        "Half marathon on Thu 22 Apr 2027 counts with 21.1 km.",
        "Half marathon on Thu 22 Apr 2027 counts as B race.",
    ]


def test_new_and_dropped_races_are_told_by_day() -> None:
    """What has another distance, key and day is another race."""
    other = Race(LATER, "Spring run", 10.0, rank=RaceRank.B, id=8)
    assert told([RACE], [other]) == [
        "Marathon on Thu 22 Apr 2027 goes.",
        "Spring run on Sun 9 May 2027 is new, a B race.",
    ]


def test_the_same_races_change_nothing() -> None:
    """Two races of one distance are told apart by their days."""
    ten = Race(LATER, "", 10.0)
    races = [ten, replace(ten, day=LATER + timedelta(days=14))]
    assert told(races, races) == []


def test_a_race_kept_first_and_laid_later_is_the_same_race() -> None:
    """The plan knows its old day, the journal only the new one."""
    wishes = Wishes("calf_foundation", date(2027, 1, 4), races=((RACE.day, RACE.distance_km),))
    moved = replace(RACE, day=LATER, name="City marathon")
    then = replace(wishes, races=((LATER, RACE.distance_km),))
    assert told(laid_for(wishes, [moved]), laid_for(then, [moved])) == [
        "City marathon: Thu 22 Apr to Sun 9 May 2027.",
    ]
