"""Columns that know how a value of the domain lies in SQLite.

``db_value`` writes; ``reader`` makes the value again where SQLite gives back something else. What
comes back equals what went in.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec
from peewee import BigIntegerField, Field, FloatField, ForeignKeyField, IntegerField, TextField

from calfjournal.domain.message import Message, Words, say
from calfjournal.store.keys import new_key

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

_MOST_DIGITS = 30

_MOST_NESTED = 20
"""Messages within a message; ours are a few deep, and on how deep a stack goes Pythons differ."""


class NotPlain(ValueError):
    """JSON of which no plain value can be made; ``said`` tells why."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


_CANONICAL = msgspec.json.Encoder(order="sorted")
_MESSAGE = msgspec.json.Decoder(Message)
_MESSAGE_BEGINS = '{"key":'


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
    """Words: a text as somebody wrote it, or a message as canonical JSON text.

    A text that is a message to the letter is one: nobody types that by chance.
    """

    def db_value(self, value: Words | None) -> str | None:
        return None if value is None else self.written(value)

    @staticmethod
    def written(said: Words) -> str:
        """Return the text that stands for the words; ``reader`` makes them again."""
        return canonical(said) if isinstance(said, Message) else said

    @staticmethod
    def reader(text: str) -> Words:
        """Return the message the text is to the letter, else the text."""
        if not text.startswith(_MESSAGE_BEGINS):
            return text
        try:
            message = _MESSAGE.decode(text)
            return message if _sayable(message) and canonical(message) == text else text
        except (msgspec.MsgspecError, RecursionError):
            return text

    @staticmethod
    def made_from(plain: Mapping[str, Any]) -> str:
        """Return the text of a message that came as a plain value.

        Raises:
            ValueError: it is no message, or nested too deeply.
        """
        try:
            message = msgspec.convert(plain, Message)
        except (msgspec.MsgspecError, RecursionError) as error:
            raise ValueError("not a message") from error
        if not _sayable(message):
            raise ValueError("nested too deeply")
        return canonical(message)

    @staticmethod
    def parsed(text: str) -> Any:  # noqa: ANN401
        """Return the text, or the plain value of the message it holds."""
        return text if isinstance(Said.reader(text), str) else plain_value(text)


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

    @staticmethod
    def reader(text: str) -> time:
        """Return the time; ValueError for anything but hours and minutes without a zone."""
        return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - a local time of day


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
        self.reader: Converter = {str(word): word for word in words}.__getitem__

    def db_value(self, value: StrEnum | None) -> str | None:
        return None if value is None else str(value)


class Json(_Text):
    """A value of the domain, of ``kind``, as canonical JSON text."""

    def __init__(self, kind: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.reader = msgspec.json.Decoder(kind).decode

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


def _sayable(message: Message, depth: int = 1) -> bool:
    """Tell whether messages lie in one another no deeper than a language has clauses."""
    several = (value if isinstance(value, tuple) else (value,) for value in message.values.values())
    within = [each for values in several for each in values if isinstance(each, Message)]
    return depth <= _MOST_NESTED and all(_sayable(each, depth + 1) for each in within)


def canonical(value: object) -> str:
    """Return JSON text that is the same for equal values; NaN and infinity are unknown: null."""
    return _CANONICAL.encode(value).decode()


def plain_value(text: str) -> Any:  # noqa: ANN401
    """Return the value of JSON text.

    Raises:
        JSONDecodeError: it is no JSON.
        NotPlain: it holds NaN, infinity or a whole number without end.
        RecursionError: it is nested too deeply.
    """
    return _DECODER.decode(text)


def _refuse_constant(word: str) -> NoReturn:
    raise NotPlain(say("store.export_no_number", text=word))


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise NotPlain(say("store.export_large", what=text[:_MOST_DIGITS]))
    return value


def _readable(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise NotPlain(say("store.export_digits", digits=_MOST_DIGITS))
    return int(text)


_DECODER = json.JSONDecoder(
    parse_constant=_refuse_constant, parse_float=_finite, parse_int=_readable
)
