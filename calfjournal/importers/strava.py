"""What a Strava export says of its recordings in ``activities.csv``: name, sport, gear and notes.

Every figure comes from the recording itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from msgspec.structs import replace

from calfjournal.domain.message import Words, say
from calfjournal.domain.plausible import ON_FOOT
from calfjournal.domain.run import Cadence, Run
from calfjournal.importers import limits
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.importers.doubting import doubtful
from calfjournal.importers.sport_names import sport_of
from calfjournal.importers.strava_table import StravaNames, StravaTable
from calfjournal.importers.words import together

SOURCE: Final = "strava"
_TABLE_NAME: Final = "activities.csv"


class StravaTables:
    """What was heard of tables of one import, by their paths; of no more than fits in memory."""

    def __init__(self) -> None:
        """Begin with none."""
        self._tables: dict[str, StravaTable] = {}
        self._left = limits.TABLE_BYTES

    def hear(self, path: str, lines: Iterable[StravaNames], without: int = 0) -> None:
        """Take in a part of a table at a path, if that is the name of Strava's."""
        if not path.endswith(f"/{_TABLE_NAME}"):
            return
        if path not in self._tables and len(self._tables) == limits.TABLES:
            return
        table = self._tables.setdefault(path, StravaTable())
        table.without += without
        for line in lines:
            self._left -= line.length
            if self._left < 0:
                return
            table.lines[line.file] = line

    def of(self, path: str) -> StravaTable | None:
        """Return what the table at a path says, None without one."""
        return self._tables.get(path)


def named(batch: ImportBatch, tables: StravaTables) -> ImportBatch:
    """Return a batch in which recordings of Strava exports have what their tables say of them.

    A recording that names no sport is no longer asked about when the table does. A table that is
    damaged or is none of Strava's changes nothing.
    """
    files = list(batch.files)
    for table in batch.files:
        root, slash, name = table.path.rpartition("/")
        if slash and name == _TABLE_NAME and table.format == "csv":
            read = tables.of(table.path)
            if read is not None:
                files = [_named(file, root, read.lines) for file in files]
                here = {
                    file.path[len(root) + 1 :] for file in files if file.path.startswith(f"{root}/")
                }
                told = replace(table, format=SOURCE, reason=_told_of(read, here))
                files = [told if file.path == table.path else file for file in files]
    return ImportBatch(tuple(files))


def _told_of(read: StravaTable, here: AbstractSet[str]) -> Words:
    """Return how many recordings that are ``here`` a table names, and how many are nowhere."""
    count = len(read.lines.keys() & here)
    missing = len(read.lines) - count + read.without
    more = say("importers.strava_without", count=missing) if missing else ""
    return together(say("importers.strava_table", count=count), more)


def _named(file: FileResult, root: str, lines: Mapping[str, StravaNames]) -> FileResult:
    """Return a file below the folder of a table with what that says of it."""
    if not file.path.startswith(f"{root}/"):
        return file
    line = lines.get(file.path[len(root) + 1 :])
    if line is not None and file.status in (FileStatus.IMPORTED, FileStatus.ASKED):
        return _told(file, line)
    if file.format == "csv" and file.status is FileStatus.SKIPPED:
        return replace(file, format=SOURCE, reason=say("importers.strava_other"))
    return file


def _told(file: FileResult, line: StravaNames) -> FileResult:
    """Return a recording with its line: what is asked of its sport, or of its speed, anew."""
    file = replace(file, runs=tuple(replace(run, source=SOURCE) for run in file.runs))
    if len(file.runs) != 1:
        return file
    run = _with_names(file.runs[0], line)
    file = replace(file, runs=(run,))
    if file.asking is None or sport_of(line.sport) is None:
        return file
    plain = replace(file, status=FileStatus.IMPORTED, asking=None, more=(), reason=run.warning)
    return doubtful(plain)


def _with_names(run: Run, line: StravaNames) -> Run:
    sport = sport_of(line.sport)
    if sport is not None and sport.sport != run.sport:
        run = replace(run, sport=sport.sport, sub_sport=sport.sub_sport)
        if not run.is_running:
            run = replace(run, cadence=Cadence())
    shoes = line.gear if run.sport in ON_FOOT else ""
    return replace(run, note=line.note, shoes=shoes or run.shoes)
