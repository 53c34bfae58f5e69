"""The bus: carries what changed in the journal to everything that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from calfjournal.changes import ChangeSet
from calfjournal.journal import Journal


class Bus(QObject):
    """Emits ``changed`` with a ChangeSet after every commit, undo and redo of the journal.

    While it does, ``initiator`` is the widget whose operation it was (None for undo and others),
    so that an editor can tell its own echo from news.
    """

    changed = Signal(object)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.initiator: object | None = None
        self._unsubscribe = journal.subscribe(self._tell)

    @contextmanager
    def initiated_by(self, initiator: object | None) -> Iterator[None]:
        """Name who runs the operation inside the block."""
        before, self.initiator = self.initiator, initiator
        try:
            yield
        finally:
            self.initiator = before

    def close(self) -> None:
        """Stop listening to the journal."""
        self._unsubscribe()

    def _tell(self, changes: ChangeSet) -> None:
        if not changes.is_empty:
            self.changed.emit(changes)
