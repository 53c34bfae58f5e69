"""A journal made of the JSON document that ``store.export`` writes.

What cannot be imported is told by its place, never by its value: that may be a note.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import Limit, of_cell
from calfjournal.domain.message import say
from calfjournal.errors import NewerJournal
from calfjournal.store.cells import encoded, not_whole, refused
from calfjournal.store.columns import FORMAT, Columns, columns_of
from calfjournal.store.database import Database
from calfjournal.store.faults import translated
from calfjournal.store.files import (
    discard,
    make_folder,
    put_in_place,
    temporary_beside,
)
from calfjournal.store.keys import new_key
from calfjournal.store.lock import new_place
from calfjournal.store.meta import makes_sense
from calfjournal.store.migrations import LATEST, climb
from calfjournal.store.opening import PROGRAM, make_empty
from calfjournal.store.plain_json import NotPlain, plain_value
from calfjournal.store.quick_document import QuickDocument, quick_document
from calfjournal.store.tables import wrong_day_keys

_MOST_BYTES = 1 << 30
"""calfjournal default: a document that a lifetime does not fill."""


def import_json(source: Path, target: Path) -> None:
    """Make a new journal from an export document.

    Raises:
        FileExists: there is something at the target.
        NewerJournal: a newer program wrote the document.
        NotAJournal: the document is foreign or damaged; the message names the place. No file is
            made then.
        StorageFailed: the source cannot be read or the target not be written.
    """
    with new_place(target), made_from(source, target) as fresh:
        put_in_place(fresh, target)


@contextmanager
def made_from(source: Path, target: Path) -> Iterator[Path]:
    """Make a journal from an export document as a temporary file beside the target.

    Raises as ``import_json``.
    """
    document = _document(_bytes_of(source), source.name)
    make_folder(target.parent)
    temporary = temporary_beside(target)
    try:
        # What an older program wrote goes into a journal of its time, and up the same ladder.
        make_empty(temporary, document.version)
        database = Database(temporary)
        try:
            _fill(database, document, source.name)
            if document.version < LATEST:
                with translated(temporary):
                    climb(database.connection, PROGRAM)
            for table, key in wrong_day_keys(database):
                raise refused(
                    source.name, "store.export_other_day", place=f"tables.{table}", key=str(key)
                )
        finally:
            database.close()
        yield temporary
    finally:
        discard(temporary)


# ---------------------------------------------------------------------- in


def _document(data: bytes, name: str) -> QuickDocument | _CarefulDocument:
    return quick_document(data) or _CarefulDocument(_checked(_parsed(data, name), name), name)


def _checked(content: object, name: str) -> dict[str, Any]:
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise refused(name, "store.export_format", format=FORMAT)
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise refused(name, "store.export_version")
    if version > LATEST:
        raise _newer(name, version, content.get("written_by"))
    return content


def _bytes_of(source: Path) -> bytes:
    with translated(source):
        status = source.stat()
        if not stat.S_ISREG(status.st_mode):
            raise refused(source.name, "store.export_no_file")
        if status.st_size > _MOST_BYTES:
            raise refused(source.name, "store.export_too_large")
        return source.read_bytes()


def _parsed(data: bytes, name: str) -> Any:  # noqa: ANN401 - whatever stands there
    try:
        return plain_value(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise refused(name, "store.export_no_text", place=error.start) from error
    except json.JSONDecodeError as error:
        line, column, reason = error.lineno, error.colno, error.msg.lower()
        raise refused(
            name, "store.export_no_json", line=line, column=column, reason=reason
        ) from error
    except NotPlain as error:
        raise not_whole(name, error.said) from error
    except RecursionError as error:
        raise refused(name, "store.export_too_deep") from error


def _newer(name: str, version: int, writer: object) -> NewerJournal:
    if writer is None:
        said = say("store.newer_export", file=name, version=version, latest=LATEST)
    else:
        said = say(
            "store.newer_export_by", file=name, writer=str(writer), version=version, latest=LATEST
        )
    return NewerJournal(said, say("store.update_to_import"))


def _fill(database: Database, document: QuickDocument | _CarefulDocument, name: str) -> None:
    known = columns_of(database)
    document.check_tables(known)
    database.run("BEGIN IMMEDIATE")
    with database.with_room(), _without_indexes(database):
        for table, columns in known.items():
            _insert(database, table, columns, document.rows(table, columns), name)
    for kept in ("journal", "created"):
        if (value := getattr(document, kept)) is not None:
            if not makes_sense(kept, value):
                raise refused(name, "store.export_odd", name=kept)
            database.run("UPDATE meta SET value = ? WHERE name = ?", (value, kept))
    database.run("UPDATE meta SET value = ? WHERE name = 'state'", (str(new_key()),))
    database.run("COMMIT")


@contextmanager
def _without_indexes(database: Database) -> Iterator[None]:
    """Make the indexes when all rows are there, which is quicker than row by row."""
    indexes = database.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'"
    )
    for index, _ in indexes:
        database.run(f'DROP INDEX "{index}"')
    yield
    for _, sql in indexes:
        database.run(sql)


class _CarefulDocument:
    """A document read value by value, which tells the place of what cannot be."""

    def __init__(self, content: Mapping[str, Any], name: str) -> None:
        self._content = content
        self._name = name
        self.version: int = content["version"]
        self.journal = content.get("journal")
        self.created = content.get("created")

    def check_tables(self, known: Collection[str]) -> None:
        """Refuse a document without tables, or with one that is not known."""
        tables = self._content.get("tables")
        if not isinstance(tables, dict):
            raise refused(self._name, "store.export_no_tables")
        for unknown in sorted(set(tables) - set(known)):
            raise refused(self._name, "store.export_no_table", place=f"tables.{unknown}")

    def rows(self, table: str, columns: Columns) -> list[list[Any]]:
        """Return the rows of a table as they lie in the file."""
        rows = self._content["tables"].get(table, self)
        if rows is self:
            raise refused(self._name, "store.export_missing", place=f"tables.{table}")
        if not isinstance(rows, list):
            raise refused(self._name, "store.export_no_list", place=f"tables.{table}")
        return [
            self._row(row, table, columns, f"tables.{table}[{index}]")
            for index, row in enumerate(rows)
        ]

    def _row(self, row: object, table: str, columns: Columns, place: str) -> list[Any]:
        if not isinstance(row, dict):
            raise refused(self._name, "store.export_no_object", place=place)
        for odd in sorted(set(columns) ^ set(row)):
            key = "store.export_missing" if odd in columns else "store.export_not_known"
            raise refused(self._name, key, place=f"{place}.{odd}")
        for column in columns:
            limit = of_cell(Kind(table), column, row)
            if limit is not None and not _holds(limit, row[column]):
                raise refused(
                    self._name,
                    "store.export_outside",
                    place=f"{place}.{column}",
                    limit=limit.text(),
                )
        return [
            encoded(field, row[column], f"{place}.{column}", self._name)
            for column, field in columns.items()
        ]


def _holds(limit: Limit, value: object) -> bool:
    """True for what is inside, and for what is no number: that is told by its kind."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return True
    return limit.holds(value)


