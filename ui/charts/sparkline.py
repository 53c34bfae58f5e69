"""A small line a leg over the years, painted as one thing; pyqtgraph is not needed for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.domain.exercise import Side
from ui.theme import active

HEIGHT: Final = 56
MARGIN: Final = 6
MARK: Final = 3.0
ALL_MARKED: Final = 16
"""Values up to which each has its mark; of more only the first and the last have one."""
_COLOURS: Final = {Side.LEFT: "mobility", Side.RIGHT: "strength", Side.BOTH: "accent"}
"""Legs wear the colours that they wear in charts."""


class SparkLeg(Struct, frozen=True):
    """The values of one side, oldest first."""

    side: Side
    days: tuple[date, ...]
    values: tuple[float, ...]


class Sparkline(QWidget):
    """Left is solid with filled marks, right dashed with open ones; brackets show the noise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legs: tuple[SparkLeg, ...] = ()
        self._noise: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_legs(self, legs: Sequence[SparkLeg], noise: float | None) -> None:
        """Show some sides with the band around the first value of each that is no change."""
        self._legs, self._noise = tuple(leg for leg in legs if leg.values), noise
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._legs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, leg in enumerate(self._legs):
            if self._noise is not None:
                self._paint_bracket(painter, leg, at)
        for leg in self._legs:
            self._paint_leg(painter, leg)

    def _paint_leg(self, painter: QPainter, leg: SparkLeg) -> None:
        colour = active().colour(_COLOURS[leg.side])
        points = [
            QPointF(self._x(day), self._y(value))
            for day, value in zip(leg.days, leg.values, strict=True)
        ]
        right = leg.side is Side.RIGHT
        style = Qt.PenStyle.DashLine if right else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.6, style))
        painter.drawPolyline(QPolygonF(points))
        marked = points if len(points) <= ALL_MARKED else [points[0], points[-1]]
        _paint_marks(painter, marked, colour, filled=not right)

    def _paint_bracket(self, painter: QPainter, leg: SparkLeg, at: int) -> None:
        """A bracket at the first value: what lies beside it is no change."""
        noise, x = self._noise or 0.0, self._x(leg.days[0]) - MARK - 4 - 4 * at
        top, bottom = self._y(leg.values[0] + noise), self._y(leg.values[0] - noise)
        painter.setPen(QPen(active().colour(_COLOURS[leg.side]), 1.2))
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(x + 3, top),
                    QPointF(x, top),
                    QPointF(x, bottom),
                    QPointF(x + 3, bottom),
                ]
            )
        )

    # ------------------------------------------------------------------ places

    def _plot(self) -> QRectF:
        room = MARGIN + (4 + 4 * len(self._legs) if self._noise is not None else 0)
        return QRectF(self.rect()).adjusted(room, MARGIN, -MARGIN, -MARGIN)

    def _x(self, day: date) -> float:
        plot = self._plot()
        first = min(leg.days[0] for leg in self._legs)
        last = max(leg.days[-1] for leg in self._legs)
        days = (last - first).days
        return plot.left() + (plot.width() * (day - first).days / days if days else 0.0)

    def _y(self, value: float) -> float:
        low, high = self._range()
        return self._plot().bottom() - self._plot().height() * (value - low) / (high - low)

    def _range(self) -> tuple[float, float]:
        noise = self._noise or 0.0
        values = [value for leg in self._legs for value in leg.values]
        values += [leg.values[0] + noise for leg in self._legs]
        values += [leg.values[0] - noise for leg in self._legs]
        low, high = min(values), max(values)
        return (low, high) if high > low else (low - 1, high + 1)


def _paint_marks(
    painter: QPainter, points: Iterable[QPointF], colour: QColor, *, filled: bool
) -> None:
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour if filled else active().colour("surface"))
    for point in points:
        painter.drawEllipse(point, MARK, MARK)


class LegMark(QWidget):
    """The mark of a side beside its value: the legend of the line."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setFixedSize(22, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, middle = active().colour(_COLOURS[self._side]), self.height() / 2
        right = self._side is Side.RIGHT
        style = Qt.PenStyle.DashLine if right else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1.6, style))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        _paint_marks(painter, [QPointF(self.width() / 2, middle)], colour, filled=not right)
