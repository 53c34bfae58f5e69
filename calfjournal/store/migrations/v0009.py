"""Version 9: how long a set was under tension, where that was measured."""

from __future__ import annotations

import apsw


def apply(connection: apsw.Connection) -> None:
    """Make the new column; nothing of before was measured."""
    connection.execute("ALTER TABLE set_line ADD COLUMN tension_s REAL")
