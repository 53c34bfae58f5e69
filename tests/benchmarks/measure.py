"""Medians, and a comparison of ours with a floor."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """Two medians in milliseconds and how many times the floor ours may take."""

    name: str
    ours_ms: float
    floor_ms: float
    budget: float

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the floor."""
        return self.ours_ms / self.floor_ms

    @property
    def within(self) -> bool:
        """Whether the budget is kept."""
        return self.ratio <= self.budget


def median_ms(work: Callable[[], object], rounds: int = 7) -> float:
    """The median time of a piece of work; the first round warms up and does not count."""
    work()
    return statistics.median(_once(work) for _ in range(rounds))


def _once(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
