"""What other days may need, made before it is needed: to make it is what takes time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from ui.calendar.month_ahead import AHEAD_MS, QUIET_MS
from ui.services.context import Context


class Spares(QObject):
    """Makes a piece a turn while nothing else is to be done.

    Each of ``makers`` makes one piece out of sight; False when it has enough.
    """

    def __init__(self, context: Context, *makers: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._makers = context, makers
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make)

    def soon(self) -> None:
        """Make what is missing in a moment."""
        if not self._timer.isActive():
            self._timer.start(QUIET_MS)

    @Slot()
    def _make(self) -> None:
        if not self._context.journal.closed and any(make() for make in self._makers):
            self._timer.start(AHEAD_MS)
