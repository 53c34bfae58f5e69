"""Reads what the copies of a journal hold, off the GUI thread, a few of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from calfjournal.domain.kept_copy import CopyContent, ReadCopy
from calfjournal.tasks import read_copies, read_journal
from ui.services.jobs import Job, Jobs
from ui.services.qt import VALUE

FIRST = 4
"""Copies that are read before anything is told; then twice as many, and so on."""


def _read_open(journal: Path) -> ReadCopy:
    return read_journal(journal, is_open=True)


def _read_closed(journal: Path) -> ReadCopy:
    return read_journal(journal, is_open=False)


def _read(files: Sequence[Path], job: Job) -> list[ReadCopy]:
    return read_copies(files, job.is_cancelled)


class CopyReader(QObject):
    """``found`` comes with every few that were read, ``now`` first of all.

    ``stop`` ends it; nothing comes after that.
    """

    found = Signal(list)
    now = Signal(VALUE)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._left: list[Path] = []
        self._many = FIRST
        self._job: Job | None = None

    def begin(self, journal: Path, copies: Sequence[Path], *, is_open: bool) -> None:
        """Count what the journal holds now, open here or not, then what each copy does."""
        self._left = list(copies)
        self._job = self._jobs.run(
            _read_open if is_open else _read_closed,
            journal,
            owner=self,
            done=self._take_now,
            failed=self._fail,
        )

    def stop(self) -> None:
        """Read no more."""
        self._left = []
        if self._job is not None:
            self._job.cancel()

    def _take_now(self, read: ReadCopy) -> None:
        holding: CopyContent | None = read.holding
        self.now.emit(holding)
        self._go_on()

    def _take(self, read: Sequence[ReadCopy]) -> None:
        self.found.emit(list(read))
        self._go_on()

    def _go_on(self) -> None:
        few, self._left = self._left[: self._many], self._left[self._many :]
        self._many *= 2
        if few:
            self._job = self._jobs.run(
                _read, few, owner=self, done=self._take, failed=self._fail, with_job=True
            )

    @staticmethod
    def _fail(problem: BaseException) -> None:
        raise problem
