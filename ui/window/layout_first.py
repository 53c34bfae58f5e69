"""Finishes the layout of a window before it is painted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

ROUNDS = 4
"""A layout that is asked while the queue is worked off waits for the next round."""


class LayoutFirst(QObject):
    """A layout asks the one around it to look again, through the queue that also brings paint.

    Without this a change deep inside is painted on its way up, with each size it has there.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            for _ in range(ROUNDS):
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return super().eventFilter(watched, event)
