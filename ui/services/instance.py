"""One window a journal: a second start raises the first window instead of opening another."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from calfjournal import paths

ANSWER_MS = 800
RAISE = b"raise"


def server_name(journal: Path) -> str:
    """Return the name under which the window of a journal can be called."""
    place = os.path.normcase(paths.real(journal))
    return "calfjournal-" + hashlib.sha256(os.fsencode(place)).hexdigest()[:20]


def raise_other_window(journal: Path) -> bool:
    """Ask the window that has the journal open to come forward; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(journal))
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(RAISE)
    socket.waitForBytesWritten(ANSWER_MS)
    # The answer may have come while writing; only a later one can be waited for.
    heard = socket.bytesAvailable() > 0 or socket.waitForReadyRead(ANSWER_MS)
    socket.disconnectFromServer()
    return heard


class InstanceServer(QObject):
    """Listens for second starts on one journal; ``called`` asks to raise the window."""

    called = Signal()

    def __init__(self, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = server_name(journal)
        # The journal's lock is ours, so whoever listened under this name before is dead.
        QLocalServer.removeServer(name)
        self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    @Slot()
    def _greet(self) -> None:
        socket = self._server.nextPendingConnection()
        while socket is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(b"here")
            socket.flush()
            self.called.emit()
            socket = self._server.nextPendingConnection()
