"""The days a journal speaks of."""

from __future__ import annotations

from datetime import date

from calfjournal.store.database import Database
from calfjournal.store.faults import understood

# Runs before 2000 come from watches that did not know the date; they stretch no chart.
_TABLES = (
    "SELECT day FROM check_in",
    "SELECT day FROM tendon_reading",
    "SELECT day FROM assessment",
    "SELECT day FROM run WHERE day >= '2000-01-01'",
    "SELECT day FROM session WHERE status IN ('done', 'partly')",
)


def of_everything(database: Database) -> tuple[date, date] | None:
    """Return the first and last day with something done, felt or tested; None when empty."""
    everything = " UNION ALL ".join(_TABLES)
    first = database.value(f"SELECT min(day) FROM ({everything})", ())  # noqa: S608
    last = database.value(f"SELECT max(day) FROM ({everything})", ())  # noqa: S608
    if first is None or last is None:
        return None
    with understood(database.path):
        return date.fromisoformat(first), date.fromisoformat(last)
