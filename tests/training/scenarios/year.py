"""Lives a year with a scripted athlete: mornings, runs, sessions, verdicts, adjustments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import CheckIn, Flare, Moment, TendonReading
from calfjournal.domain.exercise import Side
from calfjournal.domain.finding import Adjustment, AdjustmentKind, Light, SessionChange, Verdict
from calfjournal.domain.plan import Plan, Wishes
from calfjournal.domain.program import Program, SessionKind
from calfjournal.domain.run import Advice, PlannedRun, Run, RunAdvice, RunKind
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.domain.thresholds import Thresholds
from calfjournal.messages import in_words
from calfjournal.messages.formats import short_day
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.red_history import red_history
from calfjournal.recovery.responses import responses
from calfjournal.recovery.tendon_days import JudgedDays
from calfjournal.recovery.verdict import judge
from calfjournal.training.adaptation import propose
from calfjournal.training.at_hand import Swaps
from calfjournal.training.case import Case, RedCount
from calfjournal.training.decided import Decided
from calfjournal.training.flares import climb_of, rung_told, running, sides_asked
from calfjournal.training.ground_rules import GroundRules
from calfjournal.training.history import History
from calfjournal.training.ladder import laid_on
from calfjournal.training.library import Library
from calfjournal.training.planner import Proposal, make_plan, replan
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.planner.usual_runs import run_weeks
from calfjournal.training.running.advice import run_advice
from calfjournal.training.session_changes import apply

KEPT_DAYS = 42


class Morning(Struct, frozen=True):
    """What the athlete feels on a day; the right tendon is the one that complains."""

    resting_hr: int = 50
    sleep_hours: float = 7.6
    fatigue: int = 2
    pain: int = 0
    stiffness: int = 0
    tags: tuple[str, ...] = ()
    trains: bool = True
    runs: bool = True


@dataclass(frozen=True)
class Script:
    """One athlete's year: who they are, what they wish, how they feel, what their tests say."""

    title: str
    athlete: Athlete
    wishes: Wishes
    baseline: Assessment | None = None
    morning: Callable[[date], Morning] | None = None
    """None = only the plan is made, the year is not lived."""
    re_test: Callable[[date], Assessment] | None = None


