"""Keeps what Today shows in the journal, whenever nothing happens for a while."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from calfjournal.errors import CalfjournalError
from ui.services.context import Context

log = logging.getLogger(__name__)

QUIET_MS = 2_000
"""Nobody changed anything for so long: there is time to work it out."""


class KeptToday(QObject):
    """Keeps today and tomorrow after every change, and once after the start.

    ``stale`` tells that what the start showed was no longer so: a journal that another program
    wrote, or a rule that is new.
    """

    stale = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._confirmed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self.keep)

    @Slot()
    def touch(self) -> None:
        """Something changed: keep it when it is quiet."""
        self._timer.start()

    @Slot()
    def keep(self) -> None:
        """Work out today and tomorrow and keep them, unless they were kept like that."""
        self._timer.stop()
        journal = self._context.journal
        if journal.read_only or journal.closed:
            return
        try:
            news = journal.kept_facts.keep()
        except CalfjournalError as problem:  # The next start works it out instead.
            log.info("what Today shows is not kept: %s", type(problem).__name__)
            return
        if news and not self._confirmed:
            self.stale.emit()
        self._confirmed = True

    def flush(self) -> None:
        """Keep now what waits for a quiet moment: the journal closes."""
        if self._timer.isActive():
            self.keep()
