"""The sample journal: written anew unless it is of today or was changed, then ready to open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from calfjournal.errors import CalfjournalError
from calfjournal.messages import tr
from ui.services.jobs import Jobs
from ui.services.sample import is_fresh, sample_path, write_sample
from ui.widgets.busy import Busy


class SampleOpening(QObject):
    """``ready`` carries its path, ``failed`` why it could not be written."""

    ready = Signal(Path)
    failed = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs

    def begin(self, window: QWidget | None, *, is_open: bool) -> None:
        """Write it where that is needed, over a window; never while it is open."""
        path = sample_path()
        if is_open or is_fresh(path):
            self.ready.emit(path)
            return
        busy = Busy(tr("The sample"), tr("Writing two years of an invented runner…"), window)
        busy.open()
        job = self._jobs.run(
            write_sample, path, owner=busy, done=self._written, failed=self._not_written
        )
        busy.cancelled.connect(job.cancel)
        self._busy = busy

    def _written(self, path: Path) -> None:
        self._busy.finish()
        self.ready.emit(path)

    def _not_written(self, problem: BaseException) -> None:
        self._busy.finish()
        if not isinstance(problem, (CalfjournalError, OSError)):
            raise problem
        self.failed.emit(str(problem))
