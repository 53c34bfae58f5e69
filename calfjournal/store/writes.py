"""What one connection writes, counted table by table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import apsw


class Writes:
    """Tells of each table whether it may hold something else than before."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Listen to every row the connection writes, also by cascades and changesets."""
        self._connection = connection
        self._rows: defaultdict[str, int] = defaultdict(int)
        self._taken_back = 0
        connection.set_update_hook(self._note)
        connection.set_rollback_hook(self.take_back)

    def _note(self, _what: int, _database: str, table: str, _row: int) -> None:
        self._rows[table] += 1

    @contextmanager
    def known(self, tables: Iterable[str]) -> Iterator[None]:
        """Count these tables as written once and listen to no row: for work on many of them."""
        self._connection.set_update_hook(None)
        try:
            yield
        finally:
            self._connection.set_update_hook(self._note)
            for table in tables:
                self._rows[table] += 1

    def take_back(self) -> None:
        """Hear that a transaction, or a part of it, was taken back: whatever it wrote is gone."""
        self._taken_back += 1

    def mark(self, tables: Iterable[str]) -> tuple[int, ...]:
        """Return a mark that differs whenever a row of these tables was written since."""
        return (self._taken_back, *[self._rows[table] for table in tables])
