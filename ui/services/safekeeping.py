"""Copies and checks of the journal, all off the GUI thread, on connections of their own.

It is backed up every half hour while its window is open and once it is closed, and checked as a
whole when that is due.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from calfjournal.changes import ChangeSet
from calfjournal.domain.message import Words
from calfjournal.errors import CalfjournalError
from calfjournal.journal import Journal
from calfjournal.messages import formats, tr
from ui.services.bus import Bus
from ui.services.jobs import Jobs

log = logging.getLogger(__name__)

BACK_UP_MS = 30 * 60_000
LAST_MS = 30_000
"""How long the program stays for a backup after its window is gone. The journal is saved by then,
and the next window makes the backup."""


class Safekeeping(QObject):
    """Watches one open journal at a time, and makes one backup at a time.

    ``backed_up`` comes with every new backup, ``failed`` (sentence) when none could be made,
    ``damaged`` (sentence) when the check found something, ``idle`` when no backup is made any more.
    """

    backed_up = Signal()
    failed = Signal(str)
    damaged = Signal(str)
    idle = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._journal: Journal | None = None
        self._changed = False
        self._running = self._checking = False
        self._next: Path | None = None
        self._timer = QTimer(self)
        self.set_interval(BACK_UP_MS)
        self._timer.timeout.connect(self.back_up_changes)

    @property
    def is_idle(self) -> bool:
        """True when no backup is being made."""
        return not self._running

    def set_interval(self, milliseconds: int) -> None:
        """Look for changes to back up this often."""
        self._timer.setInterval(milliseconds)

    def watch(self, journal: Journal, bus: Bus) -> None:
        """Look after a journal that was just opened."""
        if journal.read_only:
            return
        self._journal, self._changed = journal, False
        bus.changed.connect(self._note_change)
        self._timer.start()
        self._check_if_due(journal)

    def _check_if_due(self, journal: Journal) -> None:
        if self._checking or not journal.wants_check:
            return
        from calfjournal.tasks import check_file

        self._checking = True
        self._jobs.run(
            check_file,
            journal.path,
            owner=self,
            done=partial(self._checked, journal),
            failed=self._not_checked,
        )

    def unwatch(self) -> None:
        """Look away: the journal closes now."""
        self._timer.stop()
        self._journal = None

    @Slot()
    def back_up_changes(self) -> None:
        """Back up the open journal if it changed since the last time, and check it when due."""
        if self._journal is None:
            return
        if self._changed:
            self._changed = False
            self.back_up(self._journal.path)
        self._check_if_due(self._journal)

    def back_up(self, path: Path) -> None:
        """Back up a journal, open or closed, if its newest backup is older than its content."""
        if self._running:
            self._next = path
            return
        from calfjournal.tasks import back_up

        self._running = True
        self._jobs.run(back_up, path, owner=self, done=self._done, failed=self._failed)

    def wait(self, most_ms: int) -> None:
        """Wait for the backup that is being made, and hear what became of it."""
        if self._running:
            self._jobs.wait(most_ms)

    @Slot(ChangeSet)
    def _note_change(self, _changes: ChangeSet) -> None:
        self._changed = True

    def _done(self, made: Path | None) -> None:
        if made is not None:
            self.backed_up.emit()
        self._go_on()

    def _failed(self, problem: BaseException) -> None:
        log.error("the journal is saved, but no backup was made", exc_info=problem)
        self._changed = True  # The timer tries again.
        why = str(problem) if isinstance(problem, CalfjournalError | OSError) else ""
        said = tr("Your journal is saved, but no backup of it could be made.")
        self.failed.emit(formats.sentences([said, why]))
        self._go_on()

    def _go_on(self) -> None:
        self._running = False
        path, self._next = self._next, None
        if path is not None:
            self.back_up(path)
        else:
            self.idle.emit()

    def _checked(self, journal: Journal, problems: Sequence[Words]) -> None:
        self._checking = False
        if journal is not self._journal:
            return  # It was closed in the meantime.
        journal.checked(problems)
        if problems and journal.damage:
            self.damaged.emit(
                tr(
                    "The check found that this journal is damaged: {problem} Nothing is written "
                    "to it any more.",
                    problem=problems[0],
                )
            )

    def _not_checked(self, problem: BaseException) -> None:
        self._checking = False
        log.warning("the journal could not be checked", exc_info=problem)
