"""What the rules need to know about the time before a day, each table read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cached_property

from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.finding import State, Verdict, worst
from calfjournal.domain.plan import Plan
from calfjournal.domain.plates import Plates, kilogram_plates
from calfjournal.domain.session import Session
from calfjournal.domain.tendon_day import TendonDay
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.exercise_responses import (
    LEARNED_DAYS,
    cost_of_exercises,
    exercise_responses,
)
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.responses import Response, responses
from calfjournal.recovery.tendon_days import JudgedDays, TendonYear
from calfjournal.recovery.verdict import LOOKS_BACK_DAYS, judge
from calfjournal.store.journal_file import JournalFile
from calfjournal.store.kept_range import within
from calfjournal.store.reviews import KeptAdjustment
from calfjournal.training.history import History
from calfjournal.verbs.judged_between import inputs_between
from calfjournal.verbs.kept_reads import (
    HISTORY_DAYS,
    KeptReads,
    ProgramOf,
    RuleBasis,
    no_program,
)

COUNTED_DAYS = 42
"""Earlier days that escalation and flare ladders count."""
KEPT_DAYS = 8
"""Days that are kept, so that walking through a year does not pile them up."""


class RuleInputs:
    """The one source of plain values for pure rules.

    A page asks about the same day several times in a row, so what was gathered for the newest
    days is kept until something changes that rules look at.
    """

    def __init__(
        self,
        file: JournalFile,
        program_of: ProgramOf = no_program,
        plates: Callable[[], Plates] = kilogram_plates,
    ) -> None:
        """Read from the open file; ``program_of`` finds the program of a plan.

        ``plates`` tells what the loads that are proposed are made up of.
        """
        self._file = file
        self._reads = KeptReads(file, program_of, plates)
        self._state: tuple[object, ...] = ()
        self._days: dict[date, KnownDay] = {}

    def day(self, day: date) -> KnownDay:
        """Return what is known on a day."""
        state = self._reads.plates(), *self._reads.look()
        if state != self._state or len(self._days) >= KEPT_DAYS:
            self._state = state
            self._days.clear()
        if day not in self._days:
            self._days[day] = KnownDay(self._reads, day)
        return self._days[day]

    def judged_between(self, first: date, last: date) -> JudgedDays:
        """Return the tendon's part of some days, read apart: what is kept of today stays."""
        self._reads.look()
        rules = self._reads.rules_now
        inputs = inputs_between(self._file.database, rules, first, last)
        return JudgedDays(inputs, rules.thresholds)


