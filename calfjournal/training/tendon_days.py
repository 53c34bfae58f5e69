"""The tendon's answer day by day, read from verdicts: what gates and adaptation count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from calfjournal.domain.finding import Finding, State, Verdict, worst

TendonDays = Mapping[date, State]
"""Worst judged tendon state of each day; days that could not be judged are not in it."""

_LONGEST_GAP_D = 3
"""Days without an answer that end a row of green mornings [calfjournal default]."""
_UNKNOWN_GAP_D = 7
_ALIVE_D = 3
"""Days on which the answer to one session keeps being told."""


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


def red_answers(days: TendonDays, today: date, window_d: int) -> int:
    """Count red answers of the last ``window_d`` days, each session once as far as days can tell.

    A session stays red for up to three days, so red days count again only after another answer
    in between, or from the third day on.
    """
    first = today - timedelta(days=window_d - 1)
    count, last, fresh = 0, date.min, True
    for day in sorted(day for day in days if first <= day <= today):
        if not is_red(days[day]):
            fresh = True
        elif fresh or (day - last).days >= _ALIVE_D:
            count, last, fresh = count + 1, day, False
    return count


def red_since(days: TendonDays, today: date) -> int:
    """Count the days that red has lasted: from the first red answer after the last calm one.

    A week without any answer ends it: nobody knows how those days were.
    """
    start, last = None, today
    for day in sorted((day for day in days if day <= today), reverse=True):
        if is_calm(days[day]) or (last - day).days > _UNKNOWN_GAP_D:
            break
        last = day
        if is_red(days[day]):
            start = day
    return 0 if start is None else (today - start).days
