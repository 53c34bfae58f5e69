"""Domain values to rows and back, with every query compiled once.

Building a Peewee query costs more than running it, so ``Table`` compiles its queries when the
module is loaded and runs the SQL text on the connection of one journal.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

import apsw
from msgspec import Struct
from peewee import Model

from calfjournal.domain.message import say
from calfjournal.domain.unreadable import UNREADABLE
from calfjournal.errors import DamagedJournal
from calfjournal.store.database import Database
from calfjournal.store.fields import SHAPED, Converter
from calfjournal.store.keys import named, new_key, of_day
from calfjournal.store.models import PARAM
from calfjournal.store.ways_out import RESTORE

_AT_ONCE = 500
"""Keys that one statement asks for."""

T = TypeVar("T")
Record = Mapping[str, Any]


class Table(Generic[T]):
    """How values of ``T`` lie in a table.

    By default every column is the attribute of the same name. ``record`` and ``build`` translate
    where that is not so; a field that is made of several columns is one of the ``parts``. A column
    that belongs to a parent (``session_id`` of a set) is given beside the value; fields that are
    no column (the sets of a session) come last in ``T``.
    """

    def __init__(
        self,
        model: type[Model],
        kind: Callable[..., T],
        *,
        record: Callable[[T], dict[str, Any]] | None = None,
        build: Callable[[dict[str, Any]], T] | None = None,
        parts: Mapping[str, tuple[Callable[..., Any], Sequence[str]]] | None = None,
        parent: str | None = None,
        named_by: Sequence[str | tuple[str, ...]] = (),
        one_a_day: bool = False,
    ) -> None:
        """``named_by`` are the columns that name a new row; see ``store.keys``.

        Of several in one place the first that holds something counts; a row whose first place
        holds nothing has no name. ``one_a_day`` keys a row by its day instead.
        """
        meta = model._meta  # noqa: SLF001
        fields = list(meta.sorted_fields)
        self.model = model
        self.name: str = meta.table_name
        self.columns: list[str] = [field.column_name for field in fields]
        self._id = self.columns.index("id")
        self.parent = parent
        self._kind = kind
        self._record = record
        places = [(part,) if isinstance(part, str) else part for part in named_by]
        self._name = [[self.columns.index(column) for column in part] for part in places]
        self.one_a_day = one_a_day
        self._build = build
        self._encoders: list[Converter] = [field.db_value for field in fields]
        self._decoders: list[tuple[int, Converter]] = [
            (index, field.reader) for index, field in enumerate(fields) if isinstance(field, SHAPED)
        ]
        self._places = [] if build else _places(kind, self.columns, parts or {})
        marks = dict.fromkeys(fields, PARAM)
        self._insert = model.insert(marks).sql()[0]
        key = meta.primary_key
        self._update = (
            model.update({field: PARAM for field in fields if field is not key})
            .where(key == PARAM)
            .sql()[0]
        )
        self._put = self.putting()
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

    def insert_rows(self, database: Database, rows: Sequence[list[Any]]) -> list[int]:
        """Insert rows made by ``encode`` and return their keys.

        A named key that is taken gives way to one of chance.
        """
        position = self._id
        if self._name and len(rows) == 1:
            return [self._insert_named(database, rows[0], position)]
        if self._name:
            self._make_room(database, rows, position)
        database.run_many(self._insert, rows)
        return [row[position] for row in rows]

    def _insert_named(self, database: Database, row: list[Any], position: int) -> int:
        try:
            database.run(self._insert, row)
        except apsw.ConstraintError as error:
            if getattr(error, "extendedresult", 0) != apsw.SQLITE_CONSTRAINT_PRIMARYKEY:
                raise
            row[position] = new_key()
            database.run(self._insert, row)
        key: int = row[position]
        return key

    def _make_room(self, database: Database, rows: Sequence[list[Any]], position: int) -> None:
        taken = self._taken(database, [row[position] for row in rows])
        for row in rows:
            if row[position] in taken:
                row[position] = new_key()
            taken.add(row[position])

    def _taken(self, database: Database, keys: Sequence[int]) -> set[int]:
        found: set[int] = set()
        for index in range(0, len(keys), _AT_ONCE):
            some = keys[index : index + _AT_ONCE]
            marks = ",".join("?" * len(some))
            sql = f'SELECT id FROM "{self.name}" WHERE id IN ({marks})'  # noqa: S608
            found.update(key for (key,) in database.rows(sql, some))
        return found

    def putting(self, *staying: str) -> str:
        """Return the SQL that writes a row, or all but some columns of the row that is there."""
        changed = [each for each in self.columns if each not in ("id", *staying)]
        taken = ", ".join(f'"{each}"=excluded."{each}"' for each in changed)
        return f"{self._insert} ON CONFLICT (id) DO UPDATE SET {taken}"

    def put(self, database: Database, value: T) -> None:
        """Write the row of the value's key, or of its name or day, whether or not it is there."""
        database.run(self._put, self.encode(value, {}))

    def update(self, database: Database, value: T, **beside: Any) -> bool:  # noqa: ANN401
        """Overwrite the row of the value's id; False when there is none."""
        return database.run(self._update, self.overwriting(value, beside)) == 1

    def update_all(self, database: Database, values: Iterable[T], **beside: Any) -> None:  # noqa: ANN401
        """Overwrite the rows of the values' ids, where there are any."""
        database.run_many(self._update, [self.overwriting(value, beside) for value in values])

    def overwriting(self, value: T, beside: Record) -> list[Any]:
        """Return the row of a value in column order, with its key last."""
        row = self.encode(value, beside)
        row.append(row.pop(self._id))
        return row

    def delete(self, database: Database, key: int) -> bool:
        """Delete the row; False when there is none."""
        return database.run(self._delete, (key,)) == 1

    def encode(self, value: T, beside: Record) -> list[Any]:
        """Return the value as a row in column order, with the key of its name if it has none."""
        record = self._record(value) if self._record else None
        row = []
        for column, encode in zip(self.columns, self._encoders, strict=True):
            if column in beside:
                plain = beside[column]
            else:
                plain = record[column] if record is not None else getattr(value, column)
            row.append(encode(plain))
        position = self._id
        if row[position] is None:
            row[position] = self.new_key(row)
        return row

    def new_key(self, row: Sequence[Any]) -> int:
        """Return the key of a new row in column order: that of its name, if it has one."""
        if self.one_a_day:
            return of_day(row[self.columns.index("day")])
        name = [next((row[at] for at in part if row[at]), None) for part in self._name]
        return named(self.name, *name) if name and name[0] is not None else new_key()

    def decode(self, row: Sequence[Any]) -> T:
        """Return the value of a row in column order.

        Raises:
            DamagedJournal: the row holds something no version of the program wrote.
        """
        return self.decode_all([row])[0]

    def decode_all(
        self, rows: Sequence[Sequence[Any]], *last: Iterable[tuple[Any, ...]]
    ) -> list[T]:
        """Return the values of rows in column order, ``last`` in their last field.

        It goes column by column, which costs half of row by row. Raises as ``decode``.
        """
        if not rows:
            return []
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
        try:
            for index, decode in self._decoders:
                columns[index] = [None if cell is None else decode(cell) for cell in columns[index]]
            return self._made_of(columns, last)
        except UNREADABLE as error:
            if len(rows) == 1:
                raise self._unreadable(rows[0]) from error
            for row in rows:  # The first that cannot be read says so.
                self.decode(row)
            raise

    def _made_of(
        self, columns: Sequence[Sequence[Any]], last: Iterable[Iterable[tuple[Any, ...]]]
    ) -> list[T]:
        if self._build is not None:
            records = zip(*columns, strict=True)
            return [self._build(dict(zip(self.columns, each, strict=True))) for each in records]
        fields = [
            columns[place]
            if isinstance(place, int)
            else list(map(place.kind, *(columns[each] for each in place.columns)))
            for place in self._places
        ]
        return list(map(self._kind, *fields, *last))

    def _unreadable(self, row: Sequence[Any]) -> DamagedJournal:
        key = row[self._id]
        for index, decode in self._decoders:
            try:
                if row[index] is not None:
                    decode(row[index])
            except UNREADABLE:
                return unknown_value(self.name, key, self.columns[index])
        return DamagedJournal(say("store.values_apart", table=self.name, key=str(key)), RESTORE)


