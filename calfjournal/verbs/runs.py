"""Runs, typed in or imported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.import_choice import Asking
from calfjournal.domain.kind import Kind
from calfjournal.domain.message import Message, say
from calfjournal.domain.run import Run, RunStream
from calfjournal.domain.same_run import SAME_START
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.store import checkins, runs
from calfjournal.store.runs import ImportedFile
from calfjournal.verbs.checking import gone
from calfjournal.verbs.imported_days import Days
from calfjournal.verbs.judging import Judge, Recorded, check_run
from calfjournal.verbs.planned_runs import let_go, link_runs
from calfjournal.verbs.run_tracks import TrackVerbs

_NOTHING: frozenset[Asking] = frozenset()


class RunVerbs(TrackVerbs):
    """Reads and writes runs."""

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

    def known_hashes(self) -> set[str]:
        """Return the SHA-256 of every imported file that still has a run in the journal.

        A file whose runs were deleted is not among them: it must be read to be asked about.
        """
        return self._hashes(runs.LIVING_FILES)

    def compare(self, batch: ImportBatch, accept: AbstractSet[Asking] = _NOTHING) -> ImportBatch:
        """Return the batch as ``add_batch`` would report it; nothing is written."""
        return self._judge(batch, accept)[0]

    def add_batch(
        self, batch: ImportBatch, accept: AbstractSet[Asking] = _NOTHING
    ) -> Outcome[ImportBatch]:
        """Import a batch as one edit and return it with what became of each file.

        A file known by its content is *same*. A run that is in the journal already, by the rule of
        `domain.same_run`, is a *conflict* and not added: what the journal has stays. Implausible
        files and those whose runs were deleted are *asked* and stay out unless ``accept`` names
        why. Values the journal has are never overwritten: days are filled in where a figure is
        missing.
        """
        self._file.backup_if_changed()
        judged, days = self._judge(batch, accept)
        accepted = [file for file in judged.files if file.status is FileStatus.IMPORTED]
        taken = [run for file in accepted for run in file.runs]
        with self._edit(_import_label(taken, len(days))) as edit:
            keys = runs.RUNS.insert_all(self._database, taken)
            runs.insert_streams(self._database, zip(keys, _streams(accepted), strict=True))
            if taken:
                listed = [run.day for run in taken]
                link_runs(self._database, min(listed), max(listed))
            known = self._hashes(runs.KNOWN_FILES)
            runs.FILES.insert_all(self._database, _files(accepted, known, self._clock.now()))
            for day in days:
                if day.id is None:
                    checkins.CHECK_INS.insert(self._database, day)
                else:
                    checkins.CHECK_INS.update(self._database, day)
        return Outcome(judged, edit.changes)

    def _judge(
        self, batch: ImportBatch, accept: AbstractSet[Asking]
    ) -> tuple[ImportBatch, list[CheckIn]]:
        days = Days({day.day: day for day in self._days(batch.days)})
        living = self.known_hashes()
        judge = Judge(
            Recorded(self._around(batch.runs)),
            days,
            living=living,
            deleted=self._hashes(runs.KNOWN_FILES) - living,
            accept=accept,
        )
        return judge.judge_all(batch), list(days.changed.values())

    def _hashes(self, sql: str) -> set[str]:
        return {value for (value,) in self._database.rows(sql)}

    def _around(self, found: Iterable[Run]) -> list[Run]:
        starts = [run.start for run in found if run.start.tzinfo is not None]
        if not starts:
            return []
        first, last = min(starts) - SAME_START, max(starts) + SAME_START
        return runs.STARTED_BETWEEN.all(self._database, first.astimezone(UTC), last.astimezone(UTC))

    def _days(self, found: Iterable[CheckIn]) -> list[CheckIn]:
        listed = [day.day for day in found]
        if not listed:
            return []
        return checkins.CHECK_INS_BETWEEN.all(self._database, min(listed), max(listed))


def _files(accepted: Iterable[FileResult], known: set[str], now: datetime) -> list[ImportedFile]:
    """Return the files to remember: one taken again after its runs were deleted is known."""
    by_hash = {
        run.file_hash: ImportedFile(run.file_hash, PurePosixPath(file.path).name, file.format, now)
        for file in accepted
        for run in file.runs
        if run.file_hash and run.file_hash not in known
    }
    return list(by_hash.values())


def _streams(accepted: Iterable[FileResult]) -> list[RunStream | None]:
    """Return the packed samples of the runs of files, in the order of the runs."""
    return [file.streams.get(run.start) for file in accepted for run in file.runs]


def _import_label(taken: Sequence[Run], days: int) -> Message:
    running = sum(run.is_running for run in taken)
    others = len(taken) - running
    what: list[Message] = []
    if running and others:
        what.append(say("edits.runs_and_others", runs=running, others=others))
    elif running:
        what.append(say("edits.runs", count=running))
    elif others:
        what.append(say("edits.activities", count=others))
    if days:
        what.append(say("edits.days", count=days))
    return say("edits.import", what=what) if what else say("edits.import_nothing")
