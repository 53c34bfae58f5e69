"""What is said of planned runs."""

from __future__ import annotations

from typing import Final

from calfjournal.messages.language import Plural, mark, mark_n

SENTENCES: Final[dict[str, str | Plural]] = {
    "running.weeks": mark(
        "Runs grow from a usual {usual:km} a week to {most:km}: by 7 % a week at most, with every "
        "fourth week a quarter easier."
    ),
    "running.weeks_wished": mark(
        "Runs come to {most:km} a week at most, with every fourth week a quarter easier."
    ),
    "running.longest": mark(
        "No run is longer than 1.10 times the longest of the 30 days before it; the longest of "
        "this plan has {longest:km}."
    ),
    "running.no_kilometres": mark(
        "Nobody said how many kilometres a week are run, so the runs are laid without them."
    ),
    "running.runs_change": mark_n(
        "{count} day of running changes, on {first:day}.",
        "{count} days of running change, from {first:day} on.",
    ),
}
