"""Whether the file that is open is still the one at its path, and as this program left it."""

from __future__ import annotations

import sys
from pathlib import Path

from calfjournal.store.files import shm_of, wal_of


class FilePlace:
    """Remembers how an open journal's file and its helper files look."""

    def __init__(self, path: Path) -> None:
        """Look at a file that is connected; SQLite has made its helper files already."""
        self._path = path
        self._identity = _identity(path)
        self._helpers = {_identity(wal_of(path)), _identity(shm_of(path))} - {None}
        self._stamp = _stamp(path)

    def written(self) -> None:
        """Take how the file looks now as this program's own doing."""
        self._stamp = _stamp(self._path)

    @property
    def is_taken(self) -> bool:
        """True when another program moved, replaced or overwrote the file."""
        return _identity(self._path) != self._identity or _stamp(self._path) != self._stamp

    def helpers(self) -> list[Path]:
        """Return the helper files beside the path that belong to the file that was opened."""
        beside = (wal_of(self._path), shm_of(self._path))
        return [file for file in beside if _identity(file) in self._helpers]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return size and instant of the last write, by which another program's write is noticed."""
    try:
        status = path.stat()
    except OSError:
        return None
    # Windows may move the instant of an open file on its own.
    return status.st_size, 0 if sys.platform == "win32" else status.st_mtime_ns
