"""What a whole table says, kept up to date by the rows that are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from calfjournal.store.charted import ChartedRows
from calfjournal.store.journal_file import JournalFile

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
G = TypeVar("G")


class KeptRows(Generic[K, V, G]):
    """Reads a whole table, and later only the rows that were written; groups them by a key."""

    def __init__(
        self,
        file: JournalFile,
        rows: ChartedRows[V],
        key: Callable[[V], K],
        make: Callable[[Sequence[V]], G],
        *more: str,
    ) -> None:
        """Read from the open file; ``more`` is what the rows ask for.

        ``key`` tells which group a row belongs to, ``make`` what a group of rows comes to.
        """
        self._file, self._rows, self._more = file, rows, more
        self._key, self._make = key, make
        self._seen: tuple[int, tuple[int, ...]] | None = None
        self._held: dict[int, V] = {}
        self._members: defaultdict[K, set[int]] = defaultdict(set)
        self._groups: dict[K, G] = {}

    def value(self) -> Mapping[K, G]:
        """Return what each group comes to; the same object while no row is another."""
        database, table = self._file.database, self._rows.table
        seen = (database.others(), database.written((table,)))
        if self._seen is None or self._seen[0] != seen[0]:
            written = None
        else:
            written = database.rows_written(self._seen[1], table)
        if written is None:
            self._read_all()
        elif written:
            self._read_again(written)
        self._seen = seen
        return self._groups

    def _read_all(self) -> None:
        self._held, self._groups = {}, {}
        self._members.clear()
        self._take(self._rows.by_id(self._file.database, None, *self._more))

    def _read_again(self, written: frozenset[int]) -> None:
        found = self._rows.by_id(self._file.database, written, *self._more)
        before = {row: self._held[row] for row in written if row in self._held}
        if found != before:
            for row, value in before.items():
                self._members[self._key(value)].discard(row)
                del self._held[row]
            self._groups = dict(self._groups)
            self._take(found, map(self._key, before.values()))

    def _take(self, found: Mapping[int, V], left: Iterable[K] = ()) -> None:
        """Hold rows and make the groups they came to, and those that others left, anew."""
        self._held.update(found)
        touched = dict.fromkeys(left)
        for row, value in found.items():
            key = self._key(value)
            self._members[key].add(row)
            touched[key] = None
        for key in touched:
            rows = self._members[key]
            if rows:
                self._groups[key] = self._make([self._held[row] for row in sorted(rows)])
            else:
                self._groups.pop(key, None)
                del self._members[key]
