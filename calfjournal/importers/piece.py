"""One piece of an import, in the process that reads it: opened, hashed, read and told in parts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from io import BytesIO
from itertools import islice

from calfjournal.domain.message import say
from calfjournal.importers import limits, pulse
from calfjournal.importers.answers import (
    Alive,
    End,
    Member,
    Members,
    Piece,
    TableLines,
    Tell,
    parts_of,
)
from calfjournal.importers.batch import FileStatus
from calfjournal.importers.detect import ZIP
from calfjournal.importers.memory import hold_memory
from calfjournal.importers.packed import Layer, NotRead, Unpacker
from calfjournal.importers.reader import Bytes, Reading, failed
from calfjournal.importers.readers import Reader, reader_of
from calfjournal.importers.strava_table import read_table

_MEMBERS_OF_A_PART = 500
_LINES_OF_A_PART = 500
_TABLE = "csv"


def answer(piece: Piece, known: AbstractSet[str], tell: Tell) -> None:
    """Tell what a piece holds; raises nothing of its files."""
    unpacker = _unpacker()
    try:
        layer = unpacker.open(piece)
        if layer.kind == ZIP:
            _list(unpacker.members(piece, layer), tell)
        else:
            _read(piece, layer, known, tell)
    except NotRead as why:
        tell(End(why.status, why.reason, why.format))


@cache
def _unpacker() -> Unpacker:
    return Unpacker()


def _list(members: Iterator[Member], tell: Tell) -> None:
    left = islice(members, limits.ARCHIVE_MEMBERS + 1)
    while part := tuple(islice(left, _MEMBERS_OF_A_PART)):
        tell(Members(part))
    tell(End(format="zip"))


def _read(piece: Piece, layer: Layer, known: AbstractSet[str], tell: Tell) -> None:
    reader = reader_of(layer.head)
    if reader is None:
        if layer.kind.format == _TABLE:
            _tell_table(layer, tell)
        raise NotRead(layer.kind.reason, layer.kind.format, FileStatus.SKIPPED)
    layer.format = reader.format
    tell(Alive(format=reader.format))
    digest, size, data = _hashed(layer)
    if digest in known:
        tell(End(format=reader.format, digest=digest, size=size, known=True))
        return
    stream = BytesIO(data) if data is not None else _again(piece)
    reading = _reading(reader, _Beating(stream, size))
    for part in parts_of(reading):
        tell(part)
    told = End(reading.status, reading.reason, reader.format, reading.asking, digest, size)
    tell(told)


def _tell_table(layer: Layer, tell: Tell) -> None:
    """Tell what a table of Strava's says of recordings; raises NotRead where it is damaged."""
    layer.format = _TABLE
    table = read_table(layer.chunks())
    lines, without = iter(table.lines.values()), table.without
    while part := tuple(islice(lines, _LINES_OF_A_PART)):
        tell(TableLines(part, without))
        without = 0


def _hashed(layer: Layer) -> tuple[str, int, bytes | None]:
    """Return the hash of a recording and its length, and its bytes where they are not many."""
    digest, size = hashlib.sha256(), 0
    held: list[bytes] | None = []
    for chunk in layer.chunks():
        digest.update(chunk)
        size += len(chunk)
        if held is not None:
            held.append(chunk)
            held = held if size <= limits.HELD_BYTES else None
    return digest.hexdigest(), size, None if held is None else b"".join(held)


def _again(piece: Piece) -> Bytes:
    """Return a recording from its beginning: it is too long to have been kept."""
    layer = _unpacker().open(piece)
    layer.stream.seek(0)
    return layer.stream


def _reading(reader: Reader, stream: Bytes) -> Reading:
    hold_memory(reader.address_space)
    try:
        reading = reader.read(stream)
    finally:
        hold_memory(limits.WORKER_BYTES)
    if len(reading.runs) > limits.RUNS:
        return failed(say("importers.endless_runs", most=limits.RUNS))
    return reading


class _Beating:
    """The bytes of a recording; each that is read is a sign of life."""

    def __init__(self, stream: Bytes, size: int) -> None:
        self._stream = stream
        pulse.begin(size)

    def read(self, size: int = -1) -> bytes:
        """Return so many bytes, all that are left for a negative number."""
        data = self._stream.read(size)
        pulse.beat(len(data))
        return data
