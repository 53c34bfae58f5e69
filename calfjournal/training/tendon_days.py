"""What gates and adaptation ask of the tendon's answers day by day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from calfjournal.domain.finding import State

TendonDays = Mapping[date, State]
"""Worst judged tendon state of each day; days that could not be judged are not in it."""

_LONGEST_GAP_D = 3
"""Days without an answer that end a row of green mornings [calfjournal default]."""


def is_calm(state: State | None) -> bool:
    """Tell whether there was an answer, and a green one."""
    return state is not None and state.is_calm


def is_red(state: State | None) -> bool:
    """Tell whether an answer was red or worse."""
    return state in (State.RED, State.STOP)


def green_row(days: TendonDays, today: date) -> int:
    """Count the calm answers in a row up to ``today``; a gap of more than 3 days ends it."""
    row, last = 0, today
    for day in sorted((day for day in days if day <= today), reverse=True):
        if not is_calm(days[day]) or (last - day).days > _LONGEST_GAP_D:
            break
        row, last = row + 1, day
    return row
