"""The operators a page is drawn with, written short: a year of sheets stays a small file.

Coordinates here are PDF's own: points from the lower left corner of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics

from calfjournal.reports.palette import Colour
from calfjournal.reports.tagging import TaggedCanvas
from calfjournal.reports.text import TextLine

Point = tuple[float, float]
_ROUND = 0.5523
"""Control points of a quarter circle, in radii."""


def short(value: float) -> str:
    """A number with one decimal at most: a tenth of a point is finer than any printer."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def _colour(colour: Colour) -> str:
    return " ".join(f"{part:.3g}" for part in colour)


class Ink(TaggedCanvas):
    """Draws text and shapes and repeats a colour or line style only when it changes."""

    _fill: Colour | None = None
    _stroke: tuple[Colour, float, tuple[float, ...], bool] | None = None

    def forget_style(self) -> None:
        """Forget colours and line style, which a new page does not know."""
        self._fill = self._stroke = None

    def stamp(
        self, key: Hashable, draw: Callable[[], None], right: float = 0.0, up: float = 0.0
    ) -> None:
        """As in the tagged canvas; neither side knows the other's colours."""
        self.decorate()
        styles = self._fill, self._stroke
        self.forget_style()
        super().stamp(key, draw, right, up)
        self._fill, self._stroke = styles

    def fill_with(self, colour: Colour) -> None:
        """Choose the colour of fills and text."""
        if colour != self._fill:
            self._fill = colour
            self._code.append(f"{_colour(colour)} rg")

    def stroke_with(
        self, colour: Colour, width: float, dash: Sequence[float] = (), *, round_ends: bool = False
    ) -> None:
        """Choose how lines are drawn."""
        style = (colour, width, tuple(dash), round_ends)
        old = self._stroke
        if style == old:
            return
        self._stroke = style
        if old is None or old[0] != colour:
            self._code.append(f"{_colour(colour)} RG")
        if old is None or old[1] != width:
            self._code.append(f"{width:.3g} w")
        if old is None or old[2] != style[2]:
            self._code.append(f"[{' '.join(map(short, dash))}] 0 d")
        if old is None or old[3] != round_ends:
            self._code.append("1 J 1 j" if round_ends else "0 J 0 j")

    def show(self, x: float, y: float, line: TextLine, size: float) -> None:
        """Draw a line of text with its base line at (x, y)."""
        parts = [f"BT {short(x)} {short(y)} Td"]
        for run in line.runs:
            font = pdfmetrics.getFont(run.face)
            for subset, codes in font.splitString(run.text, self._doc):
                name = font.getSubsetInternalName(subset, self._doc)
                parts.append(f"{name} {size:g} Tf ({escapePDF(codes)}) Tj")
        self._code.append(" ".join(parts) + " ET")

    # ------------------------------------------------------------------------------- shapes

    def shape(self, operators: str, *, fill: bool, stroke: bool) -> None:
        """Paint a path."""
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}[fill, stroke]
        self._code.append(f"{operators} {paint}")

    @contextmanager
    def clip(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Keep what is drawn inside to a box."""
        self._code.append(f"q {box(x, y, width, height)} W n")
        styles = self._fill, self._stroke
        yield
        self._fill, self._stroke = styles
        self._code.append("Q")


def trail(points: Sequence[Point], *, closed: bool = False) -> str:
    """A path of straight lines."""
    first, *rest = points
    parts = [f"{short(first[0])} {short(first[1])} m"]
    parts += [f"{short(x)} {short(y)} l" for x, y in rest]
    return " ".join(parts) + (" h" if closed else "")


def box(x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
    """A path around a box with its lower left corner at (x, y)."""
    if not radius:
        return f"{short(x)} {short(y)} {short(width)} {short(height)} re"
    radius = min(radius, width / 2, height / 2)
    x1, y1, bend = x + width, y + height, radius * (1 - _ROUND)
    corners = (
        ((x1 - radius, y), (x1 - bend, y), (x1, y + bend), (x1, y + radius)),
        ((x1, y1 - radius), (x1, y1 - bend), (x1 - bend, y1), (x1 - radius, y1)),
        ((x + radius, y1), (x + bend, y1), (x, y1 - bend), (x, y1 - radius)),
        ((x, y + radius), (x, y + bend), (x + bend, y), (x + radius, y)),
    )
    parts = [f"{short(x + radius)} {short(y)} m"]
    for start, *curve in corners:
        parts.append(f"{short(start[0])} {short(start[1])} l")
        parts.append(" ".join(f"{short(px)} {short(py)}" for px, py in curve) + " c")
    return " ".join(parts) + " h"


def circle(x: float, y: float, radius: float) -> str:
    """A path around (x, y)."""
    arm = radius * _ROUND
    quarters = (
        ((x + radius, y + arm), (x + arm, y + radius), (x, y + radius)),
        ((x - arm, y + radius), (x - radius, y + arm), (x - radius, y)),
        ((x - radius, y - arm), (x - arm, y - radius), (x, y - radius)),
        ((x + arm, y - radius), (x + radius, y - arm), (x + radius, y)),
    )
    parts = [f"{short(x + radius)} {short(y)} m"]
    # A hundredth of a point keeps small signs round.
    parts += [" ".join(f"{px:.2f} {py:.2f}" for px, py in curve) + " c" for curve in quarters]
    return " ".join(parts) + " h"
