"""The system's signals, heard by a program that waits in Qt."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

SIGNALS = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)
"""Asked to end: by Ctrl+C, by the system, by a terminal that closes; the last one is Windows'."""


class SystemSignals(QObject):
    """``came`` tells on the GUI thread that the system asked the program to end.

    Qt waits in C, where Python's handlers do not run: Python writes a byte into a socket that Qt
    watches.
    """

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readable, self._writable = socket.socketpair()
        self._readable.setblocking(False)
        self._writable.setblocking(False)
        self._notifier = QSocketNotifier(self._readable.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._before = {number: signal.signal(number, _only_wake) for number in _heard()}
        self._fd_before = signal.set_wakeup_fd(self._writable.fileno(), warn_on_full_buffer=False)

    def close(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(self._fd_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._readable.close()
        self._writable.close()

    @Slot()
    def _read(self) -> None:
        numbers = self._readable.recv(64)
        if any(number in SIGNALS for number in numbers):
            self.came.emit()


def _heard() -> list[signal.Signals]:
    """Every signal but a hang-up that whoever started the program wants ignored, as nohup does."""
    return [
        number
        for number in SIGNALS
        if number.name != "SIGHUP" or signal.getsignal(number) is not signal.SIG_IGN
    ]


def _only_wake(_number: int, _frame: FrameType | None) -> None: ...
