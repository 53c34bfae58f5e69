"""The worst answer of the tendons on the days of a year, judged as far as somebody looks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from calfjournal.domain.finding import State
from calfjournal.views.source import Source

if TYPE_CHECKING:
    from calfjournal.recovery.tendon_days import JudgedDays


class TendonAnswers:
    """What the rules in force say of both tendons on days, the same that gates count.

    To judge a year takes longer than to show one: each day is judged when it is first asked for.
    """

    def __init__(
        self, source: Source, first: date, last: date, before: TendonAnswers | None
    ) -> None:
        """Answer for the days from first to last, until then with what was said ``before``."""
        self._source, self._first, self._last = source, first, last
        self._said: dict[date, State | None] = {}
        self._before = {} if before is None else before.said

    @cached_property
    def _judged(self) -> JudgedDays:
        return self._source.progress.tendon_days(self._first, self._last)

    @property
    def said(self) -> Mapping[date, State | None]:
        """What is known so far, newly judged or from before."""
        return {**self._before, **self._said}

    def judge(self, day: date) -> State | None:
        """Return the worst state of a day, None where nothing was said or can be judged.

        Days to come say nothing.
        """
        if day not in self._said:
            found = None if day > self._source.clock.today() else self._judged.on(day)
            self._said[day] = None if found is None else found.state
        return self._said[day]

    def is_judged(self, day: date) -> bool:
        """True when the day was judged."""
        return day in self._said

    def is_known(self, day: date) -> bool:
        """True when the day was judged, now or before the last change."""
        return day in self._said or day in self._before

    def state(self, day: date) -> State | None:
        """Return the worst state of a day as far as it is known now, without judging it."""
        if day in self._said:
            return self._said[day]
        return self._before.get(day)
