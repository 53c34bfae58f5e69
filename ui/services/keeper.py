"""Keeps the open journal with everything around it, and sees to it that it is closed whole."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from calfjournal.errors import CalfjournalError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from ui.services.context import Context
from ui.services.jobs import Jobs
from ui.services.kept_today import KeptToday
from ui.services.safekeeping import LAST_MS, Safekeeping

if TYPE_CHECKING:
    from ui.services.instance import InstanceServer

log = logging.getLogger(__name__)


class Keeper(QObject):
    """One journal at a time; ``called`` when another start asks for its window."""

    called = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._server: InstanceServer | None = None
        self._patience_ms = LAST_MS
        self.safe = Safekeeping(jobs, self)
        self.context: Context | None = None
        self.copy: Path | None = None
        """Where the journal parted with last is saved, because its file was replaced."""

    def take(self, context: Context) -> None:
        """Look after a journal that was just opened."""
        self.context = context
        self.kept = KeptToday(context, context.bus)
        context.bus.changed.connect(self.kept.touch)

    def listen(self) -> None:
        """Hear other starts that ask for the window, and make backups: its window is seen."""
        from ui.services.instance import InstanceServer

        context = self.context
        if context is None:
            return
        if not context.journal.read_only:
            self._server = InstanceServer(context.journal.path)
            self._server.called.connect(self.called)
        self.safe.watch(context.journal, context.bus)

    def unsaved(self) -> str:
        """Return why what was typed last would be lost if the journal closed now, "" if not."""
        if self.context is None:
            return ""
        self.context.drafts.flush()
        return self.context.drafts.problem if self.context.drafts.would_be_lost else ""

    def part(self, *, back_up: bool = False) -> str | None:
        """Stop the jobs, then the news, then the journal; its backup is made afterwards.

        With ``back_up`` it is made at once. Returns what the user must know, None when all is well.
        """
        context, self.context = self.context, None
        if context is None:
            return None
        self.safe.unwatch()
        self.safe.wait(self._patience_ms)
        context.drafts.close()
        context.end()
        self.kept.flush()
        context.jobs.shutdown()
        context.bus.close()
        if self._server is not None:
            self._server.close()
            self._server = None
        journal = context.journal
        said = journal.close(back_up=back_up)
        problem = in_words(said) if said is not None else None
        self.copy = journal.copy_of_replaced
        if self.copy is not None:
            self._carry_over(context.drafts.unwritten, self.copy)
            return problem
        if problem is None and not (back_up or journal.read_only):
            self.safe.back_up(journal.path)
        return problem or context.drafts.problem or None

    def _carry_over(self, unwritten: Mapping[str, dict[str, Any]], copy: Path) -> None:
        """Put what the replaced file did not take into the copy of what was held."""
        try:
            journal = Journal.open(copy)
            try:
                for name, values in unwritten.items():
                    journal.drafts.put(name, values)
            finally:
                journal.close(back_up=False)
        except CalfjournalError as problem:
            log.warning("what was typed last is not in the copy: %s", type(problem).__name__)

    # ------------------------------------------------------------------ what ends the program

    @Slot()
    def write_drafts(self) -> None:
        """Write what is typed now: the user's session may end before the next key."""
        if self.context is not None:
            self.context.drafts.flush()

    @Slot()
    def let_go(self) -> None:
        """Leave drafts as they are: what closes from now on is no answer of the user."""
        if self.context is not None:
            self.context.drafts.close()

    def save(self) -> None:
        """Close the journal, and nothing else: there is no screen for a window any more."""
        if self.context is not None:
            self.let_go()
            self.context.journal.close(back_up=False)

    @Slot()
    def hurry(self) -> None:
        """Wait for nothing any more."""
        self._patience_ms = 0

    def finish(self) -> bool:
        """End all work; False when some of it does not end in time."""
        self.safe.wait(self._patience_ms)
        done = self._jobs.shutdown(self._patience_ms)
        self.hurry()
        return done
