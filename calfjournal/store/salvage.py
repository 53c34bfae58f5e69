"""Saving what can be read of a damaged journal into a new one.

Where a table cannot be read from end to end, every row is asked for by itself, so a broken page
costs the rows on it and no others. Rows from pages whose checksum is wrong are kept when they make
sense, and counted as doubtful; rows that no version of the program can have written stay behind.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from calfjournal.domain.message import say
from calfjournal.domain.salvage import Repair, SalvageReport
from calfjournal.errors import CalfjournalError, DamagedJournal, NewerJournal, NotAJournal
from calfjournal.store import backup, migrations, schema
from calfjournal.store.database import Database
from calfjournal.store.faults import translated
from calfjournal.store.files import (
    discard,
    put_in_place,
    temporary_beside,
    wal_of,
)
from calfjournal.store.inspection import inspect, look_for, refuse_newer
from calfjournal.store.keys import new_key
from calfjournal.store.lock import Lock, new_place
from calfjournal.store.meta import makes_sense, read_meta
from calfjournal.store.opening import make_empty
from calfjournal.store.raw import copy_bytes, has_log, mend_header, read_bytes
from calfjournal.store.readable_rows import Decode, Found, readable_rows
from calfjournal.store.tables import TABLES
from calfjournal.store.witness import Witness

_LETS_GO = "SET NULL"
"""SQLite's name for a link that may be empty."""


def salvage(source: Path, target: Path) -> SalvageReport:
    """Write what can be read of the journal at ``source`` into a new journal.

    The source is read from a copy and not touched.

    Raises:
        JournalMissing: there is no file at ``source``.
        FileExists: there is something at the target.
        NotAJournal: nothing in the file can be read as a journal.
        StorageFailed: there is no room for the copy or the new journal.
    """
    look_for(source)
    with new_place(target), _saved(source, target) as (fresh, report):
        put_in_place(fresh, target)
    return report


def repair(path: Path) -> Repair | None:
    """Put a rebuilt file in the journal's place when nothing that was entered is lost by it.

    That is so when only indexes, free pages, the history of undo or what does not belong into a
    journal are damaged. Returns None when the journal is sound already.

    Raises:
        DamagedJournal: rows would be lost; nothing was changed.
        JournalMissing, NotAJournal: there is nothing to rebuild.
        JournalLocked: the journal is open in another window.
    """
    look_for(path)
    lock = Lock.acquire(path)
    try:
        if _is_sound(path):
            return None
        with _saved(path, path) as (fresh, report):
            if not report.is_whole:
                raise DamagedJournal(
                    say("store.repair_uncertain", file=path.name),
                    say("store.restore_newest_or_salvage"),
                )
            kept = backup.exchange(fresh, path)
            Witness(path).forget()
            return Repair(kept, report.undo_lost)
    finally:
        lock.release()


def _is_sound(path: Path) -> bool:
    try:
        inspect(path, thorough=True)
    except (DamagedJournal, NotAJournal, NewerJournal):  # A version may be a flipped bit.
        return False
    return True


@contextmanager
def _saved(source: Path, beside: Path) -> Iterator[tuple[Path, SalvageReport]]:
    """Read a copy of the source into a new journal, a temporary file beside the given path."""
    copy, fresh = temporary_beside(beside), temporary_beside(beside)
    try:
        copy_bytes(source, copy)
        mend_header(copy, _pattern(beside))
        if has_log(source):
            with translated(beside):
                shutil.copyfile(wal_of(source), wal_of(copy))
        old = _connected(copy, source.name)
        try:
            version = _version(old, source.name)
            make_empty(fresh, version)
            report = _carry(old, fresh, beside, current=version == migrations.LATEST)
        finally:
            old.close()
        yield fresh, report
    finally:
        discard(copy)
        discard(fresh)


def _connected(copy: Path, name: str) -> Database:
    try:
        return Database(copy, mode="query", trusting=True)
    except (DamagedJournal, NotAJournal, apsw.Error) as error:
        raise _nothing(name) from error


def _nothing(name: str) -> NotAJournal:
    return NotAJournal(say("store.nothing_readable", file=name))


def _pattern(beside: Path) -> bytes:
    """Return the bytes of an empty journal, whose header stands in for a broken one."""
    empty = temporary_beside(beside)
    try:
        make_empty(empty)
        return read_bytes(empty)
    finally:
        discard(empty)


def _version(old: Database, name: str) -> int:
    """Return the version of a journal: its tables tell, and its header where they are damaged."""
    ours = ", ".join(f"'{table.name}'" for table in TABLES)
    try:
        tables = old.value(f"SELECT count(*) FROM sqlite_schema WHERE name IN ({ours})")  # noqa: S608
        said = int(old.value("PRAGMA user_version"))
    except (CalfjournalError, apsw.Error) as error:
        raise _nothing(name) from error
    if not tables:
        raise _nothing(name)
    with suppress(CalfjournalError, apsw.Error):
        versions = {mark: version for version, mark in migrations.SCHEMAS.items()}
        if (known := versions.get(schema.fingerprint(old))) is not None:
            return known
    if said > migrations.LATEST:
        refuse_newer(old, said, name)
    return said if said > 0 else migrations.LATEST


