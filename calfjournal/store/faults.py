"""What SQLite and the operating system say, in words a user can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from calfjournal.domain.message import say
from calfjournal.domain.unreadable import UNREADABLE
from calfjournal.errors import (
    CalfjournalError,
    DamagedJournal,
    JournalLocked,
    JournalReadOnly,
    NotAJournal,
    StorageFailed,
)
from calfjournal.store.ways_out import LEFT, RESTORE

_FULL = say("store.disk_full")
_FREE = say("store.free_space")
_FAILED = say("store.not_written")
_LOOK = say("store.check_disk")
_UNREAD = say("store.not_read")
_CLOSE = say("store.close_there")

_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DAMAGE = {apsw.SQLITE_IOERR_DATA, apsw.SQLITE_IOERR_CORRUPTFS}
_READING = {
    apsw.SQLITE_IOERR_READ,
    apsw.SQLITE_IOERR_SHORT_READ,
    apsw.SQLITE_IOERR_FSTAT,
    apsw.SQLITE_IOERR_SEEK,
}
_DENIED_ERRNOS = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def understood(path: Path) -> Iterator[None]:
    """Turn the failure to make sense of what lies in the journal at ``path`` into our own error."""
    try:
        yield
    except UNREADABLE as error:
        raise DamagedJournal(
            say("store.damaged_value", file=path.name, fault=type(error).__name__), RESTORE
        ) from error


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about ``path`` into our own."""
    try:
        yield
    except apsw.Error as error:
        raise from_sqlite(error, path) from error
    except UnicodeDecodeError as error:
        raise DamagedJournal(say("store.damaged_text", file=path.name), RESTORE) from error
    except OSError as error:
        raise from_system(error, path) from error


def from_sqlite(error: apsw.Error, path: Path) -> Exception:
    """Return our error for SQLite's; a programming mistake is returned as it is."""
    if isinstance(error, apsw.ConnectionClosedError):
        return RuntimeError("the journal is closed")
    code = getattr(error, "result", 0) & 0xFF
    extended = getattr(error, "extendedresult", 0)
    name = path.name
    if extended in _DAMAGE:
        return DamagedJournal(say("store.damaged_page", file=name), RESTORE)
    if extended in _READING:
        return StorageFailed(_UNREAD, _LOOK)
    known: dict[int, CalfjournalError] = {
        apsw.SQLITE_FULL: StorageFailed(_FULL, _FREE),
        apsw.SQLITE_IOERR: StorageFailed(_FAILED, _LOOK),
        apsw.SQLITE_CANTOPEN: StorageFailed(say("store.cannot_open", file=name), _LOOK),
        apsw.SQLITE_READONLY: JournalReadOnly(say("store.cannot_write", file=name), _LOOK),
        apsw.SQLITE_PERM: JournalReadOnly(say("store.cannot_write", file=name), _LOOK),
        apsw.SQLITE_BUSY: JournalLocked(say("store.in_use", file=name), _CLOSE),
        apsw.SQLITE_LOCKED: JournalLocked(say("store.in_use", file=name), _CLOSE),
        apsw.SQLITE_CORRUPT: DamagedJournal(say("store.damaged", file=name), RESTORE),
        apsw.SQLITE_NOTADB: NotAJournal(say("store.is_no_journal", file=name), LEFT),
    }
    return known.get(code, error)


def from_system(error: OSError, path: Path) -> CalfjournalError:
    """Return our error for one of the operating system."""
    if error.errno in _FULL_ERRNOS:
        return StorageFailed(_FULL, _FREE)
    if error.errno in _DENIED_ERRNOS:
        return StorageFailed(say("store.no_permission", path=path), say("store.choose_folder"))
    reason = error.strerror or str(error)
    return StorageFailed(say("store.cannot_use", path=path, reason=reason), _LOOK)
