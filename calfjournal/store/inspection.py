"""Looking at a file before anything is done with it; nothing here changes a byte of it.

A journal is its file and the write-ahead log beside it. Both are judged together: after a crash the
file alone may look broken while the two are whole.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import NoReturn

import apsw

from calfjournal.domain.message import Words, say
from calfjournal.errors import (
    CalfjournalError,
    DamagedJournal,
    JournalMissing,
    NewerJournal,
    NotAJournal,
)
from calfjournal.store import meta, migrations, schema
from calfjournal.store.database import APPLICATION_ID, Database, reading, reading_along
from calfjournal.store.faults import translated
from calfjournal.store.files import beside
from calfjournal.store.raw import has_log, read_header
from calfjournal.store.ways_out import LEFT, LEFT_RESTORE

_MOST = 20
"""Problems of pages that are listed one by one."""


def inspect(path: Path, *, thorough: bool = False, pages: bool = True) -> int:
    """Return the schema version of a sound journal file.

    ``thorough`` also compares indexes with their tables, as a copy to be trusted needs. Without
    ``pages`` only what it is and which tables it has is looked at, which takes as long for a
    large journal as for a small one; whoever asks so looks at the pages before the first change.

    Raises:
        JournalMissing: there is no file.
        NotAJournal: it is empty, foreign or no SQLite file.
        NewerJournal: a newer program wrote it; the message names that program.
        DamagedJournal: it is a journal, but its content is damaged.
    """
    look_at(path)
    with reading(path) as database:
        return judge(database, thorough=thorough, pages=pages)


def look_at(path: Path) -> None:
    """Refuse what is certainly no journal of ours, before anything connects to it.

    Raises as ``inspect``.
    """
    if look_for(path) == 0:
        raise NotAJournal(say("store.is_empty", file=path.name), LEFT_RESTORE)
    header = read_header(path)
    if header is None:
        if has_log(path):
            return  # The log may hold the page that is broken in the file.
        raise NotAJournal(say("store.is_no_journal", file=path.name), LEFT)
    if header.application_id != APPLICATION_ID:
        raise NotAJournal(say("store.of_another_program", file=path.name), LEFT)
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
        raise JournalMissing(say("store.no_journal_there", path=path), say("store.check_name"))
    if not stat.S_ISREG(status.st_mode):
        raise NotAJournal(say("store.is_no_file", path=path), say("store.choose_journal"))
    if pipes:
        raise NotAJournal(
            say("store.beside_is_no_file", other=pipes[0], file=path.name), say("store.move_away")
        )
    return status.st_size


def judge(database: Database, *, thorough: bool = False, pages: bool = True) -> int:
    """Return the schema version of a connected journal that is sound; as ``inspect``."""
    name = database.path.name
    try:
        if int(database.value("PRAGMA application_id")) != APPLICATION_ID:
            raise NotAJournal(say("store.of_another_program", file=name), LEFT)
        version = int(database.value("PRAGMA user_version"))
        if version > migrations.LATEST:
            refuse_newer(database, version, name)
        if version < 1:
            raise DamagedJournal(say("store.no_version", file=name), LEFT_RESTORE)
        found = integrity_problems(database, thorough=thorough) if pages else []
        problems: list[Words] = [*found]
        if not problems and schema.fingerprint(database) != migrations.SCHEMAS[version]:
            problems = [schema.oddity(database)]
        if not problems and (odd := meta.oddity(meta.read_meta(database), version)) is not None:
            problems = [odd]
    except apsw.SQLError as error:  # Definitions of tables that SQLite itself cannot read.
        raise _damaged(name, str(error)) from error
    if problems:
        raise _damaged(name, problems[0])
    return version


def _damaged(name: str, problem: Words) -> DamagedJournal:
    return DamagedJournal(say("store.damaged_by", file=name, problem=problem), LEFT_RESTORE)


def refuse_newer(database: Database, version: int, name: str) -> NoReturn:
    """Raise NewerJournal for the file of that name, naming the program that wrote it."""
    latest = migrations.LATEST
    if writer := _writer(database):
        said = say(
            "store.newer_journal_by", file=name, writer=writer, version=version, latest=latest
        )
    else:
        said = say("store.newer_journal", file=name, version=version, latest=latest)
    raise NewerJournal(said, say("store.update_to_open"))


def _writer(database: Database) -> str:
    """Return the name of the program that wrote the file, "" when it is not known."""
    try:
        written_by = database.value("SELECT value FROM meta WHERE name = 'written_by'")
    except (CalfjournalError, apsw.Error):  # A newer program may keep its name elsewhere.
        return ""
    return str(written_by or "")


def integrity_problems(database: Database, *, thorough: bool) -> list[str]:
    """Return what SQLite finds wrong with the file, in its words; nothing when it is sound."""
    pragma = "integrity_check" if thorough else "quick_check"
    found = [str(row) for (row,) in database.rows(f"PRAGMA {pragma}")]
    lines = [line for row in found for line in row.splitlines() if not line.startswith("***")]
    return [] if lines == ["ok"] else lines


def problems_of_pages(database: Database, *, thorough: bool = False) -> list[Words]:
    """Return what is wrong with the pages of a connected journal, one sentence each."""
    try:
        broken = integrity_problems(database, thorough=thorough)
    except DamagedJournal as error:  # The checksum of a page.
        return [error.said]
    return [say("store.file_damaged", problem=problem) for problem in broken[:_MOST]]


def check_file(path: Path, *, thorough: bool = True) -> list[Words]:
    """Return what is wrong with the bytes of a journal that may be open; nothing when all is well.

    Every page is read and compared with its checksum, and if ``thorough`` every index with its
    table. It reads on a connection of its own and may run on any thread. Raises as connecting
    does, but for DamagedJournal: a file that cannot be read is not a damaged one.
    """
    try:
        with reading_along(path) as database:
            return problems_of_pages(database, thorough=thorough)
    except DamagedJournal as error:
        return [error.said]
