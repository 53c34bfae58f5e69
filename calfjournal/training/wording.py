"""Days and counts as short words for reasons and diffs."""

from __future__ import annotations

from datetime import date

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_text(day: date) -> str:
    """Return a day as "Wed 25 Nov"; not by locale, so that texts are the same everywhere."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def count_text(number: int, one: str, many: str = "") -> str:
    """Return a number with its word: "1 set", "3 sets"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
