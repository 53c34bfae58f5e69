"""The read-out beside a plot: the day under the cursor and its values, each with its mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.charts.style import chart_colours
from ui.theme import Role, active
from ui.widgets.layouts import clear, row
from ui.widgets.text import Label

MARK = 10


@dataclass(frozen=True)
class ReadOutLine:
    """A value in words; with a ``role`` it wears the mark of its line or bar."""

    text: str
    role: str = ""
    square: bool = False
    open_mark: bool = False


class ReadOut(QWidget):
    """A heading and a few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 4, 0, 0)
        self._stack.setSpacing(4)
        self._shown: tuple[str, tuple[ReadOutLine, ...]] | None = None

    def show_lines(self, heading: str, lines: Sequence[ReadOutLine]) -> None:
        """Show other values; the same ones again cost nothing."""
        wanted = (heading, tuple(lines))
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._stack)
        if heading:
            self._stack.addWidget(Label(heading, Role.BODY_STRONG))
        for line in lines:
            words = Label(line.text, Role.BODY, wrap=True, figures=True)
            if line.role:
                pair = row(_Mark(line), words, gap=6)
                pair.setStretch(1, 1)
                self._stack.addLayout(pair)
            else:
                words.set_tone("muted")
                self._stack.addWidget(words)


class _Mark(QWidget):
    def __init__(self, line: ReadOutLine) -> None:
        super().__init__()
        self._line = line
        self.setFixedSize(QSize(MARK, MARK + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = chart_colours(active()).role(self._line.role)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._line.open_mark else colour)
        centre = QPointF(MARK / 2, self.height() / 2)
        if self._line.square:
            painter.drawRect(QRectF(centre.x() - 4, centre.y() - 4, 8, 8))
        else:
            painter.drawEllipse(centre, 3.6, 3.6)
