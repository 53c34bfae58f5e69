"""Version 2: drafts, and what tells a journal and its newest state from others.

``meta`` gains ``journal`` (32 hex digits, the same in every copy of a journal) and ``commits`` (how
many changes the journal has seen, which only grows).
"""

from __future__ import annotations

import hashlib
import secrets

import apsw

SCHEMA = """
CREATE TABLE draft (
    name TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    "at" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('commits', '0');
"""


def apply(connection: apsw.Connection) -> None:
    """Make the table of drafts and give the journal its name and its counter."""
    for _ in connection.execute(SCHEMA):
        pass
    created = connection.execute("SELECT value FROM meta WHERE name = 'created'").fetchone()
    # Copies of a version-1 journal that are updated apart still know each other.
    name = (
        hashlib.sha256(str(created[0]).encode()).hexdigest()[:32]
        if created
        else secrets.token_hex(16)
    )
    connection.execute("INSERT INTO meta VALUES ('journal', ?)", (name,))
