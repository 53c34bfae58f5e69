"""Making a journal file, and opening one: lock, look, judge, update, connect.

In this order, so that a file that is refused stays byte for byte as it is.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

from calfjournal import __version__, paths
from calfjournal.dates import utc_now
from calfjournal.domain.file_note import FileNote, FileNoteKind
from calfjournal.domain.message import say
from calfjournal.errors import CalfjournalError, JournalReadOnly, StorageFailed
from calfjournal.files import keep_private
from calfjournal.store import backup, checksums, foreign_log, inspection, migrations, missing
from calfjournal.store.database import APPLICATION_ID, UNTOUCHED, Database, reading
from calfjournal.store.faults import translated
from calfjournal.store.files import (
    discard,
    make_folder,
    put_in_place,
    refuse_existing,
    rollback_of,
    sweep,
    temporary_beside,
    wal_of,
)
from calfjournal.store.journal_file import Holding, JournalFile
from calfjournal.store.lock import Lock, is_held
from calfjournal.store.raw import has_log, read_header
from calfjournal.store.witness import Witness

PROGRAM = f"calfjournal {__version__}"
"""What this program writes into the files it makes."""

_log = logging.getLogger(__name__)


def create(path: Path) -> JournalFile:
    """Make a new journal and open it.

    The file appears complete or not at all.

    Raises:
        FileExists: something is in the way.
        StorageFailed: the folder is missing, full or not writable.
    """
    refuse_existing(path)
    path = paths.real(path)
    make_folder(path.parent)
    lock = Lock.acquire(path)
    try:
        refuse_existing(path)
        temporary = temporary_beside(path)
        try:
            make_empty(temporary)
            notes = foreign_log.put_all_aside(path)
            put_in_place(temporary, path)
        finally:
            discard(temporary)
        return JournalFile(path, Database(path), Holding(lock, Witness(path)), tuple(notes))
    except BaseException:
        lock.release()
        raise


def open_file(path: Path, *, read_only: bool = False, prove_later: bool = False) -> JournalFile:
    """Open an existing journal; an older one is backed up, then its schema updated.

    The path is resolved once, here. ``read_only`` neither locks nor writes. With ``prove_later``
    the pages of a file that this program closed itself are looked at before the first change
    instead of now, see ``JournalFile.prove``.

    Raises:
        JournalMissing, NotAJournal, NewerJournal, DamagedJournal: see ``inspection``; the file
            stays byte for byte as it is.
        JournalLocked: another window writes it.
        JournalReadOnly: neither file nor folder can be written and its log cannot be read.
    """
    path = paths.real(path)
    inspection.look_at(path)
    if read_only or not _writable(path):
        return _open_to_read(path)
    lock = Lock.acquire(path)
    try:
        return _open_to_write(path, lock, prove_later=prove_later)
    except BaseException:
        lock.release()
        raise


def _open_to_write(path: Path, lock: Lock, *, prove_later: bool) -> JournalFile:
    sweep(path)
    witness = Witness(path)
    seen = witness.read()
    ended_badly = has_log(path) or (seen is not None and not seen.closed)
    notes = [*foreign_log.put_aside(path, seen), *_links(path)]
    proven = not prove_later or seen is None or ended_badly
    version = inspection.inspect(path, pages=proven)
    keep_private(path)
    lacks = missing.before_writing(path, seen)
    fits = _fits_checksums(path)
    if not proven and (lacks or version < migrations.LATEST or not fits):
        inspection.inspect(path)  # Opening will write: looking cannot wait.
        proven = True
    if version < migrations.LATEST:
        _migrate(path, version)
    if not fits:
        _fit_checksums(path)
    database = Database(path)
    try:
        if seen is not None and lacks:
            backup.count_from(database, seen.commits)
        holding = Holding(lock, witness, seen, ended_badly=ended_badly, proven=proven)
        return JournalFile(path, database, holding, (*notes, *lacks))
    except BaseException:
        database.close()
        raise


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _open_to_read(path: Path) -> JournalFile:
    seen = Witness(path).read()  # First: a window may write on meanwhile.
    database = _connected_to_read(path)
    try:
        _refuse_older(path, inspection.judge(database))
        notes = [*_links(path), *missing.changes_missing(database, seen)]
        return JournalFile(path, database, None, tuple(notes))
    except BaseException:
        database.close()
        raise


def _refuse_older(path: Path, version: int) -> None:
    if version < migrations.LATEST:
        raise JournalReadOnly(
            say("store.older_journal", file=path.name, version=version),
            say("store.open_to_update"),
        )


def _connected_to_read(path: Path) -> Database:
    if _writable(path):  # It may be open and written elsewhere: look along with the locks.
        return _connected_along(path)
    if not has_log(path):
        return Database(path, mode="ro", immutable=True)
    try:
        # The newest changes lie in the log; reading the file alone would show an older state.
        return Database(path, mode="ro")
    except StorageFailed as error:
        raise JournalReadOnly(
            say("store.log_unreadable", file=path.name, log=wal_of(path).name),
            say("store.copy_both"),
        ) from error


def _connected_along(path: Path) -> Database:
    try:
        if not _would_be_ruined(path):
            return _connected_with_helpers(path)
    except StorageFailed as error:
        if has_log(path) or is_held(path):
            raise StorageFailed(
                say("store.no_helpers", file=path.name), say("store.check_space")
            ) from error
    return Database(path, mode="ro", immutable=True)


def _connected_with_helpers(path: Path) -> Database:
    database = Database(path, mode="query")
    try:
        database.value("SELECT count(*) FROM sqlite_schema")  # Makes SQLite's helper files.
    except BaseException:
        database.close()
        raise
    return database


def _would_be_ruined(path: Path) -> bool:
    """Tell whether SQLite, connected to read, would undo what a stranger's log says."""
    if not foreign_log.has_rollback(path) or is_held(path):
        return False
    if not foreign_log.is_rollback_foreign(path):
        return False
    if has_log(path):
        raise JournalReadOnly(
            say("store.foreign_rollback", file=path.name, log=rollback_of(path).name),
            say("store.move_away_or_open"),
        )
    return True


