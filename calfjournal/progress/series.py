"""Makes the traces of charts: day by day, week by week, rolling, thinned, never interpolated."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from calfjournal.dates import days, monday
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import Words, say
from calfjournal.domain.panel import Meaning, Trace
from calfjournal.domain.windows import Windows


def daily(
    label: Words,
    values: Mapping[date, float],
    first: date,
    last: date,
    *,
    unit: str = "",
    side: Side | None = None,
    decimals: int = 1,
    meaning: Meaning = Meaning.DAY,
) -> Trace:
    """Return a trace with an entry for every day from first to last, None where there is none."""
    span = tuple(days(first, last))
    found = tuple(map(_finite(values).get, span))
    return Trace(label, span, found, unit, side, decimals, meaning=meaning)


def weeks(first: date, last: date) -> tuple[date, ...]:
    """Return the Mondays of the weeks that hold the days from first to last."""
    start = monday(first)
    count = max(0, (monday(last) - start).days // 7 + 1) if first <= last else 0
    return tuple(start + timedelta(weeks=index) for index in range(count))


def rolling_mean(
    values: Mapping[date, float],
    first: date,
    last: date,
    length: int,
    needed: int,
    *,
    unit: str = "",
) -> Trace:
    """Return for each day from first to last the mean of its last ``length`` days.

    Values before ``first`` count too. A mean is told only on days with ``needed`` values behind
    them, so a gap stays a gap; ``counts`` tells how many there were.
    """
    span = tuple(days(first, last))
    sums = Windows(_finite(values))
    found = [sums.back(day, length - 1) for day in span]
    return Trace(
        mean_title(length),
        span,
        tuple(window.mean if window.count >= max(1, needed) else None for window in found),
        unit,
        counts=tuple(window.count for window in found),
        window=length,
        meaning=Meaning.MEAN,
    )


def mean_title(length: int) -> Words:
    """Return what the mean of so many days is called."""
    return say("progress.mean_of_days", days=length)


def leg_title(side: Side) -> Words:
    """Return how a trace or a column of one leg is called."""
    return say("progress.right" if side is Side.RIGHT else "progress.left")


def slope_per_week(points: Sequence[tuple[date, float]], needed: int = 4) -> float | None:
    """Return the least-squares slope a week, None with fewer points or all on one day."""
    if len(points) < needed:
        return None
    at = np.array([day.toordinal() for day, _ in points], dtype=np.float64)
    values = np.array([value for _, value in points], dtype=np.float64)
    apart = at - at.mean()
    spread = float((apart**2).sum())
    if spread <= 0 or not np.isfinite(values).all():
        return None
    return 7 * float((apart * (values - values.mean())).sum() / spread)


def _finite(values: Mapping[date, float]) -> dict[date, float]:
    return {day: value for day, value in values.items() if math.isfinite(value)}
