"""The tendon's part of many days, judged anew: what is counted never rests on a kept verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from calfjournal.dates import days
from calfjournal.domain.finding import Finding, State
from calfjournal.domain.tendon_day import TendonDay, tendon_day
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.tendon_findings import tendon_findings


class JudgedDays:
    """The tendon's part of days, each judged from what was known by its end, when first asked for.

    A day with neither check-in nor reading said nothing.
    """

    def __init__(
        self,
        inputs: Inputs,
        thresholds: Thresholds,
        known: Mapping[date, TendonDay | None] | None = None,
    ) -> None:
        """``known`` are days that were judged before and would be judged alike."""
        self._inputs = inputs
        self._thresholds = thresholds
        self._judged = dict(known or {})

    def until(self, last: date) -> dict[date, TendonDay | None]:
        """Return what was judged so far up to a day; None where nothing could be."""
        return {day: each for day, each in self._judged.items() if day <= last}

    def take(self, day: date, findings: Iterable[Finding]) -> None:
        """Take what was found on a day when its verdict was made of the same."""
        self._judged[day] = tendon_day(day, findings)

    def on(self, day: date, *, untold: bool = False) -> TendonDay | None:
        """Return what the tendons say on a day, None where nothing can be judged.

        With ``untold`` a day without check-in and reading is judged too, as today is.
        """
        if not untold and day not in self._inputs.told:
            return None
        if day not in self._judged:
            found = tendon_findings(day, self._inputs, self._thresholds)
            self._judged[day] = tendon_day(day, found)
        return self._judged[day]

    def between(self, first: date, last: date) -> Iterator[TendonDay]:
        """Yield what the tendons said, oldest first; the last day is judged in any case."""
        for day in days(first, last):
            judged = self.on(day, untold=day == last)
            if judged is not None:
                yield judged


class TendonYear(Mapping[date, State]):
    """The worse leg's state on the days from first to last, judged as far as somebody looks."""

    def __init__(self, judged: JudgedDays, first: date, last: date) -> None:
        self._judged, self._first, self._last = judged, first, last

    def __iter__(self) -> Iterator[date]:
        """Yield the days that were judged, oldest first."""
        return (each.day for each in self._judged.between(self._first, self._last))

    def __len__(self) -> int:
        """Count the days that were judged."""
        return sum(1 for _ in self)

    def __getitem__(self, day: date) -> State:
        """Return the state of a day; KeyError where nothing was judged."""
        judged = self._judged.on(day, untold=day == self._last) if self._holds(day) else None
        if judged is None:
            raise KeyError(day)
        return judged.state

    def _holds(self, day: date) -> bool:
        return self._first <= day <= self._last
