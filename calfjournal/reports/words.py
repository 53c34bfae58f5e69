"""Ranges of days and doses in the plain words of paper."""

from __future__ import annotations

from datetime import date
from typing import Final

from calfjournal.domain.exercise import Unit
from calfjournal.messages import mark, tr
from calfjournal.messages.formats import number

_IN_UNIT: Final = {
    Unit.REPS: mark("{amount}"),
    Unit.SECONDS: mark("{amount} s"),
    Unit.METRES: mark("{amount} m"),
    Unit.MINUTES: mark("{amount} min"),
    Unit.CONTACTS: mark("{amount} contacts"),
}


def day_range(first: date, last: date) -> str:
    """``23–29 Nov 2026``, or with both months or years where they differ."""
    if first == last:
        return tr("{day:date}", day=first)
    if first.year != last.year:
        return tr("{first:date} – {last:date}", first=first, last=last)
    if first.month != last.month:
        return tr("{first:day_month} – {last:date}", first=first, last=last)
    return tr("{first}–{last:date}", first=first.day, last=last)


def day_range_in_year(first: date, last: date) -> str:
    """``23–29 Nov``: a range whose last year needs no word."""
    if first == last:
        return tr("{day:day_month}", day=first)
    if first.year != last.year:
        return tr("{first:date} – {last:day_month}", first=first, last=last)
    if first.month != last.month:
        return tr("{first:day_month} – {last:day_month}", first=first, last=last)
    return tr("{first}–{last:day_month}", first=first.day, last=last)


def amount(low: int, high: int | None, unit: Unit) -> str:
    """``12``, ``12–15``, ``30–45 s``, ``20 contacts``."""
    spread = high is not None and high != low
    numbers = tr("{low}–{high}", low=low, high=high) if spread else tr("{amount}", amount=low)
    return tr(_IN_UNIT[unit], amount=numbers)


def kilograms(value: float) -> str:
    """``12.5 kg``."""
    return number(value, 2, "kg")
