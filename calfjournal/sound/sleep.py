"""Whether the computer slept, or the program stood still, since one last looked."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

ASLEEP_NS: Final = 5_000_000_000
"""So long nobody looked who looks ten times a second, and nothing was heard [calfjournal default].
"""


def _sleepless() -> Callable[[], int]:
    """Return the clock of this system that goes on while it sleeps."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):  # Linux, macOS.
        if hasattr(time, name):
            number = getattr(time, name)
            return lambda: time.clock_gettime_ns(number)
    return time.time_ns


sleepless_ns: Final = _sleepless()
"""Nanoseconds of a clock that goes on while the computer sleeps."""


class SleepWatch:
    """Tells a sleep by the time from one look to the next, on a clock that never stops.

    A program that stood still slept as well: who was stopped and went on, or hung.
    """

    def __init__(self, now: Callable[[], int], sleepless: Callable[[], int]) -> None:
        self._now, self._sleepless = now, sleepless
        self.begin()

    def begin(self) -> None:
        """Look from now on."""
        self._seen = self._now(), self._sleepless()

    def asleep_ns(self, sounded_ns: int = 0) -> int:
        """Return how long the sleep since the last look was, in which so much was heard; 0 = none.

        The clock that stops in sleep counts too: it is the one that a test turns.
        """
        seen, sleepless = self._seen
        self.begin()
        passed = max(self._seen[0] - seen, self._seen[1] - sleepless)
        return passed if passed - sounded_ns > ASLEEP_NS else 0
