"""Words and rows for what an import found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.run import Run
from calfjournal.messages.formats import activities, distance, minutes_as_hours, plural, short_date
from calfjournal.tasks import Asking, ImportBatch

LOOKS: dict[str, Look] = {
    "imported": Look("go_on", Glyph.CHECK),
    "same": Look("run", Glyph.DASH),
    "conflict": Look("hold", Glyph.BANG),
    "asked": Look("hold", Glyph.DOTS),
    "skipped": Look("run", Glyph.DASH),
    "failed": Look("step_back", Glyph.CROSS),
}
WORDS: dict[str, str] = {
    "imported": "new",
    "same": "already there",
    "conflict": "not added",
    "asked": "to decide",
    "skipped": "left out",
    "failed": "not readable",
}

YOURS_STAYS = (
    "Where the journal has the run, yours stays. To take the file’s, delete yours and import again."
)


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
            file.reason or _very_short(file.runs),
        )
        for file in (batch.files[at] for at in order)
    ]


def headline(batch: ImportBatch) -> str:
    """Return how many files are what, as one sentence."""
    totals = batch.totals
    parts = [
        f"{totals[status]} {WORDS[status]}"
        for status in ("imported", "same", "conflict", "asked", "skipped", "failed")
        if totals[status]
    ]
    return f"{plural(totals['files'], 'file')}: {', '.join(parts)}." if parts else "No files."


def offer(asking: Asking, count: int) -> str:
    """Return the words of the box that takes what is asked about."""
    one = count == 1
    if asking is Asking.DELETED:
        return f"Bring back the {'run' if one else f'runs of {count} files'} I deleted"
    return f"Take the {'file that looks' if one else f'{count} files that look'} wrong all the same"


def amount(batch: ImportBatch) -> str:
    """Return what would be taken, e.g. ``3 runs, 1 other activity and 2 days``; "" for nothing."""
    new = [file for file in batch.files if file.status.value == "imported"]
    runs = tuple(run for file in new for run in file.runs)
    return _counted(runs, sum(len(file.days) for file in new))


def _short(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _holds(runs: tuple[Run, ...], days: int) -> str:
    if len(runs) == 1 and not days:
        run = runs[0]
        minutes = minutes_as_hours(run.minutes)
        length = f", {distance(run.distance_m)}" if run.distance_m else ""
        sport = run.sport.replace("_", " ")
        return f"{sport}, {short_date(run.day)}{length}, {minutes}"
    return _counted(runs, days)


def _counted(runs: tuple[Run, ...], days: int) -> str:
    running = sum(run.is_running for run in runs)
    parts = [activities(running, len(runs) - running)] if runs else []
    parts += [plural(days, "day")] if days else []
    return " and ".join(parts)


def _very_short(runs: tuple[Run, ...]) -> str:
    """Name recordings that may be there by accident; they can be imported all the same."""
    short = sum(run.is_very_short for run in runs)
    if not short:
        return ""
    return "very short" if len(runs) == 1 else f"{short} of {len(runs)} very short"
