"""Where the names of flags over a line find room beside them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

GAP = 4.0
"""Room between a flag and a name, and between two names (pixels or points)."""

ROWS = 2
"""Flags stand in so many rows at most."""

_Span = tuple[float, float]


class NamedFlag(Struct, frozen=True):
    """A flag whose pole stands at ``x``; its name is ``width`` wide."""

    x: float
    width: float
    first: bool = False
    """Its name is placed before those of the others."""


class FlagPlace(Struct, frozen=True):
    """The row a flag flies in, 0 the lowest, and the left edge of its name; None without room."""

    row: int = 0
    left: float | None = None


def flag_places(
    flags: Sequence[NamedFlag], cloth: float, right: float, rows: int = ROWS
) -> list[FlagPlace]:
    """Return the place of each flag on a line from 0 to ``right``; ``cloth`` is a flag's width.

    A name stands right of its flag, else left of it, else so a row higher; it touches neither
    another name nor another flag, and no pole passes through it.
    """
    flying = [(flag.x - GAP / 2, flag.x + cloth + GAP / 2) for flag in flags]
    taken: list[list[_Span]] = [list(flying), *([] for _ in range(rows - 1))]
    places = [FlagPlace() for _ in flags]
    for at in sorted(range(len(flags)), key=lambda at: (not flags[at].first, flags[at].x)):
        flag = flags[at]
        for row in range(rows):
            if row and not _is_free(flying[at], taken[row]):
                continue
            sides = (flag.x + cloth + GAP, flag.x - GAP - flag.width)
            spans = ((left, left + flag.width) for left in sides)
            inside = (span for span in spans if span[0] >= 0 and span[1] <= right)
            span = next((span for span in inside if _is_free(span, taken[row])), None)
            if span is not None:
                places[at] = FlagPlace(row, span[0])
                taken[row] += [flying[at], (span[0] - GAP, span[1] + GAP)]
                break
    return places


def _is_free(span: _Span, taken: Sequence[_Span]) -> bool:
    return all(span[1] <= begins or span[0] >= ends for begins, ends in taken)
