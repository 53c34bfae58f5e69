"""Drafts: what stands in an open form and is not kept yet.

They lie in the journal so that a crash cannot take them, but they are no change of it: no step of
undo, no commit, no reason for a backup, and no export holds them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from calfjournal.dates import utc_now
from calfjournal.domain.draft import Draft
from calfjournal.store.database import Database
from calfjournal.store.plain_json import canonical, plain_value


class Drafts:
    """The drafts of one journal."""

    def __init__(self, database: Database, *, before: Callable[[], None]) -> None:
        """``before`` may refuse a write by raising."""
        self._database = database
        self._before = before

    def put(self, name: str, values: dict[str, Any]) -> None:
        """Keep the draft of a form in the place of the one before.

        ``values`` are plain JSON values by field.
        """
        self._before()
        self._database.run(
            'INSERT INTO draft (name, content, "at") VALUES (?, ?, ?) '
            "ON CONFLICT (name) DO UPDATE SET content = excluded.content, "
            '"at" = excluded."at"',
            (name, canonical(values), utc_now().isoformat()),
        )

    def get(self, name: str) -> Draft | None:
        """Return the draft of a form; None when there is none, or none that can be read."""
        sql = 'SELECT name, content, "at" FROM draft WHERE name = ?'
        found = self._database.rows(sql, (name,))
        return _draft(*found[0]) if found else None

    def listed(self) -> list[Draft]:
        """Return every draft that can be read, the newest first."""
        rows = self._database.rows('SELECT name, content, "at" FROM draft ORDER BY "at" DESC, name')
        return [draft for row in rows if (draft := _draft(*row)) is not None]

    def drop(self, name: str) -> None:
        """Forget the draft of a form; nothing is written when there is none."""
        if self._database.value("SELECT 1 FROM draft WHERE name = ?", (name,)) is not None:
            self._before()
            self._database.run("DELETE FROM draft WHERE name = ?", (name,))


def _draft(name: str, content: str, at: str) -> Draft | None:
    try:
        values = plain_value(content)
        written = datetime.fromisoformat(at)
    except (ValueError, RecursionError):  # A draft is worth less than the journal that holds it.
        return None
    return Draft(name, values, written) if isinstance(values, dict) else None
