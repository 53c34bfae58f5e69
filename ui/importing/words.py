"""What is said of an import: of what was dropped, of its kinds, and of what comes in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from calfjournal.domain.import_choice import Asking, FoundKind, RunFigure
from calfjournal.domain.import_preview import READING_UNIT, Difference, FoundRow, ImportPreview
from calfjournal.messages import formats, mark, tr, tr_n
from calfjournal.messages.copy_words import size as size_words
from calfjournal.messages.imported_files import given_told
from calfjournal.messages.sports import activities, sport_title
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.paths import is_folder
from calfjournal.tasks import ImportBatch
from ui.importing.reading import FoundFiles, ImportWay

SHORT_DAYS: Final = 60
"""A period up to so many days is told by its days, a longer one by its months."""
HALF_MINUTE: Final = 10
"""From so many seconds on nobody asks for their tenths."""

KINDS: Final = Vocabulary(
    {
        FoundKind.RUNS: mark("Runs"),
        FoundKind.OTHERS: mark("Other activities"),
        FoundKind.DAYS: mark("Days"),
    }
)
TITLES: Final = Vocabulary(
    {
        ImportWay.CHOSEN: mark("What you chose"),
        ImportWay.DROPPED: mark("What you dropped"),
        ImportWay.WATCHED: mark("From the watch folder"),
    }
)
FIGURES: Final = Vocabulary(
    {
        RunFigure.DISTANCE: mark("distance"),
        RunFigure.TIME: mark("time"),
        RunFigure.HEART_RATE: mark("heart rate"),
        RunFigure.CADENCE: mark("cadence"),
        RunFigure.SPORT: mark("sport"),
    }
)
_ARCHIVES: Final = Vocabulary({"strava": mark("a Strava export")})
"""By the format of the file that only such an export has."""
_SOURCES: Final = Vocabulary({"manual": mark("typed"), "strava": mark("Strava")})


def head_words(given: str, found: FoundFiles, *, takes: bool) -> str:
    """Return what was ``given``, how large it is, what it is, and how long it was read.

    While there is something to take it is said that nothing was taken yet.
    """
    parts = [
        given,
        size_words(found.size),
        _what(found.batch),
        _time(found.seconds),
        tr("nothing is in the journal yet") if takes else "",
    ]
    return " · ".join(filter(None, parts))


def given_words(paths: Sequence[Path]) -> str:
    """Return the name of what was given, or how many files and folders there are."""
    if len(paths) == 1:
        return shown_name(str(paths[0]))
    folders = sum(map(is_folder, paths))
    return given_told(len(paths) - folders, folders)


def shown_name(path: str) -> str:
    """Return the last part of a path, as it can be shown."""
    whole = path.encode("utf-8", "replace").decode("utf-8").replace("\\", "/")
    return whole.rstrip("/").rpartition("/")[2] or whole


def _what(batch: ImportBatch) -> str:
    """Return what it is as a whole: an export that a file in it tells, else its files by format."""
    counted = Counter(file.format for file in batch.files)
    if exports := [words for format_, words in _ARCHIVES.items() if format_ in counted]:
        return exports[0]
    known = sorted(name for name in counted if name)
    if len(batch.files) == 1:
        return tr("a {format} file", format=known[0].upper()) if known else ""
    told = [
        tr_n("{count} {format} file", "{count} {format} files", counted[name], format=name.upper())
        for name in known
    ]
    if counted[""]:
        told.append(tr_n("{count} other file", "{count} other files", counted[""]))
    return formats.listing(told)


def _time(seconds: float) -> str:
    if seconds >= HALF_MINUTE:
        return tr("read in {seconds:0} s", seconds=seconds)
    return tr("read in {seconds:1} s", seconds=max(seconds, 0.1))


def progress_words(done: int, total: int, name: str) -> str:
    """Return how much is read, of KiB, and the name at hand."""
    if total <= 0:
        return name
    told = tr(
        "{done} of {total}",
        done=size_words(done * READING_UNIT),
        total=size_words(total * READING_UNIT),
    )
    return " · ".join(filter(None, (told, name)))


def period(first: date | None, last: date | None) -> str:
    """Return from when to when: ``4 May 2026``, ``4 May – 12 Jun 2026``, ``Mar 2021 – Nov 2026``.

    A dash where nothing of the kind can be read.
    """
    if first is None or last is None:
        return formats.UNKNOWN
    if first == last:
        return formats.short_date(first)
    if (last - first).days > SHORT_DAYS:
        return tr("{first:month} – {last:month}", first=first, last=last)
    if first.year == last.year:
        return tr("{first:day_month} – {last:date}", first=first, last=last)
    return tr("{first:date} – {last:date}", first=first, last=last)


def row_told(row: FoundRow) -> str:
    """Return the counts of a kind that are not 0 in one line: ``12 new, 3 same``."""
    new = tr("{count:grouped} new", count=row.new)
    told = [
        new if row.new else "",
        tr("{count:grouped} same", count=row.same) if row.same else "",
        tr_n("{count:grouped} differs", "{count:grouped} differ", row.differs)
        if row.differs
        else "",
        tr("{count:grouped} asked", count=row.asked) if row.asked else "",
        tr("{count:grouped} unreadable", count=row.unreadable) if row.unreadable else "",
    ]
    return formats.commas([part for part in told if part]) or new


def take_words(entries: int) -> str:
    """Return the verb that takes what is chosen."""
    return tr_n("Take {count:grouped} entry", "Take {count:grouped} entries", entries)


def nothing_words(preview: ImportPreview) -> str:
    """Return why there is nothing to take."""
    if any(row.new for row in preview.rows):
        return tr("Nothing is chosen.")
    if preview.differences or preview.asked:
        return tr("Nothing is taken unless you choose it below.")
    if not any(row.same for row in preview.rows):
        return tr("There is nothing in it that could be taken.")
    if any(row.unreadable for row in preview.rows):
        return tr("Nothing new: your journal has what could be read; what you typed stays.")
    return tr("Nothing new: your journal has these entries; what you typed stays.")


def taken_words(batch: ImportBatch, preview: ImportPreview, values: int) -> str:
    """Return what came in, e.g. ``Imported 3 runs, 1 other activity``, and what gave way."""
    told = []
    if came := amount(batch):
        told.append(tr("Imported {what}", what=came))
    if values:
        told.append(
            tr_n("{count} value is the file’s now", "{count} values are the files’ now", values)
        )
    if not told:  # Runs of the journal got what they lacked.
        told.append(tr_n("Completed {count} run", "Completed {count} runs", preview.entries))
    return formats.semicolons(told)


def completed_told(count: int) -> str:
    """Return how many runs of the journal got what they lacked."""
    return tr_n("{count} run completed", "{count} runs completed", count)


def amount(batch: ImportBatch) -> str:
    """Return what is taken, e.g. ``3 runs, 1 other activity and 2 days``; "" for nothing."""
    new = [file for file in batch.files if file.status.value == "imported"]
    runs = [run for file in new for run in file.runs]
    days = sum(len(file.days) for file in new)
    running = sum(run.is_running for run in runs)
    parts = [activities(running, len(runs) - running)] if runs else []
    parts += [tr_n("{count} day", "{count} days", days)] if days else []
    return formats.listing(parts)


def offer(asking: Asking, count: int) -> str:
    """Return the words of what takes what is asked about."""
    if asking is Asking.DELETED:
        return tr_n(
            "Bring back the run I deleted", "Bring back the runs of {count} files I deleted", count
        )
    if asking is Asking.WALK_OR_RUN:
        return tr_n(
            "1 file at a cadence between walking and running",
            "{count} files at a cadence between walking and running",
            count,
        )
    if asking is Asking.SAME_TIME:
        return tr_n(
            "Take the file of the time of another run as well",
            "Take the {count} files of the time of other runs as well",
            count,
        )
    if asking is Asking.UNNAMED:
        return tr_n(
            "Take the file that names no sport as a run",
            "Take the {count} files that name no sport as runs",
            count,
        )
    return tr_n(
        "Take the file that looks wrong all the same",
        "Take the {count} files that look wrong all the same",
        count,
    )


def left_words(preview: ImportPreview) -> str:
    """Return the title of what is not taken, or not whole."""
    stumps = len(preview.partial)
    short = tr_n("{count} file breaks off", "{count} files break off", stumps) if stumps else ""
    if not preview.not_taken:
        return short or tr("Nothing is left out")
    return formats.semicolons([part for part in (_left_out(preview), short) if part])


def _left_out(preview: ImportPreview) -> str:
    count = len(preview.not_taken)
    if count == sum(row.unreadable for row in preview.rows):
        return tr_n("{count} file could not be read", "{count} files could not be read", count)
    return tr_n("{count} file is not taken", "{count} files are not taken", count)


def differ_words(count: int) -> str:
    """Return the title of what differs."""
    return tr_n("{count} value differs from yours", "{count} values differ from yours", count)


def figure_title(difference: Difference) -> str:
    """Return of which run what differs: ``4 Nov 2026, 18:05, 8.2 km: time``."""
    is_distance = difference.figure is RunFigure.DISTANCE
    run = [
        formats.short_date(difference.day),
        formats.clock(difference.start) if difference.start is not None else "",
        "" if is_distance or not difference.distance_m else formats.distance(difference.distance_m),
    ]
    told = formats.commas([part for part in run if part])
    return tr("{run}: {figure}", run=told, figure=FIGURES[difference.figure])


def figure_words(figure: RunFigure, value: float | str | None) -> str:
    """Return a value of a run with its unit."""
    if value is None:
        return formats.UNKNOWN
    if isinstance(value, str):
        return sport_title(value)
    if figure is RunFigure.DISTANCE:
        return formats.number(value / 1000, 2, "km")
    if figure is RunFigure.TIME:
        return formats.duration(value)
    return formats.number(value, 0, "spm" if figure is RunFigure.CADENCE else "bpm")


def source_words(source: str) -> str:
    """Return where a value comes from: ``typed``, ``FIT``."""
    return _SOURCES.get(source) or source.upper()
