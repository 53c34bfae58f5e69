"""Values read once for all who ask: of days close to each other, or of the whole journal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, Final, Generic, Protocol, TypeVar

from msgspec import Struct

from calfjournal.dates import FIRST_DAY, LAST_DAY
from calfjournal.domain.unreadable import UNREADABLE
from calfjournal.store.database import Database
from calfjournal.store.plain_json import canonical
from calfjournal.store.rows import Table

ROOM_DAYS = 70
"""Read beyond what is asked for, on both sides: a walk from day to day reads once in a while."""
_FOLLOWED_DAYS: Final = 40
"""Days that are read again one by one; more are read as a whole."""

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

    def holds(self, first: date, last: date) -> bool:
        """True when the days are among those that are held."""
        return self.first <= first <= last <= self.last

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

    def with_days(self, days: Iterable[date], read: Callable[[date], Sequence[D]]) -> Held[D]:
        """Return the same with the values of some of the days read again."""
        parts: list[D] = []
        begin = 0
        for day in sorted(days):
            end = bisect_left(self.values, day, begin, key=_DAY)
            parts += self.values[begin:end]
            parts += read(day)
            begin = bisect_right(self.values, day, end, key=_DAY)
        return Held(self.first, self.last, (*parts, *self.values[begin:]))


class RowsOfDays(Struct, frozen=True):
    """A table whose rows belong to days."""

    name: str
    days: str
    """SQL that gives the days of rows by their ids, a JSON list."""
    ids: Callable[[Any], Iterable[int | None]]
    """The ids of its rows in a value that is read of a day."""

    @classmethod
    def of(cls, table: Table[Any]) -> RowsOfDays:
        """Return a table that has a day in each row; each is a value."""
        found = f'SELECT day FROM "{table.name}" WHERE id IN (SELECT value FROM json_each(?))'  # noqa: S608
        return cls(table.name, found, _own_id)

    @classmethod
    def below(cls, child: Table[Any], parent: Table[Any], lines: str) -> RowsOfDays:
        """Return a table whose rows are ``lines``, an attribute of the values of another."""
        found = (
            f'SELECT day FROM "{parent.name}" JOIN "{child.name}" AS line '  # noqa: S608
            f'ON line.{child.parent} = "{parent.name}".id '
            f"WHERE line.id IN (SELECT value FROM json_each(?))"
        )
        lines_of = attrgetter(lines)
        return cls(child.name, found, lambda value: map(_ID, lines_of(value)))


_ID = attrgetter("id")


def _own_id(value: Any) -> tuple[int | None]:  # noqa: ANN401
    return (value.id,)


class KeptRange(Generic[D]):
    """Reads values with room on both sides, and later only the days whose rows were written."""

    def __init__(
        self,
        database: Database,
        read: Callable[[Database, date, date], Sequence[D]],
        *tables: RowsOfDays,
    ) -> None:
        """``read`` returns the values of days, made of rows of the tables."""
        self._database = database
        self._read = read
        self._tables = tables
        self._names = [table.name for table in tables]
        self._mark: tuple[int, tuple[int, ...]] = (0, ())
        self._held: Held[D] | None = None
        self._day_of: dict[str, dict[int | None, date]] = {}

    def around(self, first: date, last: date, others: int | None = None) -> Held[D]:
        """Return what is held of these days and of some around them.

        ``others`` is ``Database.others`` where somebody looked just now.
        """
        mark, held = self._mark_now(others), self._held
        if held is None or not held.holds(first, last):
            held = self._whole(*_widened(first, last))
        elif mark != self._mark:
            held = self._read_again(held, mark[0])
        self._held, self._mark = held, mark
        return held

    def between(self, first: date, last: date, others: int | None = None) -> tuple[D, ...]:
        """Return the values of the days, first and last included; ``others`` as in ``around``."""
        return self.around(first, last, others).between(first, last)

    def at_hand(self, first: date, last: date) -> tuple[D, ...] | None:
        """Return the values of the days where they are held, None where they must be read."""
        held = self._held
        return None if held is None or not held.holds(first, last) else self.between(first, last)

    def _mark_now(self, others: int | None) -> tuple[int, tuple[int, ...]]:
        database = self._database
        return database.others() if others is None else others, database.written(self._names)

    def _read_again(self, held: Held[D], others: int) -> Held[D]:
        days = None if others != self._mark[0] else self._days_written(held)
        if days is None or len(days) > _FOLLOWED_DAYS:
            # The same days again: what was judged of them can only be kept from the same first.
            return self._whole(held.first, held.last)
        followed = held.with_days(days, self._read_day)
        for day in days:
            self._forget(held.between(day, day))
        for day in days:
            self._note(followed.between(day, day))
        return followed

    def _read_day(self, day: date) -> Sequence[D]:
        return self._read(self._database, day, day)

    def _whole(self, first: date, last: date) -> Held[D]:
        held = Held(first, last, tuple(sorted(self._read(self._database, first, last), key=_DAY)))
        self._day_of = {name: {} for name in self._names}
        self._note(held.values)
        return held

    # ------------------------------------------------------------------ the days of written rows

    def _days_written(self, held: Held[D]) -> set[date] | None:
        """The days that hold or held a row written since; None when these are not known."""
        taken_back, *counts = self._mark[1]
        found: set[date] = set()
        for table, count in zip(self._tables, counts, strict=True):
            written = self._database.rows_written((taken_back, count), table.name)
            now = None if written is None else self._days_now(table, written)
            if written is None or now is None:
                return None
            before = self._day_of[table.name]
            found.update(now, (before[row] for row in written if row in before))
        return {day for day in found if held.holds(day, day)}

    def _days_now(self, table: RowsOfDays, written: Collection[int]) -> list[date] | None:
        if not written:
            return []
        rows = self._database.rows(table.days, (canonical(list(written)),))
        try:
            return [date.fromisoformat(day) for (day,) in rows]
        except UNREADABLE:
            return None  # Who reads them all says which it is.

    def _note(self, values: Iterable[D]) -> None:
        for table in self._tables:
            days = self._day_of[table.name]
            for value in values:
                days.update(dict.fromkeys(table.ids(value), value.day))

    def _forget(self, values: Iterable[D]) -> None:
        for table in self._tables:
            days = self._day_of[table.name]
            for value in values:
                for row in table.ids(value):
                    days.pop(row, None)


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
