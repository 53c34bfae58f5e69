"""The exercises of a session: add one, one more set, another in its place, remove."""

from __future__ import annotations

from collections.abc import Sequence

from calfjournal.changes import Outcome
from calfjournal.domain.exercise import Exercise
from calfjournal.domain.session import SetLine
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.new_sets import next_item, one_more, sets_of, swapped
from calfjournal.verbs.checking import gone
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.sessions import SessionVerbs


class SetVerbs(Verbs):
    """Changes which sets a session has; what is done of them is logged by ``SessionVerbs``."""

    def __init__(self, file: JournalFile) -> None:
        """Work on the open file."""
        super().__init__(file)
        self._sessions = SessionVerbs(file)

    def add_exercise(self, session_id: int, exercise: Exercise) -> Outcome[None]:
        """Add the sets of an exercise at its usual dose, behind the others."""
        session = self._sessions.get(session_id)
        if session is None:
            raise gone("session")
        lines = sets_of(exercise, next_item(session.sets))
        return self._replace(session_id, (), lines, f"Add exercise: {exercise.name}")

    def add_one(self, session_id: int, lines: Sequence[SetLine], name: str) -> Outcome[None]:
        """Add one more set to those of an exercise, called ``name``, planned like its last."""
        return self._replace(session_id, (), one_more(lines), f"Add set: {name}")

    def swap(self, session_id: int, lines: Sequence[SetLine], exercise: Exercise) -> Outcome[None]:
        """Do another exercise in those of the sets that are still open."""
        old, new = swapped(lines, exercise)
        return self._replace(session_id, old, new, f"Swap to {exercise.name}")

    def remove(self, lines: Sequence[SetLine], label: str) -> Outcome[None]:
        """Remove sets from their session."""
        with self._edit(label) as edit:
            for line in lines:
                self._sessions.remove_set(line.key)
        return Outcome(None, edit.changes)

    def _replace(
        self, session_id: int, old: Sequence[SetLine], new: Sequence[SetLine], label: str
    ) -> Outcome[None]:
        with self._edit(label) as edit:
            self.remove(old, label)
            for line in new:
                self._sessions.add_set(session_id, line)
        return Outcome(None, edit.changes)