def _carry(old: Database, fresh: Path, beside: Path, *, current: bool) -> SalvageReport:
    """Write the readable rows of the old file into the fresh one; see ``SalvageReport``."""
    new = Database(fresh)
    report = SalvageReport()
    try:
        new.run("PRAGMA foreign_keys = 0")
        new.run("BEGIN IMMEDIATE")
        for table in TABLES:
            found = _moved(old, new, table.name, table.decode if current else None)
            _count(report, table.name, found)
        _drop_orphans(new, report)
        _count(report, "draft", _moved(old, new, "draft"))
        _carry_history(old, new, report)
        _take_meta(old, new, beside)
        new.run("COMMIT")
        new.run("PRAGMA journal_mode = delete")  # One file, which then says that it is a journal:
        new.run("PRAGMA journal_mode = wal")  # a copy might be replaced, see ``documents``.
    finally:
        new.close()
    return report


def _carry_history(old: Database, new: Database, report: SalvageReport) -> None:
    """Undo rests on whole tables, so it comes along whole or not at all."""
    history = _moved(old, new, "edits")
    report.odd = report.odd or history.odd
    if not report.is_whole or history.lost or history.doubtful:
        new.run("DELETE FROM edits")
        report.undo_lost = bool(history.rows or history.lost)
    # Unless meta knows better: an edit that is undone already refuses to be undone again.
    new.run("UPDATE meta SET value = (SELECT ifnull(max(id), 0) FROM edits) WHERE name = 'done'")


def _moved(old: Database, new: Database, table: str, decode: Decode | None = None) -> Found:
    """Write the readable rows of a table into the new file and return those it took."""
    found = _found(old, new, table, decode)
    if found.rows:
        _insert(new, found, table)
        key = found.columns[0]
        taken = {kept for (kept,) in new.rows(f'SELECT "{key}" FROM "{table}"')}  # noqa: S608
        rows = [row for row in found.rows if row[0] in taken]
        found.lost += len(found.rows) - len(rows)
        found.rows = rows
    return found


def _found(old: Database, new: Database, table: str, decode: Decode | None) -> Found:
    columns = tuple(row[1] for row in new.rows(f'PRAGMA table_info("{table}")'))
    if not columns:  # A table that came with a later version.
        return Found(columns)
    return readable_rows(old, table, columns, decode)


def _insert(new: Database, found: Found, table: str) -> None:
    columns = ", ".join(f'"{column}"' for column in found.columns)
    marks = ", ".join("?" * len(found.columns))
    # What breaks a rule of the table (a second check-in of a day) was never written by us.
    sql = f'INSERT OR IGNORE INTO "{table}" ({columns}) VALUES ({marks})'  # noqa: S608
    try:
        new.run_many(sql, found.rows)
    except apsw.ConstraintError:  # A value of a kind that its column never held.
        for row in found.rows:
            with suppress(apsw.ConstraintError):
                new.run(sql, row)


def _count(report: SalvageReport, table: str, found: Found) -> None:
    for counts, number in (
        (report.saved, len(found.rows)),
        (report.doubtful, found.doubtful),
        (report.lost, found.lost),
    ):
        if number:
            counts[table] = number
    report.odd = report.odd or found.odd


def _drop_orphans(new: Database, report: SalvageReport) -> None:
    """Let go of links to rows that are lost, and of rows that are nothing without them."""
    gone: dict[str, set[int]] = {}
    for table, key, parent, _ in new.rows("PRAGMA foreign_key_check"):
        for link in new.rows(f'PRAGMA foreign_key_list("{table}")'):
            if link[2] != parent:
                continue
            sql = f'SELECT "{link[3]}" FROM "{table}" WHERE id = ?'  # noqa: S608
            gone.setdefault(parent, set()).add(new.value(sql, (key,)))
            if link[6] == _LETS_GO:
                new.run(f'UPDATE "{table}" SET "{link[3]}" = NULL WHERE id = ?', (key,))  # noqa: S608
            else:
                new.run(f'DELETE FROM "{table}" WHERE id = ?', (key,))  # noqa: S608
                report.lost[table] = report.lost.get(table, 0) + 1
                report.saved[table] -= 1
    for parent, keys in gone.items():  # A lost row may be known only by what was linked to it.
        report.lost[parent] = max(report.lost.get(parent, 0), len(keys))


def _take_meta(old: Database, new: Database, beside: Path) -> None:
    known = read_meta(new)
    for name, value in _found(old, new, "meta", None).rows:
        if name in known and name not in ("state", "written_by") and makes_sense(name, value):
            new.run("UPDATE meta SET value = ? WHERE name = ?", (value, name))
    new.run("UPDATE meta SET value = ? WHERE name = 'state'", (str(new_key()),))
    if "commits" in known:
        backup.count_on(new, beside)
