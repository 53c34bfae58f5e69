"""Looks into a folder and hands out what is new in it, once it is written to its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from calfjournal.watched import Listing, Stamp, look_into
from ui.services.jobs import Jobs
from ui.services.qt import VALUE

SETTLE_MS: Final = 2_000
"""A file is read when its size and time stood still for so long."""
LOOK_MS: Final = 30_000
"""So often it looks by itself [our default]: no folder tells that a file in it grew, one behind a
network tells of nothing, and one that went away does not tell that it came back."""

Known = Callable[[Path, Stamp], bool]


class WatchFolder(QObject):
    """``still`` carries files, by path with their stamps, ``seen`` the listing of each look.

    That is None while there is no folder. It looks after the settle time, when something in the
    folder changes, now and then by itself, and when the program is in front again. The looking is
    done elsewhere. A file is handed out once as it is; one that grew since is another one.
    """

    still = Signal(VALUE)
    seen = Signal(VALUE)

    def __init__(
        self,
        folder: Path,
        known: Known,
        jobs: Jobs,
        parent: QObject,
        *,
        settle_ms: int = SETTLE_MS,
        look_ms: int = LOOK_MS,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self._known, self._jobs = known, jobs
        self._last: dict[Path, Stamp] = {}
        self._given: dict[Path, Stamp] = {}
        self._is_looking = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look_soon)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(settle_ms)
        self._settle.timeout.connect(self.look)
        self._now_and_then = QTimer(self)
        self._now_and_then.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._now_and_then.setSingleShot(True)
        self._now_and_then.setInterval(look_ms)
        self._now_and_then.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)
        self.look_soon()

    @Slot()
    def look_soon(self) -> None:
        """Look when it was quiet for the settle time."""
        self._settle.start()

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and not self._settle.isActive():
            self.look_soon()

    @Slot()
    def look(self) -> None:
        """Look now; where that is being done already, again after it."""
        if self._is_looking:
            self.look_soon()
            return
        self._now_and_then.stop()
        self._is_looking = True
        self._jobs.run(
            look_into, self.folder, owner=self, done=self._on_seen, failed=self._on_failed
        )

    def _on_failed(self, problem: BaseException) -> None:
        self._is_looking = False
        raise problem

    def _on_seen(self, listing: Listing | None) -> None:
        self._is_looking = False
        self._now_and_then.start()  # After the look: a slow folder is looked at less often.
        self.seen.emit(listing)
        if listing is None:
            self._last = {}
            return
        if new := set(map(str, listing.folders)) - set(self._watcher.directories()):
            self._watcher.addPaths(sorted(new))
        fresh = {
            path: stamp
            for path, stamp in listing.files.items()
            if self._given.get(path) != stamp and not self._known(path, stamp)
        }
        still = {path: stamp for path, stamp in fresh.items() if self._last.get(path) == stamp}
        self._last = fresh
        self._given = {
            path: stamp for path, stamp in self._given.items() if path in listing.files
        } | still
        if len(still) < len(fresh):
            self.look_soon()  # The others may be growing.
        if still:
            self.still.emit(still)
