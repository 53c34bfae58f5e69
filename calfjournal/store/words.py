"""Words as the text that lies in a journal: as somebody wrote them, or a message as JSON.

A text that is a message to the letter is one: nobody types that by chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from calfjournal.domain.message import Message, Words
from calfjournal.store.plain_json import canonical, plain_value

_MESSAGE = msgspec.json.Decoder(Message)
_MESSAGE_BEGINS = '{"key":'

_REMEMBERED = 500
"""Texts that are not read anew: a message is frozen, and most come again and again."""

_MOST_NESTED = 20
"""Messages within a message; ours are a few deep, and on how deep a stack goes Pythons differ."""


def written(said: Words) -> str:
    """Return the text that stands for the words; ``read`` makes them again."""
    return canonical(said) if isinstance(said, Message) else said


@lru_cache(_REMEMBERED)
def read(text: str) -> Words:
    """Return the message the text is to the letter, else the text."""
    if not text.startswith(_MESSAGE_BEGINS):
        return text
    try:
        message = _MESSAGE.decode(text)
        return message if _sayable(message) and canonical(message) == text else text
    except (msgspec.MsgspecError, RecursionError):
        return text


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


def parsed(text: str) -> Any:  # noqa: ANN401
    """Return the text, or the plain value of the message it holds."""
    return text if isinstance(read(text), str) else plain_value(text)


def _sayable(message: Message, depth: int = 1) -> bool:
    """Tell whether messages lie in one another no deeper than a language has clauses."""
    several = (value if isinstance(value, tuple) else (value,) for value in message.values.values())
    within = [each for values in several for each in values if isinstance(each, Message)]
    return depth <= _MOST_NESTED and all(_sayable(each, depth + 1) for each in within)
