"""The sign among those of the desktop, through which it shows notifications."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from calfjournal.domain.reminder import Reminder
from calfjournal.messages import in_words
from ui.widgets.logo import app_icon

NAME = "calfjournal"


class Tray(QObject):
    """Shows reminders as notifications of the desktop.

    ``wanted`` carries the one that was clicked, ``called`` comes with a click on the sign.
    """

    wanted = Signal(Reminder)
    called = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: Reminder | None = None
        self.sign = QSystemTrayIcon(app_icon(), self)
        self.sign.setToolTip(NAME)
        self.sign.messageClicked.connect(self._lead)
        self.sign.activated.connect(self._call)
        self.sign.show()

    def tell(self, reminder: Reminder) -> None:
        """Show a reminder for as long as the desktop shows such things."""
        self._told = reminder
        self.sign.showMessage(NAME, in_words(reminder.words), self.sign.icon())

    @Slot()
    def hide(self) -> None:
        """Take the sign away."""
        self.sign.hide()

    @Slot()
    def _lead(self) -> None:
        if self._told is not None:
            self.wanted.emit(self._told)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _call(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.called.emit()
