"""Kilometres of each week of a plan [our default]; no trial says how fast they may grow (5.5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum, auto

from calfjournal.dates import monday
from calfjournal.training.running.split import whole_km

STEP = 1.07
"""A usual week holds at most this times the usual week before."""
EASIER = 0.75
"""The share of a usual week that an easier one holds."""
EVERY = 4
"""Every fourth week is an easier one."""
_LOOKS_BACK = 4
"""Full weeks that say what is usual."""
_ABOVE_MEAN = 1.2
"""The highest of them counts up to this times their mean."""


class WeekUse(Enum):
    """What a week of running is for."""

    GROWS = auto()
    HELD = auto()
    """A race, the way back from one, or part of a week: no more than before."""
    LOST = auto()
    """Hardly a day to run on; it counts as the easier one."""


class Growth:
    """Kilometres week after week, from those of a usual one towards a target.

    A step more a week, an easier week after three others; a lower target is met at once. Grown
    weeks hold whole steps, so that none is a larger one.
    """

    def __init__(self, before: float, target: float) -> None:
        """Begin before the first week; km a week."""
        self._usual = self._before = min(before, target)
        self._target = target
        self._count = 0

    def pass_by(self, use: WeekUse) -> bool:
        """Count a week; return whether it is an easier one."""
        self._count += 1
        easier = self._count == EVERY
        if easier or use is WeekUse.LOST:
            self._count = 0
        return easier and use is not WeekUse.LOST

    def week(self, use: WeekUse) -> float:
        """Return the kilometres of the next week."""
        easier = self.pass_by(use)
        self._before = self._usual
        if use is WeekUse.GROWS and not easier:
            self._usual = min(self._target, whole_km(self._usual * STEP))
        return self._usual * (EASIER if easier else 1.0)

    def laid(self, km: float) -> None:
        """Tell how many of them could be laid: the next week grows from no more than that."""
        if self._usual > self._before:
            self._usual = max(self._before, min(self._usual, km))


def usual_week_km(runs: Iterable[tuple[date, float]], today: date) -> float | None:
    """Return the kilometres of a usual week: the highest of the last four full ones.

    ``runs`` are days and km. Up to a fifth above their mean, so that one long week is none; None
    without a run in each half.
    """
    this_week = monday(today)
    sums = [0.0] * _LOOKS_BACK
    for day, km in runs:
        back = (this_week - monday(day)).days // 7
        if 1 <= back <= _LOOKS_BACK:
            sums[back - 1] += km
    half = _LOOKS_BACK // 2
    if not any(sums[:half]) or not any(sums[half:]):
        return None
    return min(max(sums), _ABOVE_MEAN * sum(sums) / _LOOKS_BACK)
