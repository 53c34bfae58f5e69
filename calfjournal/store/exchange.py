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
from calfjournal.domain.message import Message, say
from calfjournal.errors import InputError, NewerJournal, NotAJournal
from calfjournal.store import words
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
from calfjournal.store.plain_json import NotPlain, canonical, plain_value
from calfjournal.store.rows import unknown_value
from calfjournal.store.tables import wrong_day_keys

FORMAT = "calfjournal journal"

_LEFT = say("store.nothing_imported")
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
                raise _bad(
                    source.name, "store.export_other_day", place=f"tables.{table}", key=str(key)
                )
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
        raise unknown_value(table, key, column) from error


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
    content = _parsed(_bytes_of(source), source.name)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise _bad(source.name, "store.export_format", format=FORMAT)
    version = content.get("version")
    if type(version) is not int or version < 1:
        raise _bad(source.name, "store.export_version")
    if version > LATEST:
        raise _newer(source.name, version, content.get("written_by"))
    return content


def _bytes_of(source: Path) -> bytes:
    with translated(source):
        status = source.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _bad(source.name, "store.export_no_file")
        if status.st_size > _MOST_BYTES:
            raise _bad(source.name, "store.export_too_large")
        return source.read_bytes()


def _parsed(data: bytes, name: str) -> Any:  # noqa: ANN401 - whatever stands there
    try:
        return plain_value(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _bad(name, "store.export_no_text", place=error.start) from error
    except json.JSONDecodeError as error:
        line, column, reason = error.lineno, error.colno, error.msg.lower()
        raise _bad(name, "store.export_no_json", line=line, column=column, reason=reason) from error
    except NotPlain as error:
        raise _not_whole(name, error.said) from error
    except RecursionError as error:
        raise _bad(name, "store.export_too_deep") from error


def _newer(name: str, version: int, writer: object) -> NewerJournal:
    if writer is None:
        said = say("store.newer_export", file=name, version=version, latest=LATEST)
    else:
        said = say(
            "store.newer_export_by", file=name, writer=str(writer), version=version, latest=LATEST
        )
    return NewerJournal(said, say("store.update_to_import"))


def _fill(database: Database, content: dict[str, Any], name: str) -> None:
    tables = content.get("tables")
    if not isinstance(tables, dict):
        raise _bad(name, "store.export_no_tables")
    known = _fields(database)
    for unknown in sorted(set(tables) - set(known)):
        raise _bad(name, "store.export_no_table", place=f"tables.{unknown}")
    database.run("BEGIN IMMEDIATE")
    for table, fields in known.items():
        if table not in tables:
            raise _bad(name, "store.export_missing", place=f"tables.{table}")
        _insert(database, table, fields, _encoded(tables[table], table, fields, name), name)
    for kept in ("journal", "created"):
        if (value := content.get(kept)) is not None:
            if not makes_sense(kept, value):
                raise _bad(name, "store.export_odd", name=kept)
            database.run("UPDATE meta SET value = ? WHERE name = ?", (value, kept))
    database.run("UPDATE meta SET value = ? WHERE name = 'state'", (str(new_key()),))
    database.run("COMMIT")


def _encoded(
    rows: object, table: str, fields: Mapping[str, Field[Any]], name: str
) -> list[list[Any]]:
    if not isinstance(rows, list):
        raise _bad(name, "store.export_no_list", place=f"tables.{table}")
    encoded = []
    for index, row in enumerate(rows):
        place = f"tables.{table}[{index}]"
        if not isinstance(row, dict):
            raise _bad(name, "store.export_no_object", place=place)
        for odd in sorted(set(fields) ^ set(row)):
            key = "store.export_missing" if odd in fields else "store.export_not_known"
            raise _bad(name, key, place=f"{place}.{odd}")
        for column in fields:
            limit = of_cell(Kind(table), column, row)
            if limit is not None and not _holds(limit, row[column]):
                raise _bad(
                    name, "store.export_outside", place=f"{place}.{column}", limit=limit.text()
                )
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
        raise _bad(name, "store.export_null", place=place)
    otherwise, kinds = next(_KINDS[kind] for kind in type(field).__mro__ if kind in _KINDS)
    if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
        raise _bad(name, otherwise, place=place)
    if isinstance(value, int | float) and not abs(value) < LARGEST:
        raise _bad(name, "store.export_large", what=place)
    try:
        value = _as_text(field, value)
        if _is_long(field, value):
            raise _bad(name, "store.export_long", place=place, signs=LONGEST_TEXT)
        if isinstance(field, SHAPED):
            _check_day(field, field.reader(value))
        return _stored(field, value)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _bad(name, otherwise, place=place) from error
    except InputError as error:
        raise _bad(name, "store.export_years", place=place) from error


def _as_text(field: Field[Any], value: Any) -> Any:  # noqa: ANN401
    """Return a shaped value as the JSON text it lies as; ValueError for what is no message."""
    if isinstance(field, Said) and isinstance(value, dict):
        text = words.made_from(value)
    elif isinstance(field, Json):
        text = canonical(value)
    else:
        return value
    text.encode()  # half a sign (surrogate) cannot be written
    return text


def _is_long(field: Field[Any], value: Any) -> bool:  # noqa: ANN401
    shaped = isinstance(field, Blob | Json)
    return isinstance(value, str) and len(value) > LONGEST_TEXT and not shaped


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
            raise _bad(name, _broken_rule(error), place=f"tables.{table}[{index}]") from error
        except UnicodeEncodeError as error:
            place = f"tables.{table}[{index}]"
            raise _bad(name, "store.export_half_a_sign", place=place) from error


def _broken_rule(error: apsw.ConstraintError) -> str:
    if getattr(error, "extendedresult", 0) == apsw.SQLITE_CONSTRAINT_FOREIGNKEY:
        return "store.export_no_parent"
    return "store.export_twice"


def _bad(name: str, key: str, /, **values: str | int | Message) -> NotAJournal:
    return _not_whole(name, say(key, **values))


def _not_whole(name: str, problem: Message) -> NotAJournal:
    return NotAJournal(say("store.is_no_export", file=name, problem=problem), _LEFT)


# By kind of column: what is said of a value of another kind, and what JSON holds for it.
_KINDS: dict[type, tuple[str, type | tuple[type, ...]]] = {
    Key: ("store.export_id", int),
    Link: ("store.export_id", int),
    Whole: ("store.export_whole", int),
    Number: ("store.export_number", (int, float)),
    Text: ("store.export_text", str),
    Said: ("store.export_said", (str, dict)),
    Blob: ("store.export_base64", str),
    TimeOfDay: ("store.export_time", str),
    Flag: ("store.export_flag", bool),
    Day: ("store.export_day", str),
    Instant: ("store.export_instant", str),
    Word: ("store.export_word", str),
    Json: ("store.export_shape", object),
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
