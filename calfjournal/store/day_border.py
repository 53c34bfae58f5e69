"""When a day of the journal begins, read without the tables of the athlete: every start asks."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

from calfjournal.dates import DAY_BORDER, LATEST_BORDER, time_of_day
from calfjournal.store.database import Database

ATHLETE_KEY = 1
"""The only row of the athlete's table; one key on every device."""


def day_border(database: Database) -> time:
    """Return the local time at which a day begins; the usual one when nobody said, or nonsense."""
    said = database.value("SELECT day_border FROM athlete WHERE id = ?", (ATHLETE_KEY,))
    with suppress(ValueError):
        border = time_of_day(said) if isinstance(said, str) else DAY_BORDER
        return border if border < LATEST_BORDER else DAY_BORDER
    return DAY_BORDER
