"""Verified copies of a journal, and putting one back."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import apsw
from msgspec import Struct

from calfjournal import paths
from calfjournal.dates import utc_now
from calfjournal.domain.message import say
from calfjournal.errors import CalfjournalError, DamagedJournal, InputError, StorageFailed
from calfjournal.files import keep_private
from calfjournal.store.database import UNTOUCHED, Database, reading, reading_along
from calfjournal.store.documents import refuse_stranger
from calfjournal.store.faults import translated
from calfjournal.store.files import (
    SUFFIX,
    aside_name,
    beside,
    discard,
    make_folder,
    put_in_place,
    sync_folder,
    temporary_beside,
)
from calfjournal.store.inspection import inspect, integrity_problems
from calfjournal.store.lock import Lock
from calfjournal.store.rotation import (
    age_key,
    backup_name,
    commits_at,
    made_at,
    superfluous,
)
from calfjournal.store.ways_out import RESTORE
from calfjournal.store.witness import Witness

_SAVED = "saved"


class BackupInfo(Struct, frozen=True):
    """A rotated backup in the backups folder; ``at`` is when it was made (UTC)."""

    path: Path
    at: datetime
    size: int


def listed(path: Path) -> list[BackupInfo]:
    """Return the rotated backups of the journal, newest first.

    Empty files, links and folders do not count, nor does what cannot be looked at.
    """
    files: list[Path] = []
    with contextlib.suppress(OSError):  # No folder yet, or one that may not be read.
        files += paths.backups_dir(path).iterdir()
    found = [
        BackupInfo(file, made, size)
        for file in files
        if (made := made_at(file.name)) is not None and (size := size_of(file))
    ]
    now = utc_now()
    return sorted(found, key=lambda info: age_key(info.path.name, now), reverse=True)


def size_of(file: Path) -> int | None:
    """Return the bytes of a file, None for what is none or has gone meanwhile."""
    try:
        status = file.lstat()
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def holding(path: Path, commits: int) -> Path | None:
    """Return the newest backup with changes after so many; None when there is none.

    The number in its name is not enough: a journal that lost changes counts on after them.
    """
    newer = (info.path for info in listed(path) if commits_at(info.path.name) > commits)
    return next((file for file in newer if _holds_all_after(file, commits)), None)


def _holds_all_after(file: Path, commits: int) -> bool:
    with contextlib.suppress(CalfjournalError, apsw.Error, ValueError), reading(file) as database:
        whole_from = database.value("SELECT value FROM meta WHERE name = 'whole_from'")
        return int(whole_from or 0) <= commits
    return False


def copy_to(database: Database, target: Path) -> Path:
    """Write a verified copy of the open journal to ``target``, in place of what was there.

    The copy has its name only when it is whole and on the disk.

    Raises:
        DamagedJournal: the journal or the copy fails its check; nothing is written, so that no
            good backup makes room for a bad one.
        InputError: the target is the journal itself.
        StorageFailed: the folder is full or not writable.
    """
    if database.connection.in_transaction:
        raise RuntimeError("a backup inside an edit would hold what may yet be taken back")
    if target.exists() and database.path.exists() and target.samefile(database.path):
        raise InputError("target", say("store.backup_over_journal"))
    problems = integrity_problems(database, thorough=False)
    if problems:
        raise DamagedJournal(
            say("store.not_backed_up", file=database.path.name, problem=problems[0]), RESTORE
        )
    make_folder(target.parent)
    temporary = temporary_beside(target)
    try:
        _copy(database, temporary)
        put_in_place(temporary, target)
    finally:
        discard(temporary)
    return target


def backup_if_changed(database: Database, path: Path) -> Path | None:
    """Make a rotated backup, unless the newest has the same state or nothing was ever entered."""
    state = _state(database)
    if state == UNTOUCHED or state == _newest_state(path):
        return None
    return rotated(database, path)


def backup_of(path: Path) -> Path | None:
    """Make a rotated backup of the journal at ``path``, open or not, as ``backup_if_changed``.

    It reads on a connection of its own and may run on any thread.
    """
    with reading_along(path) as database:
        return backup_if_changed(database, path)


def rotated(database: Database, path: Path) -> Path:
    """Make a backup in the backups folder and delete those no longer needed."""
    folder = paths.backups_dir(path)
    now = utc_now()
    target = copy_to(database, _free_name(folder, now, _commits(database)))
    for each in (folder, *folder.parents[:2]):  # Made by a version that left them open to others.
        keep_private(each)
    good = [info.path.name for info in listed(path)]
    for name in superfluous(good, target.name, now):
        with contextlib.suppress(OSError):  # One backup too many harms nobody.
            (folder / name).unlink()
    return target


def backup_before_update(database: Database, path: Path, version: int) -> Path:
    """Make a backup that is kept for good before the schema is updated."""
    stamp = f"{utc_now():%Y%m%dT%H%M%SZ}"
    name = f"before-update-from-{version}-{stamp}{SUFFIX}"
    return copy_to(database, paths.backups_dir(path) / name)


def copy_aside(database: Database, path: Path) -> Path:
    """Save an open journal whose file was moved or replaced as a dated file beside it."""
    return copy_to(database, aside_name(path, _SAVED))


def saved_aside(path: Path) -> Path | None:
    """Return the newest file that ``copy_aside`` left beside the path, None without any."""
    begins = f"{path.stem}.{_SAVED}-"
    found = [
        file
        for file in path.parent.iterdir()
        if file.name.startswith(begins) and file.suffix == path.suffix
    ]
    return max(found, default=None)


def restore(source: Path, path: Path) -> Path | None:
    """Put a verified backup in the journal's place.

    What was there, its log included, is kept beside it under a dated name, which is returned;
    None when there was nothing. Until the new file is complete nothing is moved, and when its
    check fails everything is put back.

    Raises:
        JournalMissing, NotAJournal, NewerJournal, DamagedJournal: about the backup.
        FileExists: what is there is and was no journal.
        JournalLocked: the journal is open in another window.
        StorageFailed: the folder is full or not writable.
    """
    inspect(source, thorough=True)
    if path.exists() and path.samefile(source):
        raise InputError("backup", say("store.backup_is_journal"))
    refuse_stranger(path)
    make_folder(path.parent)
    lock = Lock.acquire(path)
    try:
        temporary = temporary_beside(path)
        try:
            with reading(source) as database:
                _copy(database, temporary)
            with _copied(temporary, to_work_in=True) as copy:
                count_on(copy, path)
            kept = exchange(temporary, path)
            Witness(path).forget()
            return kept
        finally:
            discard(temporary)
    finally:
        lock.release()


def count_on(database: Database, path: Path) -> None:
    """Let the counter of changes go on after everything that was seen at this path.

    Otherwise a backup made before a restore would count as newer than those made after it.
    """
    known = [commits_at(info.path.name) for info in listed(path)]
    if (seen := Witness(path).read()) is not None:
        known.append(seen.commits)
    count_from(database, max(known, default=0) + 1)


def count_from(database: Database, commits: int) -> None:
    """Let the counter of changes go on from a number, unless it is higher already.

    The journal notes that it holds every change from there on; some of those before may be in
    other files only. One of version 1 counts nothing.
    """
    database.run(
        "UPDATE meta SET value = max(CAST(value AS INTEGER), ?) WHERE name = 'commits'", (commits,)
    )
    database.run(
        "INSERT OR REPLACE INTO meta SELECT 'whole_from', value FROM meta WHERE name = 'commits'"
    )


@contextlib.contextmanager
def _copied(target: Path, *, to_work_in: bool = False) -> Iterator[Database]:
    """Connect to a copy; afterwards it is one file, whatever it is moved with later.

    One ``to_work_in`` says in its header that it is a journal, and no copy that may be replaced.
    """
    copy = Database(target)
    try:
        yield copy
        with translated(target):
            copy.connection.pragma("journal_mode", "delete")
            if to_work_in:
                copy.connection.pragma("journal_mode", "wal")
    finally:
        copy.close()


def _copy(database: Database, target: Path) -> None:
    with (
        _copied(target) as copy,
        translated(target),
        copy.connection.backup("main", database.connection, "main") as backup,
    ):
        while not backup.done:
            backup.step(-1)
    inspect(target, thorough=True)
    counted = Database(target, mode="ro", immutable=True)
    try:
        if row_counts(counted) != row_counts(database):
            raise StorageFailed(say("store.copy_incomplete", file=database.path.name))
    finally:
        counted.close()


def row_counts(database: Database) -> dict[str, int]:
    """Return the number of rows of every user table that a journal of this version has."""
    from calfjournal.store.models import USER_TABLES  # Late: a window opens without the tables.

    tables = {name for (name,) in database.rows("SELECT name FROM sqlite_schema")}
    names = [name for model in USER_TABLES if (name := model._meta.table_name) in tables]  # noqa: SLF001
    sql = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names)  # noqa: S608
    return {name: int(count) for name, count in database.rows(sql)}


def exchange(temporary: Path, path: Path) -> Path | None:
    """Put a finished, verified file in the journal's place; returns where the old one is kept.

    The caller holds the lock. When the new file fails its check everything is put back.
    """
    aside = aside_name(path, "replaced")
    companions = zip(beside(path), beside(aside), strict=True)
    present = [(old, new) for old, new in companions if old.exists()]
    kept = path.exists()
    with translated(path):
        if kept:
            _keep(path, aside)
        # A log left beside the new file would be read into it and ruin it.
        for old, new in present:
            old.rename(new)
    try:
        put_in_place(temporary, path)
        inspect(path, thorough=True)
    except BaseException:
        if kept and path.exists() and path.samefile(aside):
            aside.unlink()
        elif kept:
            aside.replace(path)
        for old, new in present:
            new.replace(old)
        sync_folder(path.parent)
        raise
    return aside if kept else None


def _keep(path: Path, aside: Path) -> None:
    try:
        os.link(path, aside)  # The journal keeps its name until the new file takes it.
    except OSError:
        path.rename(aside)


def _free_name(folder: Path, moment: datetime, commits: int) -> Path:
    while os.path.lexists(folder / backup_name(moment, commits)):
        moment += timedelta(seconds=1)
    return folder / backup_name(moment, commits)


def _commits(database: Database) -> int:
    return int(database.value("SELECT value FROM meta WHERE name = 'commits'"))


def _state(database: Database) -> str:
    return str(database.value("SELECT value FROM meta WHERE name = 'state'"))


def _newest_state(path: Path) -> str | None:
    for info in listed(path)[:1]:
        with contextlib.suppress(CalfjournalError, apsw.Error), reading(info.path) as database:
            return _state(database)
    return None
