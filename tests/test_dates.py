"""Days, the day border, and labels."""

from __future__ import annotations

import time as clock
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.dates import (
    days,
    local_day,
    monday,
    next_month,
    parse_day,
    previous_month,
    same_day_of,
    utc_now,
)
from calfjournal.errors import InputError
from calfjournal.messages.formats import short_day


@pytest.fixture
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if not hasattr(clock, "tzset"):
        pytest.skip("the zone cannot be changed here")
    monkeypatch.setenv("TZ", request.param)
    clock.tzset()
    yield request.param
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.parametrize(
    ("hour", "minute", "day"), [(0, 30, 22), (3, 59, 22), (4, 0, 23), (23, 59, 23)]
)
def test_day_begins_at_the_border(hour: int, minute: int, day: int) -> None:
    """Until 04:00 it is still yesterday."""
    moment = datetime(2026, 11, 23, hour, minute)  # noqa: DTZ001
    assert local_day(moment) == date(2026, 11, day)


def test_border_is_a_choice() -> None:
    """With the border at midnight the day is the calendar's."""
    assert local_day(datetime(2026, 11, 23, 0, 1), time(0, 0)) == date(2026, 11, 23)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("zone", "day"),
    [("America/Santiago", 22), ("Asia/Kathmandu", 23), ("Pacific/Apia", 23), ("UTC", 22)],
    indirect=["zone"],
)
def test_aware_moments_are_read_where_we_are(zone: str, day: int) -> None:
    """An instant belongs to the local day of the machine's zone."""
    assert local_day(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)).day == day, zone


@pytest.mark.parametrize("zone", ["Europe/Paris"], indirect=True)
def test_clock_changes_do_not_move_days(zone: str) -> None:
    """Around the change of clocks the border stays at 04:00 local time."""
    assert local_day(datetime(2026, 3, 29, 1, 59, tzinfo=UTC)) == date(2026, 3, 28), zone
    assert local_day(datetime(2026, 3, 29, 2, 0, tzinfo=UTC)) == date(2026, 3, 29)
    assert local_day(datetime(2025, 10, 26, 2, 59, tzinfo=UTC)) == date(2025, 10, 25)
    assert local_day(datetime(2025, 10, 26, 3, 0, tzinfo=UTC)) == date(2025, 10, 26)


@pytest.mark.parametrize("text", ["", "31/12/2026", "2026-02-31", "0001-01-01", "9999-12-31"])
def test_bad_days_are_refused(text: str) -> None:
    """What is not a day between 1900 and 2199 is refused with its field."""
    with pytest.raises(InputError) as caught:
        parse_day(text, "start")
    assert caught.value.field == "start"


def test_days_in_words_and_weeks() -> None:
    """Labels are short, weeks begin on Monday, ranges include both ends."""
    assert parse_day(" 2026-11-25 ") == date(2026, 11, 25)
    assert short_day(date(2026, 11, 25)) == "Wed 25 Nov"
    assert monday(date(2026, 11, 29)) == date(2026, 11, 23)
    assert list(days(date(2026, 2, 27), date(2026, 3, 1))) == [
        date(2026, 2, 27),
        date(2026, 2, 28),
        date(2026, 3, 1),
    ]
    assert utc_now().tzinfo is UTC


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_turning_back_and_forth_ends_where_it_began(day: date) -> None:
    """The month after the month before is the same one, and the day's number fits in each."""
    first = day.replace(day=1)
    assert previous_month(next_month(first)) == first
    assert same_day_of(first, day) == day
    assert same_day_of(next_month(first), day) <= next_month(next_month(first))
