"""Exercises that the athlete made."""

from __future__ import annotations

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import say
from calfjournal.domain.own_exercise import OwnExercise
from calfjournal.errors import InputError
from calfjournal.store import own_exercises
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.library import Library
from calfjournal.verbs.checking import checked, gone
from calfjournal.verbs.group import Verbs


class ExerciseVerbs(Verbs):
    """Reads and writes own exercises; the library of the journal holds them among the others."""

    def __init__(self, file: JournalFile, shipped: Library) -> None:
        """Work on the open file; own exercises are like those of ``shipped``."""
        super().__init__(file)
        self._shipped = shipped

    def all(self) -> list[OwnExercise]:
        """Return every own exercise by name."""
        return own_exercises.ALL.all(self._database)

    def get(self, exercise: str) -> OwnExercise | None:
        """Return the own exercise that sets name so, None when it is none."""
        return next((each for each in self.all() if each.exercise == exercise), None)

    def add(self, own: OwnExercise) -> Outcome[OwnExercise]:
        """Add an exercise.

        Raises:
            InputError: it has no name, that of another, or is like one that nobody knows.
        """
        own = self._checked(replace(own, id=None))
        with self._edit(say("edits.add_own_exercise", exercise=own.name)) as edit:
            key = own_exercises.OWN_EXERCISES.insert(self._database, own)
        return Outcome(replace(own, id=key), edit.changes)

    def change(self, own: OwnExercise) -> Outcome[OwnExercise]:
        """Overwrite an exercise; sets that name it stay as they are. Raises as ``add``."""
        own = self._checked(own)
        with self._edit(say("edits.change_own_exercise", exercise=own.name)) as edit:
            if not own_exercises.OWN_EXERCISES.update(self._database, own):
                raise gone(Kind.OWN_EXERCISE)
        return Outcome(own, edit.changes)

    def remove(self, key: int) -> Outcome[None]:
        """Remove an exercise.

        Raises:
            InputError: it is gone, or a session or the program of a plan names it.
        """
        own = own_exercises.OWN_EXERCISES.by_id.one(self._database, key)
        if own is None:
            raise gone(Kind.OWN_EXERCISE)
        sessions, plans = (
            int(self._database.value(sql, (own.exercise,))) for sql in own_exercises.USED
        )
        if sessions:
            raise InputError("id", say("values.own_in_use", exercise=own.name, count=sessions))
        if plans:
            raise InputError("id", say("values.own_in_plan", exercise=own.name))
        with self._edit(say("edits.remove_own_exercise", exercise=own.name)) as edit:
            own_exercises.OWN_EXERCISES.delete(self._database, key)
        return Outcome(None, edit.changes)

    def _checked(self, own: OwnExercise) -> OwnExercise:
        own = checked(replace(own, name=" ".join(own.name.split())), Kind.OWN_EXERCISE)
        if not own.name:
            raise InputError("name", say("values.own_nameless"))
        others = [each.name for each in self.all() if each.id != own.id]
        others += [each.name for each in self._shipped.exercises.values()]
        if own.name.casefold() in map(str.casefold, others):
            raise InputError("name", say("values.own_name_taken", exercise=own.name))
        for field in ("like", "easier", "harder"):
            named = getattr(own, field)
            if named not in self._shipped.exercises and (named is not None or field == "like"):
                raise InputError(field, say("values.own_unknown", exercise=str(named)))
        if own.amount_high is not None and own.amount_high < own.amount:
            raise InputError("amount_high", say("values.own_amounts"))
        self._check_ladder(own)
        return own

    def _check_ladder(self, own: OwnExercise) -> None:
        """Refuse an easier rung that loads more, and a harder one that loads less (rule 6.1)."""
        if own.easier is not None and self._shipped.get(own.easier).load_class > own.load_class:
            raise InputError("easier", say("values.own_ladder"))
        if own.harder is not None and self._shipped.get(own.harder).load_class < own.load_class:
            raise InputError("harder", say("values.own_ladder"))
