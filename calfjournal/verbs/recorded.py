"""Runs by their time, to find the one that a new recording is of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import timedelta

from calfjournal.domain.run import Run
from calfjournal.domain.same_run import SAME_START, Twin, length_s, shifts_of, twin

LOOK_BACK = timedelta(hours=48)
"""How long before a recording another may begin that it is looked for beside."""

_SAME_S = SAME_START.total_seconds()


class Recorded:
    """Runs by start, to find the one a new recording repeats."""

    def __init__(self, found: Iterable[Run]) -> None:
        """Begin with the runs of the journal."""
        self._runs = sorted(found, key=_start)
        self._starts = [_start(run) for run in self._runs]
        self._longest = max(map(length_s, self._runs), default=0.0)
        self._shifts = frozenset[int]().union(*map(shifts_of, self._runs))

    def twin(self, run: Run) -> tuple[Twin, Run] | None:
        """Return the run this one is, else one of its time, None without either.

        Of several the one that starts nearest.
        """
        here = _start(run)
        beside: list[tuple[bool, float, Twin, Run]] = [
            (found is not Twin.SAME_RUN, abs(_start(other) - here), found, other)
            for other in self._near(run, here)
            if (found := twin(other, run)) is not None
        ]
        if not beside:
            return None
        _, _, found, other = min(beside, key=_first_best)
        return found, other

    def add(self, runs: Iterable[Run]) -> None:
        """Take the runs of a file in, for the files after it."""
        for run in runs:
            start = _start(run)
            index = bisect_left(self._starts, start)
            self._runs.insert(index, run)
            self._starts.insert(index, start)
            self._longest = max(self._longest, length_s(run))
            self._shifts |= shifts_of(run)

    def swap(self, before: Run, after: Run) -> None:
        """Put what became of a run in its place, for the files after it."""
        at = self._runs.index(before)
        del self._runs[at], self._starts[at]
        self.add([after])

    def _near(self, run: Run, here: float) -> Iterator[Run]:
        """Yield runs of the time of a run, and of its time on a clock that is off."""
        back = min(self._longest, LOOK_BACK.total_seconds()) + _SAME_S
        yield from self._between(here - back, here + length_s(run) + _SAME_S)
        for shift in self._shifts | shifts_of(run):
            for at in (here - 60 * shift, here + 60 * shift):
                yield from self._between(at - _SAME_S, at + _SAME_S)

    def _between(self, first: float, last: float) -> list[Run]:
        return self._runs[bisect_left(self._starts, first) : bisect_right(self._starts, last)]


def _start(run: Run) -> float:
    return run.start.timestamp()


def _first_best(found: tuple[bool, float, Twin, Run]) -> tuple[bool, float]:
    return found[:2]
