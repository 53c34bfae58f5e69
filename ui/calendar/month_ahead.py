"""The months beside the one shown, read while nothing else is to be done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from calfjournal.dates import next_month, previous_month
from calfjournal.views.month import Month
from ui.services.context import Context

AHEAD_MS = 15
"""After the month that was turned to is painted."""
QUIET_MS = 400
"""After a change: the hand may go on typing."""


class MonthAhead(QObject):
    """Keeps the month shown and those beside it; any change in the journal makes it forget them.

    ``ready`` carries a month that may be turned to next.
    """

    ready = Signal(Month)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: dict[tuple[date, date, int], Month] = {}
        self._wanted: list[date] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read_ahead)
        context.bus.changed.connect(self.forget)

    def month(self, first: date) -> Month:
        """Return the month that begins on a day, as the journal is now."""
        key = self._key(first)
        if key not in self._kept:
            self._kept[key] = self._read(first)
        return self._kept[key]

    def expect(
        self, shown: date, chosen: date, *, back: bool = False, pause: int = AHEAD_MS
    ) -> None:
        """Read what may be turned to when there is time, the likelier first.

        The keys turn from the chosen day, which may lie at the edge of the month before or after.
        """
        near = {step(of) for of in (shown, chosen) for step in (previous_month, next_month)}
        self._wanted = sorted(near - {shown}, reverse=not back)
        near.add(shown)
        self._kept = {key: month for key, month in self._kept.items() if key[0] in near}
        self._timer.start(pause)

    @Slot()
    def forget(self) -> None:
        """Read everything anew."""
        self._timer.stop()
        self._kept.clear()

    @Slot()
    def _read_ahead(self) -> None:
        if self._context.journal.closed:
            return
        month = self.month(self._wanted.pop(0))
        if self._wanted:
            self._timer.start(AHEAD_MS)
        self.ready.emit(month)

    def _key(self, first: date) -> tuple[date, date, int]:
        """A month is drawn for a today and for a first day of the week."""
        return first, self._context.journal.today(), self._context.settings.now.first_weekday

    def _read(self, first: date) -> Month:
        return self._context.journal.views.month(first, self._context.settings.now.first_weekday)
