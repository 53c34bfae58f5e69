"""The columns of a table: what they show of a row, and how they share its width."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct

from calfjournal.domain.looks import Look
from ui.theme import Role
from ui.widgets.text import named

T = TypeVar("T")

LEAST_SHARE: Final = 48
"""Pixels of a column that takes a share where little is left to share."""


class CellFace(Struct, frozen=True):
    """What a column shows of one row; a look gives a sign and a colour instead of the tone."""

    words: str
    tone: str
    look: Look | None


class Column(Struct, Generic[T], frozen=True):
    """How one column shows a row.

    ``width`` in pixels, 0 = as wide as needed, None = takes a share of what is left (``share``).
    ``tone`` names the tone of the text, ``look`` gives a sign and colour instead.
    """

    title: str
    text: Callable[[T], str]
    right: bool = False
    width: int | None = None
    share: int = 1
    role: Role = Role.BODY
    tone: Callable[[T], str] | None = None
    look: Callable[[T], Look | None] | None = None
    tip: Callable[[T], str] | None = None

    def cell(self, row: T) -> CellFace:
        """Return what is seen of a row."""
        tone = self.tone(row) if self.tone else "text"
        return CellFace(self.text(row), tone, self.look(row) if self.look else None)

    def spoken(self, row: T) -> str:
        """Return what is read aloud of a row."""
        words = self.text(row)
        return named(self.title, words) if self.title else words


def column_widths(
    columns: Sequence[Column[Any]],
    room: int,
    needed: Callable[[int], int],
    least: Callable[[int], int],
) -> list[int]:
    """Share ``room`` pixels out; ``needed`` measures a column that is as wide as needed.

    No share is smaller than ``least`` measures (a title, a longest word) while the others can
    spare it.
    """
    own = [
        None if column.width is None else column.width or needed(at)
        for at, column in enumerate(columns)
    ]
    left = room - sum(width for width in own if width is not None)
    shares = {at: columns[at].share for at, width in enumerate(own) if width is None}
    shared = _shared(left, shares, {at: least(at) for at in shares})
    return [shared[at] if width is None else width for at, width in enumerate(own)]


def _shared(room: int, shares: dict[int, int], least: dict[int, int]) -> dict[int, int]:
    """Share a room out: who would get less than the least takes that, the others share the rest."""
    if sum(least.values()) > room:
        least = {}
    taken: dict[int, int] = {}
    while True:
        left = room - sum(taken.values())
        parts = sum(share for at, share in shares.items() if at not in taken)
        given = {
            at: max(left * share // parts, LEAST_SHARE)
            for at, share in shares.items()
            if at not in taken
        }
        short = {at: least[at] for at, width in given.items() if width < least.get(at, 0)}
        if not short:
            return taken | given
        taken |= short
