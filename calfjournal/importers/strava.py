"""What a Strava export says of its recordings in ``activities.csv``: name, sport, gear and notes.

The table has about a hundred columns, some names twice, and in other languages other names: columns
are found by the names of ``resources/strava.toml``, else by their places. Every figure comes from
the recording itself. A table of more than `_MOST_BYTES` is left alone.
"""

from __future__ import annotations

import csv
import io
import tomllib
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import IO, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.message import Words, say
from calfjournal.domain.plausible import ON_FOOT
from calfjournal.domain.run import Cadence, Run
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.importers.doubting import doubtful
from calfjournal.importers.sport_names import sport_of
from calfjournal.importers.words import together
from calfjournal.paths import resources

SOURCE: Final = "strava"
_TABLE_NAME: Final = "activities.csv"
_FOLDER: Final = "activities/"
_MOST_BYTES: Final = 64 * 2**20
_DAMAGE: Final = (
    OSError,
    ValueError,
    KeyError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading an archive raises that is damaged, encrypted or packed in some other way."""


class StravaNames(Struct, frozen=True):
    """What one line of the table says of one recording."""

    file: str
    name: str = ""
    sport: str = ""
    description: str = ""
    gear: str = ""

    @property
    def note(self) -> str:
        """Name and description, without a name that Strava made up."""
        usual = {f"{daytime} {self.sport.casefold()}" for daytime in _table()["daytimes"]}
        own = "" if self.name.casefold() in usual else self.name
        return "\n".join(part for part in (own, self.description) if part)


class StravaTable(Struct, frozen=True):
    """What a table says by the file names in it, and how many activities have no file."""

    lines: Mapping[str, StravaNames]
    without: int = 0


def named(batch: ImportBatch) -> ImportBatch:
    """Return a batch in which recordings of Strava exports have what their tables say of them.

    A recording that names no sport is no longer asked about when the table does. A table that is
    damaged or is none of Strava's changes nothing.
    """
    files = list(batch.files)
    for table in batch.files:
        root, slash, name = table.path.rpartition("/")
        if slash and name == _TABLE_NAME and table.format == "csv":
            read = _table_at(table.path)
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


def read_table(stream: IO[bytes]) -> StravaTable | None:
    """Return what a table says; None of one that is not Strava's.

    Raises:
        ValueError: it is too large, or no table. Lines that are no good are left out.
    """
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise ValueError(_MOST_BYTES)
    rows = _rows(data.decode("utf-8-sig", "replace"))
    places = _places(next(rows, []))
    found = [_line(row, places) for row in rows]
    lines = {line.file: line for line in found if line.file.startswith(_FOLDER)}
    without = sum(not line.file and bool(line.name or line.sport) for line in found)
    return StravaTable(lines, without) if lines else None


def _line(row: Sequence[str], places: Mapping[str, int]) -> StravaNames:
    cells = {field: row[at].strip() for field, at in places.items() if at < len(row)}
    return StravaNames(**{"file": "", **cells})


def _rows(text: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""))
    except csv.Error as error:  # What stands before a cell without end is there.
        del error


def _places(header: Sequence[str]) -> dict[str, int]:
    """Return where the columns stand: of a name that is there twice, the first."""
    names = [name.strip().casefold() for name in header]
    places = {}
    for column in _table()["column"]:
        known = (names.index(name) for name in column["names"] if name in names)
        places[column["field"]] = next(known, column["place"])
    return places


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((resources() / "strava.toml").read_text(encoding="utf-8"))


def _table_at(path: str) -> StravaTable | None:
    """Return what the table at a path says, on the disk or in an archive; None without any."""
    try:
        if Path(path).is_file():
            with Path(path).open("rb") as stream:
                return read_table(stream)
        for archive in (each for each in Path(path).parents if each.is_file()):
            with zipfile.ZipFile(archive) as members:
                name = Path(path).relative_to(archive).as_posix()
                with members.open(name) as stream:
                    return read_table(stream)
    except _DAMAGE:
        return None
    return None


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
