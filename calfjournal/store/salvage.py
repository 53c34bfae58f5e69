"""Saving what can be read of a damaged journal into a new one.

Where a table cannot be read from end to end, every row is asked for by itself, so a broken page
costs the rows on it and no others. Rows from pages whose checksum is wrong are kept when they make
sense, and counted as doubtful; rows that no version of the program can have written stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from calfjournal.domain.salvage import SalvageReport
from calfjournal.errors import CalfjournalError, DamagedJournal, NotAJournal
from calfjournal.store import backup, migrations
from calfjournal.store.database import APPLICATION_ID, Database
from calfjournal.store.faults import translated
from calfjournal.store.files import (
    discard,
    put_in_place,
    temporary_beside,
    wal_of,
)
from calfjournal.store.inspection import inspect
from calfjournal.store.keys import new_key
from calfjournal.store.lock import Lock, new_place
from calfjournal.store.opening import make_empty
from calfjournal.store.raw import has_log, read_bytes, with_header
from calfjournal.store.readable_rows import Decode, Found, Row, readable_rows
from calfjournal.store.tables import TABLES
from calfjournal.store.witness import Witness

_OTHERS = ("edits", "draft")
"""Tables beside those of the user; undo rests on whole tables, so they come along whole or not."""


def salvage(source: Path, target: Path) -> SalvageReport:
    """Write what can be read of the journal at ``source`` into a new journal.

    The source is read from a copy and not touched.

    Raises:
        FileExists: there is something at the target.
        NotAJournal: nothing in the file can be read as a journal.
        StorageFailed: there is no room for the copy or the new journal.
    """
    with new_place(target), _saved(source, target) as (fresh, report):
        put_in_place(fresh, target)
    return report


def repair(path: Path) -> Path | None:
    """Put a rebuilt file in the journal's place when nothing is lost by it.

    That is so when only indexes, free pages or what does not belong into a journal are damaged.
    Returns where the file that was there is kept; None when the journal is sound already.

    Raises:
        DamagedJournal: rows would be lost; nothing was changed.
        JournalLocked: the journal is open in another window.
    """
    lock = Lock.acquire(path)
    try:
        if _is_sound(path):
            return None
        with _saved(path, path) as (fresh, report):
            if not report.is_whole:
                raise DamagedJournal(
                    f"{path.name} cannot be repaired without loss.",
                    "Restore the newest good backup, or save what can be read into a new journal.",
                )
            kept = backup.exchange(fresh, path)
            Witness(path).forget()
            return kept
    finally:
        lock.release()


def _is_sound(path: Path) -> bool:
    try:
        inspect(path, thorough=True)
    except (DamagedJournal, NotAJournal):
        return False
    return True


@contextmanager
def _saved(source: Path, beside: Path) -> Iterator[tuple[Path, SalvageReport]]:
    """Read a copy of the source into a new journal, a temporary file beside the given path."""
    copy, fresh = temporary_beside(beside), temporary_beside(beside)
    try:
        pattern = _pattern(beside)
        with translated(beside):
            copy.write_bytes(with_header(read_bytes(source), pattern))
            if has_log(source):
                wal_of(copy).write_bytes(wal_of(source).read_bytes())
        old = _connected(copy, source.name)
        try:
            version = _version(old, source.name)
            make_empty(fresh, version)
            yield fresh, _carry(old, fresh, current=version == migrations.LATEST)
        finally:
            old.close()
    finally:
        discard(copy)
        discard(fresh)


def _connected(copy: Path, name: str) -> Database:
    try:
        return Database(copy, mode="query", trusting=True)
    except (DamagedJournal, NotAJournal) as error:
        raise NotAJournal(f"Nothing in {name} can be read as a journal.") from error


def _pattern(beside: Path) -> bytes:
    """Return the bytes of an empty journal, whose header stands in for a broken one."""
    empty = temporary_beside(beside)
    try:
        make_empty(empty)
        return read_bytes(empty)
    finally:
        discard(empty)


def _version(old: Database, name: str) -> int:
    try:
        application = int(old.value("PRAGMA application_id"))
        version = int(old.value("PRAGMA user_version"))
        tables = int(old.value("SELECT count(*) FROM sqlite_schema"))
    except (CalfjournalError, apsw.Error):
        tables = 0
    if not tables or application != APPLICATION_ID or not 0 < version <= migrations.LATEST:
        raise NotAJournal(f"Nothing in {name} can be read as a journal.")
    return version


def _carry(old: Database, fresh: Path, *, current: bool) -> SalvageReport:
    """Write the readable rows of the old file into the fresh one; see ``SalvageReport``."""
    new = Database(fresh)
    report = SalvageReport()
    try:
        new.run("PRAGMA foreign_keys = 0")
        new.run("BEGIN IMMEDIATE")
        for table in TABLES:
            found = _found(old, new, table.name, table.decode if current else None)
            _insert(new, table.name, found)
            _count(report, table.name, found)
        _drop_orphans(new, report)
        for name in _OTHERS:
            found = _found(old, new, name, None)
            if report.is_whole and not found.lost and not found.doubtful:
                _insert(new, name, found)
        _take_meta(old, new)
        new.run("COMMIT")
        new.run("PRAGMA journal_mode = delete")  # One file, which then says that it is a journal:
        new.run("PRAGMA journal_mode = wal")  # a copy might be replaced, see ``documents``.
    finally:
        new.close()
    return report


def _found(old: Database, new: Database, table: str, decode: Decode | None) -> Found:
    columns = [row[1] for row in new.rows(f'PRAGMA table_info("{table}")')]
    return readable_rows(old, table, columns, decode)


def _count(report: SalvageReport, table: str, found: Found) -> None:
    for counts, number in (
        (report.saved, len(found.rows)),
        (report.doubtful, found.doubtful),
        (report.lost, found.lost),
    ):
        if number:
            counts[table] = number


def _insert(new: Database, table: str, found: Found) -> None:
    columns = ", ".join(f'"{column}"' for column in found.columns)
    marks = ", ".join("?" * len(found.columns))
    # What breaks a rule of the table (a second check-in of a day) was never written by us.
    sql = f'INSERT OR IGNORE INTO "{table}" ({columns}) VALUES ({marks})'  # noqa: S608
    try:
        new.run_many(sql, found.rows)
    except apsw.ConstraintError:  # A value of a kind that its column never held.
        found.rows = [row for row in found.rows if _inserted(new, sql, row, found)]


def _inserted(new: Database, sql: str, row: Row, found: Found) -> bool:
    try:
        new.run(sql, row)
    except apsw.ConstraintError:
        found.lost += 1
        return False
    return True


def _drop_orphans(new: Database, report: SalvageReport) -> None:
    """Let go of links to rows that are lost, and of rows that are nothing without them."""
    for table, key, parent, _ in new.rows("PRAGMA foreign_key_check"):
        for link in new.rows(f'PRAGMA foreign_key_list("{table}")'):
            if link[2] != parent:
                continue
            if link[6] == "SET NULL":
                new.run(f'UPDATE "{table}" SET "{link[3]}" = NULL WHERE id = ?', (key,))  # noqa: S608
            else:
                new.run(f'DELETE FROM "{table}" WHERE id = ?', (key,))  # noqa: S608
                report.lost[table] = report.lost.get(table, 0) + 1
                report.saved[table] -= 1


def _take_meta(old: Database, new: Database) -> None:
    known = {str(name): value for name, value in _found(old, new, "meta", None).rows}
    for name in ("created", "journal", "commits"):
        if name in known:
            new.run("UPDATE meta SET value = ? WHERE name = ?", (known[name], name))
    new.run("UPDATE meta SET value = ? WHERE name = 'state'", (str(new_key()),))
