"""Paper sizes, margins and type sizes; all in points (1/72 inch) unless named otherwise."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.reports.plan_paper import PaperSize

MM = 72 / 25.4
MARGIN = 12.5 * MM
"""Home printers leave up to 12 mm blank at the edge."""
TICK = 5.2 * MM
"""A square large enough for a pencil tick."""
CELL = 8.6 * MM
"""The least height of a cell to write a number in."""

_PORTRAIT: dict[PaperSize, tuple[float, float]] = {
    "a4": (210 * MM, 297 * MM),
    "letter": (8.5 * 72, 11 * 72),
}


class TypeSizes(Struct, frozen=True):
    """Type sizes of one kind of print.

    ``body`` is what the athlete reads while training, ``least`` how far it may shrink to fit a
    column, ``small`` what explains it, ``label`` what names a cell.
    """

    title: float
    heading: float
    body: float
    least: float
    small: float
    label: float

    @staticmethod
    def leading(size: float) -> float:
        """The distance between two lines of a size."""
        return round(size * 1.27, 2)


NORMAL = TypeSizes(title=20, heading=13, body=11, least=9, small=9.5, label=8.5)
LARGE = TypeSizes(title=25, heading=19, body=16, least=16, small=14, label=12.5)


def page_size(paper: PaperSize, landscape: bool) -> tuple[float, float]:
    """(width, height) of a page."""
    width, height = _PORTRAIT[paper]
    return (height, width) if landscape else (width, height)


def scale_of(large_print: bool) -> TypeSizes:
    """The type sizes of normal or large print."""
    return LARGE if large_print else NORMAL
