"""Dates, doses and lists in the plain words of paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calfjournal.domain.exercise import Unit

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_UNITS = {Unit.SECONDS: " s", Unit.METRES: " m", Unit.MINUTES: " min", Unit.CONTACTS: " contacts"}


def month(day: date) -> str:
    """``Nov``."""
    return _MONTHS[day.month - 1]


def weekday(day: date) -> str:
    """``Mon``."""
    return _DAYS[day.weekday()]


def short_day(day: date) -> str:
    """``23 Nov``."""
    return f"{day.day} {month(day)}"


def long_day(day: date) -> str:
    """``Mon 23 Nov 2026``."""
    return f"{weekday(day)} {short_day(day)} {day.year}"


def day_range(first: date, last: date) -> str:
    """``23–29 Nov 2026``, or with both months or years where they differ."""
    if first == last:
        return f"{short_day(first)} {first.year}"
    if first.year != last.year:
        return f"{short_day(first)} {first.year} – {short_day(last)} {last.year}"
    if first.month != last.month:
        return f"{short_day(first)} – {short_day(last)} {last.year}"
    return f"{first.day}–{last.day} {month(last)} {last.year}"


def amount(low: int, high: int | None, unit: Unit) -> str:
    """``12``, ``12–15``, ``30–45 s``, ``20 contacts``."""
    numbers = f"{low}–{high}" if high is not None and high != low else f"{low}"
    return numbers + _UNITS.get(unit, "")


def kilograms(value: float) -> str:
    """``12.5 kg``."""
    return f"{value:g} kg"


def number(count: int, one: str, many: str = "") -> str:
    """``1 week``, ``3 weeks``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listing(items: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
