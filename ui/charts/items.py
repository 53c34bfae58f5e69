"""What lies behind and beside the lines: ground, ribbons, bars, signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from calfjournal.domain.looks import Glyph
from ui.charts.axes import ValueAxis
from ui.charts.buffers import ShapeBuffer, boxes, lines, polygon
from ui.charts.marks import HOLD, Bars, LevelMark, Numbers, Ribbon, SignMark, Span, Ties
from ui.charts.style import ChartColours
from ui.charts.thinning import columns, visible
from ui.charts.tints import Tint, tints
from ui.charts.view_item import Pixels, ViewItem, hair_pen, runs_of
from ui.theme import Role, font
from ui.theme.fonts import text_width
from ui.theme.glyphs import paint_glyph

EDGE_ALPHA, RIBBON_ALPHA, WHISKER_ALPHA = 150, 40, 130
DENSE = 1.0
"""Points a pixel from which on a ribbon is drawn pixel by pixel."""
PIECE = 32
"""Points of a ribbon that are filled at once."""
NARROW_BAR = 4.0
"""Bars narrower than this touch each other: gaps would be all one sees."""
BAND_SIGN = 10.0
"""Side of the sign of a flare."""
WIDEST_BAR = 44.0
"""Pixels: a single week is no wall."""
SIGN, FEW = 9.0, 5.0
"""Size of a sign, and pixels a day below which only ticks are drawn."""


class Ground(ViewItem):
    """Flares, the days to come, and the grid behind the data."""

    def __init__(self, axis: ValueAxis) -> None:
        super().__init__()
        self._axis = axis
        self._spans: Sequence[Span] = ()
        self._tints: Sequence[Tint] = ()
        self._colours: ChartColours | None = None
        self.names_spans = False
        self.setZValue(-100)

    def show(self, spans: Sequence[Span], colours: ChartColours) -> None:
        """Set everything; later spans lie over earlier ones."""
        self._spans = [span for span in spans if span.is_band]
        self._colours = colours
        self._tints = tints(self._spans)
        self.forget_layout()
        self.update()

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Bands first, then the grid, then names."""
        if self._colours is None:
            return
        to, colours = self.pixels(painter), self._colours
        # Whole pixels: the soft edges of a hundred phases take longer than all lines.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for role, stretches in self.laid_out(to, self._lay_out):
            painter.setBrush(colours.tints[role])
            painter.drawRects(*stretches.drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(hair_pen(colours.grid))
        at = [round(to.y(value)) + 0.5 for value in self._axis.ticks]
        painter.drawLines([QLineF(to.left, y, to.right, y) for y in at])
        painter.setFont(font(Role.SMALL))
        for span in self._spans:
            _paint_band_name(painter, span, to, colours, named=self.names_spans)

    def _lay_out(self, to: Pixels) -> list[tuple[str, ShapeBuffer]]:
        """The part of every tint that is seen."""
        found = []
        for role, starts, ends in self._tints:
            seen = (ends > to.first) & (starts < to.last)
            lefts = to.xs(np.maximum(starts[seen], to.first))
            wide = to.xs(np.minimum(ends[seen], to.last)) - lefts
            tops, high = np.full(lefts.size, to.top), np.full(lefts.size, to.bottom - to.top)
            found.append((role, boxes(lefts, tops, wide, high)))
        return found


def _paint_band_name(
    painter: QPainter, span: Span, to: Pixels, colours: ChartColours, *, named: bool
) -> None:
    """The sign of a band, and its name where there is room for it."""
    start, end = max(span.start - 0.5, to.first), min(span.end + 0.5, to.last)
    if end <= start:
        return
    box = to.box(start, end, to.low, to.high).adjusted(4, 3, -4, 0)
    left = 0.0
    if span.glyph and box.width() >= BAND_SIGN:
        sign = QRectF(box.left(), box.top() + 1, BAND_SIGN, BAND_SIGN)
        paint_glyph(painter, sign, Glyph(span.glyph), colours.role(HOLD))
        left = BAND_SIGN + 3
    if named and span.label and text_width(span.label, Role.SMALL) < box.width() - left:
        painter.setPen(colours.text if span.glyph else colours.muted)
        painter.drawText(box.adjusted(left, -2, 0, 0), int(Qt.AlignmentFlag.AlignTop), span.label)


class LevelsItem(ViewItem):
    """Lines across the plot, in front of the data; ``LevelAxis`` names them."""

    def __init__(self, levels: Sequence[LevelMark], colours: ChartColours) -> None:
        super().__init__()
        self._levels, self._colours = levels, colours
        self.setZValue(30)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Every level inside the view."""
        to = self.pixels(painter)
        for level in self._levels:
            _paint_level(painter, level, to, self._colours)


def _paint_level(painter: QPainter, level: LevelMark, to: Pixels, colours: ChartColours) -> None:
    if not to.low < level.y < to.high:
        return
    colour, y = colours.role(level.role), round(to.y(level.y)) + 0.5
    painter.setPen(hair_pen(colour, dashed=True))
    painter.drawLine(QLineF(to.left, y, to.right, y))


class RibbonItem(ViewItem):
    """The area between two series; a gap in either is a gap in the area."""

    def __init__(self, ribbon: Ribbon, colours: ChartColours) -> None:
        super().__init__()
        self._ribbon = ribbon
        self._colour = colours.soft(ribbon.role, RIBBON_ALPHA)
        self.setZValue(-50)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Fill every part without an outline."""
        polygons, strips = self.laid_out(self.pixels(painter), self._lay_out)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        for area in polygons:
            painter.drawPolygon(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for strip in strips:
            painter.drawRects(*strip.drawn)

    def _lay_out(self, to: Pixels) -> tuple[list[QPolygonF], list[ShapeBuffer]]:
        ribbon, polygons, strips = self._ribbon, list[QPolygonF](), list[ShapeBuffer]()
        part = visible(ribbon.x, to.first, to.last)
        x, low, high = to.xs(ribbon.x[part]), to.ys(ribbon.low[part]), to.ys(ribbon.high[part])
        for run in runs_of(np.isfinite(low) & np.isfinite(high)):
            if run.size > DENSE * (x[run[-1]] - x[run[0]] + to.per_day):
                strips.append(_strips(x[run], low[run], high[run]))
            else:
                polygons += _areas(x[run], low[run], high[run], to.per_day)
        return polygons, strips


class WhiskersItem(ViewItem):
    """A line a value from low to high: of runs, between which nothing was measured."""

    def __init__(self, ribbon: Ribbon, colours: ChartColours) -> None:
        super().__init__()
        self._ribbon = ribbon
        self._colour = colours.soft(ribbon.role, WHISKER_ALPHA)
        self.setZValue(-40)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The visible ones; thinner where they would touch."""
        to = self.pixels(painter)
        painter.setPen(hair_pen(self._colour, width=2.0 if to.per_day >= FEW / 2 else 1.0))
        painter.drawLines(*self.laid_out(to, self._lay_out).drawn)

    def _lay_out(self, to: Pixels) -> ShapeBuffer:
        ribbon = self._ribbon
        part = visible(ribbon.x, to.first, to.last)
        low, high = ribbon.low[part], ribbon.high[part]
        known = np.isfinite(low) & np.isfinite(high)
        x = to.xs(ribbon.x[part][known])
        return lines(x, to.ys(low[known]), x, to.ys(high[known]))


def _areas(x: Numbers, low: Numbers, high: Numbers, per_day: float) -> list[QPolygonF]:
    """The area in pieces: of one with a thousand corners every line is searched for all of them."""
    if x.size == 1:
        # A single day still deserves to be seen.
        x = np.array([x[0] - per_day / 2, x[0] + per_day / 2])
        low, high = np.repeat(low, 2), np.repeat(high, 2)
    parts = [slice(start, start + PIECE + 1) for start in range(0, x.size - 1, PIECE)]
    return [
        polygon(np.append(x[part], x[part][::-1]), np.append(low[part], high[part][::-1]))
        for part in parts
    ]


def _strips(x: Numbers, low: Numbers, high: Numbers) -> ShapeBuffer:
    """A pixel wide each: filling one polygon of a thousand spikes takes longer than all else."""
    starts = columns(x)
    tops, bottoms = np.minimum.reduceat(high, starts), np.maximum.reduceat(low, starts)
    lefts = np.floor(x[starts])
    return boxes(lefts, tops, np.append(np.diff(lefts), 1.0), bottoms - tops)


class BarsItem(ViewItem):
    """Stacked bars with a gap of a pixel between the stacks."""

    def __init__(self, bars: Bars, colours: ChartColours) -> None:
        super().__init__()
        self._bars, self._colours = bars, colours
        self.setZValue(-10)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Fill the visible bars."""
        to = self.pixels(painter)
        if self._bars.width * to.per_day < NARROW_BAR:
            # Whole pixels: soft edges of neighbours would shine through as stripes.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for role, stack in self.laid_out(to, self._lay_out):
            painter.setBrush(self._colours.bar(role))
            painter.drawRects(*stack.drawn)

    def _lay_out(self, to: Pixels) -> list[tuple[str, ShapeBuffer]]:
        bars, found = self._bars, []
        width = 7.0 if bars.width * to.per_day < NARROW_BAR else bars.width
        part = visible(bars.x, to.first, to.last)
        across = min(width * to.per_day, WIDEST_BAR)
        left = to.xs(bars.x[part]) - across / 2
        base = np.zeros(left.size)
        for role, _, heights in bars.stacks:
            tops = base + np.nan_to_num(heights[part])
            under, over = to.ys(base), to.ys(tops)
            shown = tops > base
            wide = np.full(int(shown.sum()), across)
            stack = boxes(left[shown], over[shown], wide, (under - over - 1.0)[shown])
            found.append((role, stack))
            base = tops
        return found


class TiesItem(ViewItem):
    """Thin lines from the foot of the plot to values."""

    def __init__(self, ties: Ties, colours: ChartColours) -> None:
        super().__init__()
        self._ties = ties
        self._pen = hair_pen(colours.soft("muted", EDGE_ALPHA))
        self.setZValue(-20)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The visible ones, while there is room between them."""
        to, ties = self.pixels(painter), self._ties
        if to.per_day < ties.least_px:
            return
        painter.setPen(self._pen)
        painter.drawLines(*self.laid_out(to, self._lay_out).drawn)

    def _lay_out(self, to: Pixels) -> ShapeBuffer:
        ties = self._ties
        part = visible(ties.ends, to.first, to.last + 3)
        foot = np.full(ties.ends[part].size, to.bottom - SIGN - 3)
        return lines(
            to.xs(ties.starts[part]), foot, to.xs(ties.ends[part]), to.ys(ties.values[part])
        )


class _Signs:
    """Signs in the order of their days."""

    def __init__(self, signs: Iterable[SignMark]) -> None:
        self._signs = tuple(signs)
        self._days = np.array([sign.day for sign in self._signs])

    def between(self, first: float, last: float) -> Sequence[SignMark]:
        return self._signs[visible(self._days, first, last)]


class SignsItem(ViewItem):
    """Signs at the foot and the top of the plot; ticks where they would crowd."""

    def __init__(self, signs: Sequence[SignMark], colours: ChartColours) -> None:
        super().__init__()
        self._colours = colours
        self._signs = _Signs(signs)
        self._at_top = _Signs(sign for sign in signs if not sign.foot)
        self._feet = {
            role: np.array([sign.day for sign in signs if sign.foot and sign.role == role])
            for role in dict.fromkeys(sign.role for sign in signs if sign.foot)
        }
        self.setZValue(40)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The visible signs."""
        to, signs = self.pixels(painter), self._signs
        if to.per_day < FEW / 2:
            self._paint_ticks(painter, to)
            signs = self._at_top
        for sign in signs.between(to.first, to.last):
            x = to.x(sign.day)
            if sign.line:
                painter.setPen(hair_pen(self._colours.muted, dashed=True))
                painter.drawLine(QPointF(x, to.top), QPointF(x, to.bottom))
            size = SIGN if to.per_day >= FEW or not sign.foot else SIGN - 3
            box = QRectF(0, 0, size, size)
            box.moveCenter(QPointF(x, to.bottom - size / 2 - 2 if sign.foot else to.top + size))
            paint_glyph(painter, box, Glyph(sign.glyph), self._colours.role(sign.role))

    def _paint_ticks(self, painter: QPainter, to: Pixels) -> None:
        for role, ticks in self.laid_out(to, self._lay_out_ticks):
            painter.setPen(hair_pen(self._colours.role(role)))
            painter.drawLines(*ticks.drawn)

    def _lay_out_ticks(self, to: Pixels) -> list[tuple[str, ShapeBuffer]]:
        """One line a pixel of each role."""
        found = []
        for role, days in self._feet.items():
            x = np.unique(np.rint(to.xs(days[visible(days, to.first, to.last)]))) + 0.5
            foot = np.full(x.size, to.bottom)
            found.append((role, lines(x, foot - 5, x, foot)))
        return found
