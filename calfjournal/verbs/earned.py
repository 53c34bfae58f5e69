"""What milestones are counted from since a journal's first day, each row read once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from operator import attrgetter, itemgetter

from msgspec.structs import replace

from calfjournal.domain.checkin import CheckIn, TendonReading
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session, SetLine
from calfjournal.once import Once
from calfjournal.progress.firsts.training import Weighed
from calfjournal.store import charted
from calfjournal.store.journal_file import JournalFile
from calfjournal.verbs.kept_rows import KeptRows


class EverDone:
    """Sessions, runs, body mass and mornings of the whole journal, as far as milestones look.

    While nothing is another, each is the same object as before.
    """

    def __init__(self, file: JournalFile, exercises: Collection[str]) -> None:
        """Read from the open file; ``exercises`` are those whose sets are looked at."""
        key, day, start = attrgetter("key"), attrgetter("day"), attrgetter("start")
        self._session_rows = KeptRows(file, charted.SESSIONS, key, itemgetter(0))
        # Of names that hold another's the other's sets are read too, which nobody looks at.
        self._set_rows = KeptRows(
            file, charted.DONE_SETS, itemgetter(0), _lines, " ".join(sorted(exercises))
        )
        self._run_rows = KeptRows(file, charted.RUNS, start, tuple[Run, ...])
        self._mass_rows = KeptRows(file, charted.MASSES, day, _mass)
        self._morning_rows = KeptRows(file, charted.MORNINGS, day, _worst)
        self._sessions = Once(_with_sets)
        self._runs = Once(_all_runs)
        self._weighed = Once(_by_day)

    @property
    def sessions(self) -> tuple[Session, ...]:
        """Every session, with the sets done of the exercises that are looked at."""
        return self._sessions(self._session_rows.value(), self._set_rows.value())

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every run as charts read it."""
        return self._runs(self._run_rows.value())

    @property
    def weighed(self) -> Weighed:
        """Body mass on the days it is known, kg, oldest first."""
        return self._weighed(self._mass_rows.value())

    @property
    def mornings(self) -> Mapping[date, int]:
        """The pain of the worse tendon in each morning, 0-10."""
        return self._morning_rows.value()


def _lines(rows: Sequence[tuple[int, SetLine]]) -> tuple[SetLine, ...]:
    return tuple(line for _, line in rows)


def _mass(check_ins: Sequence[CheckIn]) -> float:
    return max(check_in.body_mass_kg or 0 for check_in in check_ins)


def _worst(readings: Sequence[TendonReading]) -> int:
    return max(reading.pain or 0 for reading in readings)


def _with_sets(
    sessions: Mapping[int, Session], sets: Mapping[int, tuple[SetLine, ...]]
) -> tuple[Session, ...]:
    return tuple(
        replace(session, sets=sets[key]) if key in sets else session
        for key, session in sessions.items()
    )


def _all_runs(runs: Mapping[object, tuple[Run, ...]]) -> tuple[Run, ...]:
    return tuple(run for each in runs.values() for run in each)


def _by_day(masses: Mapping[date, float]) -> Weighed:
    return sorted(masses.items())
