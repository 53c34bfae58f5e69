"""Reading the files of an import: what they hold, before anything touches a journal."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from os import PathLike
from pathlib import Path

from msgspec.structs import replace

from calfjournal.domain.message import Words, say
from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch
from calfjournal.importers.doubting import doubtful
from calfjournal.importers.reader import Reading
from calfjournal.importers.sources import Found, Recording, files_of, open_file, shown
from calfjournal.importers.workers import Done, Workers

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

_READER = "calfjournal.importers.readers:read"

_AHEAD = 4
"""Recordings held in memory while the workers are busy."""

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
    figures nobody reaches is *asked*, see `domain.plausible`. ``progress`` is called with files
    done, files known so far and the name at hand; ``cancelled`` is asked often, and what was not
    read by then is skipped. Both are called on the caller's thread, which may be any. The order
    of results follows the names, sorted inside folders.
    """
    files = files_of(Path(path) for path in paths)
    with Workers(_READER) as workers:
        job = _Import(workers, set(known_hashes), progress, cancelled)
        job.run(files)
    return ImportBatch(tuple(job.results[number] for number in sorted(job.results)))


class _Import:
    """One import on its way: results by the order in which files were found."""

    def __init__(
        self,
        workers: Workers,
        known: set[str],
        progress: Progress | None,
        cancelled: Cancelled | None,
    ) -> None:
        self.results: dict[int, FileResult] = {}
        self._workers = workers
        self._known = known
        self._progress = progress
        self._cancelled = cancelled
        self._first: dict[str, str] = {}
        self._under_way: dict[int, tuple[Recording, str]] = {}
        self._found = 0
        self._expected = 0

    def run(self, files: list[Path]) -> None:
        self._expected = len(files)
        for index, path in enumerate(files):
            if self._stop():
                self._leave_out(files[index:])
                break
            for found in self._opened(path):
                self._take(found)
                while self._workers.pending >= _AHEAD and not self._stop():
                    self._collect()
        while self._under_way and not self._stop():
            self._collect()
        self._give_up()
        self._tell("")

    def _opened(self, path: Path) -> Iterator[Found]:
        """Yield what is in a file, counting archive members as they appear."""
        self._expected -= 1
        for found in open_file(path):
            self._expected += 1
            if self._stop():
                yield _cancelled_result(shown(path))
                return
            yield found

    def _stop(self) -> bool:
        return self._cancelled is not None and self._cancelled()

    def _tell(self, name: str) -> None:
        if self._progress is not None:
            self._progress(len(self.results), max(self._expected, len(self.results)), name)

    def _take(self, found: Found) -> None:
        number = self._found
        self._found += 1
        self._tell(found.path)
        if isinstance(found, FileResult):
            self.results[number] = found
            return
        digest = hashlib.sha256(found.data).hexdigest()
        same = self._same(found.path, digest)
        if same:
            known = FileResult(found.path, found.format, FileStatus.SAME, same, file_hash=digest)
            self.results[number] = known
            return
        self._under_way[number] = (replace(found, data=b""), digest)
        self._workers.submit(number, found.data)

    def _same(self, path: str, digest: str) -> Words:
        if digest in self._known:
            return say("importers.known")
        first = self._first.setdefault(digest, path)
        return "" if first is path else say("importers.same_as", file=first)

    def _collect(self) -> None:
        for done in self._workers.poll(_TICK_S):
            recording, digest = self._under_way.pop(done.key)
            self.results[done.key] = _result(recording, digest, done)
            self._tell(recording.path)

    def _leave_out(self, files: list[Path]) -> None:
        for path in files:
            self.results[self._found] = _cancelled_result(shown(path))
            self._found += 1

    def _give_up(self) -> None:
        for number, (recording, _) in self._under_way.items():
            self.results[number] = _cancelled_result(recording.path, recording.format)
        self._under_way.clear()


def _cancelled_result(path: str, format_: str = "") -> FileResult:
    return FileResult(path, format_, FileStatus.SKIPPED, say("importers.cancelled"))


def _result(recording: Recording, digest: str, done: Done) -> FileResult:
    path, format_ = recording.path, recording.format
    if not isinstance(done.value, Reading):
        return FileResult(path, format_, FileStatus.FAILED, done.problem)
    reading = done.value
    # A summary that stands in a file twice is one run.
    runs = tuple(dict.fromkeys(replace(run, file_hash=digest) for run in reading.runs))
    found = FileResult(path, format_, reading.status, reading.reason, runs, asking=reading.asking)
    return doubtful(found)
