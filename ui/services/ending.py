"""The end of the program: it waits for the last backup, but not for ever."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from ui.services.keeper import Keeper
from ui.services.safekeeping import LAST_MS

INSIST_MS = 1000
"""A terminal or session that closes may signal twice in a row; who insists takes longer."""


class Ending(QObject):
    """``over`` comes once after ``begin``: when the backup is made, or when that takes too long."""

    over = Signal()

    def __init__(self, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._waiting = False
        self._announced = QElapsedTimer()
        keeper.safe.idle.connect(self._stop)

    def announce(self) -> None:
        """Note that the program was told to end."""
        self._announced.start()

    @property
    def is_insisted(self) -> bool:
        """True when who tells it again means at once."""
        return self._announced.elapsed() >= INSIST_MS

    def begin(self) -> None:
        """End as soon as the backup is made."""
        self._waiting = True
        if self._keeper.safe.is_idle:
            self._stop()
        else:
            QTimer.singleShot(LAST_MS, self, self._lose_patience)

    @Slot()
    def _lose_patience(self) -> None:
        self._keeper.hurry()
        self._stop()

    @Slot()
    def _stop(self) -> None:
        if self._waiting:
            self._waiting = False
            self.over.emit()
