"""What is made by copying."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session


class Copies(Struct, frozen=True):
    """Sessions and planned runs like others: as they would be planned, or as they are kept."""

    sessions: tuple[Session, ...] = ()
    planned_runs: tuple[PlannedRun, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The day of each of them."""
        return (*(each.day for each in self.sessions), *(each.day for each in self.planned_runs))
