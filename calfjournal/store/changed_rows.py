"""What a changeset changed: tables, ids and local days, read from the changeset itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import apsw
import msgspec
from msgspec import Struct

from calfjournal.changes import ChangeSet
from calfjournal.dates import days
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Words
from calfjournal.store.database import Database
from calfjournal.store.plain_json import canonical

_PARENTS = {
    "set_line": ("session_id", "session"),
    "exercise_note": ("session_id", "session"),
    "video": ("session_id", "session"),
    "run_stream": ("run_id", "run"),
    "result": ("assessment_id", "assessment"),
    "phase": ("plan_id", "plan"),
}
"""Tables whose rows have no day of their own, and where it is found."""

_AT_ONCE = 500
"""Rows that one statement asks for."""

_LONGEST = 800
"""Days of a range that are listed one by one; longer ranges give their ends only."""


@cache
def edited_tables() -> Mapping[str, Sequence[str]]:
    """Return the columns of the tables that edits change, by name, parents before children."""
    # Late: a window opens without the tables, and needs them only for the first change.
    from calfjournal.store.models import EDITED_TABLES

    return {
        model._meta.table_name: [field.column_name for field in model._meta.sorted_fields]  # noqa: SLF001
        for model in EDITED_TABLES
    }


class _Reader:
    """Collects tables, ids and days while it walks the changes."""

    def __init__(self) -> None:
        self.ids: dict[str, set[int]] = defaultdict(set)
        self.days: set[date] = set()
        self.unseen: dict[str, set[int]] = defaultdict(set)
        """Ids by table whose rows must be asked for the day."""

    def take(self, change: apsw.TableChange) -> None:
        columns = edited_tables()[change.name]
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


def read_changes(database: Database, changeset: bytes, label: Words) -> ChangeSet:
    """Return what the changeset touched; rows that only changed in part are asked for their day."""
    reader = _Reader()
    for change in apsw.Changeset.iter(changeset):
        reader.take(change)
    reader.days.update(_days_of(database, reader.unseen))
    return ChangeSet(
        label=label,
        kinds=frozenset(map(Kind, reader.ids)),
        ids=frozenset().union(*reader.ids.values()),
        days=frozenset(reader.days),
    )


def _days_of(database: Database, unseen: Mapping[str, set[int]]) -> Iterator[date]:
    """Yield the days of rows, asked for in as few statements as their number allows."""
    wanted = [(table, key) for table, keys in unseen.items() for key in sorted(keys)]
    for index in range(0, len(wanted), _AT_ONCE):
        chunk: dict[str, list[int]] = defaultdict(list)
        for table, key in wanted[index : index + _AT_ONCE]:
            chunk[table].append(key)
        parts = [(sql, keys) for table, keys in chunk.items() if (sql := _question(table, keys))]
        if not parts:
            continue
        sql = " UNION ".join(sql for sql, _ in parts)
        for first, last in database.rows(sql, [key for _, keys in parts for key in keys]):
            if first is not None:  # Shoes may have no first day.
                yield from _range(first, last or first)


def _question(table: str, keys: Sequence[int]) -> str:
    """Return the SQL that asks for the first and last day of rows, "" when they have none."""
    source, holder = f'"{table}" AS r', table
    if table in _PARENTS:
        link, holder = _PARENTS[table]
        source = f'"{table}" AS c JOIN "{holder}" AS r ON r.id = c."{link}"'
    columns = edited_tables()[holder]
    if "day" in columns:
        span = "r.day, r.day"
    elif "start" in columns and "end" in columns:
        span = 'r."start", r."end"'
    else:
        return ""
    marks = ",".join("?" * len(keys))
    child = "c" if table in _PARENTS else "r"
    return f"SELECT {span} FROM {source} WHERE {child}.id IN ({marks})"  # noqa: S608


def _range(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if not 0 <= (end - start).days <= _LONGEST:
        return [start, end]
    return list(days(start, end))


class _Touched(Struct):
    """What of a change is kept beside its changeset."""

    tables: frozenset[Kind]
    ids: frozenset[int]
    days: frozenset[date]


_TOUCHED = msgspec.json.Decoder(_Touched)


def pack(changes: ChangeSet) -> str:
    """Return the tables, ids and days as text to keep beside the changeset."""
    return canonical(
        {
            "tables": sorted(changes.kinds),
            "ids": sorted(changes.ids),
            "days": sorted(day.isoformat() for day in changes.days),
        }
    )


def unpack(text: str, label: Words) -> ChangeSet:
    """Return the changes from what ``pack`` wrote."""
    touched = _TOUCHED.decode(text)
    return ChangeSet(label=label, kinds=touched.tables, ids=touched.ids, days=touched.days)
