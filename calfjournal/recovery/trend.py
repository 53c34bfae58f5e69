"""Mornings that rise: this week against the week before, this month against the first weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import fmean

from msgspec import Struct

from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.leg_readings import LegReadings
from calfjournal.recovery.usual import first_weeks_of, median_of, mornings_between


class Trend(Struct, frozen=True):
    """Mean morning pain (and stiffness, minutes) of this week and the week before.

    ``month`` and ``first_weeks`` are medians of pain: of 28 days, and of the first mornings.
    """

    rising: bool
    """True when any of them rose further than it may (row 6 of rule 4.3)."""
    week: float | None = None
    week_before: float | None = None
    mornings: int = 0
    needed: int = 0
    stiffness: float | None = None
    stiffness_before: float | None = None
    month: float | None = None
    first_weeks: float | None = None
    crept: bool = False
    """True when the month is what rose."""

    @property
    def judged(self) -> bool:
        """True when there are enough mornings for one of the comparisons."""
        return any(each is not None for each in (self.week_before, self.stiffness_before))


def trend_of(day: date, leg: LegReadings, thresholds: Thresholds) -> Trend:
    """Compare the mornings up to the day with earlier ones; those of a flare are left out.

    On a day of a flare nothing is compared: what is left of the week is how the flare began.
    """
    if day in leg.mornings and day not in leg.usual_mornings:
        return Trend(rising=False, needed=thresholds.whole("tendon.trend_min"))
    week, before = days_before(day, 6), days_before(day, 13)
    now = mornings_between(leg, week, day)
    then = mornings_between(leg, before, days_before(week, 1))
    needed = thresholds.whole("tendon.trend_min")
    pains = [[r.pain for r in each if r.pain is not None] for each in (now, then)]
    stiff = [[r.stiffness_min for r in each if r.stiffness_min is not None] for each in (now, then)]
    pain, pain_before = _means(pains, needed)
    stiffness, stiffness_before = _means(stiff, needed)
    month = _month_of(day, leg, thresholds)
    first_weeks = None if month is None else first_weeks_of(day, leg, thresholds)
    crept = _reaches(month, first_weeks, thresholds["tendon.creep"])
    return Trend(
        crept
        or _above(pain, pain_before, thresholds["tendon.trend_pain"])
        or _above(stiffness, stiffness_before, thresholds["tendon.trend_stiffness"]),
        pain,
        pain_before,
        min(map(len, pains)),
        needed,
        stiffness,
        stiffness_before,
        month,
        first_weeks,
        crept,
    )


def _month_of(day: date, leg: LegReadings, thresholds: Thresholds) -> float | None:
    first = days_before(day, thresholds.whole("tendon.creep_days") - 1)
    pains = [r.pain for r in mornings_between(leg, first, day) if r.pain is not None]
    return median_of(pains, thresholds.whole("tendon.creep_min"))


def _means(weeks: Sequence[Sequence[int]], needed: int) -> tuple[float | None, float | None]:
    if min(map(len, weeks)) < max(1, needed):
        return None, None
    now, before = weeks
    return fmean(now), fmean(before)


def _above(now: float | None, before: float | None, by: float) -> bool:
    return now is not None and before is not None and now > before + by


def _reaches(now: float | None, before: float | None, by: float) -> bool:
    return now is not None and before is not None and now >= before + by
