"""What races are called, and where their names stand beside flags."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.flag_names import NamedFlag, flag_places
from calfjournal.domain.plan import Race, offered_race_day
from calfjournal.domain.race_names import race_name, race_with_km
from calfjournal.messages import in_words

DAY = date(2027, 5, 9)
CLOTH, RIGHT = 9.0, 600.0
FLAGS = st.lists(
    st.builds(NamedFlag, st.floats(0, RIGHT), st.floats(10, 200), st.booleans()), max_size=8
)


@pytest.mark.parametrize(
    ("name", "km", "called", "with_km"),
    [
        ("", None, "Race", "Race"),
        ("", 10.0, "10 km race", "10 km race"),
        ("", 42.195, "Marathon", "Marathon, 42.2 km"),
        ("", 21.1, "Half marathon", "Half marathon, 21.1 km"),
        ("Spring run", 10.0, "Spring run", "Spring run, 10 km"),
        ("Spring run", None, "Spring run", "Spring run"),
    ],
)
def test_a_race_without_a_name_is_called_by_its_distance(
    name: str, km: float | None, called: str, with_km: str
) -> None:
    """Its own name comes first; kilometres are said once."""
    race = Race(DAY, name, km)
    assert in_words(race_name(race)) == called
    assert in_words(race_with_km(race)).replace("\N{NO-BREAK SPACE}", " ") == with_km


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_new_race_is_offered_the_next_sunday_four_weeks_ahead(today: date) -> None:
    """Never less than four weeks, never more than a week beyond them."""
    day = offered_race_day(today)
    assert day.weekday() == 6
    assert timedelta(days=28) <= day - today < timedelta(days=35)


@given(FLAGS)
def test_names_beside_flags_touch_neither_names_nor_flags(flags: list[NamedFlag]) -> None:
    """A name without room is left out; no pole passes through one that is there."""
    places = flag_places(flags, CLOTH, RIGHT)
    named = [
        (place.row, place.left, place.left + flag.width, at)
        for at, (flag, place) in enumerate(zip(flags, places, strict=True))
        if place.left is not None
    ]
    for row, left, right, at in named:
        assert left >= 0
        assert right <= RIGHT
        for other, flag in enumerate(flags):
            if other != at and places[other].row >= row:
                assert right <= flag.x or left >= flag.x
        for there, begins, ends, other in named:
            if other != at and there == row:
                assert right <= begins or left >= ends


def test_a_race_close_to_others_has_its_name_a_row_higher() -> None:
    """Also at the end of the line, where the flag before it takes the room on its left."""
    flags = [NamedFlag(370, 90), NamedFlag(390, 90, first=True)]
    before, last = flag_places(flags, CLOTH, 400)
    assert (before.row, last.row) == (0, 1)
    assert None not in (before.left, last.left)
