"""The whole journal as JSON, without loss and in an order that only depends on the content.

The document is ``{"format", "version", "written_by", "created", "tables": {table: [row, …]}}``;
rows are objects of every column, ordered by id. Undo history stays behind: it is not content.
It is written as it is read, some rows at a time, however long the journal is.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from peewee import Field

from calfjournal.store.columns import FORMAT, Columns, columns_of
from calfjournal.store.database import Database
from calfjournal.store.documents import write_document
from calfjournal.store.fields import Blob, Flag, Json, Number, Said
from calfjournal.store.meta import read_meta
from calfjournal.store.migrations import LATEST
from calfjournal.store.opening import PROGRAM
from calfjournal.store.rows import unknown_value

_AT_ONCE = 2000
"""Rows that are written together."""

_REMEMBERED = 500
"""Texts of a column that are not looked at anew."""

_PLAIN_FROM, _PLAIN_TO = 1e-4, 1e16
"""Numbers outside are written with an exponent, for which the two encoders have two ways."""

Shape = Callable[[Any], Any]
Row = Sequence[Any]


def dump(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every user table in canonical order, as plain values."""
    return {
        name: [
            dict(zip(columns, row, strict=True))
            for row in rows_of(database, name, columns, plain_shape)
        ]
        for name, columns in columns_of(database).items()
    }


def export_json(database: Database, path: Path) -> None:
    """Write the export document; the file is whole or stays as it was, see ``documents``."""
    write_document(path, _document(database), journal=database.path)


def rows_of(
    database: Database,
    table: str,
    columns: Columns,
    shape_of: Callable[[Field[Any]], Shape | None],
) -> Iterator[Row]:
    """Yield the rows of a table by id, the values of each column in the shape asked for.

    Raises:
        DamagedJournal: a value is none that a version of the program wrote.
    """
    shapes = {
        index: shape
        for index, field in enumerate(columns.values())
        if (shape := shape_of(field)) is not None
    }
    listed = ", ".join(f'"{column}"' for column in columns)
    rows = database.each(f'SELECT {listed} FROM "{table}" ORDER BY id')  # noqa: S608
    if not shapes:
        yield from rows
        return
    for row in rows:
        values = list(row)
        try:
            for index, shape in shapes.items():
                if values[index] is not None:
                    values[index] = shape(values[index])
        except (ValueError, TypeError, RecursionError) as error:
            raise unknown_value(table, row[0], list(columns)[index]) from error
        yield values


def plain_shape(field: Field[Any]) -> Shape | None:
    """Return what makes plain values of those of a column; None where they are."""
    if isinstance(field, Flag):
        return bool
    if isinstance(field, Blob):
        return _text_of
    return field.parsed if isinstance(field, Json | Said) else None


def remembering(shape: Shape) -> Shape:
    """Return a shape that knows the texts it saw last: most of a column come again and again."""
    return lru_cache(_REMEMBERED)(shape)


def _text_of(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


# ---------------------------------------------------------------------- the document


def _document(database: Database) -> Iterator[bytes]:
    meta = read_meta(database)
    head = {
        "format": FORMAT,
        "version": LATEST,
        "written_by": PROGRAM,
        "journal": meta.get("journal"),
        "created": meta.get("created"),
    }
    yield _laid_out(head).removesuffix(b"\n}") + b',\n "tables": {'
    follows = b""
    for table, columns in columns_of(database).items():
        yield follows + b'\n  "%s": [' % table.encode()
        yield from _listed(database, table, columns)
        follows = b","
    yield b"\n }\n}\n"


def _listed(database: Database, table: str, columns: Columns) -> Iterator[bytes]:
    """Yield the rows of a table and the end of their list."""
    at_once = 1 if any(isinstance(field, Blob) for field in columns.values()) else _AT_ONCE
    rows = rows_of(database, table, columns, _json_shape)
    end = b"]"
    while some := [dict(zip(columns, row, strict=True)) for row in islice(rows, at_once)]:
        yield (b"," if end != b"]" else b"") + _deeper(_laid_out(some)[1:-2])
        end = b"\n  ]"
    yield end


def _laid_out(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1)


def _deeper(lines: bytes) -> bytes:
    """Return lines of JSON two steps further in: a text within has no line break."""
    return lines.replace(b"\n", b"\n  ")


def _json_shape(field: Field[Any]) -> Shape | None:
    if isinstance(field, Number):
        return _written
    if isinstance(field, Json | Said):
        return remembering(_raw_of(field.parsed))
    return plain_shape(field)


def _written(number: float) -> float | msgspec.Raw:
    """Return a number as it is or, where encoders differ, as Python writes it."""
    if _PLAIN_FROM <= abs(number) < _PLAIN_TO or number == 0:
        return number
    return msgspec.Raw(_encoded(number))


def _raw_of(parsed: Shape) -> Shape:
    def raw(text: str) -> msgspec.Raw:
        return msgspec.Raw(_encoded(parsed(text)))

    return raw


def _encoded(value: object) -> bytes:
    return _JSON.encode(value).encode()


_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
