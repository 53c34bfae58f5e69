"""What SQLite and the operating system say, in words a user can act on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
from peewee import PeeweeException

from calfjournal.errors import (
    CalfjournalError,
    DamagedJournal,
    JournalLocked,
    JournalReadOnly,
    NotAJournal,
    StorageFailed,
)

_FULL = "The disk is full: nothing of this change was kept."
_FREE = "Free some space and try again."
_FAILED = "The disk refused to write: nothing of this change was kept."
_LOOK = "Check the disk, its free space and its permissions, then try again."
_UNREAD = "The disk refused to read."
_RESTORE = "Restore the newest good backup."

_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DAMAGE = {apsw.SQLITE_IOERR_DATA, apsw.SQLITE_IOERR_CORRUPTFS}
_READING = {
    apsw.SQLITE_IOERR_READ,
    apsw.SQLITE_IOERR_SHORT_READ,
    apsw.SQLITE_IOERR_FSTAT,
    apsw.SQLITE_IOERR_SEEK,
}
_DENIED_ERRNOS = {errno.EACCES, errno.EPERM, errno.EROFS}


UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What making sense of a value may raise when no version of the program wrote it."""


@contextmanager
def understood(path: Path) -> Iterator[None]:
    """Turn the failure to make sense of what lies in the journal at ``path`` into our own error."""
    try:
        yield
    except UNREADABLE as error:
        raise DamagedJournal(
            f"{path.name} is damaged: it holds a value that makes no sense "
            f"({type(error).__name__}).",
            _RESTORE,
        ) from error


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about ``path`` into our own."""
    try:
        yield
    except apsw.Error as error:
        raise from_sqlite(error, path) from error
    except PeeweeException as error:  # Peewee wraps APSW's error while it connects
        inner: BaseException | None = error
        while inner is not None and not isinstance(inner, apsw.Error):
            inner = inner.__context__
        if inner is None:
            raise
        raise from_sqlite(inner, path) from error
    except UnicodeDecodeError as error:
        raise DamagedJournal(
            f"{path.name} is damaged: a text in it is no text.", _RESTORE
        ) from error
    except OSError as error:
        raise from_system(error, path) from error


def from_sqlite(error: apsw.Error, path: Path) -> Exception:
    """Return our error for SQLite's; a programming mistake is returned as it is."""
    code = getattr(error, "result", 0) & 0xFF
    extended = getattr(error, "extendedresult", 0)
    name = path.name
    if extended in _DAMAGE:
        return DamagedJournal(f"{name} is damaged: a page is not as it was written.", _RESTORE)
    if extended in _READING:
        return StorageFailed(_UNREAD, _LOOK)
    known: dict[int, CalfjournalError] = {
        apsw.SQLITE_FULL: StorageFailed(_FULL, _FREE),
        apsw.SQLITE_IOERR: StorageFailed(_FAILED, _LOOK),
        apsw.SQLITE_CANTOPEN: StorageFailed(f"{name} cannot be opened.", _LOOK),
        apsw.SQLITE_READONLY: JournalReadOnly(f"{name} can be read but not written.", _LOOK),
        apsw.SQLITE_PERM: JournalReadOnly(f"{name} can be read but not written.", _LOOK),
        apsw.SQLITE_BUSY: JournalLocked(
            f"Another program is using {name}.", "Close it there and try again."
        ),
        apsw.SQLITE_LOCKED: JournalLocked(
            f"Another program is using {name}.", "Close it there and try again."
        ),
        apsw.SQLITE_CORRUPT: DamagedJournal(f"{name} is damaged.", _RESTORE),
        apsw.SQLITE_NOTADB: NotAJournal(
            f"{name} is not a journal, or its beginning is damaged.", "It was left as it is."
        ),
    }
    return known.get(code, error)


def from_system(error: OSError, path: Path) -> CalfjournalError:
    """Return our error for one of the operating system."""
    if error.errno in _FULL_ERRNOS:
        return StorageFailed(_FULL, _FREE)
    if error.errno in _DENIED_ERRNOS:
        return StorageFailed(f"There is no permission for {path}.", "Choose another folder.")
    reason = error.strerror or str(error)
    return StorageFailed(f"{path} cannot be used: {reason}.", _LOOK)