# ---------------------------------------------------------------------- what is done to the file


def _migrate(path: Path, version: int) -> None:
    database = Database(path)
    try:
        backup.backup_before_update(database, path, version)
        with translated(path):
            migrations.climb(database.connection, PROGRAM)
        backup.count_on(database, path)
    finally:
        database.close()


def _fits_checksums(path: Path) -> bool:
    header = read_header(path)
    return header is None or header.reserved == checksums.wanted()


def _fit_checksums(path: Path) -> None:
    """Rewrite a file of before there were checksums, or of a machine that has none."""
    if has_log(path):
        Database(path).close()  # Folds the log into the file.
    if has_log(path):
        return
    temporary = temporary_beside(path)
    try:
        with reading(path) as database, translated(path):
            checksums.rewrite(database.connection, temporary)
        put_in_place(temporary, path)
    except CalfjournalError as error:
        # A full disk: the journal goes on as it is, the next opening tries again.
        _log.info("checksums not adjusted: %s", type(error).__name__)
    finally:
        discard(temporary)


def make_empty(path: Path, version: int = migrations.LATEST) -> None:
    """Turn an empty file into an empty journal, of the newest schema unless told otherwise."""
    database = Database(path)
    try:
        with translated(path):
            connection = database.connection
            connection.pragma("application_id", APPLICATION_ID)
            migrations.climb(connection, PROGRAM, upto=version)
            checksums.make_room(connection)
            connection.executemany(
                "INSERT INTO meta VALUES (?, ?)",
                [("created", utc_now().isoformat()), ("state", UNTOUCHED)],
            )
    finally:
        database.close()


# ---------------------------------------------------------------------- what the athlete is told


def _links(path: Path) -> list[FileNote]:
    names = path.stat().st_nlink
    return [FileNote(FileNoteKind.HARD_LINKS, count=names)] if names > 1 else []
