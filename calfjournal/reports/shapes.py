"""What is drawn on a sheet besides text: lines, boxes and signs, measured from the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from calfjournal.domain.looks import Glyph
from calfjournal.reports import operators
from calfjournal.reports.palette import INK, WHITE, Colour

Point = tuple[float, float]

_TICK = ((0.2, 0.52), (0.42, 0.76), (0.82, 0.22))


class Shapes:
    """Draws on a canvas; ``x`` runs from the left edge, ``y`` down from the top, in points."""

    def __init__(self, canvas: operators.Ink) -> None:
        """Draw on the canvas; whoever begins a sheet gives its ``width`` and ``height``."""
        self.canvas = canvas
        self.width = self.height = 0.0

    def _paint(
        self, operators: str, fill: Colour | None, stroke: Colour | None, line: float
    ) -> None:
        self.canvas.decorate()
        if fill is not None:
            self.canvas.fill_with(fill)
        if stroke is not None:
            self.canvas.stroke_with(stroke, line)
        self.canvas.shape(operators, fill=fill is not None, stroke=stroke is not None)

    def rule(self, start: Point, end: Point, *, colour: Colour = INK, width: float = 0.6) -> None:
        """Draw a straight line."""
        self.hatch([(start, end)], colour=colour, width=width)

    def hatch(
        self,
        lines: Sequence[tuple[Point, Point]],
        *,
        colour: Colour,
        width: float,
        dotted: float = 0.0,
    ) -> None:
        """Draw many straight lines in one stroke; ``dotted`` as dots this far apart."""
        self.canvas.decorate()
        dash = (0.0, dotted) if dotted else ()
        self.canvas.stroke_with(colour, width, dash, round_ends=bool(dotted))
        high = self.height
        paths = (
            operators.trail([(x0, high - y0), (x1, high - y1)]) for (x0, y0), (x1, y1) in lines
        )
        self.canvas.shape(" ".join(paths), fill=False, stroke=True)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
        radius: float = 0.0,
    ) -> None:
        """Draw a box whose upper left corner is (x, y)."""
        path = operators.box(x, self.height - y - height, width, height, radius)
        self._paint(path, fill, stroke, line)

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """Draw a filled shape."""
        path = operators.trail([(x, self.height - y) for x, y in points], closed=True)
        self._paint(path, fill, None, 0.0)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        line: float = 0.6,
    ) -> None:
        """Draw a circle around (x, y)."""
        self._paint(operators.circle(x, self.height - y, radius), fill, stroke, line)

    def glyph(self, glyph: Glyph, x: float, y: float, size: float, colour: Colour) -> None:
        """Draw the sign of a kind, centred on (x, y), about ``size`` points high."""
        half = size / 2
        if glyph is Glyph.CIRCLE:
            self.disc(x, y, half * 0.86, stroke=colour, line=size * 0.2, fill=WHITE)
        elif glyph is Glyph.TRIANGLE:
            low = y + half * 0.85
            self.polygon([(x, y - half), (x + half, low), (x - half, low)], colour)
        elif glyph is Glyph.SQUARE:
            self.box(x - half * 0.85, y - half * 0.85, size * 0.85, size * 0.85, fill=colour)
        elif glyph is Glyph.DIAMOND:
            points = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
            self.polygon(points, colour)
        else:
            self.box(x - half, y - half * 0.35, size, size * 0.35, fill=colour)

    def tick_square(self, x: float, y: float, size: float, *, ticked: bool = False) -> None:
        """Draw an empty square to tick by pencil, or one that is ticked."""
        self.box(x, y, size, size, fill=WHITE, stroke=INK, line=0.9, radius=1.2)
        if ticked:
            points = [(x + size * a, self.height - y - size * d) for a, d in _TICK]
            self.canvas.stroke_with(INK, 1.6)
            self.canvas.shape(operators.trail(points), fill=False, stroke=True)

    @contextmanager
    def clipped(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """Keep what is drawn inside to a box."""
        self.canvas.decorate()
        with self.canvas.clip(x, self.height - y - height, width, height):
            yield
