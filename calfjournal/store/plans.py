"""Queries of plans with their phases, of races and of blocked ranges."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.domain.plan import BlockedRange, Phase, Plan, Race
from calfjournal.domain.run import PlannedRun
from calfjournal.store.database import Database
from calfjournal.store.kept_range import KeptRange, RowsOfDays
from calfjournal.store.models import (
    PARAM,
    BlockedRangeRow,
    PhaseRow,
    PlannedRunRow,
    PlanRow,
    RaceRow,
)
from calfjournal.store.rows import Table

PLANS: Table[Plan] = Table(PlanRow, Plan, build=lambda record: Plan(phases=(), **record))
PHASES: Table[Phase] = Table(
    PhaseRow, Phase, parent="plan_id", named_by=("plan_id", "cycle", "kind", "title")
)
PLANNED_RUNS: Table[PlannedRun] = Table(
    PlannedRunRow,
    PlannedRun,
    named_by=("plan_id", ("original_day", "day"), "kind", "start_time"),
)
RACES: Table[Race] = Table(RaceRow, Race, named_by=("day", "name"))
BLOCKS: Table[BlockedRange] = Table(BlockedRangeRow, BlockedRange)

ALL_RACES = RACES.query(None, RaceRow.day, RaceRow.id)
ALL_BLOCKS = BLOCKS.query(None, BlockedRangeRow.start, BlockedRangeRow.id)
RACES_BETWEEN = RACES.query(
    (RaceRow.day >= PARAM) & (RaceRow.day <= PARAM), RaceRow.day, RaceRow.id
)
RUNS_BETWEEN = PLANNED_RUNS.query(
    (PlannedRunRow.day >= PARAM) & (PlannedRunRow.day <= PARAM),
    PlannedRunRow.day,
    PlannedRunRow.start_time,
    PlannedRunRow.id,
)
RUNS_OF = PLANNED_RUNS.query(
    (PlannedRunRow.plan_id == PARAM) & (PlannedRunRow.day >= PARAM),
    PlannedRunRow.day,
    PlannedRunRow.id,
)
PLANNED_AS = PLANNED_RUNS.query(PlannedRunRow.run_id == PARAM, PlannedRunRow.id)
BLOCKS_TOUCHING = BLOCKS.query(
    (BlockedRangeRow.end >= PARAM) & (BlockedRangeRow.start <= PARAM),
    BlockedRangeRow.start,
    BlockedRangeRow.id,
)
_TOUCHES = (PlanRow.end >= PARAM) & (PlanRow.start <= PARAM)
_ALL = PLANS.query(None, PlanRow.start, PlanRow.id)
_TOUCHING = PLANS.query(_TOUCHES, PlanRow.start, PlanRow.id)
_ACTIVE = PLANS.query(PlanRow.active == PARAM, PlanRow.start.desc(), PlanRow.id.desc())
_PHASE_ORDER = (PhaseRow.start, PhaseRow.end, PhaseRow.cycle, PhaseRow.id)
_PHASES = PHASES.query(None, *_PHASE_ORDER)
_PHASES_TOUCHING = PHASES.query(
    PhaseRow.plan_id.in_(PlanRow.select(PlanRow.id).where(_TOUCHES)), *_PHASE_ORDER
)
_PHASES_OF = PHASES.query(PhaseRow.plan_id == PARAM, *_PHASE_ORDER)


def without_phases(database: Database) -> tuple[Plan, ...]:
    """Return all plans, oldest first, in one query and without their phases."""
    return tuple(_ALL.all(database))


def get(database: Database, key: int) -> Plan | None:
    """Return a plan with its phases."""
    return _with_phases(database, PLANS.by_id.one(database, key))


def active(database: Database) -> Plan | None:
    """Return the plan that is followed now."""
    return _with_phases(database, _ACTIVE.one(database, 1))


def everything(database: Database) -> list[Plan]:
    """Return all plans, oldest first, in two queries."""
    phases = _PHASES.by_parent(database)
    return [replace(plan, phases=phases.get(plan.key, ())) for plan in _ALL.all(database)]


def touching(database: Database, first: date, last: date) -> list[Plan]:
    """Return the plans with a day between two, oldest first, in two queries."""
    phases = _PHASES_TOUCHING.by_parent(database, first, last)
    plans = _TOUCHING.all(database, first, last)
    return [replace(plan, phases=phases.get(plan.key, ())) for plan in plans]


def save(database: Database, plan: Plan) -> int:
    """Write the plan and exactly its phases; returns its key."""
    if plan.id is None or not PLANS.update(database, plan):
        key = PLANS.insert(database, plan)
    else:
        key = plan.id
        database.run("DELETE FROM phase WHERE plan_id = ?", (key,))
    phases = [replace(phase, id=None) for phase in plan.phases]
    PHASES.insert_all(database, phases, plan_id=key)
    return key


def close(database: Database, plan: Plan, last: date) -> None:
    """End the plan after ``last``: later phases go, and so do planned sessions not locked.

    A plan that never began and has no session left is deleted.
    """
    drop_planned(database, plan.key, last + timedelta(days=1))
    drop_planned_runs(database, plan.key, last + timedelta(days=1))
    sessions = database.value("SELECT count(*) FROM session WHERE plan_id = ?", (plan.id,))
    if last < plan.start and not sessions:
        PLANS.delete(database, plan.key)
        return
    end = max(plan.start, min(plan.end, last))
    phases = tuple(
        replace(phase, end=min(phase.end, end)) for phase in plan.phases if phase.start <= end
    )
    save(database, replace(plan, end=end, phases=phases, active=False))


def drop_planned(database: Database, plan_id: int, first: date) -> None:
    """Delete the plan's planned, unlocked sessions from the day on."""
    database.run(
        "DELETE FROM session WHERE plan_id = ? AND day >= ? AND status = 'planned' AND locked = 0",
        (plan_id, first.isoformat()),
    )


def drop_planned_runs(
    database: Database, plan_id: int, first: date, kept: Collection[int] = ()
) -> None:
    """Delete the plan's planned runs from the day on; done and locked ones and ``kept`` stay."""
    for run in RUNS_OF.all(database, plan_id, first):
        if not run.locked and run.run_id is None and run.id not in kept:
            PLANNED_RUNS.delete(database, run.key)


def kept_runs(database: Database) -> KeptRange[PlannedRun]:
    """Return the planned runs of days as they are kept in memory."""
    return KeptRange(database, RUNS_BETWEEN.all, RowsOfDays.of(PLANNED_RUNS))


def _with_phases(database: Database, plan: Plan | None) -> Plan | None:
    return plan and replace(plan, phases=tuple(_PHASES_OF.all(database, plan.id)))
