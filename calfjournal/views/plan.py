"""The plan that is followed: where today is in it, its gates, and the weeks ahead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import monday
from calfjournal.domain.exercise import Exercise
from calfjournal.domain.finding import Adjustment
from calfjournal.domain.flare import FlareNow
from calfjournal.domain.message import Words
from calfjournal.domain.plan import Phase, Plan, Race
from calfjournal.domain.program import GateState, GateStatus, GateWord, PhaseKind, Program
from calfjournal.domain.run import PlannedRun, RunKind, planned_km
from calfjournal.domain.session import Session, count_sets
from calfjournal.errors import CalfjournalError
from calfjournal.training.gates import phase_asked_about
from calfjournal.training.work_done import contacts_planned
from calfjournal.views import adherence
from calfjournal.views.adherence import PlanFollowed
from calfjournal.views.checkpoints import Checkpoint, checkpoints
from calfjournal.views.source import Source

if TYPE_CHECKING:
    from calfjournal.training.library import Library

MIDWEEK = 3
"""Days from a Monday to the middle of its week."""


class WeekAhead(Struct, frozen=True):
    """One week of the plan with what stands in it; ``first`` is its Monday."""

    first: date
    phase: Phase | None
    number: int
    sessions: tuple[Session, ...]
    deload: bool
    sets: int
    """Both legs of a set count once."""
    contacts: int
    """Foot contacts planned."""
    km: float = 0.0
    """Kilometres of the planned runs."""


class PlannedWeek(Struct, frozen=True):
    """What a week of the plan asks: ``calf`` sets times load class and legs, ``km`` to run.

    ``first`` is its Monday.
    """

    first: date
    calf: float
    km: float


class FollowedPlan(Struct, frozen=True):
    """The plan with what the rules say of it today."""

    plan: Plan
    today: date
    sessions: tuple[Session, ...]
    races: tuple[Race, ...]
    phase: Phase | None
    """The phase of today, the first one before the start, None after the end."""
    gates: tuple[GateStatus, ...]
    proposal: Adjustment | None
    """To go on to the next phase early, or to stay longer."""
    closed: frozenset[str]
    """Gates that hold exercises back."""
    opened: frozenset[str]
    """Gates that the athlete opened without their being met."""
    weeks: tuple[WeekAhead, ...]
    program: Program | None
    """None when its file is gone."""
    load: tuple[PlannedWeek, ...] = ()
    """Every week of the plan, as it was planned or is."""
    flare: FlareNow | None = None
    """The flare that runs; the week ahead stands on its rung."""
    decided: Words = ""
    """What the re-test of now decides about what comes next, before the plan is laid on."""
    given: Mapping[str, GateWord] = {}
    """The athlete's word on those opened, by the gate's id."""
    waiting: Phase | None = None
    """The phase of today while it waits for its gate."""
    followed: PlanFollowed = PlanFollowed()
    """How it was followed so far."""
    is_older: bool = False
    """True when the program was changed after the plan was laid by it."""

    @property
    def next_gate(self) -> GateStatus | None:
        """The gate after the phase of today, None when nothing has to be met.

        That before it while it waits, and where nothing has to be met next for as long as what
        today rests on is not.
        """
        asked = self._before if self._rests_on_unmet else self.phase
        return self._status(asked.gate) if asked is not None else None

    @property
    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """The gates between the phases."""
        opened = {name: word for name, word in self.given.items() if name in self.opened}
        return checkpoints(self.plan.phases, self.gates, opened, self.waiting)

    @property
    def _before(self) -> Phase | None:
        at = self.plan.phases.index(self.phase) if self.phase is not None else 0
        return self.plan.phases[at - 1] if at else None

    @property
    def _rests_on_unmet(self) -> bool:
        """True where the gate before the phase of today is what matters."""
        before, phase = self._before, self.phase
        status = self._status(before.gate) if before is not None else None
        if status is None or status.state is GateState.MET or phase is None:
            return False
        return self.waiting is not None or phase.gate is None

    def _status(self, gate: str | None) -> GateStatus | None:
        return next((status for status in self.gates if status.gate.id == gate), None)

    @property
    def is_last_phase(self) -> bool:
        """True when no phase comes after that of today."""
        return self.phase is None or self.phase == self.plan.phases[-1]

    @property
    def is_researched(self) -> bool:
        """True for a program published by others, which asks before it is followed."""
        return self.program is not None and self.program.asks_first


def gather(source: Source) -> FollowedPlan | None:
    """Read the plan that is followed, None without one."""
    plan, today = source.plans.active(), source.clock.today()
    if plan is None:
        return None
    sessions = source.planning.sessions_of(plan)
    runs = source.planned_runs.of_plan(plan.key)
    program, gates = source.planning.program_of(plan), source.gates.all(today)
    proposal, given = source.gates.phase_proposal(today), source.gates.given(today)
    asked = phase_asked_about(plan, proposal, today) if proposal is not None else None
    phase = plan.phase_on(max(today, plan.start))
    unmet = {status.gate.id for status in gates if status.state is not GateState.MET}
    return FollowedPlan(
        plan=plan,
        today=today,
        sessions=sessions,
        races=tuple(source.plans.races()),
        phase=phase,
        gates=gates,
        proposal=proposal,
        closed=source.gates.closed(program, today) if program is not None else frozenset(),
        opened=frozenset(given) & unmet,
        weeks=tuple(weeks_ahead(plan, sessions, source.library.exercises, today, runs)),
        program=program,
        is_older=source.planning.is_changed(plan),
        load=tuple(planned_weeks(plan, sessions, runs, source.library)),
        flare=source.flares.now(today),
        decided=_decided(source, plan, today),
        given=given,
        waiting=phase if asked not in (None, phase) else None,
        followed=adherence.gather(source, plan, sessions),
    )


def planned_weeks(
    plan: Plan, sessions: Iterable[Session], runs: Iterable[PlannedRun], library: Library
) -> Iterator[PlannedWeek]:
    """Yield every week of a plan with its calf load and its kilometres, races among them."""
    from calfjournal.training.calf_load import load_of  # Late: a start names the week only.

    calf: defaultdict[date, float] = defaultdict(float)
    km = _kilometres(runs)
    for session in sessions:
        calf[monday(session.day)] += load_of((session,), library)
    for number in range((plan.end - monday(plan.start)).days // 7 + 1):
        first = monday(plan.start) + timedelta(weeks=number)
        yield PlannedWeek(first, calf[first], km.get(first, 0.0))


def first_and_most(plan: Plan, runs: Iterable[PlannedRun]) -> tuple[float, float] | None:
    """Return the kilometres of a plan's first whole week and of its largest, races apart.

    None where no kilometres are known.
    """
    km = _kilometres(run for run in runs if run.kind is not RunKind.RACE)
    whole = [km[first] for first in sorted(km) if first >= plan.start and km[first]]
    return (whole[0], max(whole)) if whole else None


def planned_mean(plan: Plan, runs: Iterable[PlannedRun]) -> float:
    """Return the mean kilometres of a plan's weeks, races apart and weeks off among them."""
    km = _kilometres(run for run in runs if run.kind is not RunKind.RACE)
    return sum(km.values()) / max(((plan.end - plan.start).days + 1) / 7, 1.0)


