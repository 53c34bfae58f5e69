"""Columns that know how a value of the domain lies in SQLite.

``db_value`` writes; ``reader`` makes the value again where SQLite gives back something else. What
comes back equals what went in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec
from peewee import BigIntegerField, Field, FloatField, ForeignKeyField, IntegerField, TextField

from calfjournal.dates import time_of_day
from calfjournal.domain.message import Words
from calfjournal.store import words
from calfjournal.store.keys import new_key
from calfjournal.store.plain_json import canonical, plain_value

if TYPE_CHECKING:  # The stubs are generic, peewee itself is not.
    _Integer = IntegerField[Any]
    _BigInteger = BigIntegerField[Any]
    _Text = TextField[Any]
    _Float = FloatField[Any]
    _ForeignKey = ForeignKeyField[Any]
    _Field = Field[Any]
else:
    _Integer = IntegerField
    _BigInteger = BigIntegerField
    _Text = TextField
    _Float = FloatField
    _ForeignKey = ForeignKeyField
    _Field = Field

Converter = Callable[[Any], Any]

LARGEST = 1 << 63
"""Numbers of a journal are smaller; their limits, see ``domain.limits``, are far smaller."""

_REMEMBERED = 500
"""Texts of a column whose value is not made anew."""


class Whole(_Integer):
    """A whole number."""


class Number(_Float):
    """A floating point number, never NaN or infinite."""

    @staticmethod
    def reader(value: float) -> float:
        """Return the number; one that no limit allows by far would overflow what is reckoned."""
        if not abs(value) < LARGEST:
            raise ValueError("too large")
        return value


class Text(_Text):
    """Text as it is."""


class Said(_Text):
    """Words: a text as somebody wrote it, or a message as JSON; see ``store.words``."""

    def db_value(self, value: Words | None) -> str | None:
        return None if value is None else words.written(value)

    reader = staticmethod(words.read)
    parsed = staticmethod(words.parsed)


class Blob(_Field):
    """Bytes as they are; base64 text in the JSON export."""

    field_type = "BLOB"


class Key(_BigInteger):
    """The primary key; see ``store.keys``."""

    def __init__(self) -> None:
        super().__init__(primary_key=True, default=new_key)


class Link(_ForeignKey):
    """A row's key in another table."""


class Flag(_Integer):
    """True or false as 1 or 0."""

    def db_value(self, value: bool | None) -> int | None:
        return None if value is None else int(value)

    reader = bool


class Day(_Text):
    """A local calendar date as ISO text, which sorts as it should."""

    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    reader = date.fromisoformat


class TimeOfDay(_Text):
    """A local time of day as ``HH:MM``."""

    def db_value(self, value: time | None) -> str | None:
        return None if value is None else f"{value:%H:%M}"

    reader = staticmethod(time_of_day)


class Instant(_Text):
    """An aware UTC datetime as ISO text ending in ``+00:00``."""

    def db_value(self, value: datetime | None) -> str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC).isoformat()

    reader = datetime.fromisoformat


class Word(_Text):
    """A member of an enumeration of the domain as its word."""

    def __init__(self, words: type[StrEnum], **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.words = tuple(str(word) for word in words)
        self.reader: Converter = {str(word): word for word in words}.__getitem__

    def db_value(self, value: StrEnum | None) -> str | None:
        return None if value is None else str(value)


class Json(_Text):
    """A value of the domain, of ``kind``, as canonical JSON text."""

    def __init__(self, kind: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        # What is made of a text is frozen, and most texts of a column come again and again.
        self.reader = lru_cache(_REMEMBERED)(msgspec.json.Decoder(kind).decode)

    def db_value(self, value: Any) -> str | None:  # noqa: ANN401
        return None if value is None else canonical(value)

    @staticmethod
    def parsed(text: str) -> Any:  # noqa: ANN401
        """Return the plain value of JSON text; what could not be written again raises."""
        plain = plain_value(text)
        if "\\ud" in text.lower():  # Half a sign (surrogate), or an innocent backslash.
            canonical(plain).encode()
        return plain


SHAPED = (Day, Flag, Instant, Json, Number, Said, TimeOfDay, Word)
"""Columns whose values SQLite cannot give back as they went in; ``reader`` makes them again."""
