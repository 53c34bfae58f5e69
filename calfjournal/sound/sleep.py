"""Whether the computer slept, or the program stood still, since one last looked."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

ASLEEP_NS: Final = 2_000_000_000
"""So much longer went the clock that never stops [calfjournal default]."""
STILL_NS: Final = 10_000_000_000
"""So long nobody looked, who looks ten times a second [calfjournal default]."""


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
    """Compares a clock that stops in sleep on most systems with one that never does.

    Where both go on (Windows), only that nobody looked for long gives a sleep away.
    """

    def __init__(self, now: Callable[[], int], sleepless: Callable[[], int]) -> None:
        self._now, self._sleepless = now, sleepless
        self.begin()

    def begin(self) -> None:
        """Look from now on."""
        self._seen, self._seen_sleepless = self._now(), self._sleepless()

    def slept(self, sounded_ns: int = 0) -> bool:
        """Tell whether there was a sleep since the last look, in which so much was heard."""
        awake, whole = self._seen, self._seen_sleepless
        self.begin()
        passed = self._seen - awake
        return self._seen_sleepless - whole - passed > ASLEEP_NS or passed - sounded_ns > STILL_NS
