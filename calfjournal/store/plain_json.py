"""JSON text of one kind: the same for equal values, and read back without surprises."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from calfjournal.domain.message import Message, say

if TYPE_CHECKING:
    from json import JSONDecoder

_MOST_DIGITS = 30

_CANONICAL = msgspec.json.Encoder(order="sorted")


class NotPlain(ValueError):
    """JSON of which no plain value can be made; ``said`` tells why."""

    def __init__(self, said: Message) -> None:
        super().__init__(said.key)
        self.said = said


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
    return _decoder().decode(text)


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


@cache
def _decoder() -> JSONDecoder:
    from json import JSONDecoder  # Late: a start reads nothing of others.

    return JSONDecoder(parse_constant=_refuse_constant, parse_float=_finite, parse_int=_readable)
