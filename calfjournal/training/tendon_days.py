"""The tendon's answer day by day, read from verdicts: what gates and adaptation count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from calfjournal.domain.finding import Finding, State, Verdict, worst

TendonDays = Mapping[date, State]
"""Worst judged tendon state of each day; days that could not be judged are not in it."""

_LONGEST_GAP_D = 3
"""Days without an answer that end a row of green mornings [calfjournal default]."""


def tendon_days(verdicts: Iterable[Verdict]) -> dict[date, State]:
    """Return the worst judged tendon state of each verdict's day."""
    days: dict[date, State] = {}
    for verdict in verdicts:
        states = [f.state for f in verdict.findings if is_tendon(f) and f.state.judged]
        if states:
            days[verdict.day] = worst(states)
    return days


def is_tendon(finding: Finding) -> bool:
    """Tell whether a finding is about how a tendon answered."""
    return finding.rule.startswith("tendon.")


def is_calm(state: State | None) -> bool:
    """Tell whether an answer was green (a note does not change that)."""
    return state in (State.GREEN, State.NOTE)


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
