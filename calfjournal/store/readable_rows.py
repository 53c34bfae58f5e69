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


def readable_rows(database: Database, table: str, decode: Decode | None) -> Found:
    """Return the readable rows of a table; ``decode`` raises for a row that makes no sense."""
    columns = _columns(database, table)
    found = Found(columns)
    if not columns:
        found.lost = 1
        return found
    checksums.trust(database.connection, trusted=False)
    listed = ", ".join(f'"{column}"' for column in columns)
    try:
        rows = database.rows(f'SELECT {listed} FROM "{table}" NOT INDEXED')  # noqa: S608
    except _BROKEN:
        _one_by_one(database, table, found, decode)
    else:
        found.rows = [row for row in rows if _makes_sense(row, decode)]
        found.lost = len(rows) - len(found.rows)
    return found


def _one_by_one(database: Database, table: str, found: Found, decode: Decode | None) -> None:
    if "id" not in found.columns:
        found.lost = 1
        return
    sure, keys = {}, set(_keys(database, table))
    for key in keys:
        if (row := _row(database, table, found.columns, key)) is not None:
            sure[key] = row
    checksums.trust(database.connection, trusted=True)
    keys |= set(_keys(database, table))
    for key in sorted(keys):
        row, doubtful = sure.get(key), False
        if row is None:
            row, doubtful = _mended(database, table, found.columns, key), True
        if row is None or not _makes_sense(row, decode):
            found.lost += 1
        else:
            found.rows.append(row)
            found.doubtful += doubtful
    checksums.trust(database.connection, trusted=False)
    if not found.doubtful:  # The table broke somewhere, so at least one row went with it.
        found.lost = max(found.lost, 1)


def _columns(database: Database, table: str) -> tuple[str, ...]:
    try:
        return tuple(row[1] for row in database.rows(f'PRAGMA table_info("{table}")'))
    except _BROKEN:
        return ()


def _keys(database: Database, table: str) -> Iterator[int]:
    """Yield the keys of rows from both ends of the table and of every index on it."""
    places = ["NOT INDEXED"]
    try:
        indexes = database.rows(f'PRAGMA index_list("{table}")')
    except _BROKEN:
        indexes = []
    places += [f'INDEXED BY "{index[1]}"' for index in indexes]
    for place in places:
        for order in ("", "ORDER BY rowid DESC"):
            sql = f'SELECT id FROM "{table}" {place} {order}'  # noqa: S608
            try:
                cursor = database.connection.execute(sql)
                yield from (key for (key,) in cursor if isinstance(key, int))
            except apsw.Error:
                continue


def _row(database: Database, table: str, columns: Sequence[str], key: int) -> Row | None:
    listed = ", ".join(f'"{column}"' for column in columns)
    try:
        rows = database.rows(f'SELECT {listed} FROM "{table}" NOT INDEXED WHERE id = ?', (key,))  # noqa: S608
    except _BROKEN:
        return None
    return rows[0] if rows else None


def _mended(database: Database, table: str, columns: Sequence[str], key: int) -> Row | None:
    """Return a row with the broken signs of its texts replaced."""
    if (row := _row(database, table, columns, key)) is not None:
        return row
    listed = ", ".join(_as_bytes(column) for column in columns)
    sql = f'SELECT {listed} FROM "{table}" NOT INDEXED WHERE id = ?'  # noqa: S608
    try:
        rows = database.rows(sql, (key,))
    except _BROKEN:
        return None
    return tuple(map(_as_text, rows[0])) if rows else None


def _as_bytes(column: str) -> str:
    return f"""iif(typeof("{column}") = 'text', CAST("{column}" AS BLOB), "{column}")"""


def _as_text(value: Any) -> Any:  # noqa: ANN401
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _makes_sense(row: Row, decode: Decode | None) -> bool:
    try:
        if decode is not None:
            decode(row)
    except CalfjournalError:
        return False
    return True