def _insert(
    database: Database, table: str, columns: Columns, rows: Iterable[Sequence[Any]], name: str
) -> None:
    listed = ", ".join(f'"{column}"' for column in columns)
    sql = f'INSERT INTO "{table}" ({listed}) VALUES ({", ".join("?" * len(columns))})'  # noqa: S608
    taken = _Counted(rows)
    try:
        database.connection.executemany(sql, taken)
    except apsw.ConstraintError as error:
        raise refused(name, _broken_rule(error), place=f"tables.{table}[{taken.at}]") from error
    except UnicodeEncodeError as error:
        place = f"tables.{table}[{taken.at}]"
        raise refused(name, "store.export_half_a_sign", place=place) from error


class _Counted:
    """Rows one after the other; ``at`` is the place of the last one taken."""

    def __init__(self, rows: Iterable[Sequence[Any]]) -> None:
        self._rows = rows
        self.at = 0

    def __iter__(self) -> Iterator[Sequence[Any]]:
        for at, row in enumerate(self._rows):
            self.at = at
            yield row


def _broken_rule(error: apsw.ConstraintError) -> str:
    if getattr(error, "extendedresult", 0) == apsw.SQLITE_CONSTRAINT_FOREIGNKEY:
        return "store.export_no_parent"
    return "store.export_twice"
