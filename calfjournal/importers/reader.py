"""What a reader makes of the bytes of one file, and what holds for every format alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol

from msgspec import Struct

from calfjournal.domain.import_choice import Asking
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.run import Run, RunStream
from calfjournal.importers import limits
from calfjournal.importers.batch import FileStatus
from calfjournal.importers.words import together

XML_BREAKS_OFF: Final = say("importers.xml_breaks_off")


class Bytes(Protocol):
    """The bytes of one file, from its beginning on; a binary file is one."""

    def read(self, size: int = -1, /) -> bytes:
        """Return so many bytes, all that are left for a negative number."""


class Reading(Struct, frozen=True):
    """What became of the bytes of one file; see `FileResult` for the reason."""

    status: FileStatus
    reason: Words = ""
    runs: tuple[Run, ...] = ()
    asking: Asking | None = None
    """Set while the status is *asked*."""
    streams: Mapping[datetime, RunStream] = {}
    """The packed samples of its runs, by their start."""


def failed(reason: Words) -> Reading:
    """Return a reading that gave nothing, with the reason."""
    return Reading(FileStatus.FAILED, reason)


def skipped(reason: Words) -> Reading:
    """Return a reading of something sound that is no recording, with the reason."""
    return Reading(FileStatus.SKIPPED, reason)


def broken_at(points: int, why: Message | None) -> tuple[Message, ...]:
    """Return how far a document was read and why no further; () where it was read to its end.

    ``why`` is told where it says more than that the rest is no good.
    """
    if why is None:
        return ()
    plain = why.key == XML_BREAKS_OFF.key
    if not points:
        return (say("importers.breaks_off_at_once") if plain else why,)
    until = say("importers.breaks_off", count=points)
    return (until,) if plain else (until, why)


def nothing_of(points: int, broken: tuple[Message, ...]) -> Reading:
    """Return the reading of a document of which too little could be read."""
    return failed(together(*broken, say("importers.too_little") if points else ""))


def read_runs(
    runs: Sequence[Run],
    streams: Mapping[datetime, RunStream],
    left_out: Sequence[Message] = (),
) -> Reading:
    """Return the reading of a file with runs: without those shorter than ten seconds.

    What is wrong in a run and what was ``left_out`` of the file is its reason.
    """
    long = tuple(run for run in runs if not _is_short(run))
    short = len(runs) - len(long)
    if short and not long:
        too_short = say("importers.too_short", seconds=limits.LEAST_SECONDS)
        return skipped(together(*dict.fromkeys(run.warning for run in runs), too_short))
    told = [say("importers.short_left_out", count=short)] if short else []
    warnings = dict.fromkeys(run.warning for run in long)
    kept = {run.start: streams[run.start] for run in long if run.start in streams}
    reason = together(*warnings, *left_out, *told)
    return Reading(FileStatus.IMPORTED, reason, long, streams=kept)


def _is_short(run: Run) -> bool:
    lengths = [length for length in (run.duration_s, run.elapsed_s) if length is not None]
    return bool(lengths) and max(lengths) < limits.LEAST_SECONDS
