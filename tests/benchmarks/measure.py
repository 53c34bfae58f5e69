"""What is measured: medians and worst cases, ratios to a floor of the same run, and bounds."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache

import msgspec
from msgspec import Struct


class Comparison(Struct, frozen=True):
    """Ours and the floor in milliseconds, and how many times the floor ours may take."""

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

    @property
    def figures(self) -> str:
        """What was measured and what is allowed."""
        return (
            f"{self.ours_ms:9.1f} ms / {self.floor_ms:8.1f} ms = {self.ratio:5.2f}"
            f"  (budget {self.budget:g})"
        )


class Bound(Struct, frozen=True):
    """A figure with what it may be at most, e.g. one frame of the screen.

    Milliseconds are those of the machine on which they were laid down, while it is idle: see
    ``pace``.
    """

    name: str
    value: float
    most: float
    unit: str = "ms"

    @property
    def allowed(self) -> float:
        """What it may be on this machine, at its pace of now."""
        return self.most * pace() if self.unit == "ms" else self.most

    @property
    def within(self) -> bool:
        """Whether the budget is kept."""
        return self.value <= self.allowed

    @property
    def figures(self) -> str:
        """What was measured and what is allowed."""
        at_pace = f", {self.allowed:.1f} at this pace" if self.unit == "ms" else ""
        return f"{self.value:9.1f} {self.unit}{'':22}(budget {self.most:g} {self.unit}{at_pace})"


Measured = Comparison | Bound

REFERENCE_MS = 155.0
"""CPU of a bare PySide window on the machine whose milliseconds the budgets speak of."""


@cache
def pace() -> float:
    """How many times slower than that machine this one is now; never below 1."""
    command = [sys.executable, "-m", "tests.benchmarks.starts", "bare"]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    told = [
        subprocess.run(command, env=environment, check=True, capture_output=True).stdout
        for _ in range(7)
    ]
    costs = [msgspec.json.decode(each)["cpu_ms"] for each in told]
    return max(statistics.median(costs) / REFERENCE_MS, 1.0)


def median_ms(work: Callable[[], object], rounds: int = 7) -> float:
    """The median wall time of a piece of work; the first round warms up and does not count."""
    return statistics.median(times_ms(work, rounds))


def times_ms(work: Callable[[], object], rounds: int) -> list[float]:
    """The wall times of a piece of work after one round that warms up."""
    work()
    return [_once(work) for _ in range(rounds)]


def cpu_ms(
    work: Callable[[], object], before: Callable[[], object] | None = None, rounds: int = 7
) -> float:
    """The median CPU time of a piece of work, each time after ``before``, which does not count."""
    times = []
    for _ in range(rounds + 1):
        if before is not None:
            before()
        times.append(spent_ms(work))
    return statistics.median(times[1:])


def spent_ms(work: Callable[[], object]) -> float:
    """The CPU time of a piece of work, once."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def slowest_of_hundred(times: Sequence[float]) -> float:
    """The 99th percentile: the frame that people notice."""
    return statistics.quantiles(times, n=100, method="inclusive")[98]


def _once(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
