"""The whole journal as JSON, without loss and in an order that only depends on the content.

The document is ``{"format", "version", "written_by", "created", "tables": {table: [row, …]}}``;
rows are objects of every column, ordered by id. Undo history stays behind: it is not content.
What cannot be imported is told by its place, never by its value: that may be a note.
"""

from __future__ import annotations

import base64
import json
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw
from peewee import Field

from calfjournal.dates import check_day
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LONGEST_TEXT, Limit, of_cell
from calfjournal.errors import CalfjournalError, InputError, NewerJournal, NotAJournal
from calfjournal.messages import in_words
from calfjournal.store.database import Database
from calfjournal.store.documents import write_document
from calfjournal.store.faults import translated
from calfjournal.store.fields import (
    LARGEST,
    SHAPED,
    Blob,
    Day,
    Flag,
    Instant,
    Json,
    Key,
    Link,
    Number,
    Said,
    Text,
    TimeOfDay,
    Whole,
    Word,
    canonical,
    plain_value,
)
from calfjournal.store.files import (
    discard,
    make_folder,
    put_in_place,
    temporary_beside,
)
from calfjournal.store.keys import new_key
from calfjournal.store.lock import new_place
from calfjournal.store.meta import makes_sense, read_meta
from calfjournal.store.migrations import LATEST, climb
from calfjournal.store.models import USER_TABLES
from calfjournal.store.opening import PROGRAM, make_empty
from calfjournal.store.rows import unreadable
from calfjournal.store.tables import wrong_day_keys

FORMAT = "calfjournal journal"

_LEFT = "Nothing was imported."
_MOST_BYTES = 1 << 30
"""calfjournal default: a document that a lifetime does not fill."""

Rows = list[dict[str, Any]]


def dump(database: Database) -> dict[str, Rows]:
    """Return every row of every user table in canonical order, as plain values."""
    return {name: _rows(database, name, fields) for name, fields in _fields(database).items()}


def document(database: Database) -> dict[str, Any]:
    """Return the export document of the journal."""
    meta = read_meta(database)
    return {
        "format": FORMAT,
        "version": LATEST,
        "written_by": PROGRAM,
        "journal": meta.get("journal"),
        "created": meta.get("created"),
        "tables": dump(database),
    }


def export_json(database: Database, path: Path) -> None:
    """Write the export document; the file is whole or stays as it was, see ``documents``."""
    text = json.dumps(document(database), ensure_ascii=False, allow_nan=False, indent=1)
    write_document(path, f"{text}\n".encode(), journal=database.path)


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
    content = _read(source)
    make_folder(target.parent)
    temporary = temporary_beside(target)
    try:
        # What an older program wrote goes into a journal of its time, and up the same ladder.
        make_empty(temporary, content["version"])
        database = Database(temporary)
        try:
            _fill(database, content, source.name)
            if content["version"] < LATEST:
                with translated(temporary):
                    climb(database.connection, PROGRAM)
            for table, key in wrong_day_keys(database):
                raise _bad(source.name, f"tables.{table}: the id {key} is not the row's day")
        finally:
            database.close()
        yield temporary
    finally:
        discard(temporary)


# ---------------------------------------------------------------------- out


def _rows(database: Database, name: str, fields: Mapping[str, Field[Any]]) -> Rows:
    columns = ", ".join(f'"{column}"' for column in fields)
    shapers = [_shaper(field) for field in fields.values()]
    return [
        {
            column: _shaped(value, shape, name, row[0], column)
            for column, shape, value in zip(fields, shapers, row, strict=True)
        }
        for row in database.rows(f'SELECT {columns} FROM "{name}" ORDER BY id')  # noqa: S608
    ]


def _shaped(
    value: Any,  # noqa: ANN401 - whatever the cell holds
    shape: Callable[[Any], Any] | None,
    table: str,
    key: object,
    column: str,
) -> Any:  # noqa: ANN401
    try:
        return value if shape is None or value is None else shape(value)
    except (ValueError, TypeError, RecursionError) as error:
        raise unreadable(table, key, f"an unknown {column}") from error


