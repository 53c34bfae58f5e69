"""Version 3: rooms for what comes, and keys that two copies of a journal agree on.

New tables: planned runs, decisions, shoes, each tendon with its history, figures of wellness by
source, streams of runs, photos, visits, and a cache of views (droppable, like drafts). A plan keeps
the recipe it was made of, the athlete the hour at which a day begins; sessions and runs know hills.

The keys of ``check_in`` and ``verdict`` become their day as YYYYMMDD, those of ``threshold`` and
``imported_file`` the first 8 bytes of SHA-256 over table and name, shifted right by 5; nothing
refers to them. All other rows keep theirs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any

import apsw

NEW_TABLES = """
CREATE TABLE planned_run (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER REFERENCES plan (id) ON DELETE SET NULL,
    run_id INTEGER REFERENCES run (id) ON DELETE SET NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    start_time TEXT NOT NULL,
    km REAL,
    minutes INTEGER,
    advice TEXT,
    original_day TEXT,
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    note TEXT NOT NULL
) STRICT;
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL UNIQUE,
    proposed TEXT NOT NULL,
    chosen INTEGER,
    advice TEXT,
    note TEXT NOT NULL,
    decided_at TEXT
) STRICT;
CREATE TABLE shoes (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    heel_drop_mm REAL,
    "start" TEXT,
    "end" TEXT,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE tendon (
    id INTEGER PRIMARY KEY,
    side TEXT NOT NULL UNIQUE,
    usual_pain INTEGER,
    usual_stiffness_min INTEGER,
    site TEXT,
    sore_since TEXT,
    history TEXT NOT NULL
) STRICT;
CREATE TABLE wellness (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    figure TEXT NOT NULL,
    source TEXT NOT NULL,
    value REAL NOT NULL,
    "at" TEXT,
    UNIQUE (day, figure, source)
) STRICT;
CREATE TABLE run_stream (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL UNIQUE REFERENCES run (id) ON DELETE CASCADE,
    format INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE photo (
    id INTEGER PRIMARY KEY,
    session_id INTEGER,
    day TEXT NOT NULL,
    caption TEXT NOT NULL,
    format TEXT NOT NULL,
    data BLOB NOT NULL,
    "at" TEXT
) STRICT;
CREATE TABLE visit (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    questions TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE TABLE view_cache (
    name TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX planned_run_plan_id ON planned_run (plan_id);
CREATE INDEX planned_run_run_id ON planned_run (run_id);
CREATE INDEX planned_run_day ON planned_run (day);
CREATE INDEX photo_day ON photo (day);
CREATE INDEX visit_day ON visit (day);
ALTER TABLE session ADD COLUMN hill TEXT;
ALTER TABLE run ADD COLUMN hill TEXT;
ALTER TABLE plan ADD COLUMN recipe TEXT NOT NULL DEFAULT '';
ALTER TABLE athlete ADD COLUMN day_border TEXT;
"""


def apply(connection: apsw.Connection) -> None:
    """Make the new tables and columns and give the rows of four tables their new keys."""
    for _ in connection.execute(NEW_TABLES):
        pass
    for table in ("check_in", "verdict"):
        _rekey(connection, table, "day", _day_key)
    _rekey(connection, "threshold", "name", _name_key)
    _rekey(connection, "imported_file", "hash", _name_key)


def _rekey(
    connection: apsw.Connection, table: str, column: str, key: Callable[[str, str], int | None]
) -> None:
    """Write the table anew with the keys of its names.

    What has no proper name (nonsense that somebody wrote into the file), or one that is taken,
    keeps its key where that is free: it is told when the journal is looked over.
    """
    names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    at = names.index(column)
    rows = [list(row) for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY id')]  # noqa: S608
    keyed: dict[int, list[Any]] = {}
    odd = []
    for row in rows:
        new = key(table, str(row[at]))
        if new is None or new in keyed:
            odd.append(row)
        else:
            keyed[new] = [new, *row[1:]]
    for row in odd:
        kept = row[0] if row[0] not in keyed else max(keyed) + 1
        keyed[kept] = [kept, *row[1:]]
    connection.execute(f'DELETE FROM "{table}"')  # noqa: S608
    connection.executemany(
        f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(names))})',  # noqa: S608
        [keyed[new] for new in sorted(keyed)],
    )


def _day_key(table: str, day: str) -> int | None:
    del table
    try:
        proper = date.fromisoformat(day).isoformat() == day
    except ValueError:
        return None
    return int(day.replace("-", "")) if proper else None


def _name_key(table: str, name: str) -> int:
    digest = hashlib.sha256(f"{table}\x1f{name}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 5
