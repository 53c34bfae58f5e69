"""The ways to end a session that is shown, and what is said of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.changes import Outcome
from calfjournal.domain.session import Session
from calfjournal.messages import tr
from ui.services.act import perform_or_warn
from ui.services.context import Context

P = ParamSpec("P")
T = TypeVar("T")


class SessionEnds(QObject):
    """Runs verbs on the session that is shown.

    ``begun`` comes before what is typed must be kept, ``effort_wanted`` when a session was
    finished without one.
    """

    begun = Signal()
    effort_wanted = Signal()

    def __init__(self, context: Context, editor: QWidget) -> None:
        super().__init__(editor)
        self._context, self._editor = context, editor
        self._session: Session | None = None
        self._waits = False

    @Slot()
    def finish(self) -> None:
        """Mark the session done and ask for the effort."""
        self._end(self._context.journal.sessions.finish)

    @Slot()
    def finish_partly(self) -> None:
        """End the session with what was done of it, and ask for the effort."""
        self._end(self._context.journal.settling.partly)

    @Slot()
    def finish_as_planned(self) -> None:
        """Log every open set on target, mark the session done, and ask for the effort."""
        self._end(self._context.journal.stopping.done_as_planned)

    def _end(self, verb: Callable[[int], Outcome[Session]]) -> None:
        self.begun.emit()
        if self._session is None or self._session.counts or self._waits:
            return
        done = self._perform("", verb)
        if done is not None:
            self.tell_end(done.value)

    def tell_end(self, session: Session) -> None:
        """Say that a session was finished, with the way to take it back, and ask for its effort."""
        self._context.notices.say(became(session), undoable=True)
        if session.rpe is None:
            self.effort_wanted.emit()

    def _perform(
        self,
        said: str,
        verb: Callable[Concatenate[int, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """Run a verb of one session on the one that is shown."""
        if self._session is None:
            return None
        return perform_or_warn(self._context, said, verb, self._session.key, *args, **kwargs)


def became(session: Session) -> str:
    """Return what became of a session: ``Slow raises: done.``."""
    if session.title:
        return tr("{session}: {status:status}.", session=session.title, status=session.status)
    return tr("Session: {status:status}.", status=session.status)
