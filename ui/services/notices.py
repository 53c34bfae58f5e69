"""What the window has to say to the user, from wherever it comes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from calfjournal.errors import (
    CalfjournalError,
    DamagedJournal,
    JournalLocked,
    JournalReadOnly,
    JournalReplaced,
    StorageFailed,
    UndoConflict,
)

REFUSALS = (DamagedJournal, JournalLocked, JournalReadOnly, JournalReplaced, StorageFailed)
"""What keeps a change from being saved, whatever it is."""


class Notices(QObject):
    """``said`` (sentence, undoable) becomes the status line, ``warned`` (sentence) a strip.

    ``undone`` (sentence) stands in the status line too, with the way to do it again.
    ``replaced`` (sentence) is a strip too, of a file that is no longer the one that was opened,
    and ``stuck`` (sentence, edit) one of an edit that is in the way of undo or of redo.
    """

    said = Signal(str, bool)
    undone = Signal(str)
    warned = Signal(str)
    replaced = Signal(str)
    stuck = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.unsaved = False
        """True from a change that the file refused until it takes one again."""

    def say(self, sentence: str, *, undoable: bool = False) -> None:
        """Tell what was done."""
        self.said.emit(sentence, undoable)

    def say_undone(self, sentence: str) -> None:
        """Tell what was taken back."""
        self.undone.emit(sentence)

    def warn(self, problem: CalfjournalError | str) -> None:
        """Tell what could not be done; it stays until it is read."""
        self.unsaved = self.unsaved or isinstance(problem, REFUSALS)
        if isinstance(problem, UndoConflict):
            self.stuck.emit(str(problem), problem.edit)
            return
        signal = self.replaced if isinstance(problem, JournalReplaced) else self.warned
        signal.emit(str(problem))
