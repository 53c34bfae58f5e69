"""Starts the window."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

import calfjournal
from calfjournal.logs import start_log
from calfjournal.messages import mark, tr
from calfjournal.messages.language import is_right_to_left
from ui.services.lost_screen import when_the_screen_is_lost
from ui.services.options import Options
from ui.services.system_signals import SystemSignals
from ui.theme import active
from ui.window.crash import CrashHandler
from ui.window.open_journal import Desk

STYLE = "Fusion"
"""What draws the widgets, everywhere the same; palette and style sheet give it our colours."""

REST_MS = 1000
"""So long nobody looks for garbage: the window is painted by then."""

NO_DISPLAY = mark(
    "calfjournal: there is no display to show the window on. "
    "Log in to a desktop, or use: xvfb-run -a calfjournal"
)
"""Said instead of Qt's abort, which tells nobody what to do."""


def run(path: Path | None = None) -> int:
    """Show the journal at ``path``, else the last one, else the welcome; returns the exit status.

    Returns 0 at once when another window has the journal open: it comes forward.
    """
    if not _has_display():
        sys.stderr.write(tr(NO_DISPLAY) + "\n")
        return 1
    application = make_application()
    QTimer.singleShot(REST_MS, let_start_be)
    log = start_log()
    signals = SystemSignals(application)
    crashes = CrashHandler(application)
    crashes.install()
    desk = Desk(active(), Options())
    desk.empty.connect(application.quit)
    crashes.problem.connect(desk.tell)
    signals.came.connect(desk.leave)
    when_the_screen_is_lost(desk.keeper.save)
    if isinstance(application, Application):
        application.quitting.connect(desk.keeper.let_go)
    application.commitDataRequest.connect(
        desk.keeper.write_drafts, Qt.ConnectionType.DirectConnection
    )
    application.aboutToQuit.connect(desk.close)
    try:
        status = application.exec() if _started(desk, path, crashes) else 0
    finally:
        done = desk.close()
        signals.close()
        CrashHandler.uninstall()
        log.close()
    if not done:
        # A disk that does not answer holds a thread, and that would hold the program.
        os._exit(status)
    return status


def let_start_be() -> None:
    """Collect garbage from now on, but look no more through what the start made: it stays."""
    gc.freeze()
    gc.enable()


def _started(desk: Desk, path: Path | None, crashes: CrashHandler) -> bool:
    try:
        return desk.start(path)
    except Exception as problem:
        if desk.window is None:
            raise
        crashes.take(problem)
        return True


class Application(QApplication):
    """``quitting`` comes before Qt closes every window, dialogs first, because all of it ends."""

    quitting = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit:
            self.quitting.emit()
        return super().event(event)


def make_application() -> QApplication:
    """Return the application, named and iconed; made when there is none yet."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        # As an argument: PySide would make ready every style there is to return the one set.
        application = Application([*sys.argv[:1], "-style", STYLE])
    application.setApplicationName("calfjournal")
    # No display name: Qt would put it after every title, with a dash of its own.
    application.setApplicationVersion(calfjournal.__version__)
    application.setDesktopFileName("calfjournal")
    application.setQuitOnLastWindowClosed(False)
    if is_right_to_left():
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return application


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
