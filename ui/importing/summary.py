"""Words and rows for what an import found."""

from __future__ import annotations

from dataclasses import dataclass

from calfjournal.domain.run import Run
from calfjournal.tasks import ImportBatch
from calfjournal.units import activities, distance, minutes_as_hours, plural, short_date
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

SHORT_M = 50
"""Metres that show as 0.0 km."""


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
            _short(file.path),
            file.status.value,
            _holds(file.runs, len(file.days)),
            file.reason or _very_short(file.runs),
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
    short = sum(_is_very_short(run) for run in runs)
    if not short:
        return ""
    return "very short" if len(runs) == 1 else f"{short} of {len(runs)} very short"


def _is_very_short(run: Run) -> bool:
    return (run.distance_m or 0) < SHORT_M and run.minutes is not None and run.minutes < 1
