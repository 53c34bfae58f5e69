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
GHOST: Final = 0.45
"""How strong an example is."""
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
    """Left is solid with filled marks, right dashed with open ones; brackets show the noise.

    A ``ghost`` is an example, and pale.
    """

    def __init__(self, *, ghost: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ghost = ghost
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
        painter.setOpacity(GHOST if self._ghost else 1.0)
        scale = _scale(self._legs, self._noise, QRectF(self.rect()))
        for at, leg in enumerate(self._legs):
            if self._noise is not None:
                _paint_bracket(painter, scale, leg, self._noise, at)
        for leg in self._legs:
            _paint_leg(painter, scale, leg)
        if not self._ghost and all(len(leg.days) == 1 for leg in self._legs):
            painter.setOpacity(GHOST)
            for leg in self._legs:
                _paint_next(painter, scale, leg, self.width() - MARGIN - MARK)


class _Scale(Struct, frozen=True):
    """Where days and values lie."""

    left: float
    bottom: float
    first: int
    low: float
    a_day: float
    a_unit: float

    def x(self, day: date) -> float:
        """Pixels from the left."""
        return self.left + (day.toordinal() - self.first) * self.a_day

    def y(self, value: float) -> float:
        """Pixels from the top."""
        return self.bottom - (value - self.low) * self.a_unit


def _scale(legs: Sequence[SparkLeg], noise: float | None, room: QRectF) -> _Scale:
    """Everything fits: every value, and the band around the first ones."""
    for_brackets = 4 + 4 * len(legs) if noise is not None else 0
    plot = room.adjusted(MARGIN + for_brackets, MARGIN, -MARGIN, -MARGIN)
    band = noise or 0.0
    low = min(min(*leg.values, leg.values[0] - band) for leg in legs)
    high = max(max(*leg.values, leg.values[0] + band) for leg in legs)
    if high <= low:
        low, high = low - 1, high + 1
    first = min(leg.days[0] for leg in legs).toordinal()
    days = max(leg.days[-1] for leg in legs).toordinal() - first
    return _Scale(
        plot.left(),
        plot.bottom(),
        first,
        low,
        plot.width() / days if days else 0.0,
        plot.height() / (high - low),
    )


def _paint_leg(painter: QPainter, scale: _Scale, leg: SparkLeg) -> None:
    colour = active().colour(_COLOURS[leg.side])
    days = zip(leg.days, leg.values, strict=True)
    points = [QPointF(scale.x(day), scale.y(value)) for day, value in days]
    right = leg.side is Side.RIGHT
    style = Qt.PenStyle.DashLine if right else Qt.PenStyle.SolidLine
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.6, style))
    painter.drawPolyline(QPolygonF(points))
    marked = points if len(points) <= ALL_MARKED else [points[0], points[-1]]
    _paint_marks(painter, marked, colour, filled=not right)


def _paint_next(painter: QPainter, scale: _Scale, leg: SparkLeg, right: float) -> None:
    """Where the next test would stand if nothing changed."""
    colour, y = active().colour(_COLOURS[leg.side]), scale.y(leg.values[0])
    pen = QPen(colour, 1.0)
    pen.setDashPattern([3, 5])
    painter.setPen(pen)
    painter.drawLine(QPointF(scale.x(leg.days[0]) + 2 * MARK, y), QPointF(right - MARK, y))
    painter.setPen(QPen(colour, 1.0))
    painter.setBrush(active().colour("surface"))
    painter.drawEllipse(QPointF(right, y), MARK, MARK)


def _paint_bracket(painter: QPainter, scale: _Scale, leg: SparkLeg, noise: float, at: int) -> None:
    """A bracket at the first value: what lies beside it is no change."""
    x = scale.x(leg.days[0]) - MARK - 4 - 4 * at
    top, bottom = scale.y(leg.values[0] + noise), scale.y(leg.values[0] - noise)
    painter.setPen(QPen(active().colour(_COLOURS[leg.side]), 1.2))
    corners = ((x + 3, top), (x, top), (x, bottom), (x + 3, bottom))
    painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in corners]))


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