def _text_of(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _shaper(field: Field[Any]) -> Callable[[Any], Any] | None:
    if isinstance(field, Flag):
        return bool
    if isinstance(field, Blob):
        return _text_of
    return field.parsed if isinstance(field, Json | Said) else None


# ---------------------------------------------------------------------- in


def _read(source: Path) -> dict[str, Any]:
    with translated(source):
        status = source.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _bad(source.name, "it is not a file")
        if status.st_size > _MOST_BYTES:
            raise _bad(source.name, "it is too large")
        data = source.read_bytes()
    try:
        content = plain_value(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _bad(source.name, f"byte {error.start} is not UTF-8 text") from error
    except json.JSONDecodeError as error:
        raise _bad(
            source.name, f"line {error.lineno}, column {error.colno}: {error.msg.lower()}"
        ) from error
    except ValueError as error:
        raise _bad(source.name, str(error)) from error
    except RecursionError as error:
        raise _bad(source.name, "it is nested too deeply") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise _bad(source.name, f'"format" is not "{FORMAT}"')
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise _bad(source.name, '"version" is not a whole number from 1')
    if version > LATEST:
        writer = content.get("written_by", "a newer calfjournal")
        raise NewerJournal(
            f"{source.name} was written by {writer} (version {version}); this program knows "
            f"versions up to {LATEST}.",
            f"Update calfjournal to import it. {_LEFT}",
        )
    return content


def _fill(database: Database, content: dict[str, Any], name: str) -> None:
    tables = content.get("tables")
    if not isinstance(tables, dict):
        raise _bad(name, '"tables" is missing')
    known = _fields(database)
    for unknown in sorted(set(tables) - set(known)):
        raise _bad(name, f"tables.{unknown} is not a table of a journal")
    database.run("BEGIN IMMEDIATE")
    for table, fields in known.items():
        if table not in tables:
            raise _bad(name, f"tables.{table} is missing")
        _insert(database, table, fields, _encoded(tables[table], table, fields, name), name)
    for kept in ("journal", "created"):
        if (value := content.get(kept)) is not None:
            if not makes_sense(kept, value):
                raise _bad(name, f'"{kept}" makes no sense')
            database.run("UPDATE meta SET value = ? WHERE name = ?", (value, kept))
    database.run("UPDATE meta SET value = ? WHERE name = 'state'", (str(new_key()),))
    database.run("COMMIT")


def _encoded(
    rows: object, table: str, fields: Mapping[str, Field[Any]], name: str
) -> list[list[Any]]:
    if not isinstance(rows, list):
        raise _bad(name, f"tables.{table} is not a list")
    encoded = []
    for index, row in enumerate(rows):
        place = f"tables.{table}[{index}]"
        if not isinstance(row, dict):
            raise _bad(name, f"{place} is not an object")
        for odd in sorted(set(fields) ^ set(row)):
            word = "missing" if odd in fields else "not known"
            raise _bad(name, f"{place}.{odd} is {word}")
        for column in fields:
            limit = of_cell(Kind(table), column, row)
            if limit is not None and not _holds(limit, row[column]):
                raise _bad(name, f"{place}.{column} is not {in_words(limit.text())}")
        encoded.append(
            [
                _encode(field, row[column], f"{place}.{column}", name)
                for column, field in fields.items()
            ]
        )
    return encoded


def _holds(limit: Limit, value: object) -> bool:
    """True for what is inside, and for what is no number: that is told by its kind."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return True
    return limit.holds(value)


def _encode(field: Field[Any], value: Any, place: str, name: str) -> Any:  # noqa: ANN401
    if value is None:
        if field.null:
            return None
        raise _bad(name, f"{place} is null")
    expected, kinds = next(_KINDS[kind] for kind in type(field).__mro__ if kind in _KINDS)
    if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
        raise _bad(name, f"{place} is not {expected}")
    if isinstance(value, int | float) and not abs(value) < LARGEST:
        raise _bad(name, f"{place} is too large")
    if isinstance(value, str) and len(value) > LONGEST_TEXT and not isinstance(field, Blob):
        raise _bad(name, f"{place} has more than {LONGEST_TEXT:,} signs")
    if isinstance(field, Json) or (isinstance(field, Said) and isinstance(value, dict)):
        value = canonical(value)
    try:
        if isinstance(field, SHAPED):
            _check_day(field, field.reader(value))
        return _stored(field, value)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _bad(name, f"{place} is not {expected}") from error
    except InputError as error:
        raise _bad(name, f"{place} is outside 1900 to 2199") from error


def _stored(field: Field[Any], value: Any) -> Any:  # noqa: ANN401
    """Return a checked value as it lies in the file; ValueError for an instant without a zone.

    A day, an instant or a time of day has one way to be written, and is found by it.
    """
    if isinstance(field, Day | Instant | TimeOfDay):
        shaped: Any = field.reader(value)
        return field.db_value(shaped)
    if isinstance(field, Flag):
        return int(value)
    return base64.b64decode(value, validate=True) if isinstance(field, Blob) else value


def _check_day(field: Field[Any], value: Any) -> None:  # noqa: ANN401
    if isinstance(field, Day | Instant):
        check_day(value if isinstance(field, Day) else value.date())


def _insert(
    database: Database,
    table: str,
    fields: Mapping[str, Field[Any]],
    rows: list[list[Any]],
    name: str,
) -> None:
    columns = ", ".join(f'"{column}"' for column in fields)
    sql = f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(fields))})'  # noqa: S608
    for index, row in enumerate(rows):
        try:
            database.connection.execute(sql, row)
        except apsw.ConstraintError as error:
            reason = (
                "points to a row that is not there" if "FOREIGN" in str(error) else "is there twice"
            )
            raise _bad(name, f"tables.{table}[{index}] {reason}") from error
        except UnicodeEncodeError as error:
            raise _bad(name, f"tables.{table}[{index}] holds half a sign (surrogate)") from error


def _bad(name: str, place: str) -> CalfjournalError:
    return NotAJournal(f"{name} is not a whole journal export: {place}.", _LEFT)


_KINDS: dict[type, tuple[str, type | tuple[type, ...]]] = {
    Key: ("an id", int),
    Link: ("an id", int),
    Whole: ("a whole number", int),
    Number: ("a number", (int, float)),
    Text: ("text", str),
    Said: ("text or a message", (str, dict)),
    Blob: ("base64 text", str),
    TimeOfDay: ("a time like 04:00", str),
    Flag: ("true or false", bool),
    Day: ("a date like 2026-11-25", str),
    Instant: ("an instant like 2026-11-25T06:30:00+00:00", str),
    Word: ("a known word", str),
    Json: ("a value of the right shape", object),
}


def _fields(database: Database) -> dict[str, dict[str, Field[Any]]]:
    """Return the columns of every user table that a journal of this version has."""
    found = {}
    for model in USER_TABLES:
        meta = model._meta  # noqa: SLF001
        columns = {row[1] for row in database.rows(f'PRAGMA table_info("{meta.table_name}")')}
        if columns:
            fields = meta.sorted_fields
            found[meta.table_name] = {f.column_name: f for f in fields if f.column_name in columns}
    return found
