"""The open journal file: its connection, its lock and its history."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from calfjournal import __version__
from calfjournal.changes import ChangeSet
from calfjournal.dates import utc_now
from calfjournal.errors import (
    FileExists,
    JournalMissing,
    JournalReadOnly,
    NotAJournal,
    StorageFailed,
)
from calfjournal.store import migrations
from calfjournal.store.database import APPLICATION_ID, Database
from calfjournal.store.faults import translated
from calfjournal.store.history import Edit, History
from calfjournal.store.inspection import inspect, shm_of, wal_of
from calfjournal.store.lock import Lock

PROGRAM = f"calfjournal {__version__}"
"""What this program writes into the files it makes."""

Subscriber = Callable[[ChangeSet], None]


class JournalFile:
    """One open journal; made by ``create`` and ``open_file``."""

    def __init__(self, path: Path, database: Database, lock: Lock | None) -> None:
        """Take over an inspected, connected file; without a lock it is read-only."""
        self.path = path
        self.database = database
        self.history = History(database, before=self._check_writable, after=self._tell)
        self._lock = lock
        self._subscribers: list[Subscriber] = []
        self._identity = _identity(path)
        self._closed = False

    @property
    def read_only(self) -> bool:
        """True when nothing can be changed."""
        return self._lock is None

    @property
    def closed(self) -> bool:
        """True after ``close``."""
        return self._closed

    def edit(self, label: str, merge_key: str | None = None) -> AbstractContextManager[Edit]:
        """One named, undoable change; see ``History.edit``."""
        return self.history.edit(label, merge_key)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call ``subscriber`` after every commit, undo and redo; returns how to stop that."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    @property
    def change_count(self) -> int:
        """How many changes the file has seen; equal counts of a journal and its copy mean equal."""
        return int(self.database.value("SELECT value FROM meta WHERE name = 'changes'"))

    def close(self) -> None:
        """Close the connection and give the lock back; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            self.database.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def _check_writable(self) -> None:
        if self._lock is None:
            raise JournalReadOnly(
                f"{self.path.name} is open to read only.", "Close it elsewhere or copy it first."
            )
        if _identity(self.path) != self._identity:
            raise StorageFailed(
                f"{self.path.name} was moved or replaced by another program while it was open; "
                "nothing was written.",
                "Look for a conflict copy beside it, then open the journal again.",
            )

    def _tell(self, changes: ChangeSet) -> None:
        for subscriber in tuple(self._subscribers):
            subscriber(changes)


def create(path: Path) -> JournalFile:
    """Make a new journal and open it.

    The file appears complete or not at all.

    Raises:
        FileExists: something is in the way.
        StorageFailed: the folder is missing, full or not writable.
    """
    refuse_existing(path)
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    lock = Lock.acquire(path)
    try:
        refuse_existing(path)
        temporary = temporary_beside(path)
        try:
            make_empty(temporary)
            put_in_place(temporary, path)
        finally:
            discard(temporary)
        return JournalFile(path, Database(path), lock)
    except BaseException:
        lock.release()
        raise


def open_file(
    path: Path,
    *,
    read_only: bool = False,
    before_migration: Callable[[Path, int], None] | None = None,
) -> JournalFile:
    """Open an existing journal, updating its schema when it is older.

    Args:
        path: the file.
        read_only: do not lock and do not write.
        before_migration: called with path and old version before an older file is changed;
            makes the backup, and stops everything by raising.

    Raises:
        JournalMissing, NotAJournal, NewerJournal, DamagedJournal: see ``inspect``; the file stays
            byte for byte as it is.
        JournalLocked: another window writes it.
        JournalReadOnly: neither file nor folder can be written and its log cannot be read.
    """
    if not path.exists():
        raise JournalMissing(f"There is no journal at {path}.", "Check the name, or restore one.")
    if not path.is_file():
        raise NotAJournal(f"{path} is not a file.", "Choose a .calfjournal file.")
    if read_only or not _writable(path):
        return _open_to_read(path)
    lock = Lock.acquire(path)
    try:
        version = inspect(path)
        if version < migrations.LATEST:
            _migrate(path, version, before_migration)
        return JournalFile(path, Database(path), lock)
    except BaseException:
        lock.release()
        raise


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _open_to_read(path: Path) -> JournalFile:
    version = inspect(path)
    if version < migrations.LATEST:
        raise JournalReadOnly(
            f"{path.name} has the older journal version {version} and must be updated first.",
            "Open it once where it can be written.",
        )
    if _writable(path):
        return JournalFile(path, Database(path, mode="query"), None)
    log = wal_of(path)
    if log.exists() and log.stat().st_size > 0:
        # Its newest changes lie in the log, so reading the file alone would show an older state.
        return JournalFile(path, Database(path, mode="ro"), None)
    return JournalFile(path, Database(path, mode="ro", immutable=True), None)


def _migrate(
    path: Path, version: int, before_migration: Callable[[Path, int], None] | None
) -> None:
    if before_migration is not None:
        before_migration(path, version)
    database = Database(path)
    try:
        with translated(path):
            migrations.climb(database.connection, PROGRAM)
    finally:
        database.close()


# ---------------------------------------------------------------------- files


def refuse_existing(path: Path) -> None:
    """Raise FileExists when there is anything at the path."""
    if path.exists() or path.is_symlink():
        raise FileExists(f"{path} exists already.", "Choose another name.")


def temporary_beside(path: Path) -> Path:
    """Make an empty temporary file in the folder of ``path``."""
    with translated(path):
        handle, name = tempfile.mkstemp(
            prefix=f".{path.name[:80]}.", suffix=".tmp", dir=path.parent
        )
        os.close(handle)
    return Path(name)


def make_empty(path: Path) -> None:
    """Turn an empty file into an empty journal of the newest schema."""
    database = Database(path)
    try:
        with translated(path):
            connection = database.connection
            connection.pragma("application_id", APPLICATION_ID)
            migrations.climb(connection, PROGRAM)
            connection.executemany(
                "INSERT INTO meta VALUES (?, ?)",
                [("created", utc_now().isoformat()), ("changes", "0")],
            )
            connection.pragma("journal_mode", "wal")
    finally:
        database.close()


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name for good: content, then name, reach the disk."""
    with translated(path):
        _sync(temporary)
        _use_default_mode(temporary)
        temporary.replace(path)
        sync_folder(path.parent)


def discard(temporary: Path) -> None:
    """Remove a temporary database file and what SQLite may have put beside it."""
    for leftover in (temporary, wal_of(temporary), shm_of(temporary)):
        leftover.unlink(missing_ok=True)
    temporary.with_name(f"{temporary.name}-journal").unlink(missing_ok=True)


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


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
