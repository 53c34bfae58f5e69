"""Reading the files of an import: what they hold, before anything touches a journal."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from os import PathLike
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.broken_off import breaks_off
from calfjournal.domain.import_preview import READING_UNIT
from calfjournal.domain.message import Words, say
from calfjournal.domain.run import Run, RunStream
from calfjournal.importers import limits
from calfjournal.importers.answers import (
    Alive,
    Answer,
    End,
    Members,
    Piece,
    Portion,
    TableLines,
)
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.importers.doubting import doubtful
from calfjournal.importers.sources import files_of, shown, size_of
from calfjournal.importers.strava import StravaTables, named
from calfjournal.importers.workers import Order, Task, Workers

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

_PIECE = "calfjournal.importers.piece:answer"

_TICK_S = 0.1
"""How often a waiting import looks whether it was cancelled."""


def read_files(
    paths: Iterable[str | PathLike[str]],
    *,
    known_hashes: Collection[str] = frozenset(),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ImportBatch:
    """Read files, folders and archives; no journal is touched and nothing is raised for a file.

    ``known_hashes`` are the `Run.file_hash` values the journal already holds: the SHA-256 of a
    recording as the watch wrote it, so a packed copy counts as the same file. A recording with
    figures nobody reaches is *asked*, see `domain.plausible`. ``progress`` is called with the KiB
    done, all KiB of the files as they lie on the disk, and the name at hand; ``cancelled`` is asked
    often, and what was not read by then is skipped. What a Strava export says of its recordings is
    added to them. Both are called on the caller's thread, which
    may be any. The order of results follows the names, sorted inside folders.
    """
    files = files_of(Path(path) for path in paths)
    with Workers(_PIECE) as workers:
        job = _Import(workers, files, progress, cancelled)
        for digest in known_hashes:
            workers.learn(digest)
        job.run()
    return named(ImportBatch(tuple(job.results(frozenset(known_hashes)))), job.tables)


class _OnItsWay(Struct):
    """A file or member on its way: what was heard of it so far.

    ``share`` is its part of the bytes of its file as it lies on the disk; ``left`` is what an
    archive has not given to its ``members``, of which there are so many.
    """

    name: str
    share: int
    left: int
    done: int = 0
    members: int = 0
    format: str = ""
    runs: list[Run] = []
    streams: dict[datetime, RunStream] = {}
    end: End | None = None


class _Import:
    """One import on its way: pieces by the order in which they stand in files and archives."""

    def __init__(
        self,
        workers: Workers,
        files: list[Path],
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self._workers = workers
        self._files = files
        self._progress = progress
        self._cancelled = cancelled
        self._pieces: dict[Order, _OnItsWay] = {}
        self._found: dict[Order, FileResult] = {}
        self.tables = StravaTables()
        self._members_left = [limits.ARCHIVE_MEMBERS] * len(files)
        self._bytes_left = [limits.ARCHIVE_BYTES] * len(files)
        self._done = self._whole = 0

    def run(self) -> None:
        """Have every file read, until nothing is left or it is cancelled."""
        for index, path in enumerate(self._files):
            if self._stop():
                self._pieces[(index,)] = _OnItsWay(shown(path), 0, 0)
            else:
                self._begin(index, path)
        self._tell("")
        while self._workers.pending and not self._stop():
            for heard in self._workers.poll(_TICK_S):
                if self._stop():
                    return
                if heard.order in self._pieces:
                    self._hear(heard.order, heard.answer)
        if not self._stop():
            self._done = self._whole
            self._tell("")

    def results(self, known: Collection[str]) -> list[FileResult]:
        """Return what became of every file; those with ``known`` hashes are in the journal."""
        ends = [(order, piece, _end(piece)) for order, piece in sorted(self._pieces.items())]
        read = {end.digest: piece for _, piece, end in reversed(ends) if not end.known}
        first: dict[str, str] = {}
        for order, piece, end in ends:
            if end.status is None and not end.known:
                continue
            name = first.setdefault(end.digest, piece.name) if end.digest else piece.name
            if end.digest in known:
                result = _same(piece, end, say("importers.known"))
            elif name is not piece.name:
                result = _same(piece, end, say("importers.same_as", file=name))
            else:
                result = _result(piece.name, read[end.digest] if end.digest else piece)
            self._found[order] = result
        return [self._found[order] for order in sorted(self._found)]

    def _begin(self, index: int, path: Path) -> None:
        size = size_of(path)
        if isinstance(size, FileResult):
            self._found[(index,)] = size
            return
        self._whole += size
        self._submit((index,), shown(path), size)

    def _submit(self, order: Order, name: str, size: int) -> None:
        self._pieces[order] = _OnItsWay(name, size, size)
        path = os.fsencode(self._files[order[0]])
        self._workers.submit(Task(order, Piece(path, order[1:]), size))

    def _stop(self) -> bool:
        return self._cancelled is not None and self._cancelled()

    def _tell(self, name: str) -> None:
        if self._progress is not None:
            self._progress(_units(self._done), _units(self._whole), name)

    def _hear(self, order: Order, answer: Answer) -> None:
        piece = self._pieces[order]
        match answer:
            case Alive():
                piece.format = answer.format or piece.format
                if answer.of:
                    self._advance(piece, piece.share * min(answer.done, answer.of) // answer.of)
                self._tell(piece.name)
            case Members():
                self._list(order, piece, answer)
            case Portion():
                piece.runs.extend(answer.runs)
                piece.streams.update(answer.streams)
            case TableLines():
                self.tables.hear(piece.name, answer.lines, answer.without)
            case End():
                self._finish(order, piece, answer)

    def _advance(self, piece: _OnItsWay, done: int) -> None:
        self._done += max(0, done - piece.done)
        piece.done = max(piece.done, done)

    def _list(self, order: Order, piece: _OnItsWay, told: Members) -> None:
        """Queue the members of an archive, up to the most one file may hold."""
        piece.members += len(told.members)
        for member in told.members:
            if self._members_left[order[0]] == 0:
                self._too_full(order[0])
                return
            self._members_left[order[0]] -= 1
            inside, name = (*order, member.position), f"{piece.name}/{member.name}"
            share = min(max(0, member.size), piece.left)
            piece.left -= share
            if member.refusal:
                self._done += share
                self._found[inside] = FileResult(name, "", FileStatus.FAILED, member.refusal)
            else:
                self._submit(inside, name, share)

    def _finish(self, order: Order, piece: _OnItsWay, end: End) -> None:
        piece.end = end
        self._advance(piece, piece.left)
        if end.digest and not end.known:
            self._workers.learn(end.digest)
        if len(order) > 1:
            self._bytes_left[order[0]] -= end.size
            if self._bytes_left[order[0]] < 0:
                for dropped in self._workers.drop(order[0]):
                    del self._pieces[dropped]
                self._too_full(order[0])
        self._tell(piece.name)

    def _too_full(self, index: int) -> None:
        """Say that not all of an archive was read."""
        reason = say("importers.archive_too_full")
        name = shown(self._files[index])
        self._found[(index,)] = FileResult(name, "zip", FileStatus.FAILED, reason)


def _units(size: int) -> int:
    return -(-size // READING_UNIT)


def _end(piece: _OnItsWay) -> End:
    """Return how a piece ended; one that did not was cancelled."""
    if piece.end is None:
        return End(FileStatus.SKIPPED, say("importers.cancelled"), piece.format)
    if piece.end.status is None and not (piece.members or piece.end.known):
        return End(FileStatus.SKIPPED, say("importers.archive_empty"), piece.end.format)
    return piece.end


def _same(piece: _OnItsWay, end: End, reason: Words) -> FileResult:
    return FileResult(piece.name, end.format, FileStatus.SAME, reason, file_hash=end.digest)


def _result(name: str, piece: _OnItsWay) -> FileResult:
    """Return what was read of a piece, under a name: its own, or that of an earlier copy."""
    end = _end(piece)
    if end.status is None or end.status is FileStatus.FAILED:
        format_ = end.format or piece.format
        partial = breaks_off(end.reason)
        return FileResult(name, format_, FileStatus.FAILED, end.reason, is_partial=partial)
    # A summary that stands in a file twice is one run.
    runs = dict.fromkeys(replace(run, file_hash=end.digest) for run in piece.runs)
    found = FileResult(
        name,
        end.format,
        end.status,
        end.reason,
        tuple(runs),
        asking=end.asking,
        streams=piece.streams,
        is_partial=breaks_off(end.reason) or any(breaks_off(run.warning) for run in runs),
    )
    return doubtful(found)
