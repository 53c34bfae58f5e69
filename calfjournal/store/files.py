"""Files that appear whole or not at all, and survive a power cut once they are there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from calfjournal.errors import FileExists
from calfjournal.store.faults import translated


def wal_of(path: Path) -> Path:
    """Return the path of the write-ahead log of a journal."""
    return path.with_name(f"{path.name}-wal")


def shm_of(path: Path) -> Path:
    """Return the path of the shared-memory index of that log."""
    return path.with_name(f"{path.name}-shm")


def refuse_existing(path: Path) -> None:
    """Raise FileExists when there is anything at the path."""
    if path.exists() or path.is_symlink():
        raise FileExists(f"{path} exists already.", "Choose another name.")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it."""
    with translated(folder):
        folder.mkdir(parents=True, exist_ok=True)


def temporary_beside(path: Path) -> Path:
    """Make an empty temporary file in the folder of ``path``, so that renaming is atomic."""
    with translated(path):
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem[:40]}.", suffix=".tmp", dir=path.parent
        )
        os.close(handle)
    return Path(name)


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name for good: content, then name, reach the disk."""
    with translated(path):
        _sync(temporary)
        _use_default_mode(temporary)
        temporary.replace(path)
        sync_folder(path.parent)


def discard(temporary: Path) -> None:
    """Remove a temporary database file and what SQLite may have put beside it."""
    rollback = temporary.with_name(f"{temporary.name}-journal")
    for leftover in (temporary, wal_of(temporary), shm_of(temporary), rollback):
        leftover.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make renames in the folder durable, where the system can."""
    with contextlib.suppress(OSError):  # Windows cannot open folders, some shares cannot sync.
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _use_default_mode(path: Path) -> None:
    # mkstemp makes private files; a journal follows the user's mask like any document.
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
