"""A line with its marks: breaks at gaps, keeps its dashes however short the legs are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts.buffers import ShapeBuffer, lines, polygon
from ui.charts.marks import LineMark, Numbers, Shape
from ui.charts.stamps import Draw, Stamps
from ui.charts.thinning import apart, thinned, visible
from ui.charts.view_item import Pixels, ViewItem

DASH, PERIOD = 5.0, 8.5
"""Length of a dash, and of a dash with its gap, in pixels."""
RIM = 1.5
CAPS = {Shape.DOT: Qt.PenCapStyle.RoundCap, Shape.SQUARE: Qt.PenCapStyle.SquareCap}


class _Laid(NamedTuple):
    """The pieces of the line, the places of its marks, and how large those may be."""

    pieces: ShapeBuffer | None
    x: Numbers
    y: Numbers
    size: float


class CurveItem(ViewItem):
    """Draws only what can be seen: the visible days, two points a pixel."""

    def __init__(self, line: LineMark, colour: QColor, ground: QColor) -> None:
        super().__init__()
        self._line, self._colour = line, colour
        self._stamps = _stamps(line, colour, ground)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The line first, its marks over it."""
        to = self.pixels(painter)
        if to.per_day < self._line.least_px:
            return
        laid = self.laid_out(to, self._lay_out)
        if laid.pieces:
            # Pieces, not one path: a path of antialiased wide lines is ten times slower.
            painter.setPen(QPen(self._colour, self._line.width))
            painter.drawLines(*laid.pieces.drawn)
        if self._line.marks and laid.x.size:
            self._paint_marks(painter, laid)

    def _lay_out(self, to: Pixels) -> _Laid:
        part = visible(self._line.x, to.first, to.last)
        x, y = thinned(to.xs(self._line.x[part]), to.ys(self._line.y[part]))
        known = np.isfinite(y)
        pieces = None
        if self._line.line:
            pieces = dashes(x, y) if self._line.dashed else legs(x, y)
        size = float(self._line.mark_size)
        if to.per_day * 1.6 < size and int(known.sum()) > to.width / 8:
            size = max(size - 3, 3.0)
        return _Laid(pieces, *apart(x[known], y[known]), size)

    def _paint_marks(self, painter: QPainter, laid: _Laid) -> None:
        if self._line.shape is Shape.DASH:
            half = laid.size / 2
            painter.setPen(QPen(self._colour, 2))
            painter.drawLines(*lines(laid.x - half, laid.y, laid.x + half, laid.y).drawn)
        for stamps in self._stamps:
            stamps.paint(painter, laid.x, laid.y, laid.size)


def _stamps(line: LineMark, colour: QColor, ground: QColor) -> tuple[Stamps, ...]:
    """What marks are stamped with, one over the other: all rims come before all fillings."""
    if line.shape is Shape.DASH:
        return ()
    if line.shape is Shape.DIAMOND:
        return (Stamps(_diamond(colour, ground if line.open_marks else colour)),)
    cap = CAPS[line.shape]
    rims = Stamps(_dot(colour, cap))
    return (rims, Stamps(_dot(ground, cap, 2 * RIM))) if line.open_marks else (rims,)


def _dot(colour: QColor, cap: Qt.PenCapStyle, less: float = 0.0) -> Draw:
    """Points drawn with a thick pen."""

    def draw(painter: QPainter, points: QPolygonF, size: float) -> None:
        pen = QPen(colour, size - less)
        pen.setCapStyle(cap)
        painter.setPen(pen)
        painter.drawPoints(points)

    return draw


def _diamond(rim: QColor, filling: QColor) -> Draw:
    def draw(painter: QPainter, points: QPolygonF, size: float) -> None:
        half = size / 2 + 0.5
        painter.setPen(QPen(rim, RIM - 0.1))
        painter.setBrush(filling)
        diamond = polygon(np.array([-half, 0, half, 0]), np.array([0, -half, 0, half]))
        for at in range(points.size()):
            painter.drawPolygon(diamond.translated(points.at(at)))

    return draw


def legs(x: Numbers, y: Numbers) -> ShapeBuffer:
    """Return the line from each point to the next, where both are known."""
    known = np.isfinite(y)
    drawn = known[:-1] & known[1:]
    return lines(x[:-1][drawn], y[:-1][drawn], x[1:][drawn], y[1:][drawn])


def dashes(x: Numbers, y: Numbers) -> ShapeBuffer:
    """Return the dashes of a line, measured along each unbroken stretch.

    Qt would begin anew at every point.
    """
    known = np.isfinite(y)
    at = np.flatnonzero(known[:-1] & known[1:])
    across, up = x[at + 1] - x[at], y[at + 1] - y[at]
    length = np.hypot(across, up)
    leg, start, stop = _parts_of_dashes(_begun(at, length), length)
    from_x, from_y, across, up = x[at][leg], y[at][leg], across[leg], up[leg]
    return lines(
        from_x + start * across, from_y + start * up, from_x + stop * across, from_y + stop * up
    )


def _begun(at: np.ndarray, length: Numbers) -> Numbers:
    """How far along its own stretch each leg begins; a stretch ends where the next leg is apart."""
    begun = np.cumsum(length) - length
    fresh = np.append(True, np.diff(at) > 1)[: at.size]
    return begun - np.maximum.accumulate(np.where(fresh, begun, 0.0))


def _parts_of_dashes(begun: Numbers, length: Numbers) -> tuple[np.ndarray, Numbers, Numbers]:
    """The leg that each part of a dash lies on, and the shares of it where the part is."""
    first = np.floor(begun / PERIOD)
    count = (np.floor((begun + length) / PERIOD) - first).astype(int) + 1
    leg = np.repeat(np.arange(length.size), count)
    number = np.arange(leg.size) - np.repeat(np.cumsum(count) - count, count)
    start = (first[leg] + number) * PERIOD - begun[leg]
    stop = np.minimum(start + DASH, length[leg])
    start = np.maximum(start, 0.0)
    drawn = stop > start
    leg = leg[drawn]
    return leg, start[drawn] / length[leg], stop[drawn] / length[leg]
