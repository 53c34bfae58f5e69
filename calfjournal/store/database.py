"""One connection to one journal file: Peewee's APSW database with our pragmas and our errors."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw
from playhouse.apsw_ext import APSWDatabase

from calfjournal.store.faults import translated

APPLICATION_ID = 0x43414C46
"""``CALF`` in the header of every journal, so that a foreign SQLite file is known at once."""

UNTOUCHED = "0"
"""The ``state`` in meta of a journal that never saw a change; every change gives a new one."""

BUSY_MS = 3000
"""How long to wait for another program that holds the file."""

_PRAGMAS: dict[str, int | str] = {"foreign_keys": 1, "synchronous": "full", "trusted_schema": 0}

Params = Sequence[Any]


class Database:
    """Runs SQL on one journal file; every error comes out as one of ``calfjournal.errors``."""

    def __init__(self, path: Path, *, mode: str = "rw", immutable: bool = False) -> None:
        """Connect to an existing file.

        ``mode`` is "rw", "ro" or "query" (writable for SQLite's own housekeeping, never for us).
        ``immutable`` reads the bytes as they are: no locks, no helper files.
        """
        self.path = path
        flags = apsw.SQLITE_OPEN_READONLY if mode == "ro" else apsw.SQLITE_OPEN_READWRITE
        pragmas = dict(_PRAGMAS)
        if mode == "rw":  # A restored backup is without a log.
            pragmas["journal_mode"] = "wal"
        elif mode == "query":
            pragmas["query_only"] = 1
        self._peewee = APSWDatabase(
            _uri(path, mode, immutable=immutable),
            pragmas=pragmas,
            timeout=BUSY_MS / 1000,
            autoconnect=False,
            flags=flags | apsw.SQLITE_OPEN_URI,
        )
        with translated(path):
            self._peewee.connect()

    @property
    def connection(self) -> apsw.Connection:
        """The APSW connection, for what SQL cannot say (sessions, backup)."""
        connection: apsw.Connection = self._peewee.connection()
        return connection

    def state(self) -> tuple[int, int] | None:
        """Return a mark that differs whenever the content may, by own changes or by others'.

        None inside a transaction, which may still be taken back.
        """
        if self.connection.in_transaction:
            return None
        return self.connection.total_changes(), self.value("PRAGMA data_version")

    def rows(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """Run one statement and return all its rows."""
        with translated(self.path):
            return self.connection.execute(sql, params).fetchall()

    def value(self, sql: str, params: Params = ()) -> Any:  # noqa: ANN401
        """Run one statement and return the first column of its first row, None without rows."""
        with translated(self.path):
            row = self.connection.execute(sql, params).fetchone()
        return None if row is None else row[0]

    def run(self, sql: str, params: Params = ()) -> int:
        """Run one statement and return how many rows it changed."""
        with translated(self.path):
            self.connection.execute(sql, params).fetchall()
            return self.connection.changes()

    def run_many(self, sql: str, rows: Iterable[Params]) -> None:
        """Run one statement for every row of parameters."""
        with translated(self.path):
            self.connection.executemany(sql, rows)

    def close(self) -> None:
        """Close the connection; the last one folds the write-ahead log into the file."""
        if not self._peewee.is_closed():
            with translated(self.path):
                self._peewee.close()


def _uri(path: Path, mode: str, *, immutable: bool) -> str:
    # A path may hold any sign; only quoting keeps "?" and "#" from being read as parameters.
    quoted = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    if not quoted.startswith("/"):  # a drive letter
        quoted = f"/{quoted}"
    access = "ro" if mode == "ro" else "rw"
    return f"file://{quoted}?mode={access}" + ("&immutable=1" if immutable else "")
