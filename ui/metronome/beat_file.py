"""Writing a beat off the GUI thread; stopping it is obeyed until the last moment."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from calfjournal.domain.score import Score
from calfjournal.tasks import Stopped, write_beat
from ui.services.context import Context
from ui.services.jobs import Job
from ui.services.qt import VALUE


class BeatFile(QObject):
    """Writes one file at a time.

    ``saved(path, late)`` is ``late`` where somebody wanted it stopped and it was written already;
    ``stopped`` leaves what was there before. ``failed`` carries the problem.
    """

    progressed = Signal(int, int, str)
    saved = Signal(Path, bool)
    stopped = Signal()
    failed = Signal(VALUE)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._stop: threading.Event | None = None

    @property
    def is_on(self) -> bool:
        """True until it is told how it ended."""
        return self._stop is not None

    def write(self, score: Score, path: Path) -> None:
        """Begin to write."""
        self._stop = stop = threading.Event()
        self._context.jobs.run(
            _write,
            score,
            path,
            self._context.journal.path,
            stop,
            owner=self,
            done=self._end,
            failed=self._fail,
            progress=self.progressed.emit,
            with_job=True,
        )

    def stop(self) -> None:
        """Ask it to stop; how it ended is told as ever."""
        if self._stop is not None:
            self._stop.set()

    def _end(self, path: Path) -> None:
        stop, self._stop = self._stop, None
        self.saved.emit(path, stop is not None and stop.is_set())

    def _fail(self, problem: BaseException) -> None:
        self._stop = None
        if isinstance(problem, Stopped):
            self.stopped.emit()
        else:
            self.failed.emit(problem)


class _Writer:
    """Who waits for the file: the window, until nobody wants it any more."""

    def __init__(self, job: Job, stop: threading.Event) -> None:
        self._job, self._stop = job, stop

    def report(self, done: int, total: int, text: str = "") -> None:
        self._job.report(done, total, text)

    def is_cancelled(self) -> bool:
        return self._stop.is_set() or self._job.is_cancelled()


def _write(score: Score, path: Path, journal: Path, stop: threading.Event, job: Job) -> Path:
    return write_beat(score, path, journal, _Writer(job, stop))
