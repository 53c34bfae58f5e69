"""What a changeset changed: tables, ids and local days, read from the changeset itself."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import apsw

from calfjournal.changes import ChangeSet
from calfjournal.dates import days
from calfjournal.store.database import Database
from calfjournal.store.fields import canonical
from calfjournal.store.models import USER_TABLES

_PARENTS = {
    "set_line": ("session_id", "session"),
    "result": ("assessment_id", "assessment"),
    "phase": ("plan_id", "plan"),
}
"""Tables whose rows have no day of their own, and where it is found."""

_LONGEST = 800
"""Days of a range that are listed one by one; longer ranges give their ends only."""

_COLUMNS: dict[str, list[str]] = {
    model._meta.table_name: [field.column_name for field in model._meta.sorted_fields]  # noqa: SLF001
    for model in USER_TABLES
}


class _Reader:
    """Collects tables, ids and days while it walks the changes."""

    def __init__(self) -> None:
        self.ids: dict[str, set[int]] = defaultdict(set)
        self.days: set[date] = set()
        self.unseen: dict[str, set[int]] = defaultdict(set)
        """Ids by table whose rows must be asked for the day."""

    def take(self, change: apsw.TableChange) -> None:
        columns = _COLUMNS[change.name]
        old: dict[str, Any] = dict(zip(columns, change.old or (), strict=False))
        new: dict[str, Any] = dict(zip(columns, change.new or (), strict=False))
        key = next(row["id"] for row in (old, new) if isinstance(row.get("id"), int))
        self.ids[change.name].add(key)
        for row in (old, new):
            self._take_days(row)
        if change.op == "UPDATE":  # Only what changed is listed, seldom the day.
            self.unseen[change.name].add(key)
        if change.name in _PARENTS:
            link, parent = _PARENTS[change.name]
            for row in (old, new):
                if isinstance(row.get(link), int):
                    self.unseen[parent].add(row[link])

    def _take_days(self, row: dict[str, Any]) -> None:
        if isinstance(row.get("day"), str):
            self.days.add(date.fromisoformat(row["day"]))
        first, last = row.get("start"), row.get("end")
        if isinstance(first, str) and len(first) == 10:
            self.days.update(_range(first, last if isinstance(last, str) else first))
        elif isinstance(last, str):
            self.days.add(date.fromisoformat(last))


def read_changes(database: Database, changeset: bytes, label: str) -> ChangeSet:
    """Return what the changeset touched; rows that only changed in part are asked for their day."""
    reader = _Reader()
    for change in apsw.Changeset.iter(changeset):
        reader.take(change)
    for table, keys in list(reader.unseen.items()):
        if table in _PARENTS:
            link, parent = _PARENTS[table]
            sql = f'SELECT DISTINCT {link} FROM "{table}" WHERE id IN ({{marks}})'  # noqa: S608
            for (key,) in _asked(database, sql, keys):
                reader.unseen[parent].add(int(key))
    for table, keys in reader.unseen.items():
        if table not in _PARENTS:
            reader.days.update(_days_of(database, table, keys))
    return ChangeSet(
        label=label,
        tables=frozenset(reader.ids),
        ids=frozenset().union(*reader.ids.values()),
        days=frozenset(reader.days),
    )


def _days_of(database: Database, table: str, keys: Iterable[int]) -> Iterable[date]:
    columns = _COLUMNS[table]
    if "day" in columns:
        sql = f'SELECT DISTINCT day FROM "{table}" WHERE id IN ({{marks}})'  # noqa: S608
        return [date.fromisoformat(day) for (day,) in _asked(database, sql, keys)]
    if "start" in columns and "end" in columns:
        sql = f'SELECT "start", "end" FROM "{table}" WHERE id IN ({{marks}})'  # noqa: S608
        pairs = _asked(database, sql, keys)
        return [day for first, last in pairs for day in _range(first, last or first)]
    return []


def _asked(database: Database, sql: str, keys: Iterable[int]) -> list[tuple[Any, ...]]:
    wanted = sorted(keys)
    rows: list[tuple[Any, ...]] = []
    for index in range(0, len(wanted), 500):
        chunk = wanted[index : index + 500]
        rows += database.rows(sql.format(marks=",".join("?" * len(chunk))), chunk)
    return rows


def _range(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if not 0 <= (end - start).days <= _LONGEST:
        return [start, end]
    return list(days(start, end))


def pack(changes: ChangeSet) -> str:
    """Return the tables, ids and days as text to keep beside the changeset."""
    return canonical(
        {
            "tables": sorted(changes.tables),
            "ids": sorted(changes.ids),
            "days": sorted(day.isoformat() for day in changes.days),
        }
    )


def unpack(text: str, label: str) -> ChangeSet:
    """Return the changes from what ``pack`` wrote."""
    plain = json.loads(text)
    return ChangeSet(
        label=label,
        tables=frozenset(plain["tables"]),
        ids=frozenset(plain["ids"]),
        days=frozenset(date.fromisoformat(day) for day in plain["days"]),
    )
