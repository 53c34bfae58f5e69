"""What milestones are counted from since a journal's first day, each table read once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session
from calfjournal.store import charted, firsts
from calfjournal.store.checkins import CHECK_INS, READINGS
from calfjournal.store.journal_file import JournalFile
from calfjournal.store.runs import RUNS
from calfjournal.store.sessions import SESSIONS, SETS
from calfjournal.verbs.kept_range import KeptValue


class EverDone:
    """Sessions, runs, body mass and mornings of the whole journal, as far as milestones look."""

    def __init__(self, file: JournalFile, exercises: Collection[str]) -> None:
        """Read from the open file; ``exercises`` are those whose sets are looked at."""
        self._file = file
        self._exercises = exercises
        state = self._state_of
        self._sessions = KeptValue(state, (SESSIONS, SETS), self._read_sessions)
        self._runs = KeptValue(state, (RUNS,), self._read_runs)
        self._weighed = KeptValue(state, (CHECK_INS,), self._read_weighed)
        self._mornings = KeptValue(state, (READINGS,), self._read_mornings)

    def _state_of(self, tables: Sequence[str]) -> tuple[int, ...]:
        database = self._file.database
        return (database.others(), *database.written(tables))

    def _read_sessions(self) -> tuple[Session, ...]:
        return firsts.sessions_with(self._file.database, self._exercises)

    def _read_runs(self) -> tuple[Run, ...]:
        return tuple(charted.RUNS.between(self._file.database, date.min, date.max))

    def _read_weighed(self) -> tuple[CheckIn, ...]:
        return tuple(charted.MASSES.between(self._file.database, date.min, date.max))

    def _read_mornings(self) -> dict[date, int]:
        return firsts.mornings(self._file.database)

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every session, with the sets done of the exercises that are looked at."""
        return self._sessions.value()

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every run as charts read it."""
        return self._runs.value()

    @property
    def weighed(self) -> tuple[CheckIn, ...]:
        """The check-ins with a body mass."""
        return self._weighed.value()

    def mornings_before(self, day: date) -> dict[date, int]:
        """Return the pain of the worse tendon in each earlier morning, 0-10, oldest first."""
        return {at: pain for at, pain in self._mornings.value().items() if at < day}