class KnownDay:
    """What is known on one day, gathered once for verdict, gates, milestones and doses.

    Everything is read when it is first asked for.
    """

    def __init__(self, reads: KeptReads, day: date) -> None:
        """Know what was read."""
        self._reads = reads
        self._day = day

    # ------------------------------------------------------------------ read

    @cached_property
    def athlete(self) -> Athlete:
        """The athlete."""
        return self._reads.athlete

    @cached_property
    def thresholds(self) -> Thresholds:
        """Every number of the rules, the athlete's own values in place."""
        return self._reads.thresholds

    @property
    def followed(self) -> Plan | None:
        """The plan that is followed now, without its phases."""
        return self._reads.followed

    @property
    def of_gates(self) -> tuple[KeptAdjustment, ...]:
        """What waits for gates and what was said of them, oldest first, as it is now."""
        return self._reads.of_gates

    @cached_property
    def history(self) -> History:
        """The year before the day, and everything planned after."""
        return replace(
            self._untested,
            assessments=self._reads.assessments(self._day),
            planned_runs=self._reads.planned_runs(self._day),
        )

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions of the year before the day, and everything planned after."""
        return self._untested.sessions

    def is_flaring(self) -> bool:
        """True while a flare runs on the day."""
        return self._untested.open_flare(self._day) is not None

    @cached_property
    def _untested(self) -> History:
        """The same without tests and planned runs."""
        return self._reads.untested(self._day)

    @cached_property
    def inputs(self) -> Inputs:
        """What the recovery rules look at."""
        return self._inputs_since(self._day - timedelta(days=LOOKS_BACK_DAYS))

    def _inputs_since(self, first: date) -> Inputs:
        known = self._untested
        lately = within(known.sessions, first, self._day)
        return Inputs(
            athlete=self.athlete,
            checkins=within(known.checkins, first, self._day),
            readings=(
                *self._reads.beginning(self._day, first),
                *within(known.readings, first, self._day),
            ),
            sessions=tuple(s for s in lately if s.counts or s.tells_pain),
            runs=within(known.runs, first, self._day),
            flags=self._reads.open_flags,
            flares=known.flares,
            tendons=self._rules.tendons,
            pain_rules=self._rules.pain_rules,
            tests=within(self._reads.assessments(self._day), first, self._day),
            known_legs=self._reads.legs_known(self._day, self._rules),
        )

    @cached_property
    def _rules(self) -> RuleBasis:
        return self._reads.rules(self.athlete, self.thresholds, self._untested.flares)

    # ------------------------------------------------------------------ judged

    @property
    def verdict(self) -> Verdict:
        """The day as the rules in force judge it."""
        return self._judgement[0]

    @property
    def _judged(self) -> JudgedDays:
        """The days before too, as far as they were judged."""
        return self._judgement[1]

    @cached_property
    def _judgement(self) -> tuple[Verdict, JudgedDays]:
        verdict = judge(self._day, self.inputs, self.thresholds)
        judged = self._reads.judged(self._day, self._rules)
        judged.take(self._day, verdict.findings)
        return verdict, judged

    @cached_property
    def tendon_days(self) -> tuple[TendonDay, ...]:
        """What the tendons say on the days counted, judged anew; a kept verdict is a document."""
        first = self._day - timedelta(days=COUNTED_DAYS)
        return tuple(self._judged.between(first, self._day))

    @cached_property
    def tendon_year(self) -> Mapping[date, State]:
        """The worse leg's state on the days of the year before, which gates and milestones count.

        Each day is judged when somebody looks at it.
        """
        return TendonYear(self._judged, self.first_judged, self._day)

    @property
    def first_judged(self) -> date:
        """The first day of that year."""
        return self._day - timedelta(days=HISTORY_DAYS)

    @cached_property
    def responses(self) -> tuple[Response, ...]:
        """Each leg's judged answer to each session of the days counted."""
        return responses(self._day, self.inputs, self.thresholds, days=COUNTED_DAYS)

    @cached_property
    def learned_from(self) -> tuple[Response, ...]:
        """Each leg's answer to each session that exercises are learned from, none of a flare."""
        found = responses(self._day, self.inputs, self.thresholds, days=LEARNED_DAYS)
        return tuple(each for each in found if not self._is_in_flare(each))

    def costs(self, load_classes: Mapping[str, int]) -> Mapping[str, float]:
        """Return the points exercises cost the worse leg, of those with enough answers (8.1)."""
        found = exercise_responses(self.learned_from, load_classes, self.thresholds)
        return cost_of_exercises(found, self.thresholds)

    def _is_in_flare(self, response: Response) -> bool:
        day, flares = response.session.day, self._untested.flares
        return any(f.holds(day) and response.side in f.side.legs for f in flares)

    @cached_property
    def year_of_responses(self) -> tuple[Response, ...]:
        """Each leg's answer to each session of the year before, which tells how holds went."""
        inputs = self._inputs_since(self.first_judged)
        return responses(self._day, inputs, self.thresholds, days=HISTORY_DAYS)

    @cached_property
    def answers(self) -> Mapping[int, State]:
        """The worse leg's judged answer to each session of the days counted, by its id."""
        answers: dict[int, State] = {}
        for response in self.responses:
            key = response.session.id
            if key is not None and response.state.judged:
                answers[key] = worst((answers.get(key, State.GREEN), response.state))
        return answers
