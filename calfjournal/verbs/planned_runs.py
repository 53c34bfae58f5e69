"""Planned runs: added, changed, moved, left out, and found again in what was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.dates import check_day
from calfjournal.domain.adherence import LINKED_WITHIN
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Message, say
from calfjournal.domain.run import Advice, PlannedRun, Run, RunKind
from calfjournal.errors import InputError
from calfjournal.recovery.load import RunSpike, Spike, run_spike
from calfjournal.store import plans, runs
from calfjournal.store.database import Database
from calfjournal.training.running.linking import links
from calfjournal.verbs.checking import checked, clock, gone
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.kept_reads import HISTORY_DAYS
from calfjournal.verbs.thresholds import in_force

_NEAR = timedelta(days=1)


class PlannedRunVerbs(Verbs):
    """Reads and writes the runs that are planned; what was changed by hand stays so."""

    def get(self, key: int) -> PlannedRun | None:
        """Return one planned run, None when it is gone."""
        return plans.PLANNED_RUNS.by_id.one(self._database, key)

    def present(self, key: int) -> PlannedRun:
        """Return one planned run; InputError when it is gone."""
        found = self.get(key)
        if found is None:
            raise gone(Kind.PLANNED_RUN)
        return found

    def between(self, first: date, last: date) -> list[PlannedRun]:
        """Return the planned runs of the days, first and last included, in order of time."""
        return plans.RUNS_BETWEEN.all(self._database, first, last)

    def of_plan(self, plan_id: int) -> list[PlannedRun]:
        """Return all runs of a plan."""
        return plans.RUNS_OF.all(self._database, plan_id, date.min)

    def beyond_longest(self, run: PlannedRun) -> RunSpike | None:
        """Return how much longer a run would be than the longest of its 30 days (rule 5.5).

        Runs planned for those days count as if they were run. None for a race, for a run that is
        not longer than the border, and where too few runs are known.
        """
        return self.beyond_longest_on(run, (run.day,)).get(run.day)

    def beyond_longest_on(self, run: PlannedRun, days: Sequence[date]) -> dict[date, RunSpike]:
        """Return the same of the run on other days; those on which it is not longer are left out.

        Two queries for all of them.
        """
        if run.kind is RunKind.RACE or not run.km or not days:
            return {}
        numbers, today = in_force(self._database), self._clock.today()
        ahead = [
            Run(datetime.combine(each.day, time(), UTC), each.day, distance_m=each.km * 1000)
            for each in self.between(today, max(days))
            if each.is_open and each.id != run.id and each.km
        ]
        first = min(days) - timedelta(HISTORY_DAYS)
        known = [*runs.BETWEEN.all(self._database, first, max(days)), *ahead]
        spikes = {day: run_spike(run.km, day, known, numbers) for day in days}
        plain = (Spike.NONE, Spike.NO_REFERENCE)
        return {day: spike for day, spike in spikes.items() if spike.band not in plain}

    def add(self, run: PlannedRun) -> Outcome[PlannedRun]:
        """Add a run by hand; it stays when the plan is laid again."""
        run = _checked(replace(run, id=None, locked=True))
        with self._edit(say("edits.plan_run", day=run.day)) as edit:
            key = plans.PLANNED_RUNS.insert(self._database, run)
            link_runs(self._database, run.day, run.day)
        return Outcome(self.present(key), edit.changes)

    def update(self, run: PlannedRun) -> Outcome[PlannedRun]:
        """Overwrite a planned run; it stays so when the plan is laid again."""
        return self._keep(run, say("edits.change_planned_run", day=run.day))

    def move(self, key: int, day: date, start_time: str | None = None) -> Outcome[PlannedRun]:
        """Put a planned run on another day, or local time "HH:MM", by hand.

        Raises:
            InputError: it was run already, is gone, or is a race: the plan is laid again for that.
        """
        run = self.present(key)
        if run.run_id is not None:
            raise InputError("day", say("values.was_run"))
        if run.kind is RunKind.RACE and plans.RACES_BETWEEN.all(self._database, run.day, run.day):
            raise InputError("day", say("values.race_is_moved"))
        begins = run.start_time if start_time is None else start_time
        origin = run.original_day or run.day
        moved = replace(run, day=check_day(day), start_time=begins, original_day=origin)
        return self._keep(moved, say("edits.move_run", day=day), find=True)

    def leave_out(self, key: int) -> Outcome[PlannedRun]:
        """Leave a planned run out; ``take_back`` plans it again."""
        run = replace(self.present(key), advice=Advice.LEFT_OUT)
        return self._keep(run, say("edits.leave_run_out", day=run.day))

    def take_back(self, key: int) -> Outcome[PlannedRun]:
        """Plan a run again that was left out."""
        run = replace(self.present(key), advice=None)
        return self._keep(run, say("edits.plan_run", day=run.day))

    def delete(self, key: int) -> Outcome[None]:
        """Delete a planned run; one of the plan is laid again with it."""
        run = self.present(key)
        with self._edit(say("edits.delete_planned_run", day=run.day)) as edit:
            plans.PLANNED_RUNS.delete(self._database, key)
        return Outcome(None, edit.changes)

    def open_near(self, run: Run) -> list[PlannedRun]:
        """Return the planned runs of a week around a recorded one that became none, by time.

        None for one that stands for a planned run already, or is no run.
        """
        if not run.is_running or plans.PLANNED_AS.all(self._database, run.id):
            return []
        near = self.between(run.day - LINKED_WITHIN, run.day + LINKED_WITHIN)
        return [each for each in near if each.run_id is None]

    def recorded_near(self, planned: PlannedRun, within: timedelta = LINKED_WITHIN) -> list[Run]:
        """Return the recorded runs of about its day that became no planned one, by time."""
        first, last = planned.day - within, planned.day + within
        taken = {each.run_id for each in self.between(first - LINKED_WITHIN, last + LINKED_WITHIN)}
        found = runs.BETWEEN.all(self._database, first, last)
        return [run for run in found if run.is_running and run.id not in taken]

    def link(self, key: int, run_id: int | None) -> Outcome[PlannedRun]:
        """Say by hand which recorded run a planned one became; None when it became none.

        Raises:
            InputError: one of both is gone, or the run became another planned one.
        """
        planned = self.present(key)
        if run_id is not None:
            run = runs.RUNS.by_id.one(self._database, run_id)
            if run is None:
                raise gone(Kind.RUN)
            if any(each.id != key for each in plans.PLANNED_AS.all(self._database, run_id)):
                raise InputError("run_id", say("values.linked_already"))
        return self._keep(replace(planned, run_id=run_id), say("edits.link_run", day=planned.day))

    def _keep(self, run: PlannedRun, label: Message, *, find: bool = False) -> Outcome[PlannedRun]:
        """Write a run; ``find`` lets it find the one recorded on its day."""
        run = _checked(replace(run, locked=True))
        with self._edit(label) as edit:
            if not plans.PLANNED_RUNS.update(self._database, run):
                raise gone(Kind.PLANNED_RUN)
            if find:
                link_runs(self._database, run.day, run.day)
        return Outcome(self.present(run.key) if find else run, edit.changes)


def link_runs(database: Database, first: date, last: date) -> None:
    """Let runs of some days find the planned ones they were, as part of the edit around it."""
    planned = plans.RUNS_BETWEEN.all(database, first - _NEAR, last + _NEAR)
    if not planned:
        return
    recorded = runs.BETWEEN.all(database, first, last)
    found = [replace(each, run_id=run.id) for each, run in links(recorded, planned)]
    plans.PLANNED_RUNS.update_all(database, found)


def let_go(database: Database, run: Run, before: date) -> None:
    """Let a run that was changed go from the planned one it is no longer, within an edit.

    ``before`` is the day it was on: one linked by hand may be days away, but goes no further.
    """
    was = plans.PLANNED_AS.all(database, run.id)
    stray = [
        each
        for each in was
        if not run.is_running or abs(each.day - run.day) > max(_NEAR, abs(each.day - before))
    ]
    plans.PLANNED_RUNS.update_all(database, [replace(each, run_id=None) for each in stray])


def _checked(run: PlannedRun) -> PlannedRun:
    if run.start_time:
        clock(run.start_time, "start_time")
    return checked(run, Kind.PLANNED_RUN)
