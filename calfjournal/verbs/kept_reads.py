"""What the rules look at, kept until it changes: read once for all days close to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import CheckIn, Flare, RedFlag, TendonReading
from calfjournal.domain.session import Session, SetLine
from calfjournal.domain.tendon_day import TendonDay
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.tendon_days import JudgedDays
from calfjournal.store import sessions
from calfjournal.store.assessments import ASSESSMENTS, RESULTS
from calfjournal.store.athletes import ATHLETES, TENDONS
from calfjournal.store.checkins import (
    CHECK_INS,
    CHECK_INS_BETWEEN,
    FLAGS,
    FLARES,
    READINGS,
    READINGS_BETWEEN,
    WELLNESS,
)
from calfjournal.store.journal_file import JournalFile
from calfjournal.store.reviews import THRESHOLDS
from calfjournal.store.rows import Known
from calfjournal.store.runs import RUNS
from calfjournal.store.sessions import SESSIONS, SETS
from calfjournal.training.history import History
from calfjournal.verbs.assessments import AssessmentVerbs
from calfjournal.verbs.athlete import AthleteVerbs
from calfjournal.verbs.checkins import CheckInVerbs
from calfjournal.verbs.kept_range import Held, KeptRange
from calfjournal.verbs.runs import RunVerbs
from calfjournal.verbs.thresholds import in_force

HISTORY_DAYS = 370
"""How far back plans look."""
AHEAD_DAYS = 3 * 366

_OF_DAYS = (CHECK_INS, READINGS, SESSIONS, SETS, RUNS, ASSESSMENTS, RESULTS)
_OF_THE_ATHLETE = (ATHLETES, TENDONS, WELLNESS)
TABLES = tuple(table.name for table in (*_OF_THE_ATHLETE, THRESHOLDS, FLAGS, FLARES, *_OF_DAYS))
"""Everything that rules look at; what they say and what was decided on it are not among it."""


class _Basis(Struct, frozen=True):
    """What the tendon's part of days is judged from."""

    athlete: Athlete
    thresholds: Thresholds
    flares: tuple[Flare, ...]
    checkins: Held[CheckIn]
    readings: Held[TendonReading]
    sessions: Held[Session]

    def judged(self, known: Mapping[date, TendonDay | None]) -> JudgedDays:
        """Return the days to be judged from this; ``known`` are those that were before."""
        inputs = Inputs(
            athlete=self.athlete,
            checkins=self.checkins.values,
            readings=self.readings.values,
            sessions=self.sessions.values,
            flares=self.flares,
        )
        return JudgedDays(inputs, self.thresholds, known)

    def is_of(self, other: _Basis) -> bool:
        """True when nothing was read anew since the other."""
        lists = (
            (self.checkins, other.checkins),
            (self.readings, other.readings),
            (self.sessions, other.sessions),
        )
        return all(mine is others for mine, others in lists) and self._rules_as(other)

    def _rules_as(self, other: _Basis) -> bool:
        mine = self.athlete, self.thresholds, self.flares
        return mine == (other.athlete, other.thresholds, other.flares)

    def same_until(self, other: _Basis) -> date:
        """Return the last day that is judged alike from both.

        A day rests on nothing later, and of check-ins only on whether there was one.
        """
        if not self._rules_as(other):
            return date.min
        return min(
            self.readings.same_until(other.readings), self.sessions.same_until(other.sessions)
        )


class KeptReads:
    """Reads each table once for days close to each other, and again only when it changed."""

    def __init__(self, file: JournalFile) -> None:
        """Read from the open file."""
        self._file = file
        self._flags_and_flares = checkins = CheckInVerbs(file)
        self._others = 0
        state, tests = self._state_of, AssessmentVerbs(file)
        self._sessions = KeptRange(state, (SESSIONS, SETS), self._read_sessions)
        self._runs = KeptRange(state, (RUNS,), RunVerbs(file).between)
        self._assessments = KeptRange(state, (ASSESSMENTS, RESULTS), tests.between)
        self._checkins = KeptRange(state, (CHECK_INS,), self._read_checkins)
        self._readings = KeptRange(state, (READINGS,), self._read_readings)
        self._known_sets: Known[SetLine] = {}
        self._known_checkins: Known[CheckIn] = {}
        self._known_readings: Known[TendonReading] = {}
        self._basis: _Basis | None = None
        self._judged: JudgedDays | None = None

    def _read_sessions(self, first: date, last: date) -> Sequence[Session]:
        known = self._known_sets
        return sessions.between(self._file.database, first, last, sets=True, known=known)

    def _read_checkins(self, first: date, last: date) -> Sequence[CheckIn]:
        known = self._known_checkins
        return CHECK_INS_BETWEEN.all(self._file.database, first, last, known=known)

    def _read_readings(self, first: date, last: date) -> Sequence[TendonReading]:
        known = self._known_readings
        return READINGS_BETWEEN.all(self._file.database, first, last, known=known)

    def _state_of(self, tables: Sequence[str]) -> tuple[int, ...]:
        return (self._others, *self._file.database.written(tables))

    def look(self) -> tuple[int, ...]:
        """Look whether others wrote; return a mark that differs whenever what rules see may."""
        self._others = self._file.database.others()
        return self._state_of(TABLES)

    @property
    def athlete(self) -> Athlete:
        """The athlete."""
        return AthleteVerbs(self._file).get()

    @property
    def thresholds(self) -> Thresholds:
        """Every number of the rules, the athlete's own values in place."""
        return in_force(self._file.database)

    @property
    def open_flags(self) -> tuple[RedFlag, ...]:
        """The warning signs that are open now."""
        return tuple(self._flags_and_flares.open_flags())

    def history(self, day: date) -> History:
        """Return the year before the day, and everything planned after."""
        first = day - timedelta(days=HISTORY_DAYS)
        return History(
            today=day,
            sessions=self._sessions.between(first, day + timedelta(days=AHEAD_DAYS)),
            runs=self._runs.between(first, day),
            assessments=self._assessments.between(date.min, day),
            readings=self._readings.between(first, day),
            checkins=self._checkins.between(first, day),
            flares=tuple(self._flags_and_flares.flares()),
        )

    def judged(
        self, day: date, athlete: Athlete, thresholds: Thresholds, flares: tuple[Flare, ...]
    ) -> JudgedDays:
        """Return the tendon's part of the year before the day, as far as it was judged already."""
        first = day - timedelta(days=HISTORY_DAYS)
        basis = _Basis(
            athlete,
            thresholds,
            flares,
            self._checkins.around(first, day),
            self._readings.around(first, day),
            self._sessions.around(first, day + timedelta(days=AHEAD_DAYS)),
        )
        if self._judged is None or self._basis is None:
            self._judged = basis.judged({})
        elif not basis.is_of(self._basis):
            self._judged = basis.judged(self._judged.until(basis.same_until(self._basis)))
        self._basis = basis
        return self._judged
