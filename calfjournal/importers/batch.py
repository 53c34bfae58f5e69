"""What an import found, file by file, before anything of it is in a journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.import_choice import Asking
from calfjournal.domain.message import Words
from calfjournal.domain.run import Run, RunStream


class FileStatus(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    SAME = "same"
    CONFLICT = "conflict"
    ASKED = "asked"
    SKIPPED = "skipped"
    FAILED = "failed"


class FileResult(Struct, frozen=True):
    """One file, or one member of an archive, with what it holds.

    ``path`` is for people: the file as it was named, members as ``archive.zip/name``. ``format``
    is "fit", "gpx", …, or "" where the content is not known. ``reason`` is one sentence
    without a full stop; it is never empty unless the file was imported whole.
    """

    path: str
    format: str
    status: FileStatus
    reason: Words = ""
    runs: tuple[Run, ...] = ()
    days: tuple[CheckIn, ...] = ()
    asking: Asking | None = None
    """Set while the status is *asked*: the first question."""
    more: tuple[Asking, ...] = ()
    """Its other questions; it comes in once all are answered."""
    streams: Mapping[datetime, RunStream] = {}
    """The packed samples of its runs, by their start."""
    file_hash: str = ""
    """SHA-256 of its content where that was known without reading it."""
    is_partial: bool = False
    """True where it breaks off: what was read is less than what was recorded."""

    @property
    def questions(self) -> tuple[Asking, ...]:
        """All that is asked about it."""
        return () if self.asking is None else (self.asking, *self.more)


class ImportBatch(Struct, frozen=True, weakref=True):
    """All files of one import, in the order they were named and found."""

    files: tuple[FileResult, ...] = ()

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every run of the batch, file by file."""
        return tuple(run for file in self.files for run in file.runs)

    @property
    def days(self) -> tuple[CheckIn, ...]:
        """Every day of the batch, file by file."""
        return tuple(day for file in self.files for day in file.days)

    @property
    def asked(self) -> Counter[Asking]:
        """How many files are asked about, by why; a file counts for each of its questions."""
        return Counter(asking for file in self.files for asking in file.questions)

    @property
    def totals(self) -> dict[str, int]:
        """Return the number of files, of each status, and of runs and days that come in."""
        new = [file for file in self.files if file.status is FileStatus.IMPORTED]
        counted = Counter(file.status for file in self.files)
        return {
            "files": len(self.files),
            **{status.value: counted[status] for status in FileStatus},
            "runs": sum(len(file.runs) for file in new),
            "days": sum(len(file.days) for file in new),
        }
