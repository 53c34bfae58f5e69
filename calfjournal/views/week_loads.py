"""The calf load of weeks beside what the four weeks before each came to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import fmean
from typing import Final

from msgspec import Struct

from calfjournal.domain.session import Session
from calfjournal.progress.load import MONTH, total

WEEK: Final = timedelta(weeks=1)
BEFORE: Final = timedelta(days=MONTH)
"""How far back a week is compared."""
LEAST_TRAINED: Final = 3
"""Of the four weeks before, at least so many were trained, else nothing is compared
[calfjournal default]."""


class LoadOfWeek(Struct, frozen=True):
    """RPE x minutes of the calf sessions done in a week, in AU; None where no effort is known.

    ``usual`` is the mean of the four weeks before, None where too few of them were trained.
    """

    done: float | None = None
    usual: float | None = None

    @property
    def share(self) -> float | None:
        """The load against the four weeks before, 1.0 = as much."""
        return self.done / self.usual if self.done is not None and self.usual else None


class WeekLoads:
    """Adds up sessions by days, so that weeks may begin on any day."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        """Take sessions of the weeks that will be asked for, and of the four weeks before."""
        self._by_day: defaultdict[date, list[float | None]] = defaultdict(list)
        for session in sessions:
            if session.counts:
                self._by_day[session.day].append(session.srpe)

    def of(self, start: date) -> LoadOfWeek:
        """Return the load of the seven days from one on."""
        before = [self._sum(start - BEFORE + number * WEEK) for number in range(MONTH // 7)]
        known = [load for load in before if load is not None]
        trained = sum(load > 0 for load in known)
        usual = fmean(known) if trained >= LEAST_TRAINED else None
        return LoadOfWeek(self._sum(start), usual)

    def _sum(self, start: date) -> float | None:
        week = (start + timedelta(days=number) for number in range(7))
        return total([load for day in week for load in self._by_day.get(day, ())])
