"""Rows and sentences for what an import found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calfjournal.domain.import_choice import Asking
from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.run import Run
from calfjournal.messages import formats, in_words, tr, tr_n
from calfjournal.messages.sports import activities
from calfjournal.tasks import ImportBatch

LOOKS: dict[str, Look] = {
    "imported": Look("go_on", Glyph.CHECK),
    "same": Look("run", Glyph.DASH),
    "conflict": Look("hold", Glyph.BANG),
    "asked": Look("hold", Glyph.DOTS),
    "skipped": Look("run", Glyph.DASH),
    "failed": Look("step_back", Glyph.CROSS),
}


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of the import as a table row."""

    name: str
    status: str
    holds: str
    reason: str


def urgent_first(batch: ImportBatch) -> list[int]:
    """Return the positions of the files in the order of the table: what needs attention first."""
    order = ("failed", "asked", "conflict", "imported", "skipped", "same")
    positions = range(len(batch.files))
    return sorted(positions, key=lambda at: order.index(batch.files[at].status.value))


def file_lines(batch: ImportBatch, order: Sequence[int]) -> list[FileLine]:
    """Return a row per file in the given order, which ticking a box does not change."""
    return [
        FileLine(
            _short(file.path),
            file.status.value,
            _holds(file.runs, len(file.days)),
            in_words(file.reason) or _very_short(file.runs),
        )
        for file in (batch.files[at] for at in order)
    ]


def offer(asking: Asking, count: int) -> str:
    """Return the words of the box that takes what is asked about."""
    if asking is Asking.DELETED:
        return tr_n(
            "Bring back the run I deleted", "Bring back the runs of {count} files I deleted", count
        )
    if asking is Asking.UNNAMED:
        return tr_n(
            "Take the file that names no sport as a run",
            "Take the {count} files that name no sport as runs",
            count,
        )
    if asking is Asking.WALK_OR_RUN:
        return tr_n(
            "Take the file that may be a walk as a run",
            "Take the {count} files that may be walks as runs",
            count,
        )
    return tr_n(
        "Take the file that looks wrong all the same",
        "Take the {count} files that look wrong all the same",
        count,
    )


def amount(batch: ImportBatch) -> str:
    """Return what would be taken, e.g. ``3 runs, 1 other activity and 2 days``; "" for nothing."""
    new = [file for file in batch.files if file.status.value == "imported"]
    runs = tuple(run for file in new for run in file.runs)
    return _counted(runs, sum(len(file.days) for file in new))


def _short(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _holds(runs: tuple[Run, ...], days: int) -> str:
    if len(runs) == 1 and not days:
        return _one_run(runs[0])
    return _counted(runs, days)


def _one_run(run: Run) -> str:
    if not run.distance_m:
        return tr(
            "{sport:sport}, {day:date}, {minutes:as_minutes}",
            sport=run.sport,
            day=run.day,
            minutes=run.minutes,
        )
    return tr(
        "{sport:sport}, {day:date}, {distance:metres}, {minutes:as_minutes}",
        sport=run.sport,
        day=run.day,
        distance=run.distance_m,
        minutes=run.minutes,
    )


def _counted(runs: tuple[Run, ...], days: int) -> str:
    running = sum(run.is_running for run in runs)
    parts = [activities(running, len(runs) - running)] if runs else []
    parts += [tr_n("{count} day", "{count} days", days)] if days else []
    return formats.listing(parts)


def _very_short(runs: tuple[Run, ...]) -> str:
    """Name recordings that may be there by accident; they can be imported all the same."""
    short = sum(run.is_very_short for run in runs)
    if not short:
        return ""
    if len(runs) == 1:
        return tr("very short")
    return tr_n(
        "{count} of {runs} very short", "{count} of {runs} very short", short, runs=len(runs)
    )
