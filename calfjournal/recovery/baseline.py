"""Baselines: the athlete's own usual over a window of days, from one source only."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean

from msgspec import Struct

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.message import Message, say


class Baseline(Struct, frozen=True):
    """Mean and sample SD of the values of a window, in the values' unit.

    ``present`` values are there of ``needed``; ``days`` is the length of the window.
    ``mean`` is None without a value, ``sd`` with fewer than two.
    """

    mean: float | None
    sd: float | None
    present: int
    needed: int
    days: int

    @property
    def ready(self) -> bool:
        """True when there are enough values to compare with."""
        return self.mean is not None and self.present >= self.needed

    @property
    def collecting(self) -> Message:
        """How far the baseline is: ``collecting 9 of 14``."""
        return say("recovery.collecting", present=self.present, needed=self.needed)


def in_window(values: Mapping[date, float], first: date, last: date) -> list[float]:
    """Return the values of the days from first to last, both included."""
    span = (first + timedelta(days=index) for index in range((last - first).days + 1))
    return [values[day] for day in span if day in values]


def baseline_of(
    values: Mapping[date, float], day: date, *, back_from: int, back_to: int, needed: int
) -> Baseline:
    """Return the baseline of the days ``day - back_from`` to ``day - back_to``."""
    found = in_window(values, days_before(day, back_from), days_before(day, back_to))
    mean = fmean(found) if found else None
    return Baseline(
        mean,
        _spread(found, mean) if mean is not None and len(found) > 1 else None,
        len(found),
        needed,
        max(0, back_from - back_to + 1),
    )


def _spread(values: Sequence[float], mean: float) -> float:
    """The sample SD, in floats: the exact fractions of ``statistics`` take ten times as long."""
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def days_before(day: date, count: int) -> date:
    """Return the day ``count`` days earlier; the first day there is, when that is before it."""
    return day - timedelta(days=min(count, (day - date.min).days))


def daily_values(
    checkins: Iterable[CheckIn],
    value_of: Callable[[CheckIn], float | None],
    source: str | None = None,
) -> dict[date, float]:
    """Return a value of each day's check-in; what is missing or not a number is left out.

    ``source`` keeps check-ins of one source: devices and people measure differently, so a
    baseline never mixes them. None takes all.
    """
    found: dict[date, float] = {}
    for checkin in checkins:
        value = value_of(checkin)
        if value is None or not math.isfinite(value):
            continue
        if source is None or checkin.source == source:
            found[checkin.day] = float(value)
    return found


def newest_source(
    checkins: Iterable[CheckIn], value_of: Callable[[CheckIn], float | None], day: date
) -> str | None:
    """Return the source of the newest value up to the day, None when there is no value."""
    having = [c for c in checkins if c.day <= day and value_of(c) is not None]
    return max(having, key=lambda c: c.day).source if having else None
