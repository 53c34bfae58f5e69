"""One call of the planner: from what was given to a proposal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import monday
from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.message import Words, say
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import PhaseKind, Program, SessionKind
from calfjournal.domain.proposal import Proposal
from calfjournal.domain.reasons import sorted_out
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.domain.thresholds import Thresholds
from calfjournal.errors import NoLayout
from calfjournal.training.at_hand import ADULT, AtHand, Swaps, is_minor
from calfjournal.training.held import Guard, held_ahead
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner import conflicts, reassess
from calfjournal.training.planner.baseline import SidesTested
from calfjournal.training.planner.beginning import Beginning
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.planner.diff import differences
from calfjournal.training.planner.doses import DoseRule, load_class, make_kit
from calfjournal.training.planner.familiar import familiar
from calfjournal.training.planner.growth_reason import growth
from calfjournal.training.planner.lines import minutes, set_lines
from calfjournal.training.planner.mileage import USUAL_KM, Mileage
from calfjournal.training.planner.phases import Block, Filling
from calfjournal.training.planner.plan_facts import PlanFacts
from calfjournal.training.planner.reasons import plan_reasons
from calfjournal.training.planner.schedule import LaidWeek, PlacedSession, Schedule
from calfjournal.training.planner.session_reasons import session_reason
from calfjournal.training.planner.usual_runs import run_weeks
from calfjournal.training.planner.weeks import Scale, weeks_of
from calfjournal.training.running.laid_runs import RunsGround, lay_runs
from calfjournal.training.running.run_reasons import (
    run_changes,
    run_limits,
    run_reasons,
    run_shortfall,
)
from calfjournal.training.running.usual_week import usual_week_of


class _PlanBasis(Struct, frozen=True):
    """What shapes a plan before its phases have a length."""

    calendar: Calendar
    mileage: Mileage
    baseline: SidesTested
    beginning: Beginning
    branch: reassess.Branch


class PlanJob(Struct, frozen=True):
    """One call of the planner with what it was given."""

    program: Program
    athlete: Athlete
    wishes: Wishes
    history: History
    library: Library
    norm_reps: float | None
    not_met: frozenset[str]
    numbers: Thresholds
    tendons: tuple[Tendon, ...] = ()
    accepted: frozenset[int] = frozenset()
    """Sessions whose change was accepted, by id."""
    tendon: reassess.TendonThen = reassess.TendonThen()

    def proposal(self, plan: Plan | None, begun: Sequence[Phase], floor: date) -> Proposal:
        """Lay the plan; ``plan`` is the one laid before, ``begun`` its phases that stay."""
        self._check_age()
        known = self._known(begun, floor)
        calendar, mileage, branch = known.calendar, known.mileage, known.branch
        baseline, beginning = known.baseline, known.beginning
        filling = Filling(
            self.program,
            self.wishes.start,
            self.wishes.weeks,
            baseline,
            calendar,
            begun=_blocks(self.program, begun),
            settled={**dict(self.wishes.phase_weeks), **branch.settled},
            next_slot=branch.next_slot,
        )
        blocks = filling.blocks()
        phases = _phases(self.program, blocks, self.wishes.start, begun)
        scale = self._scale(calendar, mileage, beginning)
        schedule = self._schedule(scale, branch, floor, phases)
        weeks = weeks_of(blocks, phases, self.program, scale)
        laid = familiar(schedule.lay(weeks), schedule, self.history.done)
        conflicts.check(self.program, self.wishes, baseline, blocks, laid, floor)
        return self._answer(
            plan,
            phases,
            laid,
            schedule,
            PlanFacts(
                self.program,
                self.athlete,
                self.wishes,
                baseline,
                mileage,
                calendar,
                schedule.kit,
                beginning,
                blocks,
                phases,
                laid,
                scale,
                branch,
                filling.limit,
                floor,
                self.history,
            ),
        )

    def retest(self, begun: Sequence[Phase], floor: date) -> reassess.Branch:
        """Return what the newest re-test decides about the weeks from ``floor`` on."""
        return self._known(begun, floor).branch

    def _known(self, begun: Sequence[Phase], floor: date) -> _PlanBasis:
        calendar = Calendar.of(self.wishes, run_weeks(self.wishes, self.history))
        mileage = self._mileage()
        km = mileage.usual if mileage.known else None
        baseline = SidesTested.of(self.athlete, self.history, self.norm_reps, km, self.numbers)
        if self.program.asks_first:
            baseline = replace(baseline, judges=False)
        beginning = Beginning.of(
            self.program, self.athlete, self.tendons, baseline, self.wishes.start
        )
        baseline = replace(baseline, sore=beginning.sore)
        branch = reassess.branch(
            self.program,
            self.history,
            baseline,
            calendar,
            begun,
            floor,
            self.tendon,
        )
        return _PlanBasis(calendar, mileage, baseline, beginning, branch)

    def _answer(
        self,
        plan: Plan | None,
        phases: tuple[Phase, ...],
        laid: Sequence[LaidWeek],
        schedule: Schedule,
        facts: PlanFacts,
    ) -> Proposal:
        new = self._new_sessions(laid, schedule, facts, plan.id if plan else None)
        staying = self._staying(plan, schedule, phases)
        sessions = tuple(sorted([*new, *staying], key=lambda s: (s.day, s.start_time)))
        made = Plan(
            id=plan.id if plan else None,
            program=self.program.id,
            title=self.program.says(self.program.title),
            start=phases[0].start,
            end=phases[-1].end,
            phases=phases,
            wishes=self.wishes,
        )
        kept = self._kept_runs(made, schedule.floor)
        laid_runs = self._runs(made, sessions, facts, kept)
        runs = tuple(sorted((*kept, *laid_runs), key=lambda run: (run.day, run.start_time)))
        sentences = self._reasons(made, sessions, laid_runs, facts)
        old = self._old(schedule.floor, {session.id for session in staying})
        guard = Guard(
            self.program,
            self.not_met,
            self.library,
            Swaps.of(self.athlete, self.library, self.history.today),
            lambda day: facts.calendar.allowance(day).new_exercises,
        )
        stands = held_ahead(new, guard, self.history.today)
        runs_before = () if plan is None else self._open_runs(plan, schedule.floor)
        runs_changed = () if plan is None else run_changes(runs_before, laid_runs)
        diff = differences(plan, made, old, stands, runs_changed)
        decided = facts.branch.reason or ""
        made = replace(made, reasons=sentences)
        return Proposal(made, sessions, sentences, diff, decided, runs)

    def _reasons(
        self,
        made: Plan,
        sessions: Sequence[Session],
        runs: Sequence[PlannedRun],
        facts: PlanFacts,
    ) -> tuple[Words, ...]:
        """Why the plan is as it is, in the order in which it is read."""
        usual = usual_week_of(self.history, self.athlete.weekly_km)
        days = max(map(len, facts.calendar.run_weeks), default=0)
        easier = self.program.deload_every if any(w.week.deload for w in facts.laid) else 0
        reasons = (
            *run_limits(self.wishes.weekly_km, days),
            *run_shortfall(runs, self.wishes.weekly_km),
            *plan_reasons(facts),
            *growth(made, sessions, self.library, easier),
            *run_reasons(runs, usual, self.numbers["run.spike_small"]),
        )
        return sorted_out(reasons).in_order

    def _runs(
        self,
        made: Plan,
        sessions: Sequence[Session],
        facts: PlanFacts,
        kept: Sequence[PlannedRun],
    ) -> tuple[PlannedRun, ...]:
        ground = RunsGround(
            facts.calendar,
            self.history,
            self.library,
            usual_week_of(self.history, self.athlete.weekly_km),
            self.wishes.weekly_km,
            self.numbers,
            facts.floor,
            tuple(kept),
            any(
                run.plan_id == made.id is not None and monday(run.day) == monday(facts.floor)
                for run in self.history.planned_runs
            ),
        )
        return lay_runs(made, sessions, ground)

    def _kept_runs(self, plan: Plan, floor: date) -> list[PlannedRun]:
        """Runs of the plan's time that stay: of days gone by, done, or placed by hand."""
        there = (run for run in self.history.planned_runs if plan.start <= run.day <= plan.end)
        return [
            run
            for run in there
            if run.locked or run.run_id is not None or (run.plan_id == plan.id and run.day < floor)
        ]

    def _open_runs(self, plan: Plan, floor: date) -> list[PlannedRun]:
        """Runs that the new plan replaces."""
        mine = (run for run in self.history.planned_runs if run.plan_id == plan.id)
        return [r for r in mine if r.day >= floor and not r.locked and r.run_id is None]

    def _check_age(self) -> None:
        if is_minor(self.athlete, self.wishes.start) and self.program.asks_first:
            raise NoLayout(
                say("planner.adults_only", program=self.program.title, age=ADULT),
                say("planner.use_foundation"),
            )

    def _mileage(self) -> Mileage:
        usual = self.history.weekly_km
        if usual is None:
            usual = self.athlete.weekly_km
        planned = self.wishes.weekly_km
        if usual is None and planned is None:
            return Mileage(USUAL_KM, USUAL_KM, known=False)
        first = usual if usual is not None else planned
        then = planned if planned is not None else usual
        return Mileage(first or 0.0, then or 0.0)

    def _scale(self, calendar: Calendar, mileage: Mileage, beginning: Beginning) -> Scale:
        most = self.program.spacing.max_per_week
        if self.wishes.sessions_per_week is not None:
            most = min(most, self.wishes.sessions_per_week)
        adapts = not self.program.asks_first
        return Scale(calendar, mileage, most, adapts, self._light_type(), beginning)

    def _light_type(self) -> str | None:
        """The session that stands in for harder ones: the gentlest and shortest for mobility."""
        types = self.program.session_types
        mobile = [t for t in types.values() if t.kind is SessionKind.MOBILITY]
        in_phase = {
            name
            for phase in self.program.phases
            for week in phase.weeks
            for name in week.sessions
            if phase.kind is PhaseKind.MOBILITY
        }
        kit = make_kit(self.library, AtHand(), self.history)
        ranked = sorted(
            mobile,
            key=lambda t: (t.id not in in_phase, load_class(kit.items(t, DoseRule())), t.minutes),
        )
        return ranked[0].id if ranked else None

    def _schedule(
        self,
        scale: Scale,
        branch: reassess.Branch,
        floor: date,
        phases: Sequence[Phase],
    ) -> Schedule:
        kit = make_kit(
            self.library,
            AtHand.of(self.athlete, self.wishes.start),
            self.history,
            lighter_loads=branch.lighter_loads,
            on_one_leg=scale.beginning.strong,
        )
        start, end = self.wishes.start - timedelta(days=8), phases[-1].end
        around = (s for s in self.history.sessions if start <= s.day <= end)
        kept = tuple(s for s in around if s.counts or self._stays(s, phases, scale.calendar))
        return Schedule(
            program=self.program,
            athlete=self.athlete,
            calendar=scale.calendar,
            mileage=scale.mileage,
            kit=kit,
            light_type=scale.light_type,
            most=scale.most,
            adapts=scale.adapts,
            floor=floor,
            kept=kept,
            step_up_cycles=branch.step_up_cycles,
        )

    def _stays(self, session: Session, phases: Sequence[Phase], calendar: Calendar) -> bool:
        """True for a planned session placed by hand, or changed as accepted and still in place."""
        if session.status is not SessionStatus.PLANNED:
            return False
        if session.locked or session.id not in self.accepted:
            return session.locked
        day, allowance = session.day, calendar.allowance(session.day)
        phase = next((p for p in phases if p.start <= day <= p.end), None)
        return (
            phase is not None
            and phase.kind is session.phase
            and calendar.open(day)
            and allowance.kind_allowed(session.kind)
            and session.load_class <= allowance.max_class
        )

    def _new_sessions(
        self,
        laid: Sequence[LaidWeek],
        schedule: Schedule,
        facts: PlanFacts,
        plan_id: int | None,
    ) -> list[Session]:
        days = sorted(
            [(s.day, s.start_time) for s in schedule.kept]
            + [(placed.day, placed.start_time) for placed in facts.placed]
        )
        before = {later: earlier[0] for earlier, later in pairwise(days)}
        items = {id(placed.items): placed.items for placed in facts.placed}
        lines = {key: set_lines(row, schedule.kit.kilograms) for key, row in items.items()}
        return [
            replace(
                self._session(placed, before.get((placed.day, placed.start_time)), facts),
                plan_id=plan_id,
                sets=lines[id(placed.items)],
            )
            for week in laid
            for placed in week.placed
        ]

    def _session(self, placed: PlacedSession, before: date | None, facts: PlanFacts) -> Session:
        kind, rpe = placed.type, placed.type.rpe
        if placed.rule.deload and rpe is not None and kind.kind is SessionKind.STRENGTH:
            rpe = min(rpe, 6)
        return Session(
            day=placed.day,
            kind=placed.kind or kind.kind,
            title=placed.title or self.program.says(kind.title),
            type_id=kind.id,
            start_time=placed.start_time,
            phase=placed.week.phase.kind,
            week=placed.week.number,
            deload=placed.week.deload,
            original_day=placed.day,
            load_class=placed.load_class,
            planned_minutes=minutes(kind, placed.items),
            planned_rpe=rpe,
            reason=session_reason(placed, before, facts),
        )

    def _staying(
        self, plan: Plan | None, schedule: Schedule, phases: tuple[Phase, ...]
    ) -> list[Session]:
        """Sessions of the plan's time that stay as they are."""
        start, end = phases[0].start, phases[-1].end
        own = {s.id for s in schedule.kept if start <= s.day <= end}
        if plan is not None:
            own |= {
                s.id
                for s in self.history.sessions
                if s.plan_id == plan.id
                and (s.day < schedule.floor or s.status is not SessionStatus.PLANNED)
            }
        return [s for s in self.history.sessions if s.id in own and s.id is not None]

    def _old(self, floor: date, kept: Collection[int | None]) -> list[Session]:
        """Planned sessions that the new plan replaces."""
        return [
            s
            for s in self.history.sessions
            if s.day >= floor
            and s.status is SessionStatus.PLANNED
            and not s.locked
            and s.id not in kept
        ]


def _blocks(program: Program, begun: Sequence[Phase]) -> tuple[Block, ...]:
    """The phases begun, each in the first place of the program that is left for its kind."""
    blocks: list[Block] = []
    for phase in begun:
        before = blocks[-1] if blocks else None
        first = before.slot + 1 if before is not None and before.cycle == phase.cycle else 0
        slots = [i for i, template in enumerate(program.phases) if template.kind is phase.kind]
        slot = next((i for i in slots if i >= first), slots[0] if slots else 0)
        blocks.append(Block(program.phases[slot], slot, phase.cycle, phase.weeks))
    return tuple(blocks)


def _phases(
    program: Program, blocks: Sequence[Block], start: date, begun: Sequence[Phase]
) -> tuple[Phase, ...]:
    phases = list(begun)
    first = begun[-1].end + timedelta(1) if begun else start
    for block in blocks[len(begun) :]:
        end = first + timedelta(weeks=block.weeks) - timedelta(1)
        template = block.template
        phases.append(
            Phase(
                template.kind,
                program.says(template.title),
                first,
                end,
                block.weeks,
                program.says(template.goal),
                template.gate,
                block.cycle,
            )
        )
        first = end + timedelta(1)
    return tuple(phases)
