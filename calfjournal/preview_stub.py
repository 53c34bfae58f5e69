"""A stand-in for what the core tells of an import and takes of it; goes when the core does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.import_choice import FoundKind, ImportChoice, RunFigure, Theirs
from calfjournal.domain.import_preview import Difference, FoundRow, ImportPreview, NotTaken
from calfjournal.domain.message import say
from calfjournal.domain.run import Run
from calfjournal.domain.same_run import Twin, twin
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.verbs.runs import RunVerbs

_FIGURES = tuple(RunFigure(name) for name in ("distance_m", "duration_s", "avg_hr", "sport"))
_LEFT = (FileStatus.FAILED, FileStatus.SKIPPED, FileStatus.ASKED)


def preview(runs: RunVerbs, batch: ImportBatch, choice: ImportChoice) -> ImportPreview:
    """Return what is shown of a batch before it is taken."""
    judged = runs.compare(batch, choice.accept)
    days = [run.day for run in batch.runs]
    first = min(days).replace(day=1) if days else None
    found = {
        kind: [_of(kind, file.runs) for file in judged.files]
        for kind in (FoundKind.RUNS, FoundKind.OTHERS)
    }
    differences = tuple(_differences(runs, batch, judged))
    rows = [
        _row(kind, batch, judged, first, len({each.run_id for each in differences}))
        for kind in found
        if _of(kind, batch.runs) or kind is FoundKind.RUNS
    ]
    taken = _taken(judged, choice)
    return ImportPreview(
        rows=rows,
        differences=differences,
        asked=judged.asked,
        not_taken=[
            NotTaken(file.path, file.reason, file.asking)
            for file in judged.files
            if file.status in _LEFT
        ],
        first=first,
        entries=sum(len(file.runs) + len(file.days) for file in taken.files)
        + len({theirs.run_id for theirs in choice.theirs}),
    )


def take(runs: RunVerbs, batch: ImportBatch, choice: ImportChoice) -> Outcome[ImportBatch]:
    """Take what was chosen."""
    theirs = [d for d in preview(runs, batch, choice).differences if _key(d) in choice.theirs]
    only = ImportBatch(
        tuple(
            replace(
                file, runs=tuple(run for run in file.runs if _kind(run) in choice.kinds), days=()
            )
            for file in batch.files
        )
    )
    if not theirs:
        return runs.add_batch(only, choice.accept)
    with runs._edit(say("edits.import_nothing")) as edit:  # noqa: SLF001
        outcome = runs.add_batch(only, choice.accept)
        for each in theirs:
            run = runs.present(each.run_id)
            runs.update(replace(run, **{each.figure.value: each.theirs}))
    return Outcome(outcome.value, edit.changes)


def _key(difference: Difference) -> Theirs:
    return Theirs(difference.run_id, difference.figure)


def _kind(run: Run) -> FoundKind:
    return FoundKind.RUNS if run.is_running else FoundKind.OTHERS


def _of(kind: FoundKind, runs: tuple[Run, ...]) -> list[Run]:
    return [run for run in runs if _kind(run) is kind]


def _taken(judged: ImportBatch, choice: ImportChoice) -> ImportBatch:
    files = [file for file in judged.files if file.status is FileStatus.IMPORTED]
    return ImportBatch(
        tuple(
            replace(file, runs=tuple(run for run in file.runs if _kind(run) in choice.kinds))
            for file in files
        )
    )


def _row(
    kind: FoundKind, batch: ImportBatch, judged: ImportBatch, first: date | None, differs: int
) -> FoundRow:
    whole = [run.day for run in _of(kind, batch.runs)]
    by_status = {
        status: [r for f in judged.files if f.status is status for r in _of(kind, f.runs)]
        for status in FileStatus
    }
    new = by_status[FileStatus.IMPORTED]
    months: Counter[int] = Counter()
    for run in new:
        if first is not None:
            months[(run.day.year - first.year) * 12 + run.day.month - first.month] += 1
    count = max(months, default=-1) + 1
    is_runs = kind is FoundKind.RUNS
    return FoundRow(
        kind=kind,
        first=min(whole, default=None),
        last=max(whole, default=None),
        new=len(new),
        same=len([f for f in judged.files if f.status is FileStatus.SAME]) if is_runs else 0,
        differs=differs if is_runs else 0,
        asked=len(by_status[FileStatus.ASKED]),
        unreadable=sum(f.status is FileStatus.FAILED for f in judged.files) if is_runs else 0,
        months=tuple(months[at] for at in range(count)),
    )


def _differences(runs: RunVerbs, batch: ImportBatch, judged: ImportBatch) -> Iterator[Difference]:
    for read, file in zip(batch.files, judged.files, strict=True):
        if file.status is FileStatus.CONFLICT:
            yield from _of_file(runs, read)


def _of_file(runs: RunVerbs, file: FileResult) -> Iterator[Difference]:
    for run in file.runs:
        for mine in runs.between(run.day, run.day):
            if twin(mine, run) is not Twin.SAME_RUN:
                continue
            for figure in _FIGURES:
                ours, theirs = getattr(mine, figure.value), getattr(run, figure.value)
                if ours is not None and theirs is not None and ours != theirs:
                    yield Difference(
                        mine.key, mine.day, figure, ours, theirs, mine.source, run.source, file.path
                    )
