"""Files that appear whole or not at all, and survive a power cut once they are there.

What holds health data is for its owner only: files 0600, folders that are made for them 0700.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from calfjournal import paths
from calfjournal.dates import utc_now
from calfjournal.domain.message import say
from calfjournal.errors import FileExists, StorageFailed
from calfjournal.files import PRIVATE, make_private_folder
from calfjournal.store.faults import translated
from calfjournal.store.ways_out import ANOTHER_NAME

_STALE = timedelta(days=1)
"""calfjournal default: after this time nobody works on a temporary file any more."""

SUFFIX = ".calfjournal"
"""How the name of a journal ends."""
_BESIDE = re.compile(r"(.+)(?:-wal|-shm|-journal|\.lock)", re.IGNORECASE | re.DOTALL)


def wal_of(path: Path) -> Path:
    """Return the path of the write-ahead log of a journal."""
    return path.with_name(f"{path.name}-wal")


def shm_of(path: Path) -> Path:
    """Return the path of the shared-memory index of that log."""
    return path.with_name(f"{path.name}-shm")


def rollback_of(path: Path) -> Path:
    """Return the path of a rollback journal, as other programs leave one."""
    return path.with_name(f"{path.name}-journal")


def beside(path: Path) -> tuple[Path, ...]:
    """Return the paths of everything SQLite may put beside a journal."""
    return wal_of(path), shm_of(path), rollback_of(path)


def refuse_existing(path: Path) -> None:
    """Raise FileExists when there is anything at the path, or its name is kept for something."""
    refuse_kept_name(path)
    with translated(path):
        there = os.path.lexists(path)
    if there:
        raise FileExists(say("store.exists", path=path), ANOTHER_NAME)


def refuse_kept_name(path: Path) -> None:
    """Raise FileExists when the name belongs to what lies beside a journal while it is written.

    Whoever opens that journal would take the file for its log, or remove it.
    """
    match = _BESIDE.fullmatch(path.name)
    if match is None:
        return
    journal = path.with_name(match[1])
    if match[1].lower().endswith(SUFFIX) or paths.is_file(journal):
        raise FileExists(
            say("store.name_is_kept", file=path.name, journal=journal.name), ANOTHER_NAME
        )


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; what is made is for its owner only."""
    with translated(folder):
        make_private_folder(folder)


def temporary_beside(path: Path) -> Path:
    """Make an empty temporary file in the folder of ``path``, so that renaming is atomic."""
    with translated(path):
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem[:40]}.{os.getpid()}-", suffix=".tmp", dir=path.parent
        )
        os.close(handle)
    return Path(name)


def sweep(path: Path) -> None:
    """Remove temporary files that programs which are gone left in the folder of a journal.

    Meant for the holder of the journal's lock. Only names made by ``temporary_beside`` for this
    journal are looked at; one whose program may still be at work stays.
    """
    mine = re.escape(path.stem[:40])
    name = re.compile(rf"\.{mine}\.(?:(\d+)-)?[a-z0-9_]{{8}}\.tmp(?:-wal|-shm|-journal)?")
    with contextlib.suppress(OSError):  # Rubbish that cannot be removed is in nobody's way.
        for file in path.parent.iterdir():
            match = name.fullmatch(file.name)
            if match is not None and _is_left(file, match[1]):
                file.unlink(missing_ok=True)


def _is_left(file: Path, process: str | None) -> bool:
    """Tell whether no program works on a temporary file any more."""
    if process is not None and int(process) != os.getpid() and not _is_alive(int(process)):
        return True
    return time.time() - file.lstat().st_mtime > _STALE.total_seconds()


def _is_alive(process: int) -> bool:
    if os.name == "nt":  # Asking there would end the program.
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name for good: content, then name, reach the disk.

    What replaces a file that only its owner may read or write is no more open than that.

    Raises:
        StorageFailed: the disk refuses, or the name is a link.
    """
    with translated(path):
        if path.is_symlink():
            raise StorageFailed(say("store.is_link", path=path), say("store.choose_the_file"))
        _sync(temporary)
        strict = stat.S_IMODE(path.stat().st_mode) if path.exists() else PRIVATE
        temporary.chmod(strict & PRIVATE)
        temporary.replace(path)
        sync_folder(path.parent)


def aside_name(path: Path, word: str) -> Path:
    """Return a free, dated name beside the path that says what became of the file."""
    moment = utc_now()
    while True:
        name = f"{path.stem}.{word}-{moment:%Y%m%dT%H%M%SZ}{path.suffix}"
        if not os.path.lexists(path.with_name(name)):
            return path.with_name(name)
        moment += timedelta(seconds=1)


def discard(temporary: Path) -> None:
    """Remove a temporary database file and what SQLite may have put beside it."""
    for leftover in (temporary, *beside(temporary)):
        with contextlib.suppress(OSError):  # What cannot be removed now is swept later.
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
