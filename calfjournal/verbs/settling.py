"""What becomes of a session by what was logged of it: nothing fully logged stays planned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final

from calfjournal.changes import Outcome
from calfjournal.domain.message import say
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.store import sessions
from calfjournal.store.journal_file import JournalFile
from calfjournal.verbs.group import Verbs, nobody
from calfjournal.verbs.sessions import SessionVerbs

OPEN_FOR: Final = timedelta(days=1)
"""How long after its day a session that was begun waits to be finished [calfjournal default]."""


class SettlingVerbs(Verbs):
    """Finishes sessions: when all was logged, when a person ends one, when one was left open."""

    def __init__(self, file: JournalFile, follow: Callable[[], None] = nobody) -> None:
        """Work on the open file; ``follow`` as in ``SessionVerbs``."""
        super().__init__(file)
        self._sessions = SessionVerbs(file, follow)

    def partly(self, session_id: int) -> Outcome[Session]:
        """End a session with what is done of it; done whole when every set was logged."""
        session = self._sessions.present(session_id)
        with self._edit(say("edits.end_session", day=session.day)) as edit:
            self._sessions.finish(session_id, partly=not session.is_logged)
        return Outcome(self._sessions.present(session_id), edit.changes)

    def end_for(self, session_id: int, reason: str) -> Outcome[Session]:
        """End a session with what was done of it; where nothing was, skip it for the reason."""
        if self._sessions.present(session_id).has_done:
            return self.partly(session_id)
        return self._sessions.skip(session_id, reason)

    def after_sets(self, session_id: int, *, opened: int = 0) -> None:
        """Let a session stand as its sets say, as part of the edit around it that wrote some.

        It is done with its last set. One that was done so, and whose effort nobody told, is planned
        again when some of its sets are ``opened``; one that a person ended stays as it is.
        """
        status, told, sets, done = sessions.standing(self._database, session_id)
        if status == SessionStatus.PLANNED and sets == done > 0:
            self._sessions.finish(session_id)
        elif status == SessionStatus.DONE and opened and not told and sets == done + opened:
            self._sessions.reopen(session_id)

    def left_open(self, known: Iterable[Session], today: date) -> bool:
        """Count what was begun and never finished as done in part, in the edit around it.

        From the second day after its own. True when there was some among the ``known`` sessions.
        """
        found = [session.key for session in known if is_left_open(session, today)]
        for key in found:
            self._sessions.finish(key)
        return bool(found)


def is_left_open(session: Session, today: date) -> bool:
    """True when sets of a session were done and its time to be finished is over."""
    over = session.status is SessionStatus.PLANNED and session.day < today - OPEN_FOR
    return over and any(line.done is not None for line in session.sets)
