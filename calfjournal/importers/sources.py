"""Finding the files of an import: folders are walked, archives are opened member by member.

Nothing is ever unpacked to the disk, so names inside an archive are words for people only.
"""

from __future__ import annotations

import gzip
import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, cast

from msgspec import Struct

from calfjournal.domain.message import Message, Words, say
from calfjournal.importers import limits
from calfjournal.importers.batch import FileResult, FileStatus
from calfjournal.importers.detect import GZIP, ZIP, detect
from calfjournal.importers.readers import reader_of

_ENCRYPTED = 0x1
_SKIPPED_FOLDERS = frozenset({"__MACOSX"})


class Recording(Struct, frozen=True):
    """The bytes of a file that can be decoded; ``path`` as in `FileResult`."""

    path: str
    format: str
    data: bytes


Found = Recording | FileResult
"""Bytes to decode, or the result of a file that will not be."""


class _TooLarge(Exception):
    """A file or member holds more bytes than it may."""


def shown(path: Path) -> str:
    """Return the path as text that can be printed and stored, whatever bytes it has."""
    return _printable(str(path))


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Return the files named and those in the folders named, folders sorted, each once.

    Hidden files and folders inside a folder are left out; links to folders are not followed. A
    folder that cannot be opened is in the list itself, for `open_file` to say so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_walk(path) if os.path.isdir(path) else [path]))  # noqa: PTH112
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    walk = os.walk(folder, onerror=lambda error: closed.append(Path(error.filename)))
    for parent, folders, names in walk:
        folders[:] = sorted(
            name for name in folders if name[0] != "." and name not in _SKIPPED_FOLDERS
        )
        yield from (Path(parent, name) for name in sorted(names) if name[0] != ".")
    yield from closed


def open_file(path: Path) -> Iterator[Found]:
    """Yield what a file holds: itself, or every member of the archive it is. Raises nothing."""
    yield from _guarded(_open_file(path), shown(path), "", say("importers.cannot_be_read"))


def _open_file(path: Path) -> Iterator[Found]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield _failed(shown(path), "", say("importers.no_such_file"))
        return
    if stat.S_ISDIR(mode):
        yield _failed(shown(path), "", say("importers.folder_closed"))
    elif not stat.S_ISREG(mode):
        yield FileResult(shown(path), "", FileStatus.SKIPPED, say("importers.not_ordinary"))
    else:
        with path.open("rb") as stream:
            yield from _Opener().open(shown(path), stream, depth=0)


def _guarded(found: Iterator[Found], path: str, format_: str, problem: Message) -> Iterator[Found]:
    """Pass on what is found; when that breaks, say so for this one file and end there."""
    try:
        yield from found
    except _TooLarge:
        yield _failed(path, format_, say("importers.too_large_inside"))
    except Exception as error:  # noqa: BLE001 - damaged archives raise whatever their readers raise
        cause = (error.strerror if isinstance(error, OSError) else None) or str(error)
        if cause:
            problem = say("importers.with_cause", problem=problem, cause=cause)
        yield _failed(path, format_, problem)


def _failed(path: str, format_: str, reason: Words) -> FileResult:
    return FileResult(path, format_, FileStatus.FAILED, reason)


def _read(stream: IO[bytes], most: int) -> bytes:
    data = stream.read(most + 1)
    if len(data) > most:
        raise _TooLarge
    return data


class _Opener:
    """Opens one file, with one allowance for everything packed in it."""

    def __init__(self) -> None:
        self._bytes_left = limits.ARCHIVE_BYTES
        self._members_left = limits.ARCHIVE_MEMBERS

    def open(self, name: str, stream: IO[bytes], depth: int) -> Iterator[Found]:
        """Yield what ``stream`` holds; ``depth`` counts the archives around it."""
        head = stream.read(limits.HEAD_BYTES)
        kind = detect(head)
        if kind == ZIP:
            yield from self._open_zip(name, head, stream, depth)
        elif kind == GZIP:
            yield from self._open_gzip(name, head, stream, depth)
        elif (reader := reader_of(head)) is not None:
            yield self._recording(name, reader.format, head, stream, depth)
        else:
            self._spend(len(head), depth)
            yield FileResult(name, kind.format, FileStatus.SKIPPED, kind.reason)

    def _spend(self, count: int, depth: int) -> None:
        if depth:
            self._bytes_left -= count

    def _recording(
        self, name: str, format_: str, head: bytes, stream: IO[bytes], depth: int
    ) -> Found:
        try:
            data = head + _read(stream, limits.RECORDING_BYTES - len(head))
        except _TooLarge:
            most = limits.RECORDING_BYTES // 2**20
            return _failed(name, format_, say("importers.too_large", megabytes=most))
        self._spend(len(data), depth)
        return Recording(name, format_, data)

    def _open_gzip(self, name: str, head: bytes, stream: IO[bytes], depth: int) -> Iterator[Found]:
        if depth > limits.ARCHIVE_DEPTH:
            yield _failed(name, "gzip", say("importers.packed_too_often"))
            return
        packed = stream
        if depth:
            packed = BytesIO(head + _read(stream, limits.RECORDING_BYTES))
        packed.seek(0)
        with gzip.GzipFile(fileobj=packed) as inner:
            found = self.open(name, cast("IO[bytes]", inner), depth + 1)
            yield from _guarded(found, name, "gzip", say("importers.packed_file_damaged"))

    def _open_zip(self, name: str, head: bytes, stream: IO[bytes], depth: int) -> Iterator[Found]:
        if depth >= limits.ARCHIVE_DEPTH:
            yield _failed(name, "zip", say("importers.archive_too_deep"))
            return
        if depth:
            stream = BytesIO(head + _read(stream, limits.INNER_ARCHIVE_BYTES))
        found = self._members(name, stream, depth)
        yield from _guarded(found, name, "zip", say("importers.archive_damaged"))

    def _members(self, name: str, stream: IO[bytes], depth: int) -> Iterator[Found]:
        with zipfile.ZipFile(stream) as archive:
            for member in archive.infolist():
                if member.is_dir() or _is_hidden(member.filename):
                    continue
                self._members_left -= 1
                if self._members_left < 0 or self._bytes_left < 0:
                    yield _failed(name, "zip", say("importers.archive_too_full"))
                    return
                label = f"{name}/{_printable(member.filename)}"
                refusal = _refusal(member)
                if refusal:
                    yield _failed(label, "", refusal)
                    continue
                found = self._member(label, archive, member, depth)
                yield from _guarded(found, label, "", say("importers.member_damaged"))

    def _member(
        self, label: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, depth: int
    ) -> Iterator[Found]:
        with archive.open(member) as stream:
            yield from self.open(label, stream, depth + 1)


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
