"""A log that does not belong to the journal beside it.

SQLite folds any write-ahead log that lies under the right name into the file, and undoes what any
rollback journal there says, whatever they were written for: one left from another copy would ruin a
sound journal. The witness knows the journal's own log; any other is tried on a copy of both first.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import apsw

from calfjournal import paths
from calfjournal.domain.file_note import FileNote, FileNoteKind
from calfjournal.errors import CalfjournalError
from calfjournal.store.database import Database
from calfjournal.store.faults import translated
from calfjournal.store.files import (
    aside_name,
    discard,
    rollback_of,
    shm_of,
    temporary_beside,
    wal_of,
)
from calfjournal.store.inspection import integrity_problems
from calfjournal.store.meta import read_meta
from calfjournal.store.raw import copy_bytes, has_log, log_mark, read_bytes
from calfjournal.store.witness import Seen

_PAGE = 4096


def put_aside(path: Path, seen: Seen | None) -> list[FileNote]:
    """Rename logs that are not the journal's and tell; the file itself is not touched.

    Only where its own rollback journal lies, SQLite undoes what was cut off.

    Raises:
        StorageFailed: there is no room to try a log on a copy.
    """
    notes = []
    if has_rollback(path):
        if is_rollback_foreign(path):
            notes.append(_renamed(rollback_of(path)))
        else:
            Database(path).close()
    if _is_log_foreign(path, seen):
        notes.append(_without_log(path))
    return notes


def put_all_aside(path: Path) -> list[FileNote]:
    """Rename logs that lie where a new journal is about to be made, and tell."""
    notes = [_renamed(rollback_of(path))] if has_rollback(path) else []
    return [*notes, _without_log(path)] if has_log(path) else notes


def _without_log(path: Path) -> FileNote:
    note = _renamed(wal_of(path))
    with translated(path):
        shm_of(path).unlink(missing_ok=True)
    return note


def _renamed(log: Path) -> FileNote:
    aside = aside_name(log, "left")
    with translated(log):
        log.rename(aside)
    return FileNote(FileNoteKind.FOREIGN_LOG, path=aside)


def is_rollback_foreign(path: Path) -> bool:
    """Tell whether the rollback journal beside would ruin the journal, which nobody has open.

    A journal is written with a write-ahead log and has none. There is one of its own only after
    the first page of a restored one was being changed to that, or when another program died: then
    the file is the same without it or broken, and sound with it.

    Raises:
        StorageFailed: there is no room to try it on a copy.
    """
    if has_log(path) or not _is_file(rollback_of(path)):
        return True
    with _copied(path, rollback_of(path)) as copy:
        if _told(copy) is None:
            return True
        changes_nothing = read_bytes(copy)[_PAGE:] == read_bytes(path)[_PAGE:]
    return not changes_nothing and _told(path, immutable=True) is not None


def has_rollback(path: Path) -> bool:
    """Tell whether SQLite would undo what lies beside; what begins with zeros is done with."""
    rollback = rollback_of(path)
    try:
        if not _is_file(rollback):
            return os.path.lexists(rollback)
        with rollback.open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except OSError:
        return False


def _is_file(rollback: Path) -> bool:
    return paths.is_file(rollback) and not rollback.is_symlink()


def _is_log_foreign(path: Path, seen: Seen | None) -> bool:
    if not has_log(path) or (seen is not None and seen.log and seen.log == log_mark(path)):
        return False
    with _copied(path, wal_of(path)) as copy:
        together = _told(copy)
    alone = _told(path, immutable=True)
    if alone is None:
        return False  # Without the log there is no journal; judge both as they lie.
    return together is None or not _continues(alone, together)


Told = dict[str, str]


def _continues(alone: Told, together: Told) -> bool:
    """Tell whether file and log are a later state of the journal in the file."""
    # An update that was cut off gives the journal its name in the log first.
    known = [name for name in ("journal", "created") if name in alone]
    same = all(alone[name] == together.get(name) for name in known)
    return same and int(together.get("commits", 0)) >= int(alone.get("commits", 0))


@contextlib.contextmanager
def _copied(path: Path, log: Path) -> Iterator[Path]:
    """Copy a journal with one of its logs; the copy is removed afterwards."""
    copy = temporary_beside(path)
    try:
        with translated(path):
            copy_bytes(path, copy)
            beside = copy.with_name(log.name.replace(path.name, copy.name, 1))
            beside.write_bytes(log.read_bytes())
        yield copy
    finally:
        discard(copy)


def _told(path: Path, *, immutable: bool = False) -> Told | None:
    """Return what a file tells of itself; None when it is not sound."""
    try:
        database = Database(path, mode="ro" if immutable else "rw", immutable=immutable)
    except CalfjournalError:
        return None
    try:
        if integrity_problems(database, thorough=True):
            return None
        return read_meta(database)
    except (CalfjournalError, apsw.Error):
        return None
    finally:
        database.close()
