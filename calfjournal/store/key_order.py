"""The changes of a changeset by table and key.

SQLite's session hands them out in the order of its hash table. A tree whose rows come and go here
and there is balanced again and again: undone in the order of their keys, a thousand rows with
large values write a fifth of the pages.

The format: https://sqlite.org/session/changebatch.html, in full at the top of SQLite's
``sqlite3session.c``. A table is ``T``, the number of its columns, a byte for each and its name; a
change is its operation, a byte, and a value for each column, twice for an update. The key of every
table of a journal is its first column, and positive.
"""

from __future__ import annotations

from operator import itemgetter

import apsw

_TABLE = ord("T")
_NUMBERS = (1, 2)
"""SQLite's kinds of values: integer and float."""

_TEXTS = (3, 4)
"""Text and blob."""

_NUMBER_BYTES = 9
"""The kind and eight bytes, the highest first."""

_by_key = itemgetter(0)


def in_key_order(changeset: bytes) -> bytes:
    """Return the same changes, those of each table by ascending key."""
    whole = memoryview(changeset)
    parts: list[memoryview] = []
    changes: list[tuple[bytes, memoryview]] = []
    place = columns = 0
    while place < len(changeset):
        begun = place
        if changeset[begun] == _TABLE:
            parts += _sorted(changes)
            changes = []
            columns, place = _after_number(changeset, begun + 1)
            place = changeset.index(0, place + columns) + 1
            parts.append(whole[begun:place])
        else:
            values = columns * 2 if changeset[begun] == apsw.SQLITE_UPDATE else columns
            place = _after_values(changeset, begun + 2, values)
            changes.append((changeset[begun + 2 : begun + 2 + _NUMBER_BYTES], whole[begun:place]))
    return b"".join(parts + _sorted(changes))


def _sorted(changes: list[tuple[bytes, memoryview]]) -> list[memoryview]:
    return [change for _, change in sorted(changes, key=_by_key)]


def _after_values(changeset: bytes, place: int, values: int) -> int:
    for _ in range(values):
        kind = changeset[place]
        if kind in _NUMBERS:
            place += _NUMBER_BYTES
        elif kind in _TEXTS:
            length, place = _after_number(changeset, place + 1)
            place += length
        else:
            place += 1
    return place


def _after_number(changeset: bytes, place: int) -> tuple[int, int]:
    """Return a number of SQLite's variable length, and where it ends."""
    number = 0
    while True:
        byte = changeset[place]
        place += 1
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, place
