"""Plans, races and blocked ranges as they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.dates import check_day
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Message, say
from calfjournal.domain.plan import BlockedRange, Plan, Race
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session
from calfjournal.store import plans, sessions
from calfjournal.training.planner.races import RaceDay
from calfjournal.training.planner.wishes import check_ranks
from calfjournal.verbs.checking import checked, gone, order
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.planned_runs import link_runs
from calfjournal.verbs.sessions import check_sessions


class PlanVerbs(Verbs):
    """Reads and writes plans and what they must respect."""

    def active(self) -> Plan | None:
        """Return the plan that is followed now."""
        return plans.active(self._database)

    def get(self, plan_id: int) -> Plan | None:
        """Return one plan, None when it is gone."""
        return plans.get(self._database, plan_id)

    def all(self) -> list[Plan]:
        """Return all plans, ended ones too, oldest first."""
        return plans.everything(self._database)

    def touching(self, first: date, last: date) -> list[Plan]:
        """Return the plans with a day between two, first and last included, oldest first."""
        return plans.touching(self._database, first, last)

    def store(
        self,
        plan: Plan,
        planned: Sequence[Session],
        runs: Sequence[PlannedRun] = (),
        *,
        since: date | None = None,
    ) -> Outcome[Plan]:
        """Make a plan the one to follow, with its sessions and runs, as one edit.

        A plan with an id is laid again: its phases and its planned, unlocked sessions from
        ``since`` on (today by default) are replaced. A new plan ends the one followed before on
        the day before its start. Done, skipped and locked sessions stay; locked planned ones in
        the new plan's time now belong to it. Sessions with an id are kept, the others added; runs
        likewise.
        """
        plan = _checked_plan(plan)
        fresh = check_sessions(session for session in planned if session.id is None)
        with self._edit(plan_label(plan)) as edit:
            if plan.id is None:
                self._end_earlier(plan)
            elif self.get(plan.id) is None:
                raise gone(Kind.PLAN)
            key = plans.save(self._database, replace(plan, active=True))
            if plan.id is not None:
                kept = {session.id for session in planned if session.id is not None}
                self._drop(key, since or self._clock.today(), kept)
            self._keep_runs(replace(plan, id=key), runs, since or self._clock.today())
            self._database.run(
                "UPDATE session SET plan_id = ? WHERE locked = 1 AND status = 'planned' "
                "AND day BETWEEN ? AND ? AND plan_id IS NOT NULL",
                (key, plan.start.isoformat(), plan.end.isoformat()),
            )
            sessions.insert_all(
                self._database, [replace(session, plan_id=key) for session in fresh]
            )
        return Outcome(self.get(key) or plan, edit.changes)

    def _keep_runs(self, plan: Plan, runs: Sequence[PlannedRun], since: date) -> None:
        kept = {run.id for run in runs if run.id is not None}
        plans.drop_planned_runs(self._database, plan.key, since, kept)
        fresh = [checked(run, Kind.PLANNED_RUN) for run in runs if run.id is None]
        there = plans.RUNS_BETWEEN.all(self._database, plan.start, plan.end)
        theirs = [run for run in there if run.locked and run.plan_id not in (None, plan.id)]
        plans.PLANNED_RUNS.update_all(
            self._database, [replace(run, plan_id=plan.id) for run in theirs]
        )
        plans.PLANNED_RUNS.insert_all(
            self._database, [replace(run, plan_id=plan.id) for run in fresh]
        )
        link_runs(self._database, min(plan.start, since), since)

    def end(self, plan_id: int, day: date) -> Outcome[Plan]:
        """End a plan with ``day`` as its last; planned sessions after it go, locked ones stay."""
        check_day(day)
        plan = self.get(plan_id)
        if plan is None:
            raise gone(Kind.PLAN)
        with self._edit(say("edits.end_plan", plan=plan.title)) as edit:
            plans.close(self._database, plan, day)
        return Outcome(self.get(plan_id) or plan, edit.changes)

    def _end_earlier(self, plan: Plan) -> None:
        last = plan.start - timedelta(days=1)
        for earlier in self.all():
            if earlier.active:
                plans.close(self._database, earlier, last)

    def _drop(self, plan_id: int, first: date, kept: set[int]) -> None:
        for session in sessions.of_plan(self._database, plan_id):
            replaceable = session.status == "planned" and not session.locked
            if replaceable and session.day >= first and session.id not in kept:
                sessions.SESSIONS.delete(self._database, session.key)

    # ------------------------------------------------------------------ races

    def races(self) -> list[Race]:
        """Return all races by day."""
        return plans.ALL_RACES.all(self._database)

    def races_between(self, first: date, last: date) -> list[Race]:
        """Return the races of the days, first and last included, by day."""
        return plans.RACES_BETWEEN.all(self._database, first, last)

    def race_counts_until(self, race: Race) -> date:
        """Return the last day on which a race, kept or not, says what the plan holds (rule 8.6)."""
        return RaceDay(race.day, race.distance_km).counts_until

    def save_race(self, race: Race) -> Outcome[Race]:
        """Write a new or changed race.

        Raises:
            InputError: a value makes no sense, or a race of that day counts otherwise.
        """
        race = checked(race, Kind.RACE)
        there = [r for r in self.races_between(race.day, race.day) if r.id != race.id]
        check_ranks([(each.day, each.rank) for each in (*there, race)], "rank")
        with self._edit(say("edits.save_race", day=race.day)) as edit:
            if race.id is None:
                race = replace(race, id=plans.RACES.insert(self._database, race))
            elif not plans.RACES.update(self._database, race):
                raise gone(Kind.RACE)
        return Outcome(race, edit.changes)

    def delete_race(self, race_id: int) -> Outcome[None]:
        """Delete a race."""
        with self._edit(say("edits.delete_race")) as edit:
            if not plans.RACES.delete(self._database, race_id):
                raise gone(Kind.RACE)
        return Outcome(None, edit.changes)

    # ------------------------------------------------------------------ blocked ranges

    def blocks(self) -> list[BlockedRange]:
        """Return all blocked ranges by first day."""
        return plans.ALL_BLOCKS.all(self._database)

    def blocks_touching(self, first: date, last: date) -> list[BlockedRange]:
        """Return the blocked ranges with a day between two, by first day."""
        return plans.BLOCKS_TOUCHING.all(self._database, first, last)

    def save_block(self, block: BlockedRange) -> Outcome[BlockedRange]:
        """Write a new or changed blocked range."""
        block = checked(block, Kind.BLOCKED_RANGE)
        order(block.start, block.end, "end")
        with self._edit(say("edits.block_days", first=block.start)) as edit:
            if block.id is None:
                block = replace(block, id=plans.BLOCKS.insert(self._database, block))
            elif not plans.BLOCKS.update(self._database, block):
                raise gone(Kind.BLOCKED_RANGE)
        return Outcome(block, edit.changes)

    def delete_block(self, block_id: int) -> Outcome[None]:
        """Delete a blocked range."""
        with self._edit(say("edits.unblock_days")) as edit:
            if not plans.BLOCKS.delete(self._database, block_id):
                raise gone(Kind.BLOCKED_RANGE)
        return Outcome(None, edit.changes)


def plan_label(plan: Plan) -> Message:
    """Return the name of the edit that makes a plan the one to follow."""
    if plan.id is None:
        return say("edits.new_plan", plan=plan.title)
    return say("edits.plan_again", plan=plan.title)


def _checked_plan(plan: Plan) -> Plan:
    plan = checked(plan, Kind.PLAN)
    order(plan.start, plan.end, "end")
    phases = tuple(
        checked(phase, Kind.PHASE, f"phases[{index}].") for index, phase in enumerate(plan.phases)
    )
    for index, phase in enumerate(phases):
        order(phase.start, phase.end, f"phases[{index}].end")
    return replace(plan, phases=phases)
