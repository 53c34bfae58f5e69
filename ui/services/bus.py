"""The bus: carries what changed in the journal to everything that shows it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from calfjournal.changes import ChangeSet
from calfjournal.journal import Journal


class Bus(QObject):
    """Emits ``changed`` with a ChangeSet after every commit, undo and redo of the journal."""

    changed = Signal(ChangeSet)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe = journal.subscribe(self._tell)

    def close(self) -> None:
        """Stop listening to the journal."""
        self._unsubscribe()

    def _tell(self, changes: ChangeSet) -> None:
        if not changes.is_empty:
            self.changed.emit(changes)
