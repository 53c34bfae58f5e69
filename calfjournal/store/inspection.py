"""Looking at a file before anything is done with it; nothing here changes a byte.

A file is first read as it lies (no locks, no helper files). Only when a write-ahead log with
content lies beside it, the log is taken into account as well.
"""

from __future__ import annotations

from pathlib import Path

import apsw

from calfjournal.errors import (
    CalfjournalError,
    DamagedJournal,
    JournalMissing,
    NewerJournal,
    NotAJournal,
)
from calfjournal.store.database import APPLICATION_ID, Database
from calfjournal.store.files import wal_of
from calfjournal.store.migrations import LATEST

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
    _look_at_file(path)
    _look_at_header(path)
    log = wal_of(path)
    with_log = log.is_file() and log.stat().st_size > 0
    database = Database(path, mode="ro", immutable=not with_log)
    try:
        version = _known_version(database)
        _look_at_content(database, thorough=thorough)
    finally:
        database.close()
    return version


def _look_at_file(path: Path) -> None:
    if not path.exists():
        raise JournalMissing(f"There is no journal at {path}.", "Check the name, or restore one.")
    if not path.is_file():
        raise NotAJournal(f"{path} is not a file.", "Choose a .calfjournal file.")
    if path.stat().st_size == 0:
        raise NotAJournal(
            f"{path.name} is empty (0 bytes): its content was lost or never written.", _RESTORE
        )


def _look_at_header(path: Path) -> None:
    database = Database(path, mode="ro", immutable=True)
    try:
        application = int(database.value("PRAGMA application_id"))
        if application != APPLICATION_ID:
            raise NotAJournal(f"{path.name} belongs to another program.", _LEFT)
        _known_version(database)
    finally:
        database.close()


def _known_version(database: Database) -> int:
    version = int(database.value("PRAGMA user_version"))
    if version > LATEST:
        raise NewerJournal(
            f"{database.path.name} was written by {_writer(database)} (journal version {version}); "
            f"this program knows versions up to {LATEST}.",
            "Update calfjournal to open it. " + _LEFT,
        )
    if version < 1:
        raise DamagedJournal(f"{database.path.name} has no version.", _RESTORE)
    return version


def _writer(database: Database) -> str:
    try:
        written_by = database.value("SELECT value FROM meta WHERE name = 'written_by'")
    except (CalfjournalError, apsw.Error):  # A newer program may keep its name elsewhere.
        written_by = None
    return str(written_by or "a newer calfjournal")


def _look_at_content(database: Database, *, thorough: bool) -> None:
    problems = integrity_problems(database, thorough=thorough)
    if problems:
        raise DamagedJournal(f"{database.path.name} is damaged: {problems[0]}.", _RESTORE)
    tables = {name for (name,) in database.rows("SELECT name FROM sqlite_schema")}
    for needed in ("athlete", "session", "edits", "meta"):
        if needed not in tables:
            raise DamagedJournal(f"{database.path.name} is damaged: {needed} is missing.", _RESTORE)


def integrity_problems(database: Database, *, thorough: bool) -> list[str]:
    """Return what SQLite finds wrong with the file, nothing when it is sound."""
    pragma = "integrity_check" if thorough else "quick_check"
    found = [str(line) for (line,) in database.rows(f"PRAGMA {pragma}")]
    return [] if found == ["ok"] else [line.replace("\n", " ") for line in found]
