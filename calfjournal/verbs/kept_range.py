"""Values read once for all who ask: of days close to each other, or of the whole journal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from calfjournal.dates import FIRST_DAY, LAST_DAY
from calfjournal.store.rows import Table

ROOM_DAYS = 70
"""Read beyond what is asked for, on both sides: a walk from day to day reads once in a while."""


_DAY = attrgetter("day")


class Dated(Protocol):
    """A value of one day."""

    @property
    def day(self) -> date:
        """The day it belongs to."""


D = TypeVar("D", bound=Dated)
V = TypeVar("V")


def within(values: tuple[D, ...], first: date, last: date) -> tuple[D, ...]:
    """Return those of some days, first and last included; the values are in the order of days."""
    begin = bisect_left(values, first, key=_DAY)
    return values[begin : bisect_right(values, last, begin, key=_DAY)]


class Held(Struct, Generic[D], frozen=True):
    """Every value from first to last, both included, in the order of days."""

    first: date
    last: date
    values: tuple[D, ...]

    def between(self, first: date, last: date) -> tuple[D, ...]:
        """Return the values of some of the days, in the same order."""
        return within(self.values, first, last)

    def same_until(self, other: Held[D]) -> date:
        """Return the last day up to which both hold the same, ``date.min`` when there is none."""
        if self.first != other.first:
            return date.min
        for mine, others in zip(self.values, other.values, strict=False):
            if mine is not others and mine != others:
                return min(mine.day, others.day) - timedelta(days=1)
        more = max(self.values, other.values, key=len)[min(len(self.values), len(other.values)) :]
        ends = min(self.last, other.last)
        return min(ends, more[0].day - timedelta(days=1)) if more else ends


class KeptRange(Generic[D]):
    """Reads values with room on both sides, and again when their tables changed."""

    def __init__(
        self,
        state: Callable[[Sequence[str]], tuple[int, ...]],
        tables: Sequence[Table[Any]],
        read: Callable[[date, date], Sequence[D]],
    ) -> None:
        """``state`` marks how tables are now, ``read`` returns the values of days."""
        self._state_of = state
        self._tables = [table.name for table in tables]
        self._read = read
        self._state: tuple[int, ...] = ()
        self._held: Held[D] | None = None

    def around(self, first: date, last: date) -> Held[D]:
        """Return what is held of these days and of some around them."""
        state, held = self._state_of(self._tables), self._held
        if held is None or not held.first <= first <= last <= held.last:
            return self._hold(state, *_widened(first, last))
        if state != self._state:
            # The same days again: what was judged of them can only be kept from the same first.
            return self._hold(state, held.first, held.last)
        return held

    def _hold(self, state: tuple[int, ...], first: date, last: date) -> Held[D]:
        held = Held(first, last, tuple(sorted(self._read(first, last), key=_DAY)))
        self._held, self._state = held, state
        return held

    def between(self, first: date, last: date) -> tuple[D, ...]:
        """Return the values of the days, first and last included."""
        return self.around(first, last).between(first, last)


class KeptValue(Generic[V]):
    """Reads one value, and again when its tables changed."""

    def __init__(
        self,
        state: Callable[[Sequence[str]], tuple[int, ...]],
        tables: Sequence[Table[Any]],
        read: Callable[[], V],
    ) -> None:
        """``state`` marks how tables are now, ``read`` returns the value."""
        self._state_of = state
        self._tables = [table.name for table in tables]
        self._read = read
        self._held: tuple[tuple[int, ...], V] | None = None

    def value(self) -> V:
        """Return the value as the tables are now."""
        state = self._state_of(self._tables)
        if self._held is None or self._held[0] != state:
            self._held = (state, self._read())
        return self._held[1]


def _widened(first: date, last: date) -> tuple[date, date]:
    before, after = (first - FIRST_DAY).days, (LAST_DAY - last).days
    return (
        first - timedelta(days=min(ROOM_DAYS, max(before, 0))),
        last + timedelta(days=min(ROOM_DAYS, max(after, 0))),
    )
