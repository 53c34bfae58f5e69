"""Makes the traces of charts: day by day, week by week, rolling, thinned, never interpolated."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import ArrayLike, NDArray

from calfjournal.dates import days, monday
from calfjournal.domain.exercise import Side
from calfjournal.domain.panel import Trace

Numbers = NDArray[np.float64]


def daily(
    label: str,
    values: Mapping[date, float],
    first: date,
    last: date,
    *,
    unit: str = "",
    side: Side | None = None,
    decimals: int = 1,
) -> Trace:
    """Return a trace with an entry for every day from first to last, None where there is none."""
    span = tuple(days(first, last))
    found = tuple(_finite(values.get(day)) for day in span)
    return Trace(label, span, found, unit, side, decimals)


def weeks(first: date, last: date) -> tuple[date, ...]:
    """Return the Mondays of the weeks that hold the days from first to last."""
    start = monday(first)
    count = max(0, (monday(last) - start).days // 7 + 1) if first <= last else 0
    return tuple(start + timedelta(weeks=index) for index in range(count))


def week_sums(values: Iterable[tuple[date, float]], mondays: Sequence[date]) -> tuple[float, ...]:
    """Return the sum of the values of each week, 0 for a week without any."""
    sums = dict.fromkeys(mondays, 0.0)
    for day, value in values:
        at = monday(day)
        if at in sums and math.isfinite(value):
            sums[at] += value
    return tuple(sums[at] for at in mondays)


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
    found: list[float | None] = []
    counts: list[int] = []
    for day in span:
        window = [v for at in _back(day, length) if (v := _finite(values.get(at))) is not None]
        counts.append(len(window))
        found.append(sum(window) / len(window) if len(window) >= max(1, needed) else None)
    return Trace(
        f"{length}-day mean", span, tuple(found), unit, counts=tuple(counts), window=length
    )


def thin(x: ArrayLike, y: ArrayLike, pixels: int) -> tuple[Numbers, Numbers]:
    """Return at most two points and one gap for each of ``pixels`` columns of a line.

    Each column keeps its lowest and highest point in the order they came, so no spike is lost;
    NaN in ``y`` is a gap and stays one. First and last column keep their place. A line that is
    already thin enough comes back as it was.
    """
    across = np.asarray(x, dtype=np.float64)
    up = np.asarray(y, dtype=np.float64)
    if across.size != up.size:
        raise ValueError("x and y need one length")
    width = float(across[-1] - across[0]) if across.size else 0.0
    if across.size <= 2 * max(1, pixels) or not width > 0:
        return across, up
    column = np.minimum(((across - across[0]) / width * pixels).astype(np.int64), pixels - 1)
    kept: list[int] = []
    borders = np.flatnonzero(np.diff(column)) + 1
    for part in np.split(np.arange(across.size), borders):
        known = part[np.isfinite(up[part])]
        chosen = (
            set()
            if known.size == 0
            else {
                int(known[np.argmin(up[known])]),
                int(known[np.argmax(up[known])]),
            }
        )
        gaps = part[~np.isfinite(up[part])]
        if gaps.size:
            chosen.add(int(gaps[0]))
        kept += sorted(chosen)
    index = np.array(kept, dtype=np.int64)
    return across[index], up[index]


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


def _back(day: date, length: int) -> Iterable[date]:
    count = min(length, day.toordinal())
    return (day - timedelta(days=ago) for ago in range(count))


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
