"""Values are shown and read the way people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.messages import formats, parsing


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (formats.number(12.06, 1, "cm"), "12.1 cm"),
        (formats.number(12.0, 1, "cm"), "12 cm"),
        (formats.number(-0.04, 1), "0"),
        (formats.number(-2.5, 1, "cm"), "−2.5 cm"),
        (formats.number(80, 0, "/100"), "80/100"),
        (formats.number(120, 0), "120"),
        (formats.number(None, 1, "cm"), "–"),
        (formats.number(1, 0, "reps"), "1 rep"),
        (formats.number(1.5, 1, "reps"), "1.5 reps"),
        (formats.signed(1.0, 1, "reps"), "+1 rep"),
        (formats.signed(-1.0, 1, "reps"), "−1 rep"),
        (formats.signed(2.1, 1, "cm"), "+2.1 cm"),
        (formats.signed(-2.1, 1, "cm"), "−2.1 cm"),
        (formats.signed(0.01, 1, "cm"), "0 cm"),
        (formats.signed(0.4, 1), "+0.4"),
        (formats.hours(7 + 1 / 6), "7\u00a0h\u00a010"),
        (formats.hours(None), "–"),
        (formats.minutes_as_hours(41), "41 min"),
        (formats.minutes_as_hours(65), "1\u00a0h\u00a005"),
        (formats.distance(8123.0), "8.1 km"),
        (formats.pace(1000, 332), "5:32 /km"),
        (formats.pace(0, 332), "–"),
        (formats.long_day(date(2026, 11, 23)), "Monday 23 November"),
        (formats.month_title(date(2026, 11, 23)), "November 2026"),
    ],
)
def test_values_are_shown_for_people(shown: str, expected: str) -> None:
    """A number carries its unit and no more places than it needs."""
    assert shown == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 21), "Sat"),
        (date(2026, 11, 12), "12 Nov"),
        (date(2025, 11, 23), "23 Nov 2025"),
        (date(2026, 11, 25), "25 Nov"),
    ],
)
def test_past_days_have_short_names(day: date, expected: str) -> None:
    """Near days are named by distance or weekday, others by date."""
    assert formats.ago(day, date(2026, 11, 23)) == expected


@pytest.mark.parametrize(
    "text", ["seven", "7h70", "7:60", "7:1", "7:", "-1", "7 h 10 x", "1e3", "٧"]
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    """Nonsense is an error, never a silent zero."""
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        parsing.read_hours(text)


@given(st.text(max_size=12))
def test_reading_never_fails_otherwise(text: str) -> None:
    """Any text is a number, nothing, or a ValueError."""
    for read in (parsing.read_number, parsing.read_hours):
        try:
            value = read(text)
        except ValueError:
            continue
        assert value is None or isinstance(value, float)


@given(st.integers(min_value=0, max_value=24 * 60))
def test_hours_shown_can_be_typed_again(minutes: int) -> None:
    """What a field shows means the same when read back."""
    assert parsing.read_hours(formats.minutes_as_hours(minutes)) == pytest.approx(minutes / 60)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    """ISO with any of three signs between, and with dots the day first."""
    iso = day.isoformat()
    texts = (iso, iso.replace("-", "/"), f" {day.day}.{day.month}.{day.year} ")
    assert {parsing.read_day(text) for text in texts} == {day}


@pytest.mark.parametrize("text", ["2/3/1980", "29.2.1981", "1980-13-01", "80-01-02", "spring"])
def test_what_may_be_another_day_is_none(text: str) -> None:
    """Nobody knows which of 2/3 is the month; a day that never was is refused too."""
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        parsing.read_day(text)
    assert parsing.read_day(" ") is None
