"""Runs that asked more of the calf than usual: hills, speed, flatter shoes [our default]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import median

from msgspec import Struct

from calfjournal.domain.message import Message, say
from calfjournal.domain.run import Hill, Run, RunKind, Shoes
from calfjournal.domain.thresholds import Thresholds

_HILLY = (Hill.HILLY, Hill.UPHILL, Hill.DOWNHILL)
_FAST = (RunKind.QUALITY, RunKind.RACE)


class Weights(Struct, frozen=True):
    """What a kilometre counts on hills, at speed and in flatter shoes; 1 is an easy, flat one.

    ``drop_mm`` is how much lower than usual a heel drop must be to count.
    """

    hills: float
    speed: float
    flat_shoes: float
    drop_mm: float

    @classmethod
    def of(cls, thresholds: Thresholds) -> Weights:
        """Return the weights in force."""
        return cls(
            thresholds["run.weight_hills"],
            thresholds["run.weight_speed"],
            thresholds["run.weight_flat_shoes"],
            thresholds["run.drop_mm"],
        )

    def hill(self, hill: Hill | None) -> float:
        """Return what a kilometre counts on such ground; rolling ground half as much more."""
        if hill in _HILLY:
            return self.hills
        return (1 + self.hills) / 2 if hill is Hill.ROLLING else 1.0

    def of_run(self, kind: RunKind | None, hill: Hill | None = None) -> float:
        """Return what a kilometre of such a run counts, whatever the shoes."""
        return self.hill(hill) * (self.speed if kind in _FAST else 1.0)


class HardRuns:
    """The runs up to a day, weighed."""

    def __init__(
        self, day: date, runs: Iterable[Run], shoes: Sequence[Shoes], thresholds: Thresholds
    ) -> None:
        """Look at the days that a run is compared with."""
        self._day, self._numbers = day, thresholds
        self._weights = Weights.of(thresholds)
        first = day - timedelta(
            days=thresholds.whole("run.reference_days") + thresholds.whole("run.recent_days")
        )
        found = (run for run in runs if run.is_running and first <= run.day <= day)
        self._runs = sorted(found, key=lambda run: run.start)
        self._drops = {each.name: each.heel_drop_mm for each in shoes}

    @property
    def recent(self) -> list[Run]:
        """The runs of the last 48 h, newest first."""
        since = self._day - timedelta(days=self._numbers.whole("run.recent_days"))
        return [run for run in reversed(self._runs) if run.day >= since]

    def reasons(self) -> Iterator[Message]:
        """Yield why the last runs ask for easier ones: harder than any of 30 days, or flatter."""
        for run in self.recent:
            before = self._before(run)
            drop = self._lower_by(run, before)
            if drop is not None:
                yield say("running.flatter_shoes", shoes=run.shoes, lower=drop, day=run.day)
            most = max((self.weighed(each) for each in before if each is not run), default=None)
            enough = len(before) >= self._numbers.whole("run.reference_runs")
            km = self.weighed(run)
            if most and enough and self._is_steep(run) and km > self._border * most:
                yield say("running.harder", km=run.km, counts=km, most=most, day=run.day)

    @property
    def _border(self) -> float:
        return self._numbers["run.spike_small"] + 1e-9

    def weighed(self, run: Run) -> float:
        """Return the kilometres of a run as easy, flat ones."""
        factor = self._weights.of_run(run.kind, run.hill)
        if self._lower_by(run, self._before(run)) is not None:
            factor *= self._weights.flat_shoes
        return (run.km or 0.0) * factor

    def is_hilly(self) -> bool:
        """True when one of the last runs went up and down."""
        return any(run.hill in _HILLY for run in self.recent)

    def _is_steep(self, run: Run) -> bool:
        return run.hill in _HILLY or run.hill is Hill.ROLLING or run.kind in _FAST

    def _before(self, run: Run) -> list[Run]:
        first = run.day - timedelta(days=self._numbers.whole("run.reference_days"))
        return [each for each in self._runs if first <= each.day < run.day]

    def _lower_by(self, run: Run, before: Sequence[Run]) -> float | None:
        """How much lower the heel stood than in the usual shoes, mm; None for no more than that."""
        return _lower_by(run, before, self._drops, self._weights.drop_mm)


def _lower_by(
    run: Run, before: Sequence[Run], drops: Mapping[str, float | None], border: float
) -> float | None:
    worn = [drop for each in before if (drop := drops.get(each.shoes)) is not None]
    drop = drops.get(run.shoes)
    if drop is None or not worn:
        return None
    lower = median(worn) - drop
    return lower if lower > border else None
