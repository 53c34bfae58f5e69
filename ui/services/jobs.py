"""Work off the GUI thread: functions of plain values, answered on the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot

from ui.services.qt import VALUE

Answer = Callable[[Any], object]
Progress = Callable[[int, int, str], object]


class Job(QObject):
    """One call of a function, which may ``report`` and ask ``is_cancelled`` from any thread."""

    progressed = Signal(VALUE, VALUE, str)  # Bytes are more than Qt's int holds.
    ended = Signal(VALUE, BaseException)

    def __init__(self, owner: QObject, done: Answer, failed: Answer, progress: Progress) -> None:
        super().__init__()
        self._owner, self._done, self._failed, self._progress = owner, done, failed, progress
        self._cancelled = threading.Event()
        self.progressed.connect(self._deliver_progress)
        self.ended.connect(self._deliver)

    def cancel(self) -> None:
        """Ask the function to stop; its answer is dropped."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """True once cancelled, or when whoever asked is gone."""
        return self._cancelled.is_set() or not shiboken6.isValid(self._owner)

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the function is."""
        self.progressed.emit(done, total, text)

    def work(self, function: Callable[..., object], arguments: tuple[object, ...]) -> None:
        """Call the function and send its value or its error to the GUI thread."""
        try:
            answer = (function(*arguments), None)
        except BaseException as problem:  # noqa: BLE001 - ``failed`` gets it on the GUI thread
            self.ended.emit(None, problem)
        else:
            self.ended.emit(*answer)

    @Slot(VALUE, BaseException)
    def _deliver(self, value: object, problem: BaseException | None) -> None:
        if not self.is_cancelled():
            self._failed(problem) if problem else self._done(value)

    @Slot(VALUE, VALUE, str)
    def _deliver_progress(self, done: int, total: int, text: str) -> None:
        if not self.is_cancelled():
            self._progress(done, total, text)


class Jobs(QObject):
    """Runs jobs on two threads; ``shutdown`` cancels all of them and waits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._running: list[Job] = []

    def run(
        self,
        function: Callable[..., object],
        *arguments: object,
        owner: QObject,
        done: Answer,
        failed: Answer,
        progress: Progress | None = None,
        with_job: bool = False,
    ) -> Job:
        """Call ``function(*arguments)`` elsewhere, then ``done(value)`` or ``failed(error)`` here.

        Nothing follows when the job was cancelled or its owner is gone. ``with_job`` passes the
        job as last argument. ``progress(done, total, text)`` hears what the function reports.
        """
        job = Job(owner, done, failed, progress or _ignore)
        self._running.append(job)
        job.ended.connect(self._forget)
        self.start(partial(job.work, function, (*arguments, job) if with_job else arguments))
        return job

    def start(self, work: Callable[[], None]) -> None:
        """Hand the work to a thread; tests replace it by calling the work at once."""
        self._pool.start(work)

    def wait(self, most_ms: int = -1) -> bool:
        """Wait until no thread works and every answer is given; False when one works still."""
        done = self._pool.waitForDone(most_ms)
        for job in tuple(self._running):
            QCoreApplication.sendPostedEvents(job)
        return done

    def shutdown(self, most_ms: int = -1) -> bool:
        """Cancel everything and wait until no thread works; False when one works still."""
        for job in self._running:
            job.cancel()
        self._pool.clear()
        done = self._pool.waitForDone(most_ms)
        self._running.clear()
        return done

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        self._running = [kept for kept in self._running if kept is not job]


def _ignore(_done: int, _total: int, _text: str) -> None: ...
