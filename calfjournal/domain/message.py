"""What is to be said, before it is put in words: a key and its values.

Rules, verbs and the file say things as ``Message``; ``calfjournal.messages`` holds the sentence of
every key and is the only place that puts them into a language. What people wrote themselves, and
what versions before 4 stored, stays the text it is: both together are ``Words``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from enum import Enum
from pathlib import Path
from typing import Any, Final

from msgspec import Struct


class Message(Struct, frozen=True, gc=False):
    """A sentence to be: ``key`` names it, ``values`` fill its places.

    Values are what JSON holds, so that a stored message equals the one it was made of; days and
    instants lie in it as ISO text, members of enumerations as their word. Make one with ``say``.
    """

    key: str
    values: dict[str, Single | tuple[Single, ...]] = {}

    def __str__(self) -> str:
        """Refuse: a message in the middle of a text would show its key.

        Raises:
            TypeError: always; ``messages.in_words`` gives the sentence.
        """
        raise TypeError(f"{self!r} was taken for a text")

    def __hash__(self) -> int:
        """Hash by key: messages with one key and other values are rare."""
        return hash(self.key)


OURS: Final = "ours"
"""The key of a text out of the program's own files."""

Single = bool | int | float | str | Message | None
"""What a message may carry, one or several of it."""

_AS_THEY_ARE: Final = frozenset((bool, int, float, str, Message, type(None)))

Words = str | Message
"""Something readable: a message, or a text that stays as somebody wrote it."""


def say(key: str, /, **values: Any) -> Message:  # noqa: ANN401 - what it may be, see ``Single``
    """Return the message of a key with days, enumerations and sequences made plain.

    Raises:
        TypeError: a value is of a kind that no message carries.
    """
    for name, value in values.items():
        if type(value) not in _AS_THEY_ARE:  # asked first: most values are, and tables say many
            values[name] = _plain(value)
    return Message(key, values)


def ours(text: str) -> Words:
    """Return a text out of the program's own files, such as a title, to be translated as it is."""
    return say(OURS, text=text) if text else ""


def _plain(value: Any) -> Single | tuple[Single, ...]:  # noqa: ANN401 - the kinds are looked at
    if isinstance(value, str | int | float | Message) or not isinstance(value, Iterable):
        return _single(value)
    return tuple(_single(each) for each in value)


def _single(value: Any) -> Single:  # noqa: ANN401
    if isinstance(value, Enum):
        return _single(value.value)
    if value is None or isinstance(value, bool | int | float | str | Message):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"a message cannot carry {type(value).__name__}")
