"""What the keys are on: a day or several, and a thing of one day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.dates import days
from calfjournal.views.month import PlannedRunMark, RunMark, SessionMark


class Picked(Struct, frozen=True):
    """Days from ``first`` to ``last``; of one day perhaps one session or run of it.

    Without a ``mark`` the days are meant with all that they hold; not ``whole``, nothing is.
    """

    first: date
    last: date
    mark: SessionMark | RunMark | PlannedRunMark | None = None
    whole: bool = True

    @property
    def days(self) -> tuple[date, ...]:
        """Each of the days."""
        return tuple(days(self.first, self.last))
