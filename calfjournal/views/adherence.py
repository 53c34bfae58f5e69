"""How a plan was followed so far: as a whole, by cycle, by phase and by week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from calfjournal.dates import monday
from calfjournal.domain.adherence import LINKED_WITHIN, Followed
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.run import PlannedRun, Run
from calfjournal.domain.session import Session
from calfjournal.training.adherence import followed_by
from calfjournal.views.source import Source


class PhaseFollowed(Struct, frozen=True):
    """How one phase was followed."""

    phase: Phase
    followed: Followed


class WeekFollowed(Struct, frozen=True):
    """How one week was followed; ``first`` is its Monday."""

    first: date
    followed: Followed


class PlanFollowed(Struct, frozen=True):
    """How a plan was followed, in its order; what no phase holds counts in ``whole`` alone."""

    whole: Followed = Followed()
    cycles: tuple[tuple[int, Followed], ...] = ()
    phases: tuple[PhaseFollowed, ...] = ()
    weeks: tuple[WeekFollowed, ...] = ()

    def of_phase(self, phase: Phase) -> Followed:
        """How a phase was followed."""
        return next((part.followed for part in self.phases if part.phase == phase), Followed())


def gather(source: Source, plan: Plan, sessions: Iterable[Session]) -> PlanFollowed:
    """Read what there is beside the ``sessions`` of a plan, and count it all: three queries."""
    loose = (
        session
        for session in source.sessions.between(plan.start, plan.end, sets=False)
        if session.plan_id is None
    )
    planned, runs = _runs(source, plan)
    return of_plan(plan, [*sessions, *loose], planned, runs, source.clock.today())


def _runs(source: Source, plan: Plan) -> tuple[list[PlannedRun], list[Run]]:
    """Return the runs of a plan's days: those planned, and those run that are no other plan's."""
    first, last = plan.start - LINKED_WITHIN, plan.end + LINKED_WITHIN
    near = source.planned_runs.between(first, last)
    mine = [
        run
        for run in near
        if run.plan_id == plan.id or (run.plan_id is None and plan.start <= run.day <= plan.end)
    ]
    became = {run.run_id for run in mine}
    others = {run.run_id for run in near} - became
    recorded = [
        run
        for run in source.runs.between(first, last)
        if run.id in became or (run.id not in others and plan.start <= run.day <= plan.end)
    ]
    return mine, recorded


def of_plan(
    plan: Plan,
    sessions: Iterable[Session],
    planned: Iterable[PlannedRun],
    runs: Iterable[Run],
    today: date,
) -> PlanFollowed:
    """Count the sessions and runs of a plan day by day, and add the days up."""
    days = followed_by(sessions, planned, runs, today, _day)
    phase_at = {day: plan.phase_on(day) for day in days}
    in_phases = [
        PhaseFollowed(phase, _sum(days[day] for day, at in phase_at.items() if at == phase))
        for phase in plan.phases
    ]
    cycles = dict.fromkeys(phase.cycle for phase in plan.phases)
    return PlanFollowed(
        whole=_sum(days.values()),
        cycles=tuple(
            (cycle, _sum(part.followed for part in in_phases if part.phase.cycle == cycle))
            for cycle in cycles
        ),
        phases=tuple(in_phases),
        weeks=tuple(_weeks(days)),
    )


def _weeks(days: Mapping[date, Followed]) -> Iterator[WeekFollowed]:
    weeks: dict[date, Followed] = {}
    for day, followed in sorted(days.items()):
        first = monday(day)
        weeks[first] = weeks.get(first, Followed()) + followed
    yield from map(WeekFollowed, weeks.keys(), weeks.values())


def _sum(parts: Iterable[Followed]) -> Followed:
    return sum(parts, Followed())


def _day(day: date) -> date:
    return day
