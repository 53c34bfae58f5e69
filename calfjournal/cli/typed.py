"""Dates, numbers and ids as they are typed on the command line, and the parser of it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn, TypeVar

from calfjournal.dates import parse_day
from calfjournal.domain.limits import Limit
from calfjournal.errors import InputError
from calfjournal.messages import tr
from calfjournal.messages.parsing import read_number
from calfjournal.terminal import escaped

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]  # noqa: SLF001 - no public name

E = TypeVar("E", bound=StrEnum)


def iso_day(text: str) -> date:
    """A calendar date written YYYY-MM-DD, in the years a journal knows."""
    try:
        return parse_day(text)
    except InputError as error:
        raise argparse.ArgumentTypeError(error.message.rstrip(".")) from None


def inside(limit: Limit) -> Callable[[str], float]:
    """A parser of numbers, written with point or comma, inside a limit."""

    def parse(text: str) -> float:
        try:
            value = read_number(text)
        except ValueError:
            value = None
        if value is None or not limit.holds(value):
            problem = tr("'{text}' is not {range}", text=text, range=limit.text())
            raise argparse.ArgumentTypeError(problem)
        return value

    return parse


def whole(limit: Limit) -> Callable[[str], int]:
    """A parser of whole numbers inside a limit."""

    def parse(text: str) -> int:
        value = inside(limit)(text)
        if value != int(value):
            raise argparse.ArgumentTypeError(tr("'{text}' is not a whole number", text=text))
        return int(value)

    return parse


def identifier(text: str) -> str:
    """An id; a dash is as good as an underscore."""
    return text.replace("-", "_")


def several(kind: type[E]) -> Callable[[str], frozenset[E]]:
    """A parser of some words of an enumeration, with commas between them."""

    def parse(text: str) -> frozenset[E]:
        words = [word.strip() for word in text.split(",")]
        known = {str(each.value): each for each in kind}
        for word in words:
            if word not in known:
                problem = tr("'{text}' is none of {words:commas}", text=word, words=list(known))
                raise argparse.ArgumentTypeError(problem)
        return frozenset(known[word] for word in words)

    return parse


class Parser(argparse.ArgumentParser):
    """Complains about words as they can be shown on a terminal."""

    def error(self, message: str) -> NoReturn:
        """End with status 2 and the usage."""
        super().error(escaped(message))
