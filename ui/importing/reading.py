"""Reading what an import is given: off the GUI thread, with bytes, names and seconds told."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from calfjournal.tasks import ImportBatch, bytes_of, read_files
from ui.services.jobs import Job


class ImportWay(StrEnum):
    """How files came to be imported."""

    CHOSEN = "chosen"
    DROPPED = "dropped"
    WATCHED = "watched"


class FoundFiles(Struct, frozen=True):
    """What files held, how many bytes they are, and how many seconds it took to read them."""

    batch: ImportBatch
    size: int
    seconds: float


def read(paths: tuple[Path, ...], known_hashes: frozenset[str], job: Job) -> FoundFiles:
    """Read the files and folders; the job hears of bytes done, all bytes, and the name at hand."""
    begin = time.monotonic()
    size = bytes_of(paths)
    batch = read_files(
        paths,
        known_hashes=known_hashes,
        progress=job.report,
        cancelled=job.is_cancelled,
    )
    return FoundFiles(batch, size, time.monotonic() - begin)
