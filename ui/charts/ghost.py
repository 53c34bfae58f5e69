"""The picture of a chart before its first value: pale axes and an example in dashes."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from calfjournal.messages import formats
from ui.charts.examples import Drawn, ExampleChart, ExampleLine
from ui.charts.style import ChartColours, chart_colours
from ui.theme import Role, active, font
from ui.theme.fonts import scale, sizes

AXIS, ROOM, MARK, TICK = 44, 9.0, 2.6, 4.0
"""Width of the labels, room around the values, half a mark, and height of a tick, in pixels."""
STRENGTH = 130
"""Of 255, of the inks of an example."""
DASH = [4.0, 3.0]
RIGHT_DASH = [2.0, 2.5]
WEEKS = 12
BAR_SHARE = 0.68
ABOVE = 0.06
"""Share of the values left free above them."""


class GhostChart(QWidget):
    """Nothing that can be pointed at or read out: nobody measured it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._example: ExampleChart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_example(self, example: ExampleChart | None) -> None:
        """Show another example."""
        self._example = example
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, round(84 * scale()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(64 * scale()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._example is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Time runs from left to right in every language, as in the charts.
        foot = max(TICK + 1, sizes(Role.SMALL).height() / 2)
        room = QRectF(self.rect()).adjusted(AXIS * scale(), ROOM, -ROOM / 2, -foot)
        _ExampleSheet(painter, self._example, room, chart_colours(active())).paint()


class _ExampleSheet:
    """An example in a box."""

    def __init__(
        self, painter: QPainter, example: ExampleChart, box: QRectF, colours: ChartColours
    ) -> None:
        self._painter, self._example, self._box = painter, example, box
        self._colours = colours
        self._low, self._high = _extent(example)

    def paint(self) -> None:
        """Axes first."""
        self._paint_axes()
        if self._example.usual is not None:
            low, high = self._example.usual
            area = QRectF(QPointF(self._box.left(), self._y(high)), self._box.bottomRight())
            area.setBottom(self._y(low))
            self._painter.fillRect(area, self._colours.soft("muted", 24))
        if self._example.level is not None:
            self._painter.setPen(_pen(self._ink("accent"), DASH))
            y = self._y(self._example.level)
            self._painter.drawLine(QLineF(self._box.left(), y, self._box.right(), y))
        self._paint_bars()
        self._paint_whiskers()
        for at, line in enumerate(self._example.lines):
            self._paint_line(line)
            if self._example.noise is not None:
                self._paint_bracket(line, at, self._example.noise)

    def _y(self, value: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return self._box.bottom() - share * self._box.height()

    def _points(self, line: ExampleLine) -> list[QPointF]:
        inset = 26.0 if self._example.noise is not None else 10.0
        step = (self._box.width() - 2 * inset) / max(len(line.values) - 1, 1)
        left = self._box.left() + inset
        return [QPointF(left + at * step, self._y(v)) for at, v in enumerate(line.values)]

    def _ink(self, role: str) -> QColor:
        return self._colours.soft(role, STRENGTH)

    def _paint_axes(self) -> None:
        painter, box = self._painter, self._box
        painter.setFont(font(Role.SMALL, figures=True))
        high = sizes(Role.SMALL).height()
        for tick in self._example.ticks:
            y = round(self._y(tick)) + 0.5
            painter.setPen(_pen(self._colours.grid, DASH))
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
            painter.setPen(self._colours.muted)
            label = QRectF(0, y - high / 2, box.left() - 8, high)
            text = formats.bare(tick, 1, self._example.unit)
            painter.drawText(label, int(Qt.AlignmentFlag.AlignRight), text)
        painter.setPen(_pen(self._colours.grid))
        foot = round(box.bottom()) + 0.5
        painter.drawLine(QLineF(box.left(), foot, box.right(), foot))
        for week in range(WEEKS + 1):
            x = round(box.left() + box.width() * week / WEEKS) + 0.5
            painter.drawLine(QLineF(x, foot, x, foot + TICK))

    def _paint_bars(self) -> None:
        bars = self._example.bars
        if not bars:
            return
        step = self._box.width() / len(bars[0][1])
        wide = min(step * BAR_SHARE, 44.0)
        for at in range(len(bars[0][1])):
            base = 0.0
            left = self._box.left() + (at + 0.5) * step - wide / 2
            for role, heights in bars:
                top, foot = self._y(base + heights[at]), self._y(base)
                self._painter.setPen(_pen(self._ink(role), [3.0, 2.0]))
                self._painter.setBrush(self._colours.soft(role, 22))
                self._painter.drawRect(QRectF(left, top, wide, foot - top - 1.5))
                base += heights[at]

    def _paint_whiskers(self) -> None:
        if not self._example.spread:
            return
        line = self._example.lines[0]
        self._painter.setPen(_pen(self._ink(line.role), [2.0, 2.0]))
        points = self._points(line)
        for value, spread, point in zip(line.values, self._example.spread, points, strict=True):
            ends = self._y(value + spread), self._y(value - spread)
            self._painter.drawLine(QLineF(point.x(), ends[0], point.x(), ends[1]))

    def _paint_line(self, line: ExampleLine) -> None:
        painter, ink, points = self._painter, self._ink(line.role), self._points(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if line.drawn in (Drawn.LINE, Drawn.MARKED_LINE):
            painter.setPen(_pen(ink, RIGHT_DASH if line.open_marks else DASH, 1.5))
            painter.drawPolyline(QPolygonF(points))
        if line.drawn is Drawn.DASHES:
            painter.setPen(_pen(ink, width=1.6))
            for point in points:
                painter.drawLine(QLineF(point.x() - 5, point.y(), point.x() + 5, point.y()))
        if line.drawn in (Drawn.DOTS, Drawn.MARKED_LINE):
            painter.setPen(_pen(ink, width=1.2))
            painter.setBrush(self._colours.surface if line.open_marks else ink)
            for point in points:
                painter.drawEllipse(point, MARK, MARK)

    def _paint_bracket(self, line: ExampleLine, at: int, noise: float) -> None:
        x = self._points(line)[0].x() - 9 - 7 * at
        top, foot = self._y(line.values[0] + noise), self._y(line.values[0] - noise)
        self._painter.setPen(_pen(self._ink(line.role), [3.0, 2.0], 1.2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = ((x + 4, top), (x, top), (x, foot), (x + 4, foot))
        self._painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in corners]))


def _extent(example: ExampleChart) -> tuple[float, float]:
    """Lowest and highest value that is drawn."""
    values = [*example.ticks]
    for line in example.lines:
        values += line.values
        if example.noise is not None:
            values += [line.values[0] - example.noise, line.values[0] + example.noise]
    room = (max(values) - min(values)) * ABOVE
    low = min(values)
    return low if low in example.ticks else low - room, max(values) + room


def _pen(colour: QColor, dashes: list[float] | None = None, width: float = 1.0) -> QPen:
    pen = QPen(colour, width)
    if dashes is not None:
        pen.setDashPattern(dashes)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
