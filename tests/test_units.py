"""Values are shown and read the way people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal import units


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (units.number(12.06, 1, "cm"), "12.1 cm"),
        (units.number(12.0, 1, "cm"), "12 cm"),
        (units.number(-0.04, 1), "0"),
        (units.number(-2.5, 1, "cm"), "−2.5 cm"),
        (units.number(80, 0, "/100"), "80/100"),
        (units.number(120, 0), "120"),
        (units.number(None, 1, "cm"), "–"),
        (units.signed(2.1, 1, "cm"), "+2.1 cm"),
        (units.signed(-2.1, 1, "cm"), "−2.1 cm"),
        (units.signed(0.01, 1, "cm"), "0 cm"),
        (units.signed(0.4, 1), "+0.4"),
        (units.hours(7 + 1 / 6), "7 h 10"),
        (units.hours(None), "–"),
        (units.minutes_as_hours(41), "41 min"),
        (units.minutes_as_hours(65), "1 h 05"),
        (units.distance(8123.0), "8.1 km"),
        (units.pace(1000, 332), "5:32 /km"),
        (units.pace(0, 332), "–"),
        (units.plural(1, "run"), "1 run"),
        (units.plural(3, "run"), "3 runs"),
        (units.plural(2, "day", "days off"), "2 days off"),
        (units.long_day(date(2026, 11, 23)), "Monday 23 November"),
        (units.month_title(date(2026, 11, 23)), "November 2026"),
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
    assert units.ago(day, date(2026, 11, 23)) == expected


@pytest.mark.parametrize("text", ["seven", "7h70", "7:60", "-1", "7 h 10 x", "1e3", "٧"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    """Nonsense is an error, never a silent zero."""
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        units.read_hours(text)


@given(st.text(max_size=12))
def test_reading_never_fails_otherwise(text: str) -> None:
    """Any text is a number, nothing, or a ValueError."""
    for read in (units.read_number, units.read_hours):
        try:
            value = read(text)
        except ValueError:
            continue
        assert value is None or isinstance(value, float)


@given(st.integers(min_value=0, max_value=24 * 60))
def test_hours_shown_can_be_typed_again(minutes: int) -> None:
    """What a field shows means the same when read back."""
    assert units.read_hours(units.minutes_as_hours(minutes)) == pytest.approx(minutes / 60)
