"""Ranges of days and doses in the plain words of paper."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.exercise import Unit
from calfjournal.messages.formats import day_month, short_date

_UNITS = {Unit.SECONDS: " s", Unit.METRES: " m", Unit.MINUTES: " min", Unit.CONTACTS: " contacts"}


def day_range(first: date, last: date) -> str:
    """``23–29 Nov 2026``, or with both months or years where they differ."""
    if first == last:
        return short_date(first)
    if first.year != last.year:
        return f"{short_date(first)} – {short_date(last)}"
    if first.month != last.month:
        return f"{day_month(first)} – {short_date(last)}"
    return f"{first.day}–{short_date(last)}"


def amount(low: int, high: int | None, unit: Unit) -> str:
    """``12``, ``12–15``, ``30–45 s``, ``20 contacts``."""
    numbers = f"{low}–{high}" if high is not None and high != low else f"{low}"
    return numbers + _UNITS.get(unit, "")


def kilograms(value: float) -> str:
    """``12.5 kg``."""
    return f"{value:g} kg"
