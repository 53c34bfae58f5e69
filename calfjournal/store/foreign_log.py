"""A write-ahead log that does not belong to the journal beside it.

SQLite folds any log that lies under the right name into the file, whatever it was written for: a
log left from another copy would ruin a sound journal. The witness knows the journal's own log; any
other is tried on a copy of both first.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import apsw

from calfjournal.domain.file_note import FileNote, FileNoteKind
from calfjournal.errors import CalfjournalError
from calfjournal.store.database import Database
from calfjournal.store.faults import translated
from calfjournal.store.files import aside_name, discard, shm_of, temporary_beside, wal_of
from calfjournal.store.inspection import integrity_problems
from calfjournal.store.raw import has_log, log_mark, read_bytes
from calfjournal.store.witness import Seen


def put_aside(path: Path, seen: Seen | None) -> list[FileNote]:
    """Rename a log that is not the journal's and tell; the file itself is not touched.

    Raises:
        StorageFailed: there is no room to try the log on a copy.
    """
    if not has_log(path) or (seen is not None and seen.log and seen.log == log_mark(path)):
        return []
    with _copied(path) as copy:
        together = _told(copy)
    alone = _told(path, immutable=True)
    if alone is None:
        return []  # Without the log there is no journal; judge both as they lie.
    if together is not None and _continues(alone, together):
        return []
    aside = aside_name(wal_of(path), "left")
    with translated(path):
        wal_of(path).rename(aside)
        shm_of(path).unlink(missing_ok=True)
    return [FileNote(FileNoteKind.FOREIGN_LOG, path=aside)]


Told = dict[str, str]


def _continues(alone: Told, together: Told) -> bool:
    """Tell whether file and log are a later state of the journal in the file."""
    # An update that was cut off gives the journal its name in the log first.
    known = [name for name in ("journal", "created") if name in alone]
    same = all(alone[name] == together.get(name) for name in known)
    return same and int(together.get("commits", 0)) >= int(alone.get("commits", 0))


@contextlib.contextmanager
def _copied(path: Path) -> Iterator[Path]:
    copy = temporary_beside(path)
    try:
        with translated(path):
            copy.write_bytes(read_bytes(path))
            wal_of(copy).write_bytes(wal_of(path).read_bytes())
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
        return dict(database.rows("SELECT name, value FROM meta"))
    except (CalfjournalError, apsw.Error):
        return None
    finally:
        database.close()
