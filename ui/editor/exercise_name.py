"""The name of an exercise, by which it is carried to another place in the session."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.theme import Role
from ui.widgets.text import Label


class ExerciseName(Label):
    """``dragged(QPoint)`` while it is carried, by where the mouse is; ``dropped()`` at the end."""

    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__("", Role.BODY_STRONG, wrap=True)
        self._from: QPoint | None = None
        self._carried = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._from, self._carried = event.globalPosition().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        here = event.globalPosition().toPoint()
        if (here - self._from).manhattanLength() >= QApplication.startDragDistance():
            self._carried = True
        if self._carried:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        carried, self._from, self._carried = self._carried, None, False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if carried:
            self.dropped.emit()
