"""The quick way to read an export document that is just as this program writes it.

msgspec reads whole tables by the kinds and limits of their columns. It never tells what is wrong:
what it refuses, and what an older program wrote, is read value by value in ``store.exchange``,
which takes or refuses it with its place.
"""

from __future__ import annotations

import codecs
import math
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, partial
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Raw, Struct
from msgspec.structs import astuple
from peewee import Field

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LONGEST_TEXT, Limit, of_cell, of_columns
from calfjournal.errors import CalfjournalError
from calfjournal.store.cells import TIMES, encoded, in_one_way
from calfjournal.store.columns import FORMAT, Columns
from calfjournal.store.fields import (
    LARGEST,
    Blob,
    Flag,
    Json,
    Key,
    Link,
    Number,
    Said,
    Whole,
    Word,
)
from calfjournal.store.migrations import LATEST
from calfjournal.store.models import USER_TABLES
from calfjournal.store.plain_json import plain_value

Rows = Iterable[Sequence[Any]]


class QuickDocument(Struct):
    """A document that is sound but for what only the file can tell, e.g. a key there twice."""

    journal: str | None
    created: str | None
    tables: dict[str, Rows]
    version: int = LATEST

    def check_tables(self, known: Collection[str]) -> None:
        """Do nothing: that was done."""

    def rows(self, table: str, _columns: Columns) -> Rows:
        """Return the rows of a table as they lie in the file, once."""
        return self.tables[table]


class _Head(Struct, forbid_unknown_fields=True):
    format: Literal[FORMAT]  # type: ignore[valid-type]
    version: Literal[LATEST]  # type: ignore[valid-type]
    tables: dict[str, Raw]
    written_by: str | None = None
    journal: str | None = None
    created: str | None = None


def quick_document(data: bytes) -> QuickDocument | None:
    """Return the rows of a document, None for whatever must be looked at more carefully."""
    try:
        head = msgspec.json.decode(data.removeprefix(codecs.BOM_UTF8), type=_Head)
        if head.tables.keys() != _columns().keys():
            return None
        tables = {
            table: _rows(table, columns, head.tables[table])
            for table, columns in _columns().items()
        }
    except (ValueError, RecursionError, CalfjournalError):
        return None
    return QuickDocument(head.journal, head.created, tables)


def _rows(table: str, columns: Columns, listed: Raw) -> Rows:
    kind = Kind(table)
    found = msgspec.json.decode(listed, type=list[_row_type(kind, columns)])  # type: ignore[misc]
    if kind is Kind.RESULT and not all(map(_is_plausible, found)):
        raise ValueError("a result no test gives")
    takers = {
        index: taker
        for index, field in enumerate(columns.values())
        if (taker := _taker(field)) is not None
    }
    if not takers:
        return map(astuple, found)
    return [_taken(astuple(row), takers) for row in found]


def _taken(row: Sequence[Any], takers: dict[int, Callable[[Any], Any]]) -> list[Any]:
    values = list(row)
    for index, take in takers.items():
        if values[index] is not None:
            values[index] = take(values[index])
    return values


def _is_plausible(result: Any) -> bool:  # noqa: ANN401 - a row of a type made here
    """Tell whether a result keeps the limit of its measure, which no column knows."""
    limit = of_cell(Kind.RESULT, "value", {"measure": result.measure})
    return limit is None or limit.holds(result.value)


# ---------------------------------------------------------------------- by kind of column


@cache
def _columns() -> dict[str, Columns]:
    """Return the columns of every user table of this version."""
    metas = [model._meta for model in USER_TABLES]  # noqa: SLF001
    return {
        meta.table_name: {field.column_name: field for field in meta.sorted_fields}
        for meta in metas
    }


def _row_type(kind: Kind, columns: Columns) -> type[Struct]:
    limits = of_columns(kind)
    types = [(name, _type_of(field, limits.get(name))) for name, field in columns.items()]
    return msgspec.defstruct(kind, types, forbid_unknown_fields=True, gc=False)


def _type_of(field: Field[Any], limit: Limit | None) -> Any:  # noqa: ANN401 - a type for msgspec
    found = _type_of_some(field, limit)
    return found | None if field.null and found is not Raw else found


def _type_of_some(field: Field[Any], limit: Limit | None) -> Any:  # noqa: ANN401
    match field:
        case Key() | Link() | Whole():
            low, high = (limit.low, limit.high) if limit else (1 - LARGEST, LARGEST - 1)
            return Annotated[int, Meta(ge=math.ceil(low), le=math.floor(high))]
        case Number() if limit:
            return Annotated[float, Meta(ge=limit.low, le=limit.high)]
        case Number():
            return Annotated[float, Meta(gt=-float(LARGEST), lt=float(LARGEST))]
        case Flag():
            return bool
        case Word():
            return Literal[field.words]
        case Json() | Said():
            return Raw
        case Blob():
            return str
        case _:
            return Annotated[str, Meta(max_length=LONGEST_TEXT)]


def _taker(field: Field[Any]) -> Callable[[Any], Any] | None:
    """Return what checks a value and makes of it what lies in the file; None where types did."""

    def take(value: str) -> Any:  # noqa: ANN401
        return encoded(field, value, "", "")

    @cache
    def take_json(text: bytes) -> Any:  # noqa: ANN401
        return take(plain_value(text.decode()))

    def take_raw(raw: Raw) -> Any:  # noqa: ANN401
        return take_json(bytes(raw))

    if isinstance(field, Json | Said):
        return take_raw
    if isinstance(field, TIMES):
        return cache(partial(in_one_way, field))
    return take if isinstance(field, Blob) else None
