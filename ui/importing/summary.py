"""Words and rows for what an import found."""

from __future__ import annotations

from dataclasses import dataclass

from calfjournal.domain.run import Run
from calfjournal.tasks import ImportBatch
from calfjournal.units import distance, minutes_as_hours, plural, short_date
from ui.theme.looks import Glyph, Look

LOOKS: dict[str, Look] = {
    "imported": Look("go_on", Glyph.CHECK),
    "same": Look("run", Glyph.DASH),
    "conflict": Look("hold", Glyph.BANG),
    "skipped": Look("run", Glyph.DASH),
    "failed": Look("step_back", Glyph.CROSS),
}
WORDS: dict[str, str] = {
    "imported": "new",
    "same": "already there",
    "conflict": "not added",
    "skipped": "left out",
    "failed": "not readable",
}


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of the import as a table row."""

    name: str
    status: str
    holds: str
    reason: str


def file_lines(batch: ImportBatch) -> list[FileLine]:
    """Return a row per file, what needs attention first."""
    order = ("failed", "conflict", "imported", "skipped", "same")
    lines = [
        FileLine(
            _short(file.path), file.status.value, _holds(file.runs, len(file.days)), file.reason
        )
        for file in batch.files
    ]
    return sorted(lines, key=lambda line: order.index(line.status))


def headline(batch: ImportBatch) -> str:
    """Return how many files are what, as one sentence."""
    totals = batch.totals
    parts = [
        f"{totals[status]} {WORDS[status]}"
        for status in ("imported", "same", "conflict", "skipped", "failed")
        if totals[status]
    ]
    return f"{plural(totals['files'], 'file')}: {', '.join(parts)}." if parts else "No files."


def amount(batch: ImportBatch) -> str:
    """Return what would be taken, e.g. ``3 runs and 2 days``; "" when there is nothing new."""
    new = [file for file in batch.files if file.status.value == "imported"]
    runs, days = sum(len(file.runs) for file in new), sum(len(file.days) for file in new)
    return _counted(runs, days)


def _short(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]


def _holds(runs: tuple[Run, ...], days: int) -> str:
    if len(runs) == 1 and not days:
        run = runs[0]
        minutes = minutes_as_hours(run.minutes)
        length = f", {distance(run.distance_m)}" if run.distance_m else ""
        return f"{run.sport}, {short_date(run.day)}{length}, {minutes}"
    return _counted(len(runs), days)


def _counted(runs: int, days: int) -> str:
    parts = [plural(runs, "run")] if runs else []
    parts += [plural(days, "day")] if days else []
    return " and ".join(parts)
