"""Large changesets are kept in the order of their keys."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path

import apsw
import pytest

from calfjournal.store import history
from calfjournal.store.key_order import in_key_order
from tests.store.samples import filled, redo_all, undo_all, undoable

Change = tuple[str, str, object, object]

MADE = """
CREATE TABLE one (id INTEGER PRIMARY KEY, text TEXT, number REAL, data BLOB) STRICT;
CREATE TABLE other (id INTEGER PRIMARY KEY, text TEXT) STRICT;
"""


def _changes(changeset: bytes) -> list[Change]:
    return [(c.name, c.op, c.old, c.new) for c in apsw.Changeset.iter(changeset)]


def _changeset() -> bytes:
    """Inserts, updates and deletions of all kinds of values, texts and blobs of all lengths."""
    connection = apsw.Connection(":memory:")
    connection.execute(MADE)
    rows = [(n * 7919 % 1009, "é" * n, n / 3, bytes(n)) for n in range(400)]
    insert = "INSERT INTO one VALUES (?, ?, ?, ?)"
    connection.executemany(insert, rows)
    session = apsw.Session(connection, "main")
    for table in ("one", "other"):
        session.attach(table)
    connection.execute("DELETE FROM one WHERE id % 3 = 0")
    connection.execute("UPDATE one SET text = NULL, data = x'' WHERE id % 3 = 1")
    connection.executemany(
        insert, [(n * 7919 + 10**12, None, None, bytes(20_000)) for n in range(9)]
    )
    connection.executemany("INSERT INTO other VALUES (?, ?)", [(3, "c"), (1, "a"), (2, "b")])
    changeset: bytes = session.changeset()
    session.close()
    connection.close()
    return changeset


def test_every_change_stays_and_keys_ascend() -> None:
    """The same changes of the same tables, each table's by its keys."""
    changeset = _changeset()
    ordered = in_key_order(changeset)
    before, after = _changes(changeset), _changes(ordered)
    assert sorted(after, key=repr) == sorted(before, key=repr)
    assert after != before
    for table, changes in groupby(after, itemgetter(0)):
        keys = [(new if op == "INSERT" else old)[0] for _, op, old, new in changes]  # type: ignore[index]
        assert keys == sorted(set(keys)), table
    assert in_key_order(ordered) == ordered
    assert in_key_order(b"") == b""


def test_edits_in_that_order_are_undone_and_redone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undoing everything gives an empty journal, redoing everything the same dump as before."""
    monkeypatch.setattr(history, "_LARGE", 0)
    with filled(path) as journal:
        before = journal.dump()
        undo_all(journal)
        assert not any(undoable(journal).values())
        redo_all(journal)
        assert journal.dump() == before
