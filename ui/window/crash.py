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
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from calfjournal.errors import CalfjournalError
from calfjournal.logs import describe
from calfjournal.messages import tr
from ui.widgets.dialog import Dialog
from ui.widgets.text import Label
from ui.window.help_dialogs import system_facts

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

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
        self._shown_at[report] = now
        self.dialog = CrashDialog(report)
        self.dialog.destroyed.connect(self._forget)
        self.dialog.open()

    @Slot()
    def _forget(self) -> None:
        self.dialog = None


class CrashDialog(Dialog):
    """Says that the journal is saved, and lets the report be copied."""

    def __init__(self, report: str) -> None:
        super().__init__(tr("Something went wrong"), QApplication.activeWindow(), width=560)
        self.body.addWidget(
            Label(
                tr(
                    "That was a fault of the program, not yours. Your journal is saved: every "
                    "change is kept the moment it is made. You can go on; if it happens again, "
                    "the report below helps to mend it. It holds no notes and no health values."
                ),
                wrap=True,
            )
        )
        self.report = f"{system_facts()}\n\n{report}"
        text = QPlainTextEdit(self.report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("Report"))
        text.setMinimumHeight(200)
        self.body.addWidget(text)
        self.copy = self.add_button(tr("Copy report"))
        self.copy.clicked.connect(self._copy)
        leave = self.add_button(tr("Quit"))
        leave.clicked.connect(QApplication.quit)
        self.go_on = self.add_button(tr("Go on"), "primary", closes=True)
        self.go_on.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)


_QT_LEVELS = {
    QtMsgType.QtWarningMsg: logging.INFO,
    QtMsgType.QtCriticalMsg: logging.WARNING,
    QtMsgType.QtFatalMsg: logging.ERROR,
}


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_QT_LEVELS.get(kind, logging.DEBUG), "%s", text)
