"""The one clock of an open journal: verbs and views take now and today from nowhere else."""

from __future__ import annotations

from datetime import date, datetime, time

from calfjournal import dates


class Clock:
    """Tells the present instant and the local day it belongs to.

    ``border`` is the local time before which it is still yesterday.
    """

    def __init__(self, border: time = dates.DAY_BORDER) -> None:
        """Begin with the usual border."""
        self.border = border

    def now(self) -> datetime:
        """Return the present instant in UTC, to the second."""
        return dates.utc_now()

    def today(self) -> date:
        """Return the present local day."""
        return dates.today(self.border)
