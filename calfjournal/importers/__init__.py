"""Readers of other programs' files; every one turns bytes into plain runs and days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from os import PathLike

from calfjournal.importers.batch import FileResult, FileStatus, ImportBatch

__all__ = ["FileResult", "FileStatus", "ImportBatch", "read_files"]


def read_files(
    paths: Iterable[str | PathLike[str]],
    *,
    known_hashes: Collection[str] = frozenset(),
    progress: Callable[[int, int, str], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportBatch:
    """Read files, folders and archives; see ``importers.reading``.

    The readers bring numpy along, which is slow to import: a journal is opened without them.
    """
    from calfjournal.importers.reading import read_files as read

    return read(paths, known_hashes=known_hashes, progress=progress, cancelled=cancelled)
