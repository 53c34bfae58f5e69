"""Runs, typed in or imported."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import say
from calfjournal.domain.run import Run
from calfjournal.store import runs
from calfjournal.verbs.checked_runs import check_run
from calfjournal.verbs.checking import gone
from calfjournal.verbs.planned_runs import let_go, link_runs
from calfjournal.verbs.run_imports import ImportVerbs


class RunVerbs(ImportVerbs):
    """Reads and writes runs."""

    def get(self, run_id: int) -> Run | None:
        """Return one run, None when it is gone."""
        return runs.RUNS.by_id.one(self._database, run_id)

    def present(self, run_id: int) -> Run:
        """Return one run; InputError when it is gone."""
        found = self.get(run_id)
        if found is None:
            raise gone(Kind.RUN)
        return found

    def between(self, first: date, last: date) -> list[Run]:
        """Return the activities of the days, first and last included, by start."""
        return runs.BETWEEN.all(self._database, first, last)

    def add(self, run: Run) -> Outcome[Run]:
        """Add a run."""
        run = check_run(replace(run, id=None))
        with self._edit(say("edits.add_run", day=run.day)) as edit:
            saved = replace(run, id=runs.RUNS.insert(self._database, run))
            link_runs(self._database, run.day, run.day)
        return Outcome(saved, edit.changes)

    def update(self, run: Run) -> Outcome[Run]:
        """Overwrite a run."""
        run = check_run(run)
        before = self.get(run.key)
        if before is None:
            raise gone(Kind.RUN)
        with self._edit(say("edits.change_run", day=run.day)) as edit:
            runs.RUNS.update(self._database, run)
            let_go(self._database, run, before.day)
            link_runs(self._database, run.day, run.day)
        return Outcome(run, edit.changes)

    def delete(self, run_id: int) -> Outcome[None]:
        """Delete a run; its file stays known, so importing it again does not bring it back."""
        run = self.present(run_id)
        with self._edit(say("edits.delete_run", day=run.day)) as edit:
            runs.RUNS.delete(self._database, run_id)
            link_runs(self._database, run.day, run.day)
        return Outcome(None, edit.changes)
