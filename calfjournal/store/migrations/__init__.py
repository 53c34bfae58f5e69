"""The ladder of schemas; each rung lifts a journal by one version.

History:
    1. The first schema: every word of the journal, the edits for undo, and meta.
    2. Drafts; the journal's own name and its counter of changes in meta.
    3. Planned runs, decisions, shoes, tendons, wellness, streams, photos, visits, a cache of views;
       recipes of plans, hills, the border of the day; keys that copies of a journal agree on.
    4. Messages in the place of sentences; the tables are those of version 3.
    5. One number for what is undone, in meta, where every edit said it of itself.
    6. How a heel-rise test ended, what a race counts; sleep need and height of the athlete, who may
       leave everything unsaid.
    7. A planned run left out by hand is told from one that its morning left out.
    8. Warm-ups and supersets; shoes, notes and videos of sessions, names of pictures; own
       exercises; habits.
    9. How long a set was under tension.

A rung is a module with ``apply(connection)``, imported when it is climbed; it runs inside one
transaction with all the others a file needs, and with foreign keys off so that a table can be
rebuilt without touching its children. Undo history does not outlive a migration: changesets belong
to the tables they were recorded on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

import apsw

from calfjournal.domain.message import say
from calfjournal.errors import DamagedJournal

Rung = Callable[[apsw.Connection], None]


def _rung(version: int) -> Rung:
    def apply(connection: apsw.Connection) -> None:
        import_module(f"{__name__}.v{version:04d}").apply(connection)

    return apply


LADDER: Mapping[int, Rung] = {version: _rung(version) for version in range(1, 10)}
"""What lifts a file *to* each version."""

LATEST = max(LADDER)

SCHEMAS: Mapping[int, str] = {
    1: "e6d161b503a8ece1f5be2817db054d8f",
    2: "c0a44e8477bbaed46c970bdb88e83ab3",
    3: "c9eb9a3495edd45118abc5f9a4041d01",
    4: "c9eb9a3495edd45118abc5f9a4041d01",
    5: "0c98fb39e8bc013a68bbc51f0abbd839",
    6: "afff1ef13b23029f2e40bd391d335045",
    7: "afff1ef13b23029f2e40bd391d335045",
    8: "51571b15f1bde6671414e60ee2d63f6c",
    9: "6a7375510ec91bab18f80d03bddef138",
}
"""The fingerprint of the tables of every version; see ``store.schema``."""


def climb(connection: apsw.Connection, program: str, upto: int | None = None) -> None:
    """Lift the open file to the top of the ladder, or up to a version, in one transaction.

    ``program`` is the name and version written into the file. Whatever a rung raises leaves the
    file as it was. The ``foreign_keys`` pragma is on afterwards.
    """
    version = int(connection.pragma("user_version"))
    top = LATEST if upto is None else upto
    # The pragma is silently ignored inside a transaction, so it comes first.
    connection.pragma("foreign_keys", False)
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for step in range(version + 1, top + 1):
                LADDER[step](connection)
            _finish(connection, program, top)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    finally:
        connection.pragma("foreign_keys", True)


def _finish(connection: apsw.Connection, program: str, version: int) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise DamagedJournal(say("store.points_to_nothing", table=broken[0]))
    connection.execute("DELETE FROM edits")
    connection.execute(
        "INSERT INTO meta VALUES ('written_by', ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (program,),
    )
    connection.pragma("user_version", version)
