"""Version 5: one number says which edits are undone.

It stood in every edit before, beside the changeset, and all of that was written again when an
edit was undone: twelve megabytes for the import of a thousand runs. What is undone is always the
newest edits, so ``meta`` holds the id of the newest one that stands, "0" when there is none.
"""

from __future__ import annotations

import apsw

_SCHEMA = """
DROP TABLE edits;
CREATE TABLE edits (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    "at" TEXT NOT NULL,
    size INTEGER NOT NULL,
    touched TEXT NOT NULL,
    changeset BLOB NOT NULL
) STRICT;
INSERT INTO meta VALUES ('done', '0');
"""


def apply(connection: apsw.Connection) -> None:
    """Make the edits anew; no history outlives a migration anyway."""
    for _ in connection.execute(_SCHEMA):
        pass
