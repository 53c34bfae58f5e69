"""Means and spreads over stretches of days, each as quick as the next however long it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from itertools import accumulate
from math import sqrt
from statistics import fmean

from msgspec import Struct


class Window(Struct, frozen=True, gc=False):
    """How many values a stretch of days holds, their mean, and their sample SD.

    ``mean`` is None without a value, ``sd`` with fewer than two.
    """

    count: int
    mean: float | None = None
    sd: float | None = None


class Windows:
    """Finite values by day, summed up once."""

    def __init__(self, values: Mapping[date, float]) -> None:
        """Keep the sums from the first day on.

        They are taken around a whole number near the mean: so nothing is lost of whole numbers,
        and of others far less than anybody measures.
        """
        ordered = sorted(values)
        self._days = [day.toordinal() for day in ordered]
        self._origin = round(fmean(values.values())) if values else 0
        apart = [values[day] - self._origin for day in ordered]
        self._sums = list(accumulate(apart, initial=0.0))
        self._squares = list(accumulate((each * each for each in apart), initial=0.0))

    def back(self, day: date, back_from: int, back_to: int = 0) -> Window:
        """Return the window of the days ``day - back_from`` to ``day - back_to``."""
        at = day.toordinal()
        start = bisect_left(self._days, at - back_from)
        stop = bisect_right(self._days, at - back_to)
        count = stop - start
        if count <= 0:
            return Window(0)
        total = self._sums[stop] - self._sums[start]
        mean = self._origin + total / count
        if count == 1:
            return Window(1, mean)
        squares = self._squares[stop] - self._squares[start] - total * total / count
        return Window(count, mean, sqrt(max(squares, 0.0) / (count - 1)))
