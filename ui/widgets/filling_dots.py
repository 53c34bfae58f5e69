"""How much of something is together: a dot each, filled one by one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.services.qt import NO_FOCUS
from ui.theme import active

SIDE, STEP = 9, 14
"""Width of a dot, and from one to the next, in pixels."""


class FillingDots(QWidget):
    """A picture only: the numbers stand beside it in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled = self._count = 0
        self.setFocusPolicy(NO_FOCUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_filled(self, filled: int, count: int) -> None:
        """Show ``filled`` of ``count`` dots."""
        if (filled, count) != (self._filled, self._count):
            self._filled, self._count = min(filled, count), count
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(self._count, 1) * STEP, SIDE + 3)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, SIDE + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), active()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(float(STEP), self.width() / max(self._count, 1))
        radius = min(SIDE / 2, step / 2 - 1)
        for index in range(self._count):
            x = step * index + radius + 1
            if self.isRightToLeft():
                x = self.width() - x
            is_full = index < self._filled
            painter.setPen(QPen(theme.colour("accent" if is_full else "field_line"), 1.2))
            painter.setBrush(theme.colour("accent") if is_full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, self.height() / 2), radius, radius)
