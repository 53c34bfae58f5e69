"""What a range of days shows, read from the journal: one query per table, whatever the range."""

from __future__ import annotations

from datetime import date

from calfjournal.journal import Journal
from ui.calendar.month import Facts


def gather(journal: Journal, first: date, last: date) -> Facts:
    """Return the facts of the days, first and last included."""
    return Facts(
        plans=tuple(journal.plans.all()),
        sessions=tuple(journal.sessions.between(first, last, sets=False)),
        runs=tuple(journal.runs.between(first, last)),
        checked_in=frozenset(entry.day for entry in journal.checkins.between(first, last)),
        flares=tuple(journal.checkins.flares()),
        blocks=tuple(journal.plans.blocks()),
        races=tuple(journal.plans.races()),
    )
