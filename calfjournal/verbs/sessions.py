"""Sessions as a whole: plan, finish, move, skip."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Final

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.dates import check_day
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Message, say
from calfjournal.domain.session import Session, SessionStatus, SetLine, Work
from calfjournal.store import plans, sessions
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.carrying import LATELY, REACH, carried
from calfjournal.verbs.checking import checked, clock, gone
from calfjournal.verbs.group import Verbs, nobody

_CHANGES: Final = {
    "rpe": "edits.log_effort",
    "minutes": "edits.log_minutes",
    "start_time": "edits.change_start",
    "surface": "edits.log_surface",
    "shoes": "edits.log_shoes",
    "note": "edits.write_note",
}
"""Names of the edits that change one field of a session, by the field."""


class SessionVerbs(Verbs):
    """Reads and writes sessions."""

    def __init__(self, file: JournalFile, follow: Callable[[], None] = nobody) -> None:
        """Work on the open file; ``follow`` lets the days ahead stand as gates do, in each edit."""
        super().__init__(file)
        self._follow = follow

    # ------------------------------------------------------------------ reading

    def get(self, session_id: int) -> Session | None:
        """Return a session with its sets, None when it is gone."""
        return sessions.get(self._database, session_id)

    def present(self, session_id: int) -> Session:
        """Return a session with its sets; InputError when it is gone."""
        session = self.get(session_id)
        if session is None:
            raise gone(Kind.SESSION)
        return session

    def on(self, day: date) -> list[Session]:
        """Return the day's sessions with their sets, by start time."""
        return self.between(day, day)

    def between(self, first: date, last: date, *, sets: bool = True) -> list[Session]:
        """Return the sessions of the days, first and last included; two queries at most."""
        held = self._file.kept_sessions.at_hand(first, last) if sets else None
        if held is not None:
            return list(held)
        return sessions.between(self._database, first, last, sets=sets)

    def work_between(self, first: date, last: date) -> dict[int, tuple[Work, ...]]:
        """Return what the sessions of the days hold, by their keys, in the order it is done."""
        return sessions.work_between(self._database, first, last)

    def of_plan(self, plan_id: int) -> list[Session]:
        """Return all sessions of a plan with their sets."""
        return sessions.of_plan(self._database, plan_id)

    def next_after(self, day: date) -> Session | None:
        """Return the first planned session later than the day, None when there is none."""
        return sessions.next_after(self._database, day)

    def last_done(
        self, exercises: Iterable[str], before: date
    ) -> dict[str, tuple[Session, tuple[SetLine, ...]]]:
        """Return the newest session before the day with each exercise done, and its sets of it.

        Exercises that were never done are left out; two queries for all of them.
        """
        return sessions.last_done(self._database, exercises, before)

    # ------------------------------------------------------------------ whole sessions

    def add(self, session: Session) -> Outcome[Session]:
        """Add a session with its sets; one of a day gone by was never planned, but written down."""
        ahead = session.day >= self._clock.today()
        session = _checked(replace(session, locked=session.locked and ahead))
        with self._edit(say("edits.add_session", day=session.day)) as edit:
            (key,) = sessions.insert_all(self._database, [session])
        return Outcome(self.present(key), edit.changes)

    def update(self, session: Session) -> Outcome[Session]:
        """Overwrite the fields of a session; its sets stay as they are."""
        session = _checked(replace(session, sets=(), warm_ups=()))
        with self._edit(say("edits.change_session", day=session.day)) as edit:
            self._write(session)
        return Outcome(self.present(session.key), edit.changes)

    def change(self, session_id: int, name: str, value: Any) -> Outcome[Session]:  # noqa: ANN401
        """Give a field of a session another value; the same field in a row is one step to undo."""
        session = self.present(session_id)
        title = session.title or say("edits.kind", kind=session.kind)
        label = say(_CHANGES[name], session=title)
        with self._edit(label, f"session:{session_id}:{name}") as edit:
            changed = self.update(replace(session, **{name: value})).value
        return Outcome(changed, edit.changes)

    def record(self, session: Session) -> Outcome[Session]:
        """Write a session and its sets as they are given.

        Sets without an id are added, those no longer there removed. What was lifted in a session
        that is done becomes the target of the sessions ahead.
        """
        session = _checked(session)
        with self._edit(say("edits.change_session", day=session.day)) as edit:
            self._write(session)
            self._write_sets(session)
            if session.counts:
                self._carry(session)
                self._follow()
        return Outcome(self.present(session.key), edit.changes)

    def finish(
        self,
        session_id: int,
        *,
        rpe: int | None = None,
        minutes: int | None = None,
        surface: str | None = None,
        note: str | None = None,
        at: datetime | None = None,
        partly: bool | None = None,
    ) -> Outcome[Session]:
        """Mark a session done at ``at`` (now by default); values left None stay as they are.

        It is *partly* done when some but not all of its sets were logged, unless ``partly`` says
        otherwise. What was lifted becomes the target of the sessions ahead.
        """
        session = self.present(session_id)
        if partly is None:
            logged = [line.done is not None for line in session.sets]
            partly = any(logged) and not all(logged)
        session = replace(
            session,
            status=SessionStatus.PARTLY if partly else SessionStatus.DONE,
            rpe=session.rpe if rpe is None else rpe,
            minutes=session.minutes if minutes is None else minutes,
            surface=session.surface if surface is None else surface,
            note=session.note if note is None else note,
            finished_at=at or session.finished_at or self._clock.now(),
        )
        with self._edit(say("edits.log_session", day=session.day)) as edit:
            session = self._write(_checked(session))
            self._carry(session)
            self._follow()
        return Outcome(session, edit.changes)

    def carry_again(self, day: date) -> None:
        """Make what was done up to a day the target of the sessions ahead once more.

        As part of the edit around it, which gave those sessions other sets.
        """
        known = {session.key: session for session in self.between(day - LATELY, day + REACH)}
        changed: dict[int, Session] = {}
        for done in [session for session in known.values() if session.counts]:
            for session in carried(done, tuple(known.values())):
                known[session.key] = changed[session.key] = session
        for session in changed.values():
            sessions.SETS.update_all(self._database, session.sets, session_id=session.id)

    def reopen(self, session_id: int) -> Outcome[Session]:
        """Make a done or skipped session planned again; what was logged stays."""
        session = self.present(session_id)
        session = replace(session, status=SessionStatus.PLANNED, finished_at=None)
        return self._rewrite(session, say("edits.reopen_session", day=session.day))

    def skip(self, session_id: int, reason: str = "") -> Outcome[Session]:
        """Mark a session skipped; why goes in front of what its note says already."""
        session = self.present(session_id)
        note = session.note
        if reason and not note.startswith(reason):
            note = f"{reason}. {note}".strip() if note else f"{reason}."
        session = replace(session, status=SessionStatus.SKIPPED, note=note, finished_at=None)
        return self._rewrite(session, say("edits.skip_session", day=session.day))

    def move(self, session_id: int, day: date, start_time: str | None = None) -> Outcome[Session]:
        """Put a session on another day or time by hand; planning again leaves it there.

        One that was done without being planned is only corrected.
        """
        before = self.present(session_id)
        session = before.moved_to(check_day(day), start_time)
        if not before.was_planned:
            session = replace(session, original_day=None, locked=False)
        return self._rewrite(session, say("edits.move_session", day=day))

    def delete(self, session_id: int) -> Outcome[None]:
        """Delete a session with its sets; tendon readings stay."""
        session = self.present(session_id)
        with self._edit(say("edits.delete_session", day=session.day)) as edit:
            sessions.SESSIONS.delete(self._database, session_id)
            self._follow()
        return Outcome(None, edit.changes)

    # ------------------------------------------------------------------ helpers

    def _carry(self, done: Session) -> None:
        """Make what was done the target of the sessions ahead."""
        ahead = self.between(done.day, done.day + REACH)
        for session in carried(done, ahead):
            sessions.SETS.update_all(self._database, session.sets, session_id=session.id)

    def _rewrite(self, session: Session, label: Message) -> Outcome[Session]:
        session = _checked(session)
        with self._edit(label) as edit:
            session = self._write(session)
            self._follow()
        return Outcome(self.present(session.key), edit.changes)

    def _write(self, session: Session) -> Session:
        session = replace(session, locked=session.locked or self._is_left_behind(session))
        if not sessions.SESSIONS.update(self._database, session):
            raise gone(Kind.SESSION)
        return session

    def _is_left_behind(self, session: Session) -> bool:
        """True when a session is planned on a day that its plan, ended earlier, no longer holds.

        Who plans it all the same places it by hand.
        """
        if session.status is not SessionStatus.PLANNED or session.plan_id is None:
            return False
        plan = plans.get(self._database, session.plan_id)
        return plan is not None and not plan.start <= session.day <= plan.end

    def _write_sets(self, session: Session) -> None:
        there = {line.key: line for line in self.present(session.key).lines}
        for key in there.keys() - {line.id for line in session.lines}:
            sessions.SETS.delete(self._database, key)
        changed = [
            line for line in session.lines if line.id is not None and line != there.get(line.id)
        ]
        sessions.SETS.update_all(self._database, changed, session_id=session.id)
        for line in session.lines:
            if line.id is None:
                sessions.SETS.insert(self._database, line, session_id=session.id)


def _checked(session: Session) -> Session:
    clock(session.start_time, "start_time")
    lines = tuple(
        checked(line, Kind.SET_LINE, f"sets[{index}].") for index, line in enumerate(session.lines)
    )
    return checked(session, Kind.SESSION).with_lines(lines)


def check_sessions(planned: Iterable[Session]) -> list[Session]:
    """Return sessions fit to be stored, or raise InputError."""
    return [_checked(session) for session in planned]
