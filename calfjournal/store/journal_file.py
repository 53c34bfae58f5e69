"""The open journal file: its connection, its lock and its history."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from calfjournal import __version__
from calfjournal.changes import ChangeSet
from calfjournal.dates import utc_now
from calfjournal.errors import (
    CalfjournalError,
    JournalMissing,
    JournalReadOnly,
    NotAJournal,
    StorageFailed,
)
from calfjournal.store import backup, migrations
from calfjournal.store.database import APPLICATION_ID, UNTOUCHED, Database
from calfjournal.store.drafts import Drafts
from calfjournal.store.faults import translated
from calfjournal.store.files import (
    discard,
    make_folder,
    put_in_place,
    refuse_existing,
    shm_of,
    temporary_beside,
    wal_of,
)
from calfjournal.store.history import Edit, History
from calfjournal.store.inspection import inspect
from calfjournal.store.lock import Lock

PROGRAM = f"calfjournal {__version__}"
"""What this program writes into the files it makes."""

_log = logging.getLogger(__name__)

Subscriber = Callable[[ChangeSet], None]


class JournalFile:
    """One open journal; made by ``create`` and ``open_file``."""

    def __init__(self, path: Path, database: Database, lock: Lock | None) -> None:
        """Take over an inspected, connected file; without a lock it is read-only."""
        self.path = path
        self.database = database
        self.history = History(database, before=self.check_writable, after=self._tell)
        self.drafts = Drafts(database, before=self.check_writable)
        self._lock = lock
        self._subscribers: list[Subscriber] = []
        self._identity = _identity(path)
        database.value("SELECT count(*) FROM meta")  # SQLite makes its helper files on first use.
        self._helpers = {_identity(wal_of(path)), _identity(shm_of(path))} - {None}
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

    def backup_if_changed(self) -> str | None:
        """Make a rotated backup when the newest one is older than the content.

        Returns the problem in words instead of raising, because what it is called for (closing,
        importing) must go on; the problem is also logged.
        """
        if self.read_only or self.database.connection.in_transaction:
            return None
        try:
            backup.backup_if_changed(self.database, self.path)
        except (CalfjournalError, OSError) as error:
            _log.error("the journal is saved, but no backup was made: %s", error)
            return str(error)
        return None

    def close(self, *, back_up: bool = True) -> str | None:
        """Back up what changed, close the connection and give the lock back.

        Without ``back_up`` whoever closes makes the backup; see ``backup.backup_of``.

        Returns what the user must know, e.g. why no backup could be made; None when all is well.
        A second call does nothing.
        """
        if self._closed:
            return None
        self._closed = True
        try:
            if self._was_replaced():
                return self._close_replaced()
            try:
                return self.backup_if_changed() if back_up else None
            finally:
                self.database.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    def _was_replaced(self) -> bool:
        return self._lock is not None and _identity(self.path) != self._identity

    def _close_replaced(self) -> str:
        """Save what this journal holds beside the file that took its place; leave that alone."""
        try:
            copy = backup.copy_aside(self.database, self.path)
            saved = f"What it held is saved as {copy.name}."
        except CalfjournalError as error:
            saved = f"What it held could not be saved: {error}"
        ours = [file for file in (wal_of(self.path), shm_of(self.path)) if self._is_ours(file)]
        self.database.close()
        for file in ours:
            # Left beside the new file, our log would be read into it and ruin it.
            file.replace(backup.aside_name(file, "left"))
        problem = f"{self.path.name} was moved or replaced while it was open. {saved}"
        _log.error("%s", problem)
        return problem

    def _is_ours(self, helper: Path) -> bool:
        identity = _identity(helper)
        return identity is not None and identity in self._helpers

    def check_writable(self) -> None:
        """Raise when the file is open to read only, or is no longer the one that was opened."""
        if self._lock is None:
            raise JournalReadOnly(
                f"{self.path.name} is open to read only.", "Close it elsewhere or copy it first."
            )
        if self._was_replaced():
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
    make_folder(path.parent)
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


def open_file(path: Path, *, read_only: bool = False) -> JournalFile:
    """Open an existing journal; an older one is backed up, then its schema updated.

    ``read_only`` neither locks nor writes.

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
            _migrate(path, version)
        return JournalFile(path, Database(path), lock)
    except BaseException:
        lock.release()
        raise


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _open_to_read(path: Path) -> JournalFile:
    if _writable(path):
        _refuse_older(path)
        return JournalFile(path, Database(path, mode="query"), None)
    log = wal_of(path)
    if not log.exists() or log.stat().st_size == 0:
        _refuse_older(path)
        return JournalFile(path, Database(path, mode="ro", immutable=True), None)
    # The newest changes lie in the log; reading the file alone would show an older state.
    try:
        _refuse_older(path)
        return JournalFile(path, Database(path, mode="ro"), None)
    except StorageFailed as error:
        raise JournalReadOnly(
            f"{path.name} was not closed properly: its newest changes lie in {log.name}, which "
            "cannot be read where nothing can be written.",
            "Copy both files to a folder of yours and open the journal there.",
        ) from error


def _refuse_older(path: Path) -> None:
    version = inspect(path)
    if version < migrations.LATEST:
        raise JournalReadOnly(
            f"{path.name} has the older journal version {version} and must be updated first.",
            "Open it once where it can be written.",
        )


def _migrate(path: Path, version: int) -> None:
    database = Database(path)
    try:
        backup.backup_before_update(database, path, version)
        with translated(path):
            migrations.climb(database.connection, PROGRAM)
    finally:
        database.close()


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
                [("created", utc_now().isoformat()), ("state", UNTOUCHED)],
            )
    finally:
        database.close()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
