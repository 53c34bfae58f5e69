"""What files of an import hold beside the journal, and taking it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Final
from weakref import ref

from msgspec import Struct

from calfjournal.changes import Outcome
from calfjournal.domain.broken_off import breaks_off
from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.import_choice import Asking, FoundKind, ImportChoice
from calfjournal.domain.import_preview import ImportPreview
from calfjournal.domain.message import Message, say
from calfjournal.domain.run import Run, RunStream
from calfjournal.importers.batch import ImportBatch
from calfjournal.store import checkins, runs
from calfjournal.store.journal_file import JournalFile
from calfjournal.store.runs import ImportedFile
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.import_previews import preview_of
from calfjournal.verbs.import_taking import Takings, taken_of
from calfjournal.verbs.imported_days import Days
from calfjournal.verbs.judging import InJournal, Judgement, Prepared, judged, prepared
from calfjournal.verbs.planned_runs import let_go, link_runs
from calfjournal.verbs.recorded import LOOK_BACK

_NOTHING_ACCEPTED: Final = (frozenset[Asking](), False)
_TABLES: Final = ("run", "run_stream", "imported_file", "check_in")


class _Looked(Struct):
    """A batch that was looked at, so that it need not be judged anew for another choice."""

    batch: ref[ImportBatch]
    mark: object
    files: Sequence[Prepared]
    there: InJournal
    judged: dict[tuple[AbstractSet[Asking], bool], list[Judgement]] = {}

    def judged_with(self, choice: ImportChoice) -> list[Judgement]:
        """Return what becomes of the files; what nobody asked about makes no difference."""
        plain = self.judged.get(_NOTHING_ACCEPTED)
        if plain is not None and not any(choice.accept.intersection(j.questions) for j in plain):
            return plain
        key = choice.accept, choice.as_walks
        if key not in self.judged:
            self.judged[key] = judged(self.files, self.there, choice)
        return self.judged[key]


class Importing(Verbs):
    """Previews of imports, and imports; see ``verbs.run_imports``."""

    def __init__(self, file: JournalFile) -> None:
        """Work on the open file."""
        super().__init__(file)
        self._looked: _Looked | None = None

    def preview(self, batch: ImportBatch, choice: ImportChoice) -> ImportPreview:
        """Return what a batch holds beside the journal, and how much ``add_batch`` would take."""
        found = self._judged(batch, choice)
        return preview_of(found, taken_of(found, choice).entries)

    def compare(self, batch: ImportBatch, choice: ImportChoice) -> ImportBatch:
        """Return the batch as ``add_batch`` would report it; nothing is written."""
        return taken_of(self._judged(batch, choice), choice).batch

    def add_batch(self, batch: ImportBatch, choice: ImportChoice) -> Outcome[ImportBatch]:
        """Import a batch as one edit and return it with what became of each file."""
        self._file.backup_if_changed()
        taken = taken_of(self._judged(batch, choice), choice)
        days = self._filled(taken.days)
        known = self._hashes(runs.KNOWN_FILES)
        files = _files(taken, known, self._clock.now())
        with self._edit(_label(taken, len(days), len(files))) as edit:
            self._write_runs(taken)
            self._write_changes(taken)
            runs.FILES.insert_all(self._database, files)
            for day in days:
                if day.id is None:
                    checkins.CHECK_INS.insert(self._database, day)
                else:
                    checkins.CHECK_INS.update(self._database, day)
        self._looked = None
        return Outcome(taken.batch, edit.changes)

    def _write_runs(self, taken: Takings) -> None:
        if not taken.runs:
            return
        keys = runs.RUNS.insert_all(self._database, taken.runs)
        recorded = [
            (key, taken.streams[run])
            for key, run in zip(keys, taken.runs, strict=True)
            if run in taken.streams
        ]
        runs.write_streams(self._database, recorded)
        listed = [run.day for run in taken.runs]
        link_runs(self._database, min(listed), max(listed))

    def _write_changes(self, taken: Takings) -> None:
        runs.write_streams(self._database, taken.filled.items())
        for key, run in taken.after.items():
            runs.RUNS.update(self._database, run)
            let_go(self._database, run, taken.before[key].day)
            link_runs(self._database, run.day, run.day)

    def _judged(self, batch: ImportBatch, choice: ImportChoice) -> list[Judgement]:
        """Return what becomes of the files; judged once for all choices that accept the same."""
        mark = self._database.written(_TABLES), self._database.others()
        looked = self._looked
        if looked is None or looked.batch() is not batch or looked.mark != mark:
            looked = _Looked(
                ref(batch, self._forget), mark, prepared(batch), self._in_journal(batch)
            )
            self._looked = looked
        return looked.judged_with(choice)

    def _forget(self, batch: ref[ImportBatch]) -> None:
        if self._looked is not None and self._looked.batch is batch:
            self._looked = None

    def _in_journal(self, batch: ImportBatch) -> InJournal:
        living: dict[str, list[tuple[FoundKind, date]]] = {}
        for digest, sport, day in self._database.rows(runs.OF_FILES):
            kind = FoundKind.RUNS if sport == "running" else FoundKind.OTHERS
            living.setdefault(digest, []).append((kind, date.fromisoformat(day)))
        around = self._around(batch.runs)
        return InJournal(
            runs=around,
            days={day.day: day for day in self._days(batch.days)},
            living=living,
            deleted=self._hashes(runs.KNOWN_FILES) - living.keys(),
            with_curves={key for (key,) in self._database.rows(runs.WITH_CURVES)},
            bare=self._bare(),
            stumps=self._stumps(around),
        )

    def _stumps(self, found: Iterable[Run]) -> dict[int, RunStream]:
        """Return the samples of runs whose files broke off."""
        keys = [run.key for run in found if breaks_off(run.warning)]
        streams = {key: runs.STREAM_OF.one(self._database, key) for key in keys}
        return {key: stream for key, stream in streams.items() if stream is not None}

    def _bare(self) -> dict[str, list[Run]]:
        """Return the runs of each file that have no samples."""
        found: dict[str, list[Run]] = {}
        for run in runs.WITHOUT_CURVES.all(self._database):
            if run.file_hash:
                found.setdefault(run.file_hash, []).append(run)
        return found

    def _filled(self, found: Sequence[CheckIn]) -> list[CheckIn]:
        days = Days({day.day: day for day in self._days(found)})
        for day in found:
            days.take(day)
        return list(days.changed.values())

    def _hashes(self, sql: str) -> set[str]:
        return {value for (value,) in self._database.rows(sql)}

    def _around(self, found: Iterable[Run]) -> list[Run]:
        starts = [run.start for run in found if run.start.tzinfo is not None]
        if not starts:
            return []
        try:
            first, last = min(starts) - LOOK_BACK, max(starts) + LOOK_BACK
        except OverflowError:
            first, last = min(starts), max(starts)
        return runs.STARTED_BETWEEN.all(self._database, first.astimezone(UTC), last.astimezone(UTC))

    def _days(self, found: Iterable[CheckIn]) -> list[CheckIn]:
        listed = [day.day for day in found]
        if not listed:
            return []
        return checkins.CHECK_INS_BETWEEN.all(self._database, min(listed), max(listed))


def judged_alone(batch: ImportBatch, choice: ImportChoice) -> ImportBatch:
    """Return what a new, empty journal would make of the batch."""
    return taken_of(judged(prepared(batch), InJournal(), choice), choice).batch


def _files(taken: Takings, known: set[str], now: datetime) -> list[ImportedFile]:
    """Return the files to remember: one taken again after its runs were deleted is known."""
    return [
        ImportedFile(digest, PurePosixPath(file.path).name, file.format, now)
        for digest, file in taken.recordings.items()
        if digest not in known
    ]


def _label(taken: Takings, days: int, files: int) -> Message:
    running = sum(run.is_running for run in taken.runs)
    others = len(taken.runs) - running
    what: list[Message] = []
    if running and others:
        what.append(say("edits.runs_and_others", runs=running, others=others))
    elif running:
        what.append(say("edits.runs", count=running))
    elif others:
        what.append(say("edits.activities", count=others))
    if days:
        what.append(say("edits.days", count=days))
    if taken.changed:
        what.append(say("edits.import_changed", count=len(taken.changed)))
    if what:
        return say("edits.import", what=what)
    return say("edits.import_known", count=files) if files else say("edits.import_nothing")
