"""One connection to one journal file, with our pragmas and our errors.

The SQL that runs here is what Peewee compiled of the models, see ``store.rows``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw

from calfjournal.errors import StorageFailed
from calfjournal.store import checksums
from calfjournal.store.faults import translated
from calfjournal.store.raw import has_log
from calfjournal.store.writes import Writes

APPLICATION_ID = 0x43414C46
"""``CALF`` in the header of every journal, so that a foreign SQLite file is known at once."""

UNTOUCHED = "0"
"""The ``state`` in meta of a journal that never saw a change; every change gives a new one."""

_ROOM_KIB = 16 * 1024
"""Pages of a large edit; SQLite usually keeps an eighth of it."""

BUSY_MS = 3000
"""How long to wait for another program that holds the file."""

_PRAGMAS: dict[str, int | str] = {"foreign_keys": 1, "synchronous": "full", "trusted_schema": 0}

_CONFIG: dict[int, bool] = {
    apsw.SQLITE_DBCONFIG_DEFENSIVE: True,
    # A text in double quotes is a column of ours or a mistake, never a value.
    apsw.SQLITE_DBCONFIG_DQS_DML: False,
    apsw.SQLITE_DBCONFIG_DQS_DDL: False,
    # No version of the program makes triggers or views: what a file brings along does not run.
    apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER: False,
    apsw.SQLITE_DBCONFIG_ENABLE_VIEW: False,
}

Params = Sequence[Any]


class Database:
    """Runs SQL on one journal file; every error comes out as one of ``calfjournal.errors``."""

    def __init__(
        self, path: Path, *, mode: str = "rw", immutable: bool = False, trusting: bool = False
    ) -> None:
        """Connect to an existing file.

        ``mode`` is "rw", "ro" or "query" (writable for SQLite's own housekeeping, never for us).
        ``immutable`` reads the bytes as they are: no locks, no helper files. ``trusting`` also
        takes pages whose checksum is wrong, see ``checksums.trust``.
        """
        self.path = path
        self._mode = mode
        self._closed = False
        flags = apsw.SQLITE_OPEN_READONLY if mode == "ro" else apsw.SQLITE_OPEN_READWRITE
        pragmas = checksums.pragmas(trusted=trusting) | _PRAGMAS
        if mode == "rw":  # A restored backup is without a log.
            pragmas["journal_mode"] = "wal"
        elif mode == "query":
            pragmas["query_only"] = 1
        with translated(path):
            uri = _uri(path, mode, immutable=immutable)
            self.connection = apsw.Connection(uri, flags=flags | apsw.SQLITE_OPEN_URI)
            """For what SQL cannot say (sessions, backup)."""
            self._prepare(pragmas)
        self._writes = Writes(self.connection)
        if mode == "rw":
            self._refuse_blind()

    def _prepare(self, pragmas: dict[str, int | str]) -> None:
        try:
            self.connection.set_busy_timeout(BUSY_MS)
            for pragma, value in pragmas.items():
                self.connection.pragma(pragma, value)
            for setting, on in _CONFIG.items():
                self.connection.config(setting, on)
        except BaseException:
            self.connection.close()
            raise

    def _refuse_blind(self) -> None:
        try:
            checksums.refuse_blind(self.connection)
        except StorageFailed:
            self.connection.close()
            raise

    def written(self, tables: Iterable[str]) -> tuple[int, ...]:
        """Return a mark that differs whenever these tables may, by what this connection did.

        It holds inside a transaction too, and none is ever given again for something else.
        """
        return self._writes.mark(tables)

    def rows_written(self, mark: tuple[int, ...], table: str) -> frozenset[int] | None:
        """Return the ids of the rows of one table that this connection wrote since its mark.

        None when they are not known one by one; some may be gone, or never have been.
        """
        return self._writes.rows_since(mark, table)

    def knowing(self, tables: Iterable[str], rows: int) -> AbstractContextManager[None]:
        """Count these tables as written by work that writes about so many rows, and no other."""
        return self._writes.known(tables, rows)

    def others(self) -> int:
        """Return a mark that differs when another connection wrote the file."""
        mark: int = self.value("PRAGMA data_version")
        return mark

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return all its rows."""
        with translated(self.path):
            return self.connection.execute(sql, params).fetchall()

    def each(self, sql: str, params: Params = ()) -> Iterator[tuple[Any, ...]]:
        """Run one statement and yield its rows while they are read; write nothing meanwhile."""
        with translated(self.path):
            yield from self.connection.execute(sql, params)

    def value(self, sql: str, params: Params = ()) -> Any:  # noqa: ANN401
        """Run one statement and return the first column of its first row, None without rows."""
        with translated(self.path):
            row = self.connection.execute(sql, params).fetchone()
        return None if row is None else row[0]

    def run(self, sql: str, params: Params = ()) -> int:
        """Run one statement and return how many rows it changed."""
        if sql.startswith("ROLLBACK"):  # SQLite tells of a whole transaction only.
            self._writes.take_back()
        with translated(self.path):
            self.connection.execute(sql, params).fetchall()
            return self.connection.changes()

    def run_many(self, sql: str, rows: Iterable[Params]) -> None:
        """Run one statement for every row of parameters."""
        with translated(self.path):
            self.connection.executemany(sql, rows)

    def define(self, name: str, function: Callable[..., bool]) -> None:
        """Let statements of this connection ask a function of ours about values of a row."""
        self.connection.create_scalar_function(name, function, deterministic=True)

    @contextmanager
    def with_room(self) -> Iterator[None]:
        """Keep more pages at hand for a piece of work that touches many of them twice."""
        usual = self.value("PRAGMA cache_size")
        self.run(f"PRAGMA cache_size = -{_ROOM_KIB}")
        try:
            yield
        finally:
            self.run(f"PRAGMA cache_size = {usual}")

    def close(self) -> None:
        """Close the connection; the last one that writes folds the write-ahead log into the file.

        A reader leaves a log with content where it is.
        """
        if self._closed:
            return
        with translated(self.path):
            if self._mode != "rw" and has_log(self.path):
                self.connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
            self.connection.close()
        self._closed = True


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """Connect to a journal nobody writes meanwhile, with its log if it has one.

    No byte changes and no file appears beside it, unless a log is there already.
    """
    database = Database(path, mode="ro", immutable=not has_log(path))
    try:
        yield database
    finally:
        database.close()


@contextmanager
def reading_along(path: Path) -> Iterator[Database]:
    """Connect to read a journal that may be open and written elsewhere, in this process or not."""
    database = Database(path, mode="query")
    try:
        yield database
    finally:
        database.close()


def _uri(path: Path, mode: str, *, immutable: bool) -> str:
    # A path may hold any sign; only quoting keeps "?" and "#" from being read as parameters.
    quoted = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    if not quoted.startswith("/"):  # a drive letter
        quoted = f"/{quoted}"
    access = "ro" if mode == "ro" else "rw"
    return f"file://{quoted}?mode={access}" + ("&immutable=1" if immutable else "")
