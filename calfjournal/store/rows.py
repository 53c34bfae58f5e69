"""Domain values to rows and back, with every query compiled once.

Building a Peewee query costs more than running it, so ``Table`` compiles its queries when the
module is loaded and runs the SQL text on the connection of one journal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from peewee import Model

from calfjournal.errors import DamagedJournal
from calfjournal.store.database import Database
from calfjournal.store.fields import Converter, Day, Flag, Instant, Json, Word
from calfjournal.store.models import PARAM

T = TypeVar("T")
Record = Mapping[str, Any]

_SHAPED = (Day, Flag, Instant, Json, Word)
"""Columns whose values SQLite cannot give back as they went in."""


class Table(Generic[T]):
    """How values of ``T`` lie in a table.

    By default every column is the attribute of the same name. ``record`` and ``build`` translate
    where that is not so; columns that belong to a parent (``session_id`` of a set) are given
    beside the value and dropped by ``build``.
    """

    def __init__(
        self,
        model: type[Model],
        kind: Callable[..., T],
        *,
        record: Callable[[T], dict[str, Any]] | None = None,
        build: Callable[[dict[str, Any]], T] | None = None,
        parent: str | None = None,
    ) -> None:
        meta = model._meta  # noqa: SLF001
        fields = list(meta.sorted_fields)
        self.model = model
        self.name: str = meta.table_name
        self.columns: list[str] = [field.column_name for field in fields]
        self.parent = parent
        self._kind = kind
        self._record = record
        self._build = build
        self._encoders: list[Converter] = [field.db_value for field in fields]
        self._decoders: list[tuple[int, Converter]] = [
            (index, field.python_value)
            for index, field in enumerate(fields)
            if isinstance(field, _SHAPED)
        ]
        self._own = [column for column in self.columns if column != parent]
        marks = dict.fromkeys(fields, PARAM)
        self._insert = model.insert(marks).sql()[0]
        key = meta.primary_key
        self._update = (
            model.update({field: PARAM for field in fields if field is not key})
            .where(key == PARAM)
            .sql()[0]
        )
        self._delete = model.delete().where(key == PARAM).sql()[0]
        self.by_id = self.query(key == PARAM)

    def query(self, where: Any = None, *order: Any) -> Query[T]:  # noqa: ANN401
        """Compile a query; its values are ``PARAM`` in the order they will be given."""
        select = self.model.select()
        if where is not None:
            select = select.where(where)
        sql, params = select.order_by(*order).sql()
        if params:
            raise ValueError(f"write PARAM instead of a value: {sql}")
        return Query(self, sql)

    def insert(self, database: Database, value: T, **beside: Any) -> int:  # noqa: ANN401
        """Insert one value with a new key (unless it has one) and return the key."""
        return self.insert_all(database, [value], **beside)[0]

    def insert_all(
        self,
        database: Database,
        values: Iterable[T],
        **beside: Any,  # noqa: ANN401
    ) -> list[int]:
        """Insert values with new keys (unless they have one) and return the keys."""
        return self.insert_rows(database, [self.encode(value, beside) for value in values])

    def insert_rows(self, database: Database, rows: Sequence[Sequence[Any]]) -> list[int]:
        """Insert rows made by ``encode`` and return their keys."""
        database.run_many(self._insert, rows)
        position = self.columns.index("id")
        return [row[position] for row in rows]

    def update(self, database: Database, value: T, **beside: Any) -> bool:  # noqa: ANN401
        """Overwrite the row of the value's id; False when there is none."""
        row = self.encode(value, beside)
        position = self.columns.index("id")
        key = row.pop(position)
        return database.run(self._update, [*row, key]) == 1

    def delete(self, database: Database, key: int) -> bool:
        """Delete the row; False when there is none."""
        return database.run(self._delete, (key,)) == 1

    def encode(self, value: T, beside: Record) -> list[Any]:
        """Return the value as a row in column order, with a new key if it has none."""
        record = self._record(value) if self._record else None
        row = []
        for column, encode in zip(self.columns, self._encoders, strict=True):
            if column in beside:
                plain = beside[column]
            else:
                plain = record[column] if record is not None else getattr(value, column)
            row.append(encode(plain))
        position = self.columns.index("id")
        if row[position] is None:
            row[position] = self.model.id.default()  # type: ignore[attr-defined]
        return row

    def decode(self, row: Sequence[Any]) -> T:
        """Return the value of a row in column order."""
        values = list(row)
        for index, decode in self._decoders:
            if values[index] is not None:
                try:
                    values[index] = decode(values[index])
                except (ValueError, TypeError, KeyError) as error:
                    raise DamagedJournal(
                        f"{self.name} {values[self.columns.index('id')]} holds an unknown "
                        f"{self.columns[index]}: {values[index]!r}.",
                        "Restore the newest good backup.",
                    ) from error
        record = dict(zip(self.columns, values, strict=True))
        if self._build:
            return self._build(record)
        if self.parent is not None:
            del record[self.parent]
        return self._kind(**record)


class Query(Generic[T]):
    """A compiled SELECT of whole rows of one table."""

    def __init__(self, table: Table[T], sql: str) -> None:
        self._table = table
        self.sql = sql

    def all(self, database: Database, *params: Any) -> list[T]:  # noqa: ANN401
        """Return the values in order."""
        decode = self._table.decode
        return [decode(row) for row in database.rows(self.sql, bound(params))]

    def one(self, database: Database, *params: Any) -> T | None:  # noqa: ANN401
        """Return the first value, None when there is none."""
        rows = database.rows(f"{self.sql} LIMIT 1", bound(params))
        return self._table.decode(rows[0]) if rows else None

    def by_parent(self, database: Database, *params: Any) -> dict[int, tuple[T, ...]]:  # noqa: ANN401
        """Return the values in order, by the key of their parent row."""
        table = self._table
        if table.parent is None:
            raise ValueError(f"{table.name} has no parent")
        position = table.columns.index(table.parent)
        found: dict[int, list[T]] = defaultdict(list)
        for row in database.rows(self.sql, bound(params)):
            found[row[position]].append(table.decode(row))
        return {key: tuple(values) for key, values in found.items()}


def bound(params: Iterable[Any]) -> list[Any]:
    """Return query values as SQLite takes them."""
    return [value.isoformat() if isinstance(value, date) else value for value in params]
