"""Graphics items of our own: ground (tints and grid in one) and ribbons that break at gaps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts.axes import ValueAxis
from ui.charts.marks import Noise, Ribbon, Span


def hair_pen(colour: QColor, *, dashed: bool = False, width: float = 1.0) -> QPen:
    """A pen that keeps its pixels whatever the zoom."""
    pen = pg.mkPen(colour, width=width)
    if dashed:
        # Own pattern: Qt's DashLine is too long for the short legs of a journal's lines.
        pen.setDashPattern([4, 3])
    return pen


class Ground(pg.GraphicsObject):
    """Phase tints, flare bands, noise bands and grid lines behind the data.

    One item instead of dozens keeps panning smooth; it always covers the visible view.
    """

    def __init__(self, axis: ValueAxis) -> None:
        super().__init__()
        self._axis = axis
        self._spans: list[tuple[Span, QColor]] = []
        self._noise: Sequence[Noise] = ()
        self._noise_colour = QColor()
        self._grid_pen = QPen()
        self.setZValue(-100)

    def show_spans(self, spans: list[tuple[Span, QColor]]) -> None:
        """Set the tints, later ones over earlier ones."""
        self._spans = spans
        self.update()

    def show_noise(self, noise: Sequence[Noise], colour: QColor) -> None:
        """Set the horizontal bands of no real change."""
        self._noise, self._noise_colour = noise, colour
        self.update()

    def set_grid_colour(self, colour: QColor) -> None:
        """Set the colour of the horizontal lines."""
        self._grid_pen = hair_pen(colour)
        self.update()

    def viewRangeChanged(self) -> None:
        """Follow the view."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        """The visible view."""
        return QRectF(self.viewRect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Tints first, then noise, then the grid."""
        view = self.viewRect()
        left, right = view.left(), view.right()
        for span, colour in self._spans:
            start, end = max(span.start - 0.5, left), min(span.end + 0.5, right)
            if start < end:
                painter.fillRect(QRectF(start, view.top(), end - start, view.height()), colour)
        for band in self._noise:
            painter.fillRect(
                QRectF(left, band.low, right - left, band.high - band.low), self._noise_colour
            )
        painter.setPen(self._grid_pen)
        low, high = sorted((view.top(), view.bottom()))
        for _, values in self._axis.tickValues(low, high, self._axis.size().height()):
            for value in values:
                painter.drawLine(QPointF(left, value), QPointF(right, value))


class RibbonItem(pg.GraphicsObject):
    """The area between two series; a gap in either is a gap in the area."""

    def __init__(self, ribbon: Ribbon, colour: QColor) -> None:
        super().__init__()
        self._brush = QBrush(colour)
        self._polygons = [_polygon(*part) for part in _parts(ribbon)]
        self._bounds = QRectF()
        for polygon in self._polygons:
            self._bounds = self._bounds.united(polygon.boundingRect())
        self.setZValue(-50)

    def boundingRect(self) -> QRectF:
        """The area of all parts."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Fill every part without an outline."""
        painter.setPen(pg.mkPen(None))
        painter.setBrush(self._brush)
        for polygon in self._polygons:
            painter.drawPolygon(polygon)


def _parts(ribbon: Ribbon) -> list[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    known = np.isfinite(ribbon.low) & np.isfinite(ribbon.high)
    edges = np.flatnonzero(np.diff(known.astype(int))) + 1
    pieces = np.split(np.arange(len(known)), edges)
    return [
        (ribbon.x[piece], ribbon.low[piece], ribbon.high[piece])
        for piece in pieces
        if len(piece) and known[piece[0]]
    ]


def _polygon(x: np.ndarray, low: np.ndarray, high: np.ndarray) -> QPolygonF:
    if len(x) == 1:
        # A single day still deserves to be seen.
        x, low, high = np.array([x[0] - 0.5, x[0] + 0.5]), np.repeat(low, 2), np.repeat(high, 2)
    there = [QPointF(a, b) for a, b in zip(x, low, strict=True)]
    back = [QPointF(a, b) for a, b in zip(x[::-1], high[::-1], strict=True)]
    return QPolygonF([*there, *back])
