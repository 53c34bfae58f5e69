"""Version 4: what the program says is stored as messages.

Titles, reasons, headlines, warnings and the names of edits may hold a message (its key and values
as canonical JSON, see ``store.fields.Said``) where they held a text. The tables stay as they are,
and so does every text of before: it is read as somebody's own words. The version tells programs of
before that they would show JSON.
"""

from __future__ import annotations

import apsw


def apply(_connection: apsw.Connection) -> None:
    """Leave every table and row as it is; the climb writes the version."""
