"""Files, packed files and members of archives as streams, in the process that reads them.

Nothing is ever unpacked to the disk, so names inside an archive are words for people only.
"""

from __future__ import annotations

import contextlib
import gzip
import math
import os
import stat
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Final, cast

from msgspec import Struct

from calfjournal.domain.message import Message, Words, say
from calfjournal.importers import limits, pulse
from calfjournal.importers.answers import Member, Piece
from calfjournal.importers.batch import FileStatus
from calfjournal.importers.detect import GZIP, ZIP, FileKind, detect

_ENCRYPTED: Final = 0x1
_SKIPPED_FOLDERS: Final = frozenset({"__MACOSX"})


class NotRead(Exception):
    """A piece gives nothing; ``reason`` says why, ``format`` what it is as far as it is known."""

    def __init__(
        self, reason: Words, format_: str = "", status: FileStatus = FileStatus.FAILED
    ) -> None:
        """Say why."""
        super().__init__(reason)
        self.reason, self.format, self.status = reason, format_, status


class Layer(Struct):
    """What a stream holds inside ``depth`` archives, and what to say when it cannot be read.

    ``packed`` is the stream of packed bytes it comes out of, None where nothing is packed.
    """

    stream: IO[bytes]
    depth: int
    problem: Message
    format: str = ""
    packed: IO[bytes] | None = None
    head: bytes = b""
    kind: FileKind = FileKind("")

    @contextlib.contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn whatever damaged bytes raise into `NotRead`."""
        try:
            yield
        except (NotRead, MemoryError):
            raise
        except Exception as error:
            cause = error.strerror if isinstance(error, OSError) else None
            problem = self.problem
            if cause:
                problem = say("importers.with_cause", problem=problem, cause=printable(cause))
            raise NotRead(problem, self.format) from error

    def chunks(self, most: int | None = None) -> Iterator[bytes]:
        """Yield the bytes from the head on; NotRead where they are damaged or far too many."""
        total = len(self.head)
        yield self.head
        with self.guarded():
            while chunk := self.stream.read(limits.CHUNK_BYTES):
                total += len(chunk)
                if self.depth and total > (most or limits.ARCHIVE_BYTES):
                    raise NotRead(say("importers.too_large_inside"), self.format)
                if total > limits.RATIO_FROM_BYTES and total > self._plausible_bytes():
                    raise NotRead(say("importers.swells"), self.format)
                pulse.beat(len(chunk))
                yield chunk

    def _plausible_bytes(self) -> float:
        """Return how much can be in what was unpacked so far."""
        return math.inf if self.packed is None else limits.ARCHIVE_RATIO * self.packed.tell()


class Unpacker:
    """Opens pieces; the archives around the last one stay open for the next."""

    def __init__(self) -> None:
        self._path = b""
        self._file: IO[bytes] | None = None
        self._archives: dict[tuple[int, ...], tuple[zipfile.ZipFile, int]] = {}

    def close(self) -> None:
        """Close everything."""
        for archive, _ in self._archives.values():
            archive.close()
        if self._file is not None:
            self._file.close()
        self._archives.clear()
        self._file, self._path = None, b""

    def open(self, piece: Piece) -> Layer:
        """Return what a piece holds, gzip taken off, from behind its head on; raises NotRead."""
        inside = self._inside(piece)
        if inside is not None:
            archive, depth = inside
            layer = _member(archive, archive.infolist()[piece.members[-1]], depth)
        else:
            layer = self._top(piece.path)
        layer = _unwrapped(layer)
        if layer.kind == ZIP and layer.depth >= limits.ARCHIVE_DEPTH:
            raise NotRead(say("importers.archive_too_deep"), "zip")
        return layer

    def members(self, piece: Piece, layer: Layer) -> Iterator[Member]:
        """Yield what stands in the directory of the archive that a piece is; raises NotRead."""
        for position, info in enumerate(self._opened(piece, layer).infolist()):
            if info.is_dir() or _is_hidden(info.filename):
                continue
            name = printable(info.filename)
            yield Member(position, name, info.compress_size, _refusal(info))

    def _inside(self, piece: Piece) -> tuple[zipfile.ZipFile, int] | None:
        """Return the archive that holds a piece and its depth, opened if need be."""
        if piece.path != self._path:
            self.close()
        around = piece.members[:-1]
        for way in [way for way in self._archives if way != around[: len(way)]]:
            self._archives.pop(way)[0].close()
        if not piece.members:
            return None
        if around not in self._archives:
            outer = Piece(piece.path, around)
            self._opened(outer, self.open(outer))
        return self._archives[around]

    def _top(self, path: bytes) -> Layer:
        self.close()
        problem = say("importers.cannot_be_read")
        layer = Layer(BytesIO(), 0, problem)
        with layer.guarded():
            self._file = layer.stream = open(os.fsdecode(path), "rb")  # noqa: PTH123, SIM115
            self._path = path
        return layer

    def _opened(self, piece: Piece, layer: Layer) -> zipfile.ZipFile:
        found = self._archives.get(piece.members)
        if found is None:
            stream = layer.stream
            if layer.depth:
                stream = BytesIO(b"".join(layer.chunks(limits.INNER_ARCHIVE_BYTES)))
            inside = Layer(stream, layer.depth, say("importers.archive_damaged"), "zip")
            with inside.guarded():
                found = zipfile.ZipFile(stream), layer.depth
            self._archives[piece.members] = found
        return found[0]


def printable(name: str) -> str:
    """Return a name as text that can be printed and stored, whatever bytes it has."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, depth: int) -> Layer:
    layer = Layer(BytesIO(), depth + 1, say("importers.member_damaged"))
    with layer.guarded():
        layer.stream = archive.open(info)
    return layer


def _unwrapped(layer: Layer) -> Layer:
    """Return a layer with its head read and everything packed with gzip taken off."""
    while True:
        with layer.guarded():
            layer.head = layer.stream.read(limits.HEAD_BYTES)
        layer.kind = detect(layer.head)
        if layer.kind != GZIP:
            return layer
        if layer.depth > limits.ARCHIVE_DEPTH:
            raise NotRead(say("importers.packed_too_often"), "gzip")
        with layer.guarded():
            layer.stream.seek(0)
            inner = cast("IO[bytes]", gzip.GzipFile(fileobj=layer.stream, mode="rb"))
        layer = Layer(
            inner,
            layer.depth + 1,
            say("importers.packed_file_damaged"),
            "gzip",
            packed=layer.stream,
        )


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[-1].startswith(".") or any(part in _SKIPPED_FOLDERS for part in parts)


def _refusal(member: zipfile.ZipInfo) -> Words:
    """Say why a member must not be opened, empty when it may be."""
    if member.flag_bits & _ENCRYPTED:
        return say("importers.encrypted")
    if stat.S_ISLNK(member.external_attr >> 16):
        return say("importers.link")
    large = member.file_size > limits.RATIO_FROM_BYTES
    if large and member.file_size > limits.ARCHIVE_RATIO * max(1, member.compress_size):
        return say("importers.swells")
    return ""