@dataclass
class Year:
    """The state of a year while it is lived, and its diary."""

    script: Script
    program: Program
    library: Library
    thresholds: Thresholds
    diary: list[str] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    planned_runs: list[PlannedRun] = field(default_factory=list)
    advice: RunAdvice | None = None
    """What the morning said of the run of the day."""
    runs: list[Run] = field(default_factory=list)
    checkins: list[CheckIn] = field(default_factory=list)
    readings: list[TendonReading] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    flares: list[Flare] = field(default_factory=list)
    standing: tuple[SessionChange, ...] = ()
    rung: int | None = None
    verdicts: list[Verdict] = field(default_factory=list)
    decided: list[tuple[date, Adjustment]] = field(default_factory=list)
    lights: dict[Light, int] = field(default_factory=dict)

    def plan(self) -> Proposal:
        """Make the first plan."""
        if self.script.baseline is not None:
            self.assessments.append(self.script.baseline)
        start = self.script.wishes.start
        proposal = make_plan(
            self.program, self.script.athlete, self.script.wishes, self.history(start), self.library
        )
        self.keep(proposal)
        return proposal

    def keep(self, proposal: Proposal) -> Plan:
        """Take a proposal on: sessions get ids, as in a journal."""
        known = max((s.key for s in self.sessions), default=0)
        kept = [s for s in proposal.sessions if s.id is not None]
        fresh = [s for s in proposal.sessions if s.id is None]
        self.sessions = kept + [
            replace(s, id=known + n, plan_id=1) for n, s in enumerate(fresh, start=1)
        ]
        first = min((run.day for run in proposal.runs), default=proposal.plan.start)
        before = [run for run in self.planned_runs if run.day < first]
        self.planned_runs = [*before, *proposal.runs]
        return replace(proposal.plan, id=1)

    def live(self, plan: Plan) -> None:
        """Live every day of the plan."""
        assert self.script.morning is not None
        day = plan.start
        while day <= plan.end:
            morning = self.script.morning(day)
            self.wake(day, morning)
            self.judge_and_follow(day)
            self.answer(day, morning)
            if morning.runs:
                self.run(day)
            if morning.trains:
                plan = self.train(day, morning, plan)
            day += timedelta(1)

    # ------------------------------------------------------------------ a day

    def wake(self, day: date, morning: Morning) -> None:
        self.checkins.append(
            CheckIn(
                day,
                resting_hr=morning.resting_hr,
                sleep_hours=morning.sleep_hours,
                sleep_quality=4 if morning.sleep_hours >= 7 else 3,
                fatigue=morning.fatigue,
                stress=2,
                muscle_soreness=2,
                tags=morning.tags,
            )
        )
        self.readings += [
            TendonReading(day, Moment.MORNING, Side.LEFT, 0, 0),
            TendonReading(day, Moment.MORNING, Side.RIGHT, morning.pain, morning.stiffness),
        ]

    def answer(self, day: date, morning: Morning) -> None:
        """Tell in the evening what the tendons say 24 h and 48 h after a session."""
        for moment, back in ((Moment.H24, 1), (Moment.H48, 2)):
            trained = day - timedelta(back)
            for session in (s for s in self.sessions if s.counts and s.day == trained):
                self.readings += [
                    TendonReading(day, moment, leg, pain, session_id=session.id)
                    for leg, pain in ((Side.LEFT, 0), (Side.RIGHT, morning.pain))
                ]

    def judge_and_follow(self, day: date) -> None:
        """Take the verdict and accept what it proposes, as a trusting athlete would."""
        inputs = self.inputs(day)
        verdict = judge(day, inputs, self.thresholds)
        self.lights[verdict.light] = self.lights.get(verdict.light, 0) + 1
        case = Case(
            verdict,
            self.history(day),
            tuple(JudgedDays(inputs, self.thresholds).between(day - timedelta(KEPT_DAYS), day)),
            Swaps.of(self.script.athlete, self.library, day),
            partial(self.reds, day),
            Decided(day, self.decided),
            partial(self.ground, day),
        )
        self.verdicts.append(verdict)
        advised = run_advice(case, self.thresholds, tuple)
        self.advice = next((each for each in advised if each.day == day), None)
        for adjustment in propose(case)[:1]:
            self.follow(day, verdict, adjustment, case)
        self.stand_on_rung(day, case)
        if self.advice is not None and self.advice.advice is not Advice.AS_PLANNED:
            said, why = in_words(self.advice.text), in_words(self.advice.reason)
            self.diary.append(
                f"{short_day(day)}, the run: {said} {why} {in_words(self.advice.stop)}"
            )

    def ground(self, day: date) -> GroundRules:
        """What the program and the athlete's calendar ask of any change."""
        calendar = Calendar.of(self.script.wishes, run_weeks(self.script.wishes, self.history(day)))
        return GroundRules(self.program.spacing, calendar, self.program.spacing.max_per_week)

    def stand_on_rung(self, day: date, case: Case) -> None:
        """Lay the week ahead as the ladder says, and tell when that is another rung."""
        flares = running(self.flares, day)
        if not flares and not self.standing:
            return
        rung = climb_of(flares, case.days, day).rung
        there = {s.key: s for s in self.sessions}
        laid = laid_on(rung, there, self.standing, day, case.swaps, case.ground)
        there.update((session.key, session) for session in laid.sessions)
        self.sessions, self.standing = list(there.values()), laid.standing
        if any(flare.start < day for flare in flares):
            told = in_words(self.verdicts[-1].headline)
            self.diary.append(f"{short_day(day)}, {self.verdicts[-1].light}: {told}")
        if not flares or rung == self.rung:
            return
        self.rung = rung
        self.diary.append(f"  {in_words(rung_told(rung))}")
        ahead = (c for c in laid.standing if there[c.session_id].day >= day)
        self.diary += [f"  - {in_words(change.text)}" for change in ahead]

    def follow(self, day: date, verdict: Verdict, adjustment: Adjustment, case: Case) -> None:
        match adjustment.kind:
            case AdjustmentKind.FLARE_LADDER:
                self.rung = 0
                self.flares += [Flare(day, leg) for leg in sides_asked(adjustment.rule)]
            case AdjustmentKind.FLARE_END:
                self.flares = [replace(f, end=day) if f.end is None else f for f in self.flares]
            case _:
                self.sessions = list(apply(adjustment.changes, self.sessions, case.swaps))
        self.decided.append((day, replace(adjustment, accepted=True)))
        share = adjustment.keeps
        kept = "" if share is None else f" ({100 * share:.0f} % of the week)"
        self.diary.append(f"{short_day(day)}, {verdict.light}: {in_words(adjustment.text)}{kept}")
        self.diary.append(f"  because: {in_words(adjustment.reason)}")
        if len(adjustment.changes) > 1:  # One alone was said in the sentence.
            self.diary += [f"  - {in_words(change.text)}" for change in adjustment.changes[:4]]
        if len(adjustment.changes) > 4:
            self.diary.append(f"  - and {len(adjustment.changes) - 4} more sessions")

    def run(self, day: date) -> None:
        """Run what the morning leaves of the planned run."""
        planned = next((each for each in self.planned_runs if each.day == day), None)
        advised = self.advice.advice if self.advice is not None else Advice.AS_PLANNED
        if planned is None or planned.km is None or advised is Advice.NONE:
            return
        left = self.advice.left_km if self.advice is not None else None
        km = planned.km if left is None else left
        kind = planned.kind if advised is Advice.AS_PLANNED else RunKind.EASY
        run = Run(
            datetime.combine(day, time(7), UTC),
            day,
            id=len(self.runs) + 1,
            duration_s=km * (480 if advised is Advice.WALK_RUN else 330),
            distance_m=km * 1000,
            kind=kind,
            rpe=6 if kind is RunKind.QUALITY else 3,
        )
        self.runs.append(run)
        self.planned_runs[self.planned_runs.index(planned)] = replace(planned, run_id=run.id)

    def train(self, day: date, morning: Morning, plan: Plan) -> Plan:
        todays = [s for s in self.sessions if s.day == day and s.status is SessionStatus.PLANNED]
        for session in todays:
            self.sessions[self.sessions.index(session)] = _done(session)
            felt = ((Side.LEFT, 0), (Side.RIGHT, max(0, morning.pain - 1)))
            self.readings += [
                TendonReading(day, moment, leg, pain, session_id=session.id)
                for moment in (Moment.DURING, Moment.AFTER)
                for leg, pain in felt
            ]
            if session.kind is SessionKind.RETEST and self.script.re_test is not None:
                self.assessments.append(self.script.re_test(day))
                return self.after_test(day, plan)
        return plan

    def after_test(self, day: date, plan: Plan) -> Plan:
        """Lay the plan again with the results."""
        tomorrow = day + timedelta(1)
        again = replan(
            self.program, self.script.athlete, plan, self.history(tomorrow), self.library
        )
        self.diary.append(f"{short_day(day)}: the tests again, and the plan laid anew.")
        reasons = [in_words(reason) for reason in again.reasons]
        self.diary += [f"  because: {r}" for r in reasons if r.startswith("Re-test")]
        self.diary += [f"  - {in_words(line)}" for line in again.diff[:4]]
        if len(again.diff) > 4:
            self.diary.append(f"  - and {len(again.diff) - 4} more changes")
        return self.keep(again)

    # ------------------------------------------------------------------ what is known

    def history(self, day: date) -> History:
        return History(
            day,
            tuple(self.sessions),
            tuple(self.runs),
            tuple(self.assessments),
            tuple(self.readings),
            tuple(self.checkins),
            tuple(self.flares),
            tuple(self.planned_runs),
        )

    def inputs(self, day: date) -> Inputs:
        return Inputs(
            self.script.athlete,
            tuple(self.checkins),
            tuple(self.readings),
            tuple(s for s in self.sessions if s.counts and s.day <= day),
            tuple(self.runs),
            (),
            tuple(self.flares),
        )

    def reds(self, day: date) -> RedCount:
        inputs = self.inputs(day)
        judged = responses(day, inputs, self.thresholds, days=KEPT_DAYS)
        sides = (Side.LEFT, Side.RIGHT)
        legs = [red_history(day, judged, inputs.legs[side], self.thresholds) for side in sides]
        return RedCount(
            max(leg.in_14_days for leg in legs),
            max(leg.in_28_days for leg in legs),
            max(leg.lasting_days for leg in legs),
            reassess=any(leg.reassess for leg in legs),
            clinician=any(leg.clinician for leg in legs),
            lasts=any(leg.lasts for leg in legs),
        )


def _done(session: Session) -> Session:
    lines = tuple(
        replace(line, done=line.target, done_kg=line.target_kg, done_rir=line.target_rir)
        for line in session.sets
    )
    return replace(
        session,
        status=SessionStatus.DONE,
        rpe=session.planned_rpe or 4,
        minutes=session.planned_minutes,
        sets=lines,
    )
