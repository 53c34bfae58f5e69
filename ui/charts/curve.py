"""A line with its marks: breaks at gaps, keeps its dashes however short the legs are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts.marks import LineMark, Numbers, Shape
from ui.charts.thinning import thinned, visible
from ui.charts.view_item import Pixels, ViewItem, polygon, runs_of

DASH, PERIOD = 5.0, 8.5
"""Length of a dash, and of a dash with its gap, in pixels."""
RIM = 1.5
CAPS = {Shape.DOT: Qt.PenCapStyle.RoundCap, Shape.SQUARE: Qt.PenCapStyle.SquareCap}


class CurveItem(ViewItem):
    """Draws only what can be seen: the visible days, two points a pixel."""

    def __init__(self, line: LineMark, colour: QColor, ground: QColor) -> None:
        super().__init__()
        self._line, self._colour, self._ground_colour = line, colour, ground

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The line first, its marks over it."""
        to = self.pixels(painter)
        if to.per_day < self._line.least_px:
            return
        pieces, points, size = self.laid_out(to, self._lay_out)
        if pieces:
            # Pieces, not one path: a path of antialiased wide lines is ten times slower.
            painter.setPen(QPen(self._colour, self._line.width))
            painter.drawLines(pieces)
        if self._line.marks:
            self._paint_marks(painter, points, size)

    def _lay_out(self, to: Pixels) -> tuple[list[QLineF], QPolygonF, float]:
        """The pieces of the line, the places of the marks, and how large they may be."""
        part = visible(self._line.x, to.first, to.last)
        x, y = thinned(to.xs(self._line.x[part]), to.ys(self._line.y[part]))
        known = np.isfinite(y)
        pieces: list[QLineF] = []
        for run in runs_of(known) if self._line.line else ():
            if run.size > 1:
                pieces += _dashes(x[run], y[run]) if self._line.dashed else _legs(x[run], y[run])
        size = float(self._line.mark_size)
        if to.per_day * 1.6 < size and int(known.sum()) > to.width / 8:
            size = max(size - 3, 3.0)
        return pieces, polygon(x[known], y[known]), size

    def _paint_marks(self, painter: QPainter, points: QPolygonF, size: float) -> None:
        shape = self._line.shape
        if shape is Shape.DASH:
            half = size / 2
            painter.setPen(QPen(self._colour, 2))
            painter.drawLines(
                [QLineF(p.x() - half, p.y(), p.x() + half, p.y()) for p in _each(points)]
            )
        elif shape is Shape.DIAMOND:
            self._paint_diamonds(painter, points, size)
        else:
            self._paint_dots(painter, points, size, CAPS[shape])

    def _paint_dots(
        self, painter: QPainter, points: QPolygonF, size: float, cap: Qt.PenCapStyle
    ) -> None:
        """All dots in one call each for rim and filling: points drawn with a thick pen."""
        pen = QPen(self._colour, size)
        pen.setCapStyle(cap)
        painter.setPen(pen)
        painter.drawPoints(points)
        if self._line.open_marks:
            pen = QPen(self._ground_colour, size - 2 * RIM)
            pen.setCapStyle(cap)
            painter.setPen(pen)
            painter.drawPoints(points)

    def _paint_diamonds(self, painter: QPainter, points: QPolygonF, size: float) -> None:
        half = size / 2 + 0.5
        painter.setPen(QPen(self._colour, RIM - 0.1))
        painter.setBrush(self._ground_colour if self._line.open_marks else self._colour)
        x, y = np.array([-half, 0, half, 0]), np.array([0, -half, 0, half])
        for point in _each(points):
            painter.drawPolygon(polygon(x + point.x(), y + point.y()))


def _each(points: QPolygonF) -> Iterator[QPointF]:
    return (points.at(index) for index in range(points.size()))


def _legs(x: Numbers, y: Numbers) -> list[QLineF]:
    ends = zip(x[:-1].tolist(), y[:-1].tolist(), x[1:].tolist(), y[1:].tolist(), strict=True)
    return [QLineF(*end) for end in ends]


def _dashes(x: Numbers, y: Numbers) -> list[QLineF]:
    """The dashes of a line, measured along it: Qt would start anew at every point."""
    way = np.append(0.0, np.cumsum(np.hypot(np.diff(x), np.diff(y))))
    if way[-1] <= 0:
        return []
    starts = np.arange(0.0, way[-1], PERIOD)
    stops = np.unique(np.concatenate([way, starts, np.minimum(starts + DASH, way[-1])]))
    px, py = np.interp(stops, way, x), np.interp(stops, way, y)
    drawn = ((stops[:-1] + stops[1:]) / 2) % PERIOD < DASH
    ends = np.stack([px[:-1], py[:-1], px[1:], py[1:]], axis=1)[drawn]
    return [QLineF(*end) for end in ends.tolist()]
