"""Planned and done kept apart: a done session unlinked from the plan, and linked with it again."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.adherence import LINKED_WITHIN
from calfjournal.domain.message import say
from calfjournal.domain.session import Session
from calfjournal.errors import InputError
from calfjournal.store import checkins, sessions
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.linked_sessions import as_done, as_planned, joined
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.sessions import SessionVerbs


class SessionLinkVerbs(Verbs):
    """Takes a session of the plan and what was done of it apart, and puts them together again."""

    def __init__(
        self, file: JournalFile, session_verbs: SessionVerbs, follow: Callable[[], None]
    ) -> None:
        """Work on the open file; ``follow`` lets the days ahead stand as gates do, in each edit."""
        super().__init__(file)
        self._sessions = session_verbs
        self._follow = follow

    def open_near(self, session: Session) -> tuple[Session, ...]:
        """Return the sessions of a plan that one done without a plan may have been.

        Those of a week around it of which nothing was done, in order of time; none for a session
        that is one of the plan, or was not done.
        """
        if not session.is_loose:
            return ()
        first, last = session.day - LINKED_WITHIN, session.day + LINKED_WITHIN
        return tuple(each for each in self._sessions.between(first, last) if self._is_open(each))

    def unlink(self, session_id: int) -> Outcome[Session]:
        """Plan a done session of the plan again, and keep what was done of it by itself.

        The plan's goes back to the day it was laid on. What was done keeps its day, effort, note
        and the tendons' answers; it is returned.

        Raises:
            InputError: the session is gone, was not done, or is none of a plan.
        """
        session = self._sessions.present(session_id)
        if session.plan_id is None or not session.counts:
            raise InputError("session", say("values.not_linked"))
        with self._edit(say("edits.unlink_session", day=session.day)) as edit:
            (key,) = sessions.insert_all(self._database, [as_done(session)])
            self._move_answers(session_id, key)
            self._sessions.record(as_planned(session))
            self._follow()
        return Outcome(self._sessions.present(key), edit.changes)

    def link(self, done_id: int, planned_id: int) -> Outcome[Session]:
        """Say which session of the plan one done without a plan was; return both as one.

        It has the day it was done on, keeps its planned day beside it, and the tendons' answers.

        Raises:
            InputError: one of both is gone; the first is one of the plan or was not done; of the
                second something was done, or it is none of a plan.
        """
        done, planned = self._sessions.present(done_id), self._sessions.present(planned_id)
        if not done.is_loose:
            raise InputError("session", say("values.not_loose"))
        if not self._is_open(planned):
            raise InputError("planned", say("values.not_open"))
        with self._edit(say("edits.link_session", day=done.day)) as edit:
            self._move_answers(done_id, planned_id)
            sessions.SESSIONS.delete(self._database, done_id)
            both = self._sessions.record(joined(done, planned)).value
        return Outcome(both, edit.changes)

    def _is_open(self, session: Session) -> bool:
        """True for a session of a plan of which nothing was logged."""
        if session.plan_id is None or session.counts or session.is_begun:
            return False
        return not checkins.READINGS_OF_SESSION.all(self._database, session.key)

    def _move_answers(self, old: int, new: int) -> None:
        for reading in checkins.READINGS_OF_SESSION.all(self._database, old):
            checkins.READINGS.update(self._database, replace(reading, session_id=new))
