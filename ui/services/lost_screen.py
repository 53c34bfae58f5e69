"""The screen goes away under the program: its server died, or the remote session was cut."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LOST = "connection broke"
"""What Qt's warning says, of X and of Wayland, before it ends the program without asking."""
FAILED = 1


def when_the_screen_is_lost(save: Callable[[], object]) -> None:
    """Call ``save`` when Qt tells that the screen is gone, and end the program.

    There is nothing else to hear it by, and no way back: Qt ends the process in the middle of
    whatever it does, at times with a crash. Whoever took its messages before still gets them.
    """
    before = qInstallMessageHandler(None)

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if before is not None:
            before(kind, context, text)
        if LOST in text and threading.current_thread() is threading.main_thread():
            try:
                save()
            finally:
                os._exit(FAILED)

    qInstallMessageHandler(hear)
