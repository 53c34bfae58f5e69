"""What was ever done of an exercise, kept until a set or a session is written."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.exercise_history import ExerciseHistory
from calfjournal.store import exercise_work
from calfjournal.store.journal_file import JournalFile
from calfjournal.verbs.group import Verbs


class ExerciseHistoryVerbs(Verbs):
    """Reads only."""

    def __init__(self, file: JournalFile) -> None:
        """Read from the open file."""
        super().__init__(file)
        self._state: tuple[object, ...] = ()
        self._kept: dict[str, ExerciseHistory | None] = {}

    def of(self, exercise: str) -> ExerciseHistory | None:
        """Return what was done of an exercise up to today, None when it never was.

        One of many thousand sets takes a while the first time.
        """
        database, today = self._database, self._clock.today()
        state = today, database.others(), database.written(exercise_work.TABLES)
        if state != self._state:
            self._state = state
            self._kept.clear()
        if exercise not in self._kept:
            self._kept[exercise] = exercise_work.history(database, exercise, today)
        return self._kept[exercise]

    def in_plan(self, plan: int) -> dict[str, date | None]:
        """Return every exercise of a plan with the next day it is planned for, None without."""
        return exercise_work.in_plan(self._database, plan, self._clock.today())
