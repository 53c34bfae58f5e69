"""Finishes the layout of a window before it is painted."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.widgets.layouts import finish_layouts


class LayoutFirst(QObject):
    """A layout asks the one around it to look again, through the queue that also brings paint.

    Without this a change deep inside is painted on its way up, with each size it has there.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            finish_layouts()
        return super().eventFilter(watched, event)
