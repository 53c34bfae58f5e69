"""Answers of views, kept in the journal for the next start.

They lie outside everything else: no step of undo, no commit, no reason for a backup, and no export
holds them. What is kept holds for one state of the journal and one mark of whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from calfjournal.store.database import Database

MOST_BYTES = 4 << 20
"""calfjournal default: a larger answer is not one of ours."""


class ViewCache:
    """The kept answers of one journal."""

    def __init__(self, database: Database, *, before: Callable[[], None]) -> None:
        """``before`` may refuse a write by raising."""
        self._database = database
        self._before = before

    def get(self, name: str, mark: str) -> str | None:
        """Return what is kept under a name; None when that is of another state or mark."""
        kept: str | None = self._database.value(
            "SELECT content FROM view_cache "
            "WHERE name = ? AND state = ? AND octet_length(content) <= ?",
            (name, self._now(mark), MOST_BYTES),
        )
        return kept

    def put(self, answers: Mapping[str, str], mark: str) -> None:
        """Keep these answers by name, and none of before."""
        self._before()
        state = self._now(mark)
        rows = [(name, state, content) for name, content in answers.items()]
        self._database.run("BEGIN IMMEDIATE")
        try:
            self._database.run("DELETE FROM view_cache")
            self._database.run_many("INSERT INTO view_cache VALUES (?, ?, ?)", rows)
            self._database.run("COMMIT")
        except BaseException:
            if self._database.connection.in_transaction:
                self._database.run("ROLLBACK")
            raise

    def _now(self, mark: str) -> str:
        state = self._database.value("SELECT value FROM meta WHERE name = 'state'")
        return f"{state} {mark}"
