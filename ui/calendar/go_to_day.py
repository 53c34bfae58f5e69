"""Goes to a day that is typed, in whatever view of the calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QLabel

from calfjournal.messages import tr
from ui.calendar.rooms import Rooms
from ui.services.context import Context


class GoToDay(QObject):
    """Asks when the page's title is clicked, or the window's menu says so."""

    def __init__(self, context: Context, title: QLabel, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._context, self._rooms = context, rooms
        title.setCursor(Qt.CursorShape.PointingHandCursor)
        title.setToolTip(tr("Go to date ({keys})", keys="Ctrl+G"))
        title.installEventFilter(self)

    def ask(self) -> None:
        """Open the dialog; days without a year are close to the one that is chosen."""
        from ui.calendar.day_dialog import DayDialog  # Late: it is seldom wanted.

        today = self._context.journal.today()
        dialog = DayDialog(today, self._rooms.now.selected, self._rooms)
        dialog.chosen.connect(self._go)
        dialog.open()

    @Slot(date)
    def _go(self, day: date) -> None:
        self._rooms.now.choose(day)
        self._rooms.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.ask()
            return True
        return super().eventFilter(watched, event)
