"""Looking at a file before anything is done with it; nothing here changes a byte of it.

A journal is its file and the write-ahead log beside it. Both are judged together: after a crash the
file alone may look broken while the two are whole.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NoReturn

import apsw

from calfjournal.errors import (
    CalfjournalError,
    DamagedJournal,
    JournalMissing,
    NewerJournal,
    NotAJournal,
)
from calfjournal.store import meta, migrations, schema
from calfjournal.store.database import APPLICATION_ID, Database, reading
from calfjournal.store.faults import translated
from calfjournal.store.files import beside
from calfjournal.store.raw import has_log, read_header

_LEFT = "It was left as it is."
_RESTORE = "It was left as it is; restore the newest good backup."


def inspect(path: Path, *, thorough: bool = False) -> int:
    """Return the schema version of a sound journal file.

    ``thorough`` also compares indexes with their tables, as a copy to be trusted needs.

    Raises:
        JournalMissing: there is no file.
        NotAJournal: it is empty, foreign or no SQLite file.
        NewerJournal: a newer program wrote it; the message names that program.
        DamagedJournal: it is a journal, but its content is damaged.
    """
    look_at(path)
    with reading(path) as database:
        return judge(database, thorough=thorough)


def look_at(path: Path) -> None:
    """Refuse what is certainly no journal of ours, before anything connects to it.

    Raises as ``inspect``.
    """
    if look_for(path) == 0:
        raise NotAJournal(
            f"{path.name} is empty (0 bytes): its content was lost or never written.", _RESTORE
        )
    header = read_header(path)
    if header is None:
        if has_log(path):
            return  # The log may hold the page that is broken in the file.
        raise NotAJournal(
            f"{path.name} is not a journal, or its beginning is damaged.", "It was left as it is."
        )
    if header.application_id != APPLICATION_ID:
        raise NotAJournal(f"{path.name} belongs to another program.", _LEFT)
    if header.version > migrations.LATEST:
        with reading(path) as database:  # A broken page or an old one, with the new one in the log?
            version = int(database.value("PRAGMA user_version"))
            if version > migrations.LATEST:
                refuse_newer(database, version, path.name)


def look_for(path: Path) -> int:
    """Return the bytes of the file at ``path``, which may be a journal: reading it does not hang.

    Raises:
        JournalMissing: there is nothing. NotAJournal: it or what lies beside it is no file.
    """
    with translated(path):
        status = path.stat() if path.exists() else None
        pipes = [each.name for each in beside(path) if each.exists() and not each.is_file()]
    if status is None:
        raise JournalMissing(f"There is no journal at {path}.", "Check the name, or restore one.")
    if not stat.S_ISREG(status.st_mode):
        raise NotAJournal(f"{path} is not a file.", "Choose a .calfjournal file.")
    if pipes:
        raise NotAJournal(
            f"{pipes[0]} beside {path.name} is not a file.", "Move it away, then try again."
        )
    return status.st_size


def judge(database: Database, *, thorough: bool = False) -> int:
    """Return the schema version of a connected journal that is sound; raises as ``inspect``."""
    name = database.path.name
    try:
        if int(database.value("PRAGMA application_id")) != APPLICATION_ID:
            raise NotAJournal(f"{name} belongs to another program.", _LEFT)
        version = int(database.value("PRAGMA user_version"))
        if version > migrations.LATEST:
            refuse_newer(database, version, name)
        if version < 1:
            raise DamagedJournal(f"{name} has no version.", _RESTORE)
        problems = integrity_problems(database, thorough=thorough)
        if not problems and schema.fingerprint(database) != migrations.SCHEMAS[version]:
            problems = [schema.oddity(database)]
        if not problems and (odd := meta.oddity(meta.read_meta(database), version)) is not None:
            problems = [odd]
    except apsw.SQLError as error:  # Definitions of tables that SQLite itself cannot read.
        raise DamagedJournal(f"{name} is damaged: {error}.", _RESTORE) from error
    if problems:
        raise DamagedJournal(f"{name} is damaged: {problems[0]}.", _RESTORE)
    return version


def refuse_newer(database: Database, version: int, name: str) -> NoReturn:
    """Raise NewerJournal for the file of that name, naming the program that wrote it."""
    raise NewerJournal(
        f"{name} was written by {_writer(database)} (journal version {version}); "
        f"this program knows versions up to {migrations.LATEST}.",
        "Update calfjournal to open it. " + _LEFT,
    )


def _writer(database: Database) -> str:
    try:
        written_by = database.value("SELECT value FROM meta WHERE name = 'written_by'")
    except (CalfjournalError, apsw.Error):  # A newer program may keep its name elsewhere.
        written_by = None
    return str(written_by or "a newer calfjournal")


def integrity_problems(database: Database, *, thorough: bool) -> list[str]:
    """Return what SQLite finds wrong with the file, nothing when it is sound."""
    pragma = "integrity_check" if thorough else "quick_check"
    found = [str(row) for (row,) in database.rows(f"PRAGMA {pragma}")]
    lines = [line for row in found for line in row.splitlines() if not line.startswith("***")]
    return [] if lines == ["ok"] else lines