def unknown_value(table: str, key: object, column: str) -> DamagedJournal:
    """Return the error for what no version wrote; by its place, for the value may be a note."""
    said = say("store.unknown_value", table=table, key=str(key), column=column)
    return DamagedJournal(said, RESTORE)


class Query(Generic[T]):
    """A compiled SELECT of whole rows of one table."""

    def __init__(self, table: Table[T], sql: str) -> None:
        self._table = table
        self.sql = sql

    def all(self, database: Database, *params: Any) -> list[T]:  # noqa: ANN401
        """Return the values in order."""
        return self._table.decode_all(database.rows(self.sql, bound(params)))

    def with_children(
        self,
        database: Database,
        children: Mapping[int, tuple[Any, ...]],
        *params: Any,  # noqa: ANN401
    ) -> list[T]:
        """Return the values in order, each with its children by key as its last field."""
        position = self._table.columns.index("id")
        rows = database.rows(self.sql, bound(params))
        return self._table.decode_all(rows, [children.get(row[position], ()) for row in rows])

    def one(self, database: Database, *params: Any) -> T | None:  # noqa: ANN401
        """Return the first value, None when there is none."""
        rows = database.rows(f"{self.sql} LIMIT 1", bound(params))
        return self._table.decode(rows[0]) if rows else None

    def by_parent(
        self,
        database: Database,
        *params: Any,  # noqa: ANN401
    ) -> dict[int, tuple[T, ...]]:
        """Return the values in order, by the key of their parent row."""
        table = self._table
        if table.parent is None:
            raise ValueError(f"{table.name} has no parent")
        position = table.columns.index(table.parent)
        found: dict[int, list[T]] = defaultdict(list)
        rows = database.rows(self.sql, bound(params))
        for row, value in zip(rows, table.decode_all(rows), strict=True):
            found[row[position]].append(value)
        return {key: tuple(values) for key, values in found.items()}


class _Compound(Struct, frozen=True):
    """A field made of several columns."""

    kind: Callable[..., Any]
    columns: list[int]


def _places(
    kind: Any,  # noqa: ANN401
    columns: list[str],
    parts: Mapping[str, tuple[Callable[..., Any], Sequence[str]]],
) -> list[int | _Compound]:
    """Where the leading fields of a value lie in a row, to build it by position.

    Calling with names costs half of reading a month.
    """
    places: list[int | _Compound] = []
    names = kind.__struct_fields__
    for name in itertools.takewhile((*columns, *parts).__contains__, names):
        if name in parts:
            made, of = parts[name]
            places.append(_Compound(made, [columns.index(each) for each in of]))
        else:
            places.append(columns.index(name))
    if any(name in columns for name in names[len(places) :]):
        raise ValueError(f"the fields of {kind.__name__} that are no columns must come last")
    return places


def bound(params: Iterable[Any]) -> list[Any]:
    """Return query values as SQLite takes them."""
    return [value.isoformat() if isinstance(value, date) else value for value in params]
