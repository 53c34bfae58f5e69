"""Whether a journal holds the tables of its version and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from calfjournal.domain.message import Message, say
from calfjournal.store.database import Database
from calfjournal.store.migrations import climb

OBJECTS = (
    "SELECT type, name, coalesce(sql, '') FROM sqlite_schema "
    "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name"
)
"""Everything a file defines but SQLite's own: kind, name and text, in a fixed order."""


def fingerprint(database: Database) -> str:
    """Return a hash over the definitions of all tables, indexes, triggers and views (hex)."""
    return hashed(database.rows(OBJECTS))


def oddity(database: Database) -> Message:
    """Return the first thing that is there and should not be, or the other way round.

    E.g. a trigger that is not of this program. Meant for a file whose fingerprint is wrong; the
    tables of its version are made in memory to compare.
    """
    connection = apsw.Connection(":memory:")
    try:
        climb(connection, "", upto=int(database.value("PRAGMA user_version")))
        ours = {(row[0], row[1]): row[2] for row in connection.execute(OBJECTS)}
    finally:
        connection.close()
    found = {(row[0], row[1]): row[2] for row in database.rows(OBJECTS)}
    for kind, name in sorted(found.keys() - ours.keys()):
        return say("store.foreign_object", kind=kind, name=name)
    for kind, name in sorted(ours.keys() - found.keys()):
        return say("store.missing_object", kind=kind, name=name)
    kind, name = next(key for key in sorted(ours) if ours[key] != found[key])
    return say("store.changed_object", kind=kind, name=name)


def hashed(objects: Iterable[Sequence[Any]]) -> str:
    """Return one hash over the rows of ``OBJECTS`` (32 hex digits)."""
    digest = hashlib.sha256()
    for each in objects:
        digest.update("\0".join(map(str, each)).encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()[:32]
