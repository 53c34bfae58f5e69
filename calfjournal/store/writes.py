"""What one connection writes, counted table by table."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import apsw

_LISTED: Final = 256
"""Rows of a table that are known one by one; after more, the table is read as a whole."""


class Writes:
    """Tells of each table whether it may hold something else than before."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Listen to every row the connection writes, also by cascades and changesets."""
        self._connection = connection
        self._rows: defaultdict[str, int] = defaultdict(int)
        self._last: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_LISTED))
        self._taken_back = 0
        connection.set_update_hook(self._note)
        connection.set_rollback_hook(self.take_back)

    def _note(self, _what: int, _database: str, table: str, row: int) -> None:
        self._rows[table] += 1
        self._last[table].append(row)

    @contextmanager
    def known(self, tables: Iterable[str], rows: int) -> Iterator[None]:
        """Count these tables as written once, and listen to no row where there are many."""
        if rows <= _LISTED:
            yield
            return
        self._connection.set_update_hook(None)
        try:
            yield
        finally:
            self._connection.set_update_hook(self._note)
            for table in tables:
                self._rows[table] += 1
                self._last[table].clear()

    def take_back(self) -> None:
        """Hear that a transaction, or a part of it, was taken back: whatever it wrote is gone."""
        self._taken_back += 1

    def mark(self, tables: Iterable[str]) -> tuple[int, ...]:
        """Return a mark that differs whenever a row of these tables was written since."""
        return (self._taken_back, *[self._rows[table] for table in tables])

    def rows_since(self, mark: tuple[int, ...], table: str) -> frozenset[int] | None:
        """Return the ids of the rows of one table written since its mark, None when too many."""
        taken_back, count = mark
        new, last = self._rows[table] - count, self._last[table]
        if taken_back != self._taken_back or new > len(last):
            return None
        return frozenset(list(last)[len(last) - new :])
