"""The read-out beside a plot: the day under the cursor and its values, each with its mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from calfjournal.messages import formats, tr
from ui.charts.marks import Shape
from ui.charts.style import chart_colours
from ui.theme import Role, active, font
from ui.theme.fonts import scale

MARK, GAP, LINE_GAP = 10.0, 6.0, 3.0
WIDTH, MANY_LINES = 168, 2000.0
_TOP_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)


def read_out_width() -> int:
    """Return the width beside a plot, in pixels."""
    return round(WIDTH * scale())


@dataclass(frozen=True)
class ReadOutLine:
    """A value in words; with a ``role`` it wears the mark of its line or bar."""

    text: str
    role: str = ""
    shape: Shape = Shape.DOT
    open_mark: bool = False


class ReadOut(QWidget):
    """A heading and a few lines, painted: it changes with every move of the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = ""
        self._lines: tuple[ReadOutLine, ...] = ()
        self.setFixedWidth(read_out_width())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)

    def sizeHint(self) -> QSize:
        return QSize(read_out_width(), 80)

    @property
    def text(self) -> str:
        """What is shown, as one sentence."""
        parts = (self._heading, *(line.text for line in self._lines))
        return formats.commas([part for part in parts if part])

    def show_lines(self, heading: str, lines: Sequence[ReadOutLine]) -> None:
        """Show other values; the same ones again cost nothing."""
        wanted = tuple(lines)
        if (heading, wanted) == (self._heading, self._lines):
            return
        self._heading, self._lines = heading, wanted
        self.setAccessibleName(self.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = active()
        y = self._paint_text(painter, self._heading, 0.0, 4.0, font(Role.BODY_STRONG), "text")
        bottom = float(self.height())
        for at, line in enumerate(self._lines):
            if y + self._tall(line) > bottom:
                left = len(self._lines) - at
                room = QRectF(0, y - 2, self.width(), bottom - y + 2)
                painter.setPen(theme.colour("muted"))
                painter.setFont(font(Role.SMALL))
                painter.drawText(room, self._wrap, tr("{count} more in the table", count=left))
                return
            y = self._paint_line(painter, line, y)

    def _paint_line(self, painter: QPainter, line: ReadOutLine, y: float) -> float:
        if not line.role:
            return self._paint_text(painter, line.text, 0.0, y, _note_font(), "muted")
        middle = y + QFontMetricsF(_value_font()).height() / 2
        x = self.width() - MARK / 2 if self.isRightToLeft() else MARK / 2
        _paint_mark(painter, line, QPointF(x, middle))
        return self._paint_text(painter, line.text, MARK + GAP, y, _value_font(), "text")

    def _paint_text(
        self, painter: QPainter, text: str, left: float, y: float, in_font: QFont, tone: str
    ) -> float:
        if not text:
            return y
        painter.setFont(in_font)
        painter.setPen(active().colour(tone))
        start = 0.0 if self.isRightToLeft() else left
        box = QRectF(start, y, self.width() - left, MANY_LINES)
        used = painter.drawText(box, self._wrap, text)
        return float(used.bottom()) + LINE_GAP

    def _tall(self, line: ReadOutLine) -> float:
        left = MARK + GAP if line.role else 0.0
        metric = QFontMetricsF(_value_font() if line.role else _note_font())
        box = QRectF(0, 0, self.width() - left, MANY_LINES)
        return metric.boundingRect(box, self._wrap, line.text).height()

    @property
    def _wrap(self) -> int:
        """Wrapped from the edge where lines begin."""
        start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        return _TOP_WRAPPED | int(start)


def _value_font() -> QFont:
    return font(Role.BODY)


def _note_font() -> QFont:
    return font(Role.SMALL)


def _paint_mark(painter: QPainter, line: ReadOutLine, centre: QPointF) -> None:
    colours = chart_colours(active())
    bar = line.shape is Shape.SQUARE and not line.open_mark
    colour = colours.bar(line.role) if bar else colours.role(line.role)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush if line.open_mark else colour)
    x, y = centre.x(), centre.y()
    if line.shape is Shape.SQUARE:
        painter.drawRect(QRectF(x - 3.6, y - 3.6, 7.2, 7.2))
    elif line.shape is Shape.DASH:
        painter.drawLine(QPointF(x - 4, y), QPointF(x + 4, y))
    elif line.shape is Shape.DIAMOND:
        points = [
            QPointF(x - 4.4, y),
            QPointF(x, y - 4.4),
            QPointF(x + 4.4, y),
            QPointF(x, y + 4.4),
        ]
        painter.drawPolygon(points)
    else:
        painter.drawEllipse(centre, 3.6, 3.6)
