"""The month that is likely to be turned to next, read while nothing else is to be done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from calfjournal.views.month import Month
from ui.services.context import Context

AHEAD_MS = 15
"""After the month that was turned to is painted."""


class MonthAhead(QObject):
    """Reads months, one of them ahead; whatever changes in the journal, that one is forgotten.

    ``ready`` carries the month that was read ahead.
    """

    ready = Signal(Month)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: dict[tuple[date, date, int], Month] = {}
        self._next = date.min
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AHEAD_MS)
        self._timer.timeout.connect(self._read_ahead)
        context.bus.changed.connect(self.forget)

    def month(self, first: date) -> Month:
        """Return the month that begins on a day, as the journal is now."""
        return self._kept.pop(self._key(first), None) or self._read(first)

    def expect(self, first: date) -> None:
        """Read the month that begins on a day when there is time."""
        self._next = first
        self._timer.start()

    @Slot()
    def forget(self) -> None:
        """Read everything anew."""
        self._timer.stop()
        self._kept.clear()

    @Slot()
    def _read_ahead(self) -> None:
        if not self._context.journal.closed:
            month = self._read(self._next)
            self._kept = {self._key(self._next): month}
            self.ready.emit(month)

    def _key(self, first: date) -> tuple[date, date, int]:
        """A month is drawn for a today and for a first day of the week."""
        return first, self._context.journal.today(), self._context.settings.now.first_weekday

    def _read(self, first: date) -> Month:
        return self._context.journal.views.month(first, self._context.settings.now.first_weekday)
