"""The system's signals, heard by a program that waits in Qt."""

from __future__ import annotations

import os
import signal
import sys
from io import RawIOBase
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

    Qt waits in C, where Python's handlers do not run: Python writes a byte into a wire whose other
    end Qt watches.
    """

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readable, self._writable = sockets() if sys.platform == "win32" else pipe()
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
        numbers = self._readable.read(64) or b""
        if any(number in SIGNALS for number in numbers):
            self.came.emit()


def pipe() -> tuple[RawIOBase, RawIOBase]:
    """Return two ends of a wire, the one to read first; neither waits for the other."""
    ends = os.pipe()
    for end in ends:
        os.set_blocking(end, False)
    return os.fdopen(ends[0], "rb", buffering=0), os.fdopen(ends[1], "wb", buffering=0)


def sockets() -> tuple[RawIOBase, RawIOBase]:
    """Return the same for Windows, where Qt watches nothing else."""
    import socket  # Late: it takes longer than the rest of this.

    ends = socket.socketpair()
    for end in ends:
        end.setblocking(False)
    wire = ends[0].makefile("rb", buffering=0), ends[1].makefile("wb", buffering=0)
    for end in ends:
        end.close()  # Once the wire is closed.
    return wire


def _heard() -> list[signal.Signals]:
    """Every signal but a hang-up that whoever started the program wants ignored, as nohup does."""
    return [
        number
        for number in SIGNALS
        if number.name != "SIGHUP" or signal.getsignal(number) is not signal.SIG_IGN
    ]


def _only_wake(_number: int, _frame: FrameType | None) -> None: ...
