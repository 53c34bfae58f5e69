"""The sign among those of the desktop, through which it shows notifications."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from calfjournal.domain.reminder import Reminder
from calfjournal.messages import in_words
from ui.widgets.logo import app_icon

NAME = "calfjournal"
SHOWN_MS = 10_000
"""So long one is shown before another takes its place [our default]."""


class Tray(QObject):
    """Shows reminders as notifications of the desktop, one after the other.

    A click does not say on which, so the next one waits until the desktop took one away or it was
    clicked. ``wanted`` carries the one that was clicked, ``called`` comes with a click on the sign;
    ``freed`` when the next one can be told.
    """

    wanted = Signal(Reminder)
    called = Signal()
    freed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: Reminder | None = None
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.setInterval(SHOWN_MS)
        self._shown.timeout.connect(self.freed)
        self.sign = QSystemTrayIcon(app_icon(), self)
        self.sign.setToolTip(NAME)
        self.sign.messageClicked.connect(self._lead)
        self.sign.activated.connect(self._call)
        self.sign.show()

    @property
    def is_free(self) -> bool:
        """True while no reminder is shown."""
        return not self._shown.isActive()

    def tell(self, reminder: Reminder) -> None:
        """Show a reminder; it should be free."""
        self._told = reminder
        self._shown.start()
        self.sign.showMessage(NAME, in_words(reminder.words), self.sign.icon(), SHOWN_MS)

    @Slot()
    def hide(self) -> None:
        """Take the sign away."""
        self._shown.stop()
        self.sign.hide()

    @Slot()
    def _lead(self) -> None:
        if self._told is not None:
            self.wanted.emit(self._told)
            self._shown.stop()
            self.freed.emit()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _call(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.called.emit()
