"""Strava's table of activities, ``activities.csv``, read in a process of its own.

The table has about a hundred columns, some names twice, and in other languages other names: columns
are found by the names of ``resources/strava.toml``, else by their places.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import astuple

from calfjournal.importers import limits
from calfjournal.paths import resources

_FOLDER: Final = "activities/"
"""Where the export keeps its recordings."""


class StravaNames(Struct, frozen=True, omit_defaults=True):
    """What one line of the table says of one recording."""

    file: str = ""
    name: str = ""
    sport: str = ""
    description: str = ""
    gear: str = ""

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum(map(len, astuple(self)))

    @property
    def note(self) -> str:
        """Name and description, without a name that Strava made up."""
        usual = {f"{daytime} {self.sport.casefold()}" for daytime in _layout()["daytimes"]}
        own = "" if self.name.casefold() in usual else self.name
        return "\n".join(part for part in (own, self.description) if part)


class StravaTable(Struct):
    """What a table says by the file names in it, and how many activities have no file."""

    lines: dict[str, StravaNames] = {}
    without: int = 0


def read_table(chunks: Iterable[bytes]) -> StravaTable:
    """Return what a table says; nothing of one that is not Strava's.

    Lines that are no good are left out, and those beyond the first `limits.TABLE_ROWS`. One of
    more than `limits.TABLE_BYTES` says nothing.
    """
    data = _joined(chunks)
    if data is None:
        return StravaTable()
    rows = islice(_rows(data.decode("utf-8-sig", "replace")), limits.TABLE_ROWS + 1)
    places = _places(next(rows, []))
    found = StravaTable()
    for line in (_line(row, places) for row in rows if row):
        if line.file.startswith(_FOLDER):
            found.lines[line.file] = line
        elif not line.file and (line.name or line.sport):
            found.without += 1
    return found


def _joined(chunks: Iterable[bytes]) -> bytes | None:
    held, size = [], 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size > limits.TABLE_BYTES:
            return None
    return b"".join(held)


def _line(row: Sequence[str], places: Mapping[str, int]) -> StravaNames:
    return StravaNames(**{field: row[at].strip() for field, at in places.items() if at < len(row)})


def _rows(text: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""))
    except csv.Error as error:  # What stands before a cell without end is there.
        del error


def _places(header: Sequence[str]) -> dict[str, int]:
    """Return where the columns stand: of a name that is there twice, the first."""
    names = [name.strip().casefold() for name in header]
    places = {}
    for column in _layout()["column"]:
        known = (names.index(name) for name in column["names"] if name in names)
        places[column["field"]] = next(known, column["place"])
    return places


@cache
def _layout() -> Mapping[str, Any]:
    return tomllib.loads((resources() / "strava.toml").read_text(encoding="utf-8"))
