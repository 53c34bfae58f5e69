"""The rows of one table that can still be read, one by one where it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import apsw

from calfjournal.errors import CalfjournalError
from calfjournal.store import checksums
from calfjournal.store.database import Database

Row = tuple[Any, ...]
Decode = Callable[[Row], object]

_BROKEN = (CalfjournalError, apsw.Error)


@dataclass
class Found:
    """What was found of a table.

    ``doubtful`` of the rows lay on pages that are not as they were written, or hold a text whose
    broken signs were replaced; ``lost`` are known to have been there (at least).
    """

    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    doubtful: int = 0
    lost: int = 0


@dataclass(frozen=True)
class _Source:
    """A table of the damaged file.

    ``columns`` and ``key`` are the names that stand there, ready for SQL: where the damage lies
    they are not the names they were.
    """

    database: Database
    table: str
    columns: tuple[str, ...]
    key: str | None


def readable_rows(
    database: Database, table: str, columns: Sequence[str], decode: Decode | None
) -> Found:
    """Return the readable rows of a table that had these columns.

    ``decode`` raises for a row that makes no sense.
    """
    found = Found(tuple(columns))
    named = _names(database, table)
    if len(named) != len(columns):
        found.lost = 1
        return found
    key = named[columns.index("id")] if "id" in columns else None
    source = _Source(database, table, named, key)
    checksums.trust(database.connection, trusted=False)
    try:
        rows = database.rows(f'SELECT {", ".join(named)} FROM "{table}" NOT INDEXED')  # noqa: S608
    except _BROKEN:
        _one_by_one(source, found, decode)
    else:
        found.rows = [row for row in rows if _makes_sense(row, decode)]
        found.lost = len(rows) - len(found.rows)
    return found


def _one_by_one(source: _Source, found: Found, decode: Decode | None) -> None:
    if source.key is None:
        found.lost = 1
        return
    sure, keys = {}, set(_keys(source))
    for key in keys:
        if (row := _row(source, key)) is not None:
            sure[key] = row
    checksums.trust(source.database.connection, trusted=True)
    keys |= set(_keys(source))
    for key in sorted(keys):
        row, doubtful = sure.get(key), False
        if row is None:
            row, doubtful = _mended(source, key), True
        if row is None or not _makes_sense(row, decode):
            found.lost += 1
        else:
            found.rows.append(row)
            found.doubtful += doubtful
    checksums.trust(source.database.connection, trusted=False)
    if not found.doubtful:  # The table broke somewhere, so at least one row went with it.
        found.lost = max(found.lost, 1)


def _names(database: Database, table: str) -> tuple[str, ...]:
    try:
        rows = database.rows(f'PRAGMA table_info("{table}")')
    except _BROKEN:
        return ()
    return tuple('"{}"'.format(row[1].replace('"', '""')) for row in rows)


def _keys(source: _Source) -> Iterator[int]:
    """Yield the keys of rows from both ends of the table and of every index on it."""
    places = ["NOT INDEXED"]
    try:
        indexes = source.database.rows(f'PRAGMA index_list("{source.table}")')
    except _BROKEN:
        indexes = []
    places += [f'INDEXED BY "{index[1]}"' for index in indexes]
    for place in places:
        for order in ("", "ORDER BY rowid DESC"):
            sql = f'SELECT {source.key} FROM "{source.table}" {place} {order}'  # noqa: S608
            try:
                cursor = source.database.connection.execute(sql)
                yield from (key for (key,) in cursor if isinstance(key, int))
            except apsw.Error:
                continue


def _row(source: _Source, key: int) -> Row | None:
    return _selected(source, ", ".join(source.columns), key)


def _mended(source: _Source, key: int) -> Row | None:
    """Return a row with the broken signs of its texts replaced."""
    if (row := _row(source, key)) is not None:
        return row
    row = _selected(source, ", ".join(map(_as_bytes, source.columns)), key)
    return row and tuple(map(_as_text, row))


def _selected(source: _Source, listed: str, key: int) -> Row | None:
    sql = f'SELECT {listed} FROM "{source.table}" NOT INDEXED WHERE {source.key} = ?'  # noqa: S608
    try:
        rows = source.database.rows(sql, (key,))
    except _BROKEN:
        return None
    return rows[0] if rows else None


def _as_bytes(column: str) -> str:
    return f"iif(typeof({column}) = 'text', CAST({column} AS BLOB), {column})"


def _as_text(value: Any) -> Any:  # noqa: ANN401
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _makes_sense(row: Row, decode: Decode | None) -> bool:
    try:
        if decode is not None:
            decode(row)
    except CalfjournalError:
        return False
    return True
