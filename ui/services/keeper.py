"""Keeps the open journal with everything around it, and sees to it that it is closed whole."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from ui.context import Context
from ui.instance import InstanceServer
from ui.jobs import Jobs
from ui.services.safekeeping import LAST_MS, Safekeeping


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

    def take(self, context: Context) -> None:
        """Look after a journal that was just opened."""
        self.context = context
        if not context.journal.read_only:
            self._server = InstanceServer(context.journal.path)
            self._server.called.connect(self.called)
        self.safe.watch(context.journal, context.bus)

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
        context.jobs.shutdown()
        context.bus.close()
        if self._server is not None:
            self._server.close()
            self._server = None
        journal = context.journal
        problem = journal.close(back_up=back_up)
        if problem is None and not (back_up or journal.read_only):
            self.safe.back_up(journal.path)
        return problem or context.drafts.problem or None

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
