"""The noise of a test: a bracket around the first value of each leg, with its words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from ui.charts.marks import Noise
from ui.charts.style import ChartColours
from ui.charts.view_item import Pixels, ViewItem
from ui.theme import Role, font
from ui.theme.fonts import sizes, text_width

TOOTH, BESIDE, STEP, WIDTH = 4.0, 9.0, 7.0, 1.4
"""Length of the ends, distance from the value, between brackets, and of the line, in pixels."""


class BracketsItem(ViewItem):
    """A bracket left of the first value; where that lies before the days shown, at their start."""

    def __init__(self, noise: Sequence[Noise], colours: ChartColours) -> None:
        super().__init__()
        self._noise, self._colours = noise, colours
        self.setZValue(20)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """The brackets, and the words at the foot of the lowest."""
        to = self.pixels(painter)
        for at, bracket in enumerate(self._noise):
            self._paint_bracket(painter, bracket, self._x(bracket, at, to), to)
        label = next((bracket for bracket in self._noise if bracket.label), None)
        if label is not None:
            self._paint_words(painter, label, to)

    def _x(self, bracket: Noise, at: int, to: Pixels) -> float:
        return max(to.x(bracket.day) - BESIDE - at * STEP, to.left + 2 + at * STEP)

    def _paint_bracket(self, painter: QPainter, bracket: Noise, x: float, to: Pixels) -> None:
        if x > to.right:
            return
        pen = QPen(self._colours.role(bracket.role), WIDTH)
        if bracket.dashed:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top, bottom = to.y(bracket.high), to.y(bracket.low)
        corners = ((x + TOOTH, top), (x, top), (x, bottom), (x + TOOTH, bottom))
        painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in corners]))

    def _paint_words(self, painter: QPainter, bracket: Noise, to: Pixels) -> None:
        places = [self._x(each, at, to) for at, each in enumerate(self._noise)]
        wide, high = text_width(bracket.label, Role.SMALL) + 8, sizes(Role.SMALL).height()
        left = max(places) + TOOTH + 4
        if left + wide > to.right:
            left = min(places) - wide - 2
        if left < to.left or min(places) > to.right:
            return
        low = max(to.y(each.low) for each in self._noise)
        box = QRectF(left, min(low + 2, to.bottom) - high, wide, high)
        painter.fillRect(box, self._colours.veil)
        painter.setFont(font(Role.SMALL))
        painter.setPen(self._colours.muted)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), bracket.label)
