"""The rows of one table that can still be read, one by one where it must be.

A page whose checksum fits may still lie in the wrong place, and then a table reads without an error
and is short of rows. So it is believed only when its keys come once and in order, SQLite finds
nothing wrong with its pages, and every index that can be read holds the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

import apsw

from calfjournal.errors import CalfjournalError
from calfjournal.store import checksums
from calfjournal.store.database import Database

Row = tuple[Any, ...]
Key = int | str
Decode = Callable[[Row], object]

_BROKEN = (CalfjournalError, apsw.Error, UnicodeDecodeError)


@dataclass
class Found:
    """What was found of a table.

    ``doubtful`` of the rows lay on pages that are not as they were written, are not what an index
    says of them, or hold a text whose broken signs were replaced; ``lost`` are known to have been
    there (at least). ``odd`` is true when pages that are as they were written do not fit together:
    some lie in a wrong place, and more may be missing than is known.
    """

    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    doubtful: int = 0
    lost: int = 0
    odd: bool = False


class _End(Enum):
    """How reading ended: with the last row, at a broken page, or with what makes no sense."""

    WHOLE = auto()
    BROKEN = auto()
    ODD = auto()


@dataclass(frozen=True)
class _Source:
    """A table of the damaged file.

    ``columns`` are the names that stand there, ready for SQL: where the damage lies they are not
    the names they were. The first one is the key of every table of a journal.
    """

    database: Database
    table: str
    columns: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.columns[0]


@dataclass
class _Said:
    """What the indexes say: all keys they ``know``, and those of rows that are ``unlike``.

    ``confirmed`` is true when one was read from end to end, ``odd`` when one makes no sense.
    """

    known: set[Key] = field(default_factory=set)
    unlike: set[Key] = field(default_factory=set)
    confirmed: bool = False
    odd: bool = False


def readable_rows(
    database: Database, table: str, columns: Sequence[str], decode: Decode | None
) -> Found:
    """Return the readable rows of a table that had these columns, the key first.

    ``decode`` raises for a row that makes no sense.
    """
    named = _names(database, table)
    if len(named) != len(columns):
        return Found(tuple(columns), lost=1)
    source = _Source(database, table, named)
    checksums.trust(database.connection, trusted=False)
    rows: dict[Key, Row] = {}
    end = _scan(source, rows)
    whole = end is _End.WHOLE
    said = _said(source, rows)
    known, mended = said.known, dict[Key, Row]()
    if not whole or known - rows.keys():
        mended, known = _looked_for(source, rows, known)
    known |= rows.keys()
    kept = {key: row for key, row in (rows | mended).items() if _makes_sense(row, decode)}
    found = Found(tuple(columns), list(kept.values()))
    found.lost = len(known - kept.keys())
    found.doubtful = len(kept.keys() & (said.unlike | mended.keys()))
    if not (whole or found.lost or found.doubtful):  # It broke somewhere that does not show.
        found.doubtful, found.lost = (len(kept), 0) if said.confirmed else (0, 1)
    odd = end is _End.ODD or said.odd or (whole and bool(said.unlike))
    found.odd = odd and checksums.kept(database.connection)
    return found


def _names(database: Database, table: str) -> tuple[str, ...]:
    try:
        rows = database.rows(f'PRAGMA table_info("{table}")')
    except _BROKEN:
        return ()
    return tuple('"{}"'.format(row[1].replace('"', '""')) for row in rows)


# ---------------------------------------------------------------------- the table itself


def _scan(source: _Source, rows: dict[Key, Row]) -> _End:
    """Add the rows from both ends of the table; it is whole when all came, once and in order."""
    sql = f'SELECT {", ".join(source.columns)} FROM "{source.table}" NOT INDEXED'  # noqa: S608
    in_order, last = True, None
    try:
        for row in source.database.connection.execute(sql):
            in_order = in_order and _follows(row[0], last)
            last = row[0]
            _add(rows, row)
    except _BROKEN as error:
        rest = f"{sql} ORDER BY {source.key} DESC"
        for row in _until_broken(source, rest):
            _add(rows, row)
        return _end_at(error)
    return _End.WHOLE if in_order and _is_sound(source) else _End.ODD


def _end_at(error: Exception) -> _End:
    wrong_checksum = getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_DATA
    return _End.BROKEN if wrong_checksum else _End.ODD


def _add(rows: dict[Key, Row], row: Row) -> None:
    if isinstance(row[0], int | str):
        rows.setdefault(row[0], row)


def _follows(key: Any, last: Any) -> bool:  # noqa: ANN401 - whatever the cell holds
    if last is None:
        return isinstance(key, int | str)
    return type(key) is type(last) and bool(key > last)


def _is_sound(source: _Source) -> bool:
    """Tell whether SQLite finds nothing wrong with the pages of the table itself."""
    database = source.database
    roots = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?"
    root = database.value(roots, (source.table,))
    shared = database.value("SELECT count(*) FROM sqlite_schema WHERE rootpage = ?", (root,))
    found = _until_broken(source, f'PRAGMA quick_check("{source.table}")')
    lines = [line for (text,) in found for line in text.splitlines()]
    return shared == 1 and not any(line.startswith(f"Tree {root} ") for line in lines)


# ---------------------------------------------------------------------- what its indexes say


def _said(source: _Source, rows: dict[Key, Row]) -> _Said:
    said = _Said()
    for index, places in _indexes(source):
        entries, end = _entries(source, index, places)
        said.known |= {entry[-1] for entry in entries}
        said.odd = said.odd or end is _End.ODD
        if end is _End.WHOLE:
            ours = {(*(row[place] for place in places), key) for key, row in rows.items()}
            said.unlike |= {entry[-1] for entry in entries ^ ours}
            said.confirmed = True
    return said


def _indexes(source: _Source) -> Iterator[tuple[str, list[int]]]:
    """Yield every index on the table: its name, and the places of its columns in a row."""
    try:
        for index in source.database.rows(f'PRAGMA index_list("{source.table}")'):
            if index[3] == "pk":  # The table itself, where it has no rowid.
                continue
            columns = source.database.rows(f'PRAGMA index_xinfo("{index[1]}")')
            yield index[1], [column[1] for column in columns if column[5]]
    except _BROKEN:
        return


def _entries(source: _Source, index: str, places: Sequence[int]) -> tuple[set[Row], _End]:
    """Return the entries of an index, key last, and how reading them ended."""
    columns = [*(source.columns[place] for place in places), source.key]
    sql = f'SELECT {", ".join(columns)} FROM "{source.table}" INDEXED BY "{index}"'  # noqa: S608
    entries: set[Row] = set()
    try:
        entries.update(source.database.connection.execute(sql))
    except _BROKEN as error:
        back = ", ".join(f"{column} DESC" for column in columns)
        entries.update(_until_broken(source, f"{sql} ORDER BY {back}"))
        return entries, _end_at(error)
    return entries, _End.WHOLE


# ---------------------------------------------------------------------- one by one


def _looked_for(
    source: _Source, rows: dict[Key, Row], known: set[Key]
) -> tuple[dict[Key, Row], set[Key]]:
    """Add the rows that only their key leads to.

    Returns those that stand on broken pages or have broken texts, and all keys that are known.
    """
    for key in known - rows.keys():
        if (row := _row(source, key)) is not None:
            rows[key] = row
    checksums.trust(source.database.connection, trusted=True)
    known = known | _keys(source)
    found = {key: _mended(source, key) for key in known - rows.keys()}
    checksums.trust(source.database.connection, trusted=False)
    return {key: row for key, row in found.items() if row is not None}, known


def _keys(source: _Source) -> set[Key]:
    """Return the keys of rows from both ends of the table and of every index on it."""
    sql = f'SELECT {source.key} FROM "{source.table}" NOT INDEXED'  # noqa: S608
    ends = (sql, f"{sql} ORDER BY {source.key} DESC")
    keys = {key for end in ends for (key,) in _until_broken(source, end)}
    for index, places in _indexes(source):
        keys |= {entry[-1] for entry in _entries(source, index, places)[0]}
    return {key for key in keys if isinstance(key, int | str)}


def _until_broken(source: _Source, sql: str) -> Iterator[Row]:
    try:
        yield from source.database.connection.execute(sql)
    except _BROKEN:
        return


def _row(source: _Source, key: Key) -> Row | None:
    return _selected(source, ", ".join(source.columns), key)


def _mended(source: _Source, key: Key) -> Row | None:
    """Return a row with the broken signs of its texts replaced."""
    if (row := _row(source, key)) is not None:
        return row
    row = _selected(source, ", ".join(map(_as_bytes, source.columns)), key)
    return row and tuple(map(_as_text, row))


def _selected(source: _Source, listed: str, key: Key) -> Row | None:
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
