"""One value of an export document, checked and as it lies in the file.

What cannot be is told by its place, never by its value: that may be a note.
"""

from __future__ import annotations

import base64
from functools import cache
from typing import Any

from peewee import Field

from calfjournal.dates import check_day
from calfjournal.domain.limits import LONGEST_TEXT
from calfjournal.domain.message import Message, say
from calfjournal.errors import InputError, NotAJournal
from calfjournal.store import words
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
from calfjournal.store.plain_json import canonical

_LEFT = say("store.nothing_imported")

TIMES = (Day, Instant, TimeOfDay)
"""Columns of texts that may be written in several ways."""


def encoded(field: Field[Any], value: Any, place: str, name: str) -> Any:  # noqa: ANN401
    """Return a value of a column as it lies in the file.

    Raises:
        NotAJournal: it is none; the message names the document and the place in it.
    """
    if value is None:
        if field.null:
            return None
        raise refused(name, "store.export_null", place=place)
    otherwise, kinds = _kinds(type(field))  # type: ignore[arg-type]
    if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
        raise refused(name, otherwise, place=place)
    if isinstance(value, int | float) and not abs(value) < LARGEST:
        raise refused(name, "store.export_large", what=place)
    try:
        value = _as_text(field, value)
        if _is_long(field, value):
            raise refused(name, "store.export_long", place=place, signs=LONGEST_TEXT)
        if isinstance(field, TIMES):
            return in_one_way(field, value)
        if isinstance(field, SHAPED):
            field.reader(value)
        return _stored(field, value)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise refused(name, otherwise, place=place) from error
    except InputError as error:
        raise refused(name, "store.export_years", place=place) from error


@cache
def _kinds(column: type) -> tuple[str, type | tuple[type, ...]]:
    return next(_KINDS[kind] for kind in column.__mro__ if kind in _KINDS)


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


def in_one_way(field: Day | Instant | TimeOfDay, value: str) -> str | None:
    """Return a day, an instant or a time of day as it is always written, and found by.

    Raises:
        ValueError: it is none, or an instant without a zone.
        InputError: its year is none of ours.
    """
    shaped: Any = field.reader(value)
    if not isinstance(field, TimeOfDay):
        check_day(shaped if isinstance(field, Day) else shaped.date())
    return field.db_value(shaped)


def _stored(field: Field[Any], value: Any) -> Any:  # noqa: ANN401
    """Return a checked value as it lies in the file."""
    if isinstance(field, Flag):
        return int(value)
    return base64.b64decode(value, validate=True) if isinstance(field, Blob) else value


def refused(name: str, key: str, /, **values: str | int | Message) -> NotAJournal:
    """Return the error for what cannot be in the document of that name."""
    return not_whole(name, say(key, **values))


def not_whole(name: str, problem: Message) -> NotAJournal:
    """Return the error for a document that has this problem."""
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
