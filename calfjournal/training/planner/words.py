"""Words the reasons share."""

from __future__ import annotations

from calfjournal.domain.run import RunKind

RUN_NAMES = {
    RunKind.EASY: "easy run",
    RunKind.QUALITY: "quality run",
    RunKind.LONG: "long run",
    RunKind.RACE: "race",
}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(number: int, noun: str) -> str:
    """A number of things in words, e.g. ``two weeks``."""
    shown = NUMBERS[number] if number < len(NUMBERS) else str(number)
    return f"{shown} {noun}" if number == 1 else f"{shown} {noun}s"


def ordinal(number: int) -> str:
    """Which one, e.g. ``fourth``."""
    return {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}.get(number, f"{number}th")
