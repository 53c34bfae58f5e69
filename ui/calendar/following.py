"""The day's panel follows a month that was turned after a pause, or when it is needed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.calendar.day_panel import DayPanel

PAUSE_MS = 50
"""Keys that are held down come faster, so that months run by and one day is shown at the end."""

_PRESSES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TabletPress,
    QEvent.Type.TouchBegin,
}
_ACTS = _PRESSES | {QEvent.Type.Wheel, QEvent.Type.DragEnter, QEvent.Type.FocusIn}
_BY_MOUSE = Qt.FocusReason.MouseFocusReason
_TAB_KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Following(QObject):
    """Emits ``due`` once the hand rests, or just before anything is done to the panel.

    What is pressed in the moment between may show another day than it would act on: then the panel
    follows, and that press does nothing more.
    """

    due = Signal()

    def __init__(self, panel: DayPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._follow)

    @property
    def waits(self) -> bool:
        """True while the panel has not followed yet."""
        return self._pause.isActive()

    def soon(self) -> None:
        """Let the panel follow after a pause."""
        application = QCoreApplication.instance()
        if application is not None and not self.waits:
            application.installEventFilter(self)
        self._pause.start()

    def now(self) -> None:
        """Let the panel follow at once if it has not yet."""
        if self.waits:
            self._follow()

    def panel(self) -> DayPanel:
        """Return the panel of the day that is chosen now."""
        self.now()
        return self._panel

    def stop(self) -> None:
        """Take back ``soon``."""
        self._pause.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    @Slot()
    def _follow(self) -> None:
        self.stop()
        self.due.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.KeyPress:
            if isinstance(event, QKeyEvent) and event.key() in _TAB_KEYS:
                self.now()  # The keys are about to go into the panel.
            return False
        if kind not in _ACTS or not isinstance(watched, QWidget):
            return False
        if not self._panel.isAncestorOf(watched):
            return False
        if isinstance(event, QFocusEvent) and event.reason() is _BY_MOUSE:
            return False  # Qt gives the focus first; the press itself comes next.
        self.now()
        return kind in _PRESSES and not self._panel.means_any_day(watched)
