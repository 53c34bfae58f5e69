"""What the rules look at, kept until it changes: read once for all days close to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from calfjournal.domain.assessment import Assessment
from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.checkin import CheckIn, Flare, RedFlag, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.plan import Plan
from calfjournal.domain.plates import Plates, kilogram_plates
from calfjournal.domain.program import PainRule, Program
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session
from calfjournal.domain.tendon_day import TendonDay
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.leg_readings import BEGINNING_DAYS, LegReadings
from calfjournal.recovery.tendon_days import JudgedDays
from calfjournal.store import assessments, checkins, plans, runs
from calfjournal.store.assessments import ASSESSMENTS, RESULTS
from calfjournal.store.athletes import ALL_TENDONS, ATHLETES, TENDONS
from calfjournal.store.checkins import CHECK_INS, FLAGS, FLARES, READINGS
from calfjournal.store.journal_file import JournalFile
from calfjournal.store.kept_range import Held, KeptValue
from calfjournal.store.plans import PLANNED_RUNS, PLANS
from calfjournal.store.reviews import ADJUSTMENTS, THRESHOLDS, KeptAdjustment, of_gates
from calfjournal.store.runs import RUNS
from calfjournal.store.sessions import SESSIONS, SETS
from calfjournal.training.history import History
from calfjournal.verbs.athlete import AthleteVerbs
from calfjournal.verbs.checkins import CheckInVerbs
from calfjournal.verbs.kept_legs import KeptLegs
from calfjournal.verbs.thresholds import in_force

HISTORY_DAYS = 370
"""How far back plans look."""
AHEAD_DAYS = 3 * 366

_OF_DAYS = (CHECK_INS, READINGS, SESSIONS, SETS, RUNS, PLANNED_RUNS, ASSESSMENTS, RESULTS)
_OF_ALL = (ATHLETES, TENDONS, THRESHOLDS, FLAGS, FLARES, PLANS)
TABLES = tuple(table.name for table in (*_OF_ALL, *_OF_DAYS))
"""Everything that rules look at; what they say and what was decided on it are not among it."""


ProgramOf = Callable[[str, str], Program | None]
"""The program of a plan by its id and the recipe that the plan keeps."""


def no_program(_program: str, _recipe: str) -> Program | None:
    """Know the program of no plan."""
    return None


class RuleBasis(Struct, frozen=True):
    """What the rules judge every day by, whatever was told on it."""

    athlete: Athlete
    thresholds: Thresholds
    flares: tuple[Flare, ...]
    tendons: tuple[Tendon, ...]
    pain_rules: Mapping[int, PainRule]


class _Basis(Struct, frozen=True):
    """What the tendon's part of days is judged from."""

    rules: RuleBasis
    checkins: Held[CheckIn]
    beginning: tuple[TendonReading, ...]
    """Readings of the journal's first weeks, where these lie before the others."""
    readings: Held[TendonReading]
    sessions: Held[Session]
    tests: Held[Assessment]
    legs: Mapping[Side, LegReadings]
    """What both legs said in the readings."""

    def judged(self, known: Mapping[date, TendonDay | None]) -> JudgedDays:
        """Return the days to be judged from this; ``known`` are those that were before."""
        inputs = Inputs(
            athlete=self.rules.athlete,
            checkins=self.checkins.values,
            readings=(*self.beginning, *self.readings.values),
            sessions=self.sessions.values,
            flares=self.rules.flares,
            tendons=self.rules.tendons,
            pain_rules=self.rules.pain_rules,
            tests=self.tests.values,
            known_legs=self.legs,
        )
        return JudgedDays(inputs, self.rules.thresholds, known)

    def is_of(self, other: _Basis) -> bool:
        """True when nothing was read anew since the other."""
        lists = (
            (self.checkins, other.checkins),
            (self.readings, other.readings),
            (self.sessions, other.sessions),
            (self.tests, other.tests),
        )
        same = all(mine is others for mine, others in lists)
        return same and self._told_alike(other)

    def _told_alike(self, other: _Basis) -> bool:
        return self.beginning == other.beginning and self.rules == other.rules

    def same_until(self, other: _Basis) -> date:
        """Return the last day that is judged alike from both.

        A day rests on nothing later, and of check-ins only on whether there was one.
        """
        if not self._told_alike(other):
            return date.min
        return min(
            self.readings.same_until(other.readings),
            self.sessions.same_until(other.sessions),
            self.tests.same_until(other.tests),
        )


