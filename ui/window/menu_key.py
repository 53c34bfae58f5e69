"""Shift+F10 asks for the menu of what has the keys, as the Menu key does."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Slot
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


class MenuKey(QShortcut):
    """Works in a whole window: by itself, Qt hears the Menu key only, which many keyboards lack."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(QKeySequence("Shift+F10"), window)
        self.activated.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        asked = QApplication.focusWidget()
        if asked is None:
            return
        keys = asked.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        box = keys.toRect() if isinstance(keys, QRectF) else keys
        at = box.center() if isinstance(box, QRect) and box.isValid() else asked.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(asked, QContextMenuEvent(reason, at, asked.mapToGlobal(at)))
