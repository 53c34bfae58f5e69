"""Words the reasons share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calfjournal.dates import short_day
from calfjournal.domain.run import RunKind

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
RUN_NAMES = {
    RunKind.EASY: "easy run",
    RunKind.QUALITY: "quality run",
    RunKind.LONG: "long run",
    RunKind.RACE: "race",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def on(day: date) -> str:
    """A day with its year, e.g. ``Wed 25 Nov 2026``."""
    return f"{short_day(day)} {day.year}"


def count(number: int, noun: str) -> str:
    """A number of things in words, e.g. ``two weeks``."""
    shown = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{shown} {noun}" if number == 1 else f"{shown} {noun}s"


def ordinal(number: int) -> str:
    """Which one, e.g. ``fourth``."""
    return {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}.get(number, f"{number}th")


def listed(parts: Sequence[str]) -> str:
    """Parts joined as in a sentence."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