class KeptReads:
    """Reads each table once for days close to each other, and again only when it changed."""

    def __init__(
        self,
        file: JournalFile,
        program_of: ProgramOf = no_program,
        plates: Callable[[], Plates] = kilogram_plates,
    ) -> None:
        """Read from the open file; ``program_of`` finds the program of a plan."""
        self._file = file
        self.plates = plates
        """What the loads that are proposed are made up of, now."""
        self._others = 0
        state, database, told = self._state_of, file.database, CheckInVerbs(file)
        self._runs = runs.kept(database)
        self._planned_runs = plans.kept_runs(database)
        self._assessments = assessments.kept(database)
        self._checkins = checkins.kept_check_ins(database)
        self._readings = checkins.kept_readings(database)
        self._beginning = checkins.kept_readings(database)
        self._first_morning = KeptValue(state, (READINGS,), self._read_first_morning)
        self._athlete = KeptValue(state, (ATHLETES,), AthleteVerbs(file).get)
        self._thresholds = KeptValue(state, (THRESHOLDS,), self._read_thresholds)
        self._flags = KeptValue(state, (FLAGS,), lambda: tuple(told.open_flags()))
        self._flares = KeptValue(state, (FLARES,), lambda: tuple(told.flares()))
        self._tendons = KeptValue(state, (TENDONS,), self._read_tendons)
        self._plans = KeptValue(state, (PLANS,), self._read_plans)
        self._pain_rules = KeptValue(state, (PLANS,), self._read_pain_rules)
        self._of_gates = KeptValue(state, (ADJUSTMENTS,), self._read_of_gates)
        self._program_of = program_of
        self._legs = KeptLegs()
        self._basis: _Basis | None = None
        self._judged: JudgedDays | None = None

    def _state_of(self, tables: Sequence[str]) -> tuple[int, ...]:
        return (self._others, *self._file.database.written(tables))

    def _read_thresholds(self) -> Thresholds:
        return in_force(self._file.database)

    def _read_first_morning(self) -> date | None:
        return checkins.first_morning(self._file.database)

    def _read_tendons(self) -> tuple[Tendon, ...]:
        return tuple(ALL_TENDONS.all(self._file.database))

    def _read_pain_rules(self) -> dict[int, PainRule]:
        kept = self._plans.value()
        found = ((plan.key, self._program_of(plan.program, plan.recipe)) for plan in kept)
        return {plan: program.accepts for plan, program in found if program is not None}

    def _read_plans(self) -> tuple[Plan, ...]:
        return plans.without_phases(self._file.database)

    def _read_of_gates(self) -> tuple[KeptAdjustment, ...]:
        return of_gates(self._file.database)

    @property
    def followed(self) -> Plan | None:
        """The plan that is followed, without its phases."""
        return max(
            (plan for plan in self._plans.value() if plan.active),
            key=lambda plan: (plan.start, plan.key),
            default=None,
        )

    @property
    def of_gates(self) -> tuple[KeptAdjustment, ...]:
        """What waits for gates and what was said of them, oldest first."""
        return self._of_gates.value()

    def look(self) -> tuple[int, ...]:
        """Look whether others wrote; return a mark that differs whenever what rules see may."""
        self._others = self._file.database.others()
        return self._state_of(TABLES)

    @property
    def athlete(self) -> Athlete:
        """The athlete."""
        return self._athlete.value()

    @property
    def thresholds(self) -> Thresholds:
        """Every number of the rules, the athlete's own values in place."""
        return self._thresholds.value()

    @property
    def open_flags(self) -> tuple[RedFlag, ...]:
        """The warning signs that are open now."""
        return self._flags.value()

    def untested(self, day: date) -> History:
        """Return the year before the day without its tests, and the sessions planned after."""
        first, others = day - timedelta(days=HISTORY_DAYS), self._others
        ahead = day + timedelta(days=AHEAD_DAYS)
        return History(
            today=day,
            sessions=self._file.kept_sessions.between(first, ahead, others),
            runs=self._runs.between(first, day, others),
            readings=self._readings.between(first, day, others),
            checkins=self._checkins.between(first, day, others),
            flares=self._flares.value(),
            plates=self.plates(),
        )

    def planned_runs(self, day: date) -> tuple[PlannedRun, ...]:
        """Return the runs planned in the year before the day and after it."""
        first, ahead = day - timedelta(days=HISTORY_DAYS), day + timedelta(days=AHEAD_DAYS)
        return self._planned_runs.between(first, ahead, self._others)

    def assessments(self, day: date) -> tuple[Assessment, ...]:
        """Return every test up to the day."""
        return self._assessments.between(date.min, day, self._others)

    def rules(
        self,
        athlete: Athlete,
        thresholds: Thresholds,
        flares: tuple[Flare, ...],
    ) -> RuleBasis:
        """Return what every day is judged by."""
        tendons, pain_rules = self._tendons.value(), self._pain_rules.value()
        return RuleBasis(athlete, thresholds, flares, tendons, pain_rules)

    @property
    def rules_now(self) -> RuleBasis:
        """What every day is judged by now."""
        return self.rules(self.athlete, self.thresholds, self._flares.value())

    def beginning(self, day: date, before: date) -> tuple[TendonReading, ...]:
        """Return the readings of the journal's first weeks, which tell what was usual at first.

        Those of before a day only, to know them on another.
        """
        first, lately = self._first_morning.value(), self._readings_around(day)
        if first is None or first >= before:
            return ()
        last = min(first + timedelta(days=BEGINNING_DAYS), before) - timedelta(days=1)
        if lately.holds(first, last):
            return lately.between(first, last)
        return self._beginning.between(first, last, self._others)

    def legs(self, day: date, rules: RuleBasis) -> Mapping[Side, LegReadings]:
        """Return what each leg said in the year before the day and later, and at first."""
        readings = self._readings_around(day)
        beginning = self.beginning(day, readings.first)
        return self._legs.of(readings, beginning, rules.flares, rules.tendons, rules.athlete)

    def legs_known(self, day: date, rules: RuleBasis) -> Mapping[Side, LegReadings] | None:
        """Return the same where nothing was said later than the day, None where something was."""
        values = self._readings_around(day).values
        return self.legs(day, rules) if not values or values[-1].day <= day else None

    def _readings_around(self, day: date) -> Held[TendonReading]:
        return self._readings.around(day - timedelta(days=HISTORY_DAYS), day, self._others)

    def judged(self, day: date, rules: RuleBasis) -> JudgedDays:
        """Return the tendon's part of the year before the day, as far as it was judged already."""
        first, others = day - timedelta(days=HISTORY_DAYS), self._others
        readings = self._readings_around(day)
        ahead = day + timedelta(days=AHEAD_DAYS)
        basis = _Basis(
            rules,
            self._checkins.around(first, day, others),
            self.beginning(day, readings.first),
            readings,
            self._file.kept_sessions.around(first, ahead, others),
            self._assessments.around(date.min, day, others),
            self.legs(day, rules),
        )
        if self._judged is None or self._basis is None:
            self._judged = basis.judged({})
        elif not basis.is_of(self._basis):
            self._judged = basis.judged(self._judged.until(basis.same_until(self._basis)))
        self._basis = basis
        return self._judged
