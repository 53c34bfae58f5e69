"""What is written of the exercises of a session."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import say
from calfjournal.domain.session import ExerciseNote
from calfjournal.store import sessions
from calfjournal.verbs.checking import checked, gone
from calfjournal.verbs.group import Verbs


class ExerciseNoteVerbs(Verbs):
    """Reads and writes notes, one per session and exercise, wherever the exercise stands in it."""

    def of(self, session_id: int) -> Mapping[str, str]:
        """Return the notes of a session by the ids of its exercises."""
        notes = sessions.NOTES_OF.all(self._database, session_id)
        return {note.exercise: note.text for note in notes}

    def write(self, session_id: int, exercise: str, text: str, name: str) -> Outcome[None]:
        """Write the note of an exercise, called ``name``; an empty text takes it away.

        Typing on in the same note is one step to undo.
        """
        note = checked(ExerciseNote(session_id, exercise, text.strip()), Kind.EXERCISE_NOTE)
        if not sessions.is_there(self._database, session_id):
            raise gone(Kind.SESSION)
        before = sessions.NOTE_OF.one(self._database, session_id, exercise)
        label = say("edits.write_exercise_note", exercise=name)
        with self._edit(label, f"exercise_note:{session_id}:{exercise}") as edit:
            if not note.text:
                if before is not None:
                    sessions.EXERCISE_NOTES.delete(self._database, before.key)
            elif before is None:
                sessions.EXERCISE_NOTES.insert(self._database, note)
            elif before.text != note.text:
                sessions.EXERCISE_NOTES.update(self._database, replace(note, id=before.id))
        return Outcome(None, edit.changes)
