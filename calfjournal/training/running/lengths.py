"""How long a run may be after those of the 30 days before it (domain rule 5.5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from calfjournal.domain.run import PlannedRun, Run, RunKind
from calfjournal.domain.thresholds import Thresholds
from calfjournal.training.planner.races import HALF_MARATHON_KM
from calfjournal.training.running.hard_runs import Weights

LONGEST_KM = 35.0
"""No run is planned longer unless longer ones were recorded, km [our default]."""

LEAST_KM = 2.0
"""A run of so much is never too long, and none is planned shorter that was not asked to be, km
[our default]: from less than a kilometre no whole step would be left to grow by."""


class _Length(Struct, frozen=True):
    """A run known: its kilometres, and what they count as easy, flat ones."""

    day: date
    km: float
    weighed: float


class Lengths:
    """Finds the most a run may have: so many times the longest, and the hardest, of 30 days."""

    def __init__(
        self, runs: Iterable[Run], planned: Iterable[PlannedRun], thresholds: Thresholds
    ) -> None:
        """Know what was run, and what is planned besides and was not run yet."""
        self._weights = Weights.of(thresholds)
        self._border = thresholds["run.spike_small"]
        self._time = timedelta(days=thresholds.whole("run.reference_days"))
        self._needed = thresholds.whole("run.reference_runs")
        self._known: list[_Length] = []
        for run in runs:
            if run.is_running:
                self._know(run.day, run.km, self._weights.of_run(run.kind, run.hill))
        for each in planned:
            if each.run_id is None:
                self.add(each.day, each.kind, each.km)

    def add(self, day: date, kind: RunKind, km: float | None) -> None:
        """Know of one more planned run, a race of unknown distance as what it counts as."""
        if km is None and kind is RunKind.RACE:
            km = HALF_MARATHON_KM
        self._know(day, km, self._weights.of_run(kind))

    def _know(self, day: date, km: float | None, weight: float) -> None:
        if km:
            self._known.append(_Length(day, km, km * weight))

    def longest(self, day: date) -> float | None:
        """Return the longest run of the 30 days before one, None where too few are known."""
        lately = self._lately(day)
        return max(each.km for each in lately) if len(lately) >= self._needed else None

    def most(self, day: date, kind: RunKind) -> float | None:
        """Return the most kilometres that a run of a day may have, None where nothing tells."""
        longest = self.longest(day)
        if longest is None:
            return None
        hardest = max(each.weighed for each in self._lately(day)) / self._weights.of_run(kind)
        return max(self._border * min(longest, hardest), LEAST_KM)

    def _lately(self, day: date) -> list[_Length]:
        return [each for each in self._known if day - self._time <= each.day < day]
