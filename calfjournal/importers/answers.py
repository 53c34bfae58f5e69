"""What an import and its reader processes write to each other: a line of JSON each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final

import msgspec
from msgspec import Struct

from calfjournal.domain.import_choice import Asking
from calfjournal.domain.message import Words
from calfjournal.domain.run import Run, RunStream
from calfjournal.importers.batch import FileStatus
from calfjournal.importers.reader import Reading
from calfjournal.importers.strava_table import StravaNames

_RUNS_OF_A_PART: Final = 20


class Piece(Struct, frozen=True, gc=False):
    """One file to open: its path as the system writes it, and the way into archives.

    ``members`` are positions in the directories of the archives, from the outermost to the
    innermost; none for the file itself.
    """

    path: bytes
    members: tuple[int, ...] = ()


class Handful(Struct, frozen=True):
    """Pieces to be answered one after the other.

    ``known`` are the SHA-256 of recordings that need no reading, added to those told before.
    """

    pieces: tuple[Piece, ...]
    known: tuple[str, ...] = ()


class Alive(Struct, tag="beat", frozen=True, gc=False):
    """A sign of life: how much of how much is read, by any measure; ``format`` once known."""

    done: int = 0
    of: int = 0
    format: str = ""


class Member(Struct, frozen=True, gc=False):
    """What an archive holds at a position; ``size`` in packed bytes, ``refusal`` why it is left."""

    position: int
    name: str
    size: int
    refusal: Words = ""


class Members(Struct, tag="members", frozen=True):
    """A part of what stands in the directory of an archive."""

    members: tuple[Member, ...]


class Portion(Struct, tag="part", frozen=True):
    """A part of the reading of a piece."""

    runs: tuple[Run, ...]
    streams: Mapping[datetime, RunStream] = {}


class TableLines(Struct, tag="table", frozen=True):
    """A part of what a table of Strava's says of recordings, and of how many it has none."""

    lines: tuple[StravaNames, ...]
    without: int = 0


class End(Struct, tag="end", frozen=True):
    """The piece is dealt with; ``status`` is None for an archive, which is its members.

    ``digest`` is the SHA-256 of a recording and ``size`` its bytes, as the watch wrote them. A
    ``known`` one was not read again. Where it failed, parts told before do not count.
    """

    status: FileStatus | None = None
    reason: Words = ""
    format: str = ""
    asking: Asking | None = None
    digest: str = ""
    size: int = 0
    known: bool = False


Answer = Alive | Members | Portion | TableLines | End
Tell = Callable[[Answer], None]

answer_of: Final = msgspec.json.Decoder(Answer).decode
work_of: Final = msgspec.json.Decoder(Handful).decode


def line_of(said: Answer | Handful) -> bytes:
    """Return the line of JSON."""
    return msgspec.json.encode(said) + b"\n"


def parts_of(reading: Reading) -> Iterator[Portion]:
    """Yield the runs of a reading with their streams, some at a time."""
    for first in range(0, len(reading.runs), _RUNS_OF_A_PART):
        runs = reading.runs[first : first + _RUNS_OF_A_PART]
        starts = [run.start for run in runs]
        yield Portion(
            runs, {start: reading.streams[start] for start in starts if start in reading.streams}
        )
