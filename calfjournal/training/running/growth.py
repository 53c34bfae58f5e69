"""Kilometres of each week of a plan [our default]; no trial says how fast they may grow (5.5)."""

from __future__ import annotations

from enum import Enum, auto

from calfjournal.training.running.split import whole_km

STEP = 1.07
"""A usual week holds at most this times the usual week before."""
EASIER = 0.75
"""The share of a usual week that an easier one holds."""
EVERY = 4
"""Every fourth week is an easier one."""
_BACK = (1.0, 1.0, 0.75, 0.6, 0.5)
"""What is left of a usual week after so many weeks in a row with hardly a run."""


class WeekUse(Enum):
    """What a week of running is for."""

    GROWS = auto()
    HELD = auto()
    """A race, the way back from one, or part of a week: no more than before."""
    LOST = auto()
    """Hardly a day to run on; it counts as the easier one."""


class Growth:
    """Kilometres week after week, from those of a usual one towards a target.

    A step more a week, an easier week after three others; a lower target is met at once, and after
    lost weeks they begin lower, but never below half of the most there was: several times off ask
    for no less than one long one. Grown weeks hold whole steps, so that none is a larger one.
    """

    def __init__(self, before: float, target: float, off: int = 0) -> None:
        """Begin before the first week; km a week. ``off`` weeks off are counted in ``before``."""
        self._usual = self._before = self._highest = min(before, target)
        self.target = target
        self.back = 0
        """Weeks off that the newest week comes back from."""
        self._off = off
        self._count = self._lost = 0

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
        back = self._lost
        self.back, self._off = self._off or back, 0
        self._lost = back + 1 if use is WeekUse.LOST else 0
        if back and use is not WeekUse.LOST:
            least = min(self._usual, _BACK[-1] * self._highest)
            self._usual = whole_km(max(least, after_weeks_off(self._usual, back)))
        self._before = self._usual
        if use is WeekUse.GROWS and not easier and back <= 1:
            self._usual = min(self.target, whole_km(self._usual * STEP))
        return self._usual * (EASIER if easier else 1.0)

    def laid(self, km: float) -> None:
        """Tell how many of them could be laid: the next week grows from no more than that."""
        if self._usual > self._before:
            self._usual = max(self._before, min(self._usual, km))
        self._highest = max(self._highest, self._usual)


def after_weeks_off(usual: float, weeks: int) -> float:
    """Return the kilometres of a week with which running begins again after some without."""
    return usual * _BACK[min(weeks, len(_BACK) - 1)]
