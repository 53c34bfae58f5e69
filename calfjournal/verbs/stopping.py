"""Ways to end a session as a whole: done as planned, or stopped because something is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calfjournal.changes import Outcome
from calfjournal.domain.message import say
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.store.journal_file import JournalFile
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.mornings import MorningVerbs
from calfjournal.verbs.recovery import RecoveryVerbs
from calfjournal.verbs.sessions import SessionVerbs
from calfjournal.verbs.sets import SetVerbs


class StoppingVerbs(Verbs):
    """Each way is one edit, whatever it writes."""

    def __init__(
        self,
        file: JournalFile,
        sessions: SessionVerbs,
        sets: SetVerbs,
        mornings: MorningVerbs,
        recovery: RecoveryVerbs,
    ) -> None:
        """Work on the open file through the verbs of what is written."""
        super().__init__(file)
        self._sessions, self._sets = sessions, sets
        self._mornings, self._recovery = mornings, recovery

    def done_as_planned(self, session_id: int) -> Outcome[Session]:
        """Log every open set on target and mark the session done."""
        session = self._sessions.present(session_id)
        with self._edit(say("edits.done_as_planned", day=session.day)) as edit:
            done = self._sets.copy_targets(session_id).value
            if not done.counts:
                done = self._sessions.finish(session_id).value
        return Outcome(done, edit.changes)

    def to_stop(self, day: date) -> list[Session]:
        """Return the sessions of a day that could still go on."""
        return [s for s in self._sessions.on(day) if s.status is SessionStatus.PLANNED]

    def stop_today(
        self, day: date, reason: str, signs: Sequence[str] = (), note: str = ""
    ) -> Outcome[list[Session]]:
        """End what is open of a day, because of warning signs (ids) or without any.

        What is begun is partly done then, the rest skipped; both keep the reason in their notes.
        The verdict of the day is kept with it, from which the next days follow.
        """
        with self._edit(say("edits.stop_day", day=day)) as edit:
            ended = [self._stopped(session, reason) for session in self.to_stop(day)]
            if signs:
                self._mornings.report_signs(day, signs, note)
            else:
                self._recovery.write(day)
        return Outcome(ended, edit.changes)

    def _stopped(self, session: Session, reason: str) -> Session:
        if not session.is_begun:
            return self._sessions.skip(session.key, reason).value
        told = f"{reason}. {session.note}".strip() if session.note else f"{reason}."
        return self._sessions.finish(session.key, partly=True, note=told).value
