"""What happens when the program itself fails: nothing is lost, and a report can be copied.

Reports hold code places and versions, never notes or health values: see ``calfjournal.logs``.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from calfjournal.errors import CalfjournalError
from calfjournal.logs import describe

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

    from ui.window.crash_dialog import CrashDialog

log = logging.getLogger(__name__)

THROTTLE_S = 10.0
"""The same failure within this time is not shown again: painting fails at every repaint."""


class CrashHandler(QObject):
    """Takes over whatever nobody caught, from any thread, and shows it once.

    Known problems (``CalfjournalError``) come as ``problem``; for anything else a dialog opens.
    """

    problem = Signal(str)
    _failed = Signal(BaseException)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown_at: dict[str, float] = {}
        self.dialog: CrashDialog | None = None
        self._failed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook of Python, its threads and Qt's messages."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        sys.unraisablehook = self._unraisable_hook
        qInstallMessageHandler(_log_qt)

    @staticmethod
    def uninstall() -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)

    def take(self, error: BaseException) -> None:
        """Log an error and show it on the GUI thread; any thread may call it."""
        log.error("unexpected failure", exc_info=error)
        self._failed.emit(error)

    def _hook(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        self.take(error)

    def _thread_hook(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None and not isinstance(given.exc_value, SystemExit):
            self.take(given.exc_value)

    def _unraisable_hook(self, given: sys.UnraisableHookArgs) -> None:
        if given.exc_value is not None:
            self.take(given.exc_value)

    @Slot(BaseException)
    def _show(self, error: BaseException) -> None:
        if isinstance(error, CalfjournalError):
            self.problem.emit(str(error))
            return
        report = describe(error)
        now = time.monotonic()
        if self.dialog is not None or now - self._shown_at.get(report, -THROTTLE_S) < THROTTLE_S:
            return
        from ui.sound.window_clock import be_silent  # Late: most starts never fail.
        from ui.window.crash_dialog import CrashDialog

        be_silent()
        self._shown_at[report] = now
        self.dialog = CrashDialog(report)
        self.dialog.destroyed.connect(self._forget)
        self.dialog.open()

    @Slot()
    def _forget(self) -> None:
        self.dialog = None


_QT_LEVELS = {
    QtMsgType.QtWarningMsg: logging.INFO,
    QtMsgType.QtCriticalMsg: logging.WARNING,
    QtMsgType.QtFatalMsg: logging.ERROR,
}


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_QT_LEVELS.get(kind, logging.DEBUG), "%s", text)
