"""The sets of a session: which there are, and what was done of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.exercise import Exercise
from calfjournal.domain.ghosts import as_last_time, ghosts
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Words, say
from calfjournal.domain.session import Session, SetLine
from calfjournal.store import sessions
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.exercise_order import is_joined, joined_above, moved_exercise
from calfjournal.training.new_sets import next_item, one_more, sets_of, swapped, warm_up_of
from calfjournal.verbs.checking import checked, gone
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.sessions import SessionVerbs
from calfjournal.verbs.settling import SettlingVerbs


class SetVerbs(Verbs):
    """Logs what was done of sets, and changes which sets a session has."""

    def __init__(self, file: JournalFile, settling: SettlingVerbs | None = None) -> None:
        """Work on the open file; ``settling`` finishes a session with its last set."""
        super().__init__(file)
        self._sessions = SessionVerbs(file)
        self._settling = settling or SettlingVerbs(file)

    # ------------------------------------------------------------------ what was done

    def log_sets(self, lines: Sequence[SetLine], label: Words, place: str) -> Outcome[None]:
        """Write what was done of sets; typing again in the same place joins the step before."""
        with self._edit(label, f"set:{lines[0].id}:{place}" if lines else None) as edit:
            opened: Counter[int] = Counter()
            for line in lines:
                opened[self._write_set(line)] += line.done is None and not line.warm_up
            for key, count in opened.items():
                self._settling.after_sets(key, opened=count)
        return Outcome(None, edit.changes)

    def copy_targets(self, session_id: int) -> Outcome[Session]:
        """Log every set not yet logged as done on target."""
        session = self._sessions.present(session_id)
        return self._log(session, ghosts(session.sets), say("edits.log_all_as_planned"))

    def copy_previous(self, session_id: int) -> Outcome[Session]:
        """Log every set not yet logged as it was done last time, where there is a last time."""
        session = self._sessions.present(session_id)
        last = self._sessions.last_done({line.exercise for line in session.sets}, session.day)
        before = [line for _, lines in last.values() for line in lines]
        done = as_last_time(session.sets, before)
        return self._log(session, done, say("edits.log_all_as_before"))

    def _log(self, session: Session, lines: Iterable[SetLine], label: Words) -> Outcome[Session]:
        with self._edit(label) as edit:
            for line in lines:
                sessions.SETS.update(self._database, line, session_id=session.id)
            self._settling.after_sets(session.key)
        return Outcome(self._sessions.present(session.key), edit.changes)

    def _write_set(self, line: SetLine) -> int:
        """Write a set and return the key of its session."""
        owner = sessions.write_set(self._database, checked(line, Kind.SET_LINE))
        if owner is None:
            raise gone(Kind.SET_LINE)
        return owner

    # ------------------------------------------------------------------ which there are

    def add_exercise(self, session_id: int, exercise: Exercise) -> Outcome[None]:
        """Add the sets of an exercise at its usual dose, behind the others."""
        session = self._sessions.present(session_id)
        lines = sets_of(exercise, next_item(session.lines))
        label = say("edits.add_exercise", exercise=exercise.name)
        return self._replace(session_id, (), lines, label)

    def begin_with(self, session: Session, exercise: Exercise) -> Outcome[Session]:
        """Add a session that begins with the sets of an exercise at its usual dose, as one edit."""
        with self._edit(say("edits.add_session", day=session.day)) as edit:
            key = self._sessions.add(session).value.key
            self.add_exercise(key, exercise)
        return Outcome(self._sessions.present(key), edit.changes)

    def add_one(self, session_id: int, lines: Sequence[SetLine], name: str) -> Outcome[None]:
        """Add one more set to those of an exercise, called ``name``, planned like its last."""
        label = say("edits.add_set_of", exercise=name)
        return self._replace(session_id, (), one_more(lines), label)

    def swap(self, session_id: int, lines: Sequence[SetLine], exercise: Exercise) -> Outcome[None]:
        """Do another exercise in what is still open of the sets, on each leg."""
        old, new = swapped(lines, exercise)
        return self._replace(session_id, old, new, say("edits.swap", exercise=exercise.name))

    def move_exercise(self, session_id: int, at: int, to: int, name: str) -> Outcome[None]:
        """Put the exercise in one place of a session, called ``name``, in another, from 0."""
        moved = moved_exercise(self._sessions.sets_of(session_id), at, to)
        return self._lay(session_id, moved, say("edits.move_exercise", exercise=name))

    def join_above(self, session_id: int, at: int, name: str) -> Outcome[None]:
        """Let an exercise, called ``name``, be done by turns with the one above, or no more."""
        lines = self._sessions.sets_of(session_id)
        key = "edits.leave_superset" if is_joined(lines, at) else "edits.join_superset"
        return self._lay(session_id, joined_above(lines, at), say(key, exercise=name))

    def add_warm_up(self, session_id: int, lines: Sequence[SetLine], name: str) -> Outcome[None]:
        """Add a warm-up before the sets of an exercise, called ``name``."""
        label = say("edits.add_warm_up", exercise=name)
        return self._replace(session_id, (), warm_up_of(lines), label)

    def _lay(self, session_id: int, lines: Sequence[SetLine], label: Words) -> Outcome[None]:
        with self._edit(label) as edit:
            sessions.SETS.update_all(self._database, lines, session_id=session_id)
        return Outcome(None, edit.changes)

    def remove(self, lines: Sequence[SetLine], label: Words) -> Outcome[None]:
        """Remove sets from their session."""
        with self._edit(label) as edit:
            for line in lines:
                self.remove_set(line.key)
        return Outcome(None, edit.changes)

    def add_set(self, session_id: int, line: SetLine) -> Outcome[SetLine]:
        """Add a set to a session."""
        line = checked(replace(line, id=None), Kind.SET_LINE)
        self._sessions.present(session_id)
        with self._edit(say("edits.add_set")) as edit:
            key = sessions.SETS.insert(self._database, line, session_id=session_id)
        return Outcome(replace(line, id=key), edit.changes)

    def remove_set(self, set_id: int) -> Outcome[None]:
        """Remove a set."""
        with self._edit(say("edits.remove_set")) as edit:
            if not sessions.SETS.delete(self._database, set_id):
                raise gone(Kind.SET_LINE)
        return Outcome(None, edit.changes)

    def _replace(
        self, session_id: int, old: Sequence[SetLine], new: Sequence[SetLine], label: Words
    ) -> Outcome[None]:
        with self._edit(label) as edit:
            self.remove(old, label)
            for line in new:
                self.add_set(session_id, line)
        return Outcome(None, edit.changes)