def _kilometres(runs: Iterable[PlannedRun]) -> dict[date, float]:
    """Return the kilometres of weeks by their Mondays."""
    weeks: defaultdict[date, list[PlannedRun]] = defaultdict(list)
    for run in runs:
        weeks[monday(run.day)].append(run)
    return {first: planned_km(inside) for first, inside in weeks.items()}


def _decided(source: Source, plan: Plan, today: date) -> Words:
    """What tests of the re-test that runs, or ended yesterday, decide; "" once it is laid so."""
    phase = plan.phase_on(today - timedelta(days=1)) or plan.phase_on(today)
    if phase is None or phase.kind is not PhaseKind.REASSESS:
        phase = plan.phase_on(today)
    if phase is None or phase.kind is not PhaseKind.REASSESS:
        return ""
    if not source.assessments.between(phase.start, today):
        return ""
    try:
        decided = source.planning.propose_again(today=today).decided
    except CalfjournalError:
        return ""
    return "" if decided in plan.reasons else decided


def weeks_ahead(
    plan: Plan,
    sessions: Sequence[Session],
    exercises: Mapping[str, Exercise],
    today: date,
    runs: Iterable[PlannedRun] = (),
    count: int = 8,
) -> list[WeekAhead]:
    """Return the next weeks of the plan from the one of today on (or its first) to its end."""
    first = monday(max(today, plan.start))
    km = _kilometres(runs)
    starts = (first + timedelta(weeks=at) for at in range(count))
    return [
        replace(_week_ahead(plan, start, sessions, exercises), km=km.get(start, 0.0))
        for start in starts
        if start <= plan.end
    ]


def _week_ahead(
    plan: Plan, start: date, sessions: Sequence[Session], exercises: Mapping[str, Exercise]
) -> WeekAhead:
    inside = tuple(s for s in sessions if start <= s.day < start + timedelta(weeks=1))
    # A plan may begin on any day: a week is called by what most of its days are.
    named = min(max(start + timedelta(MIDWEEK), plan.start), plan.end)
    week = plan.week_on(named)
    return WeekAhead(
        start,
        plan.phase_on(named),
        number=week[0] if week is not None else 0,
        sessions=inside,
        deload=any(s.deload for s in inside),
        sets=sum(count_sets(s.sets) for s in inside),
        contacts=sum(contacts_planned(s, exercises) for s in inside),
    )
