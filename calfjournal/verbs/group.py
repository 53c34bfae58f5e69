"""What every group of verbs stands on."""

from __future__ import annotations

from contextlib import AbstractContextManager

from calfjournal.clock import Clock
from calfjournal.domain.message import Words
from calfjournal.store.database import Database
from calfjournal.store.history import Edit
from calfjournal.store.journal_file import JournalFile


def nobody() -> None:
    """Follow nothing: verbs that other verbs use leave what follows to those around them."""


class Verbs:
    """Verbs of one aggregate on one journal file.

    Every write is one edit, or part of the one around it, and returns an ``Outcome``; what
    changed is only known when the outermost edit is committed.
    """

    def __init__(self, file: JournalFile) -> None:
        """Work on the open file."""
        self._file = file

    @property
    def _database(self) -> Database:
        return self._file.database

    @property
    def _clock(self) -> Clock:
        return self._file.clock

    def _edit(self, label: Words, merge_key: str | None = None) -> AbstractContextManager[Edit]:
        return self._file.edit(label, merge_key)
