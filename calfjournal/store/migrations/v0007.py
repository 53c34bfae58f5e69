"""Version 7: a planned run left out by hand is told from one that its morning left out.

Until now nothing wrote the morning's word beside a planned run, so that every one without running
was left out by hand.
"""

from __future__ import annotations

import apsw

_BY_HAND = "UPDATE planned_run SET advice = 'left_out' WHERE advice = 'none'"


def apply(connection: apsw.Connection) -> None:
    """Name what was left out by hand; the tables are those of version 6."""
    connection.execute(_BY_HAND)
