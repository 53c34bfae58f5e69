"""Undo and redo by name."""

from __future__ import annotations

from calfjournal.errors import CalfjournalError
from ui.services.context import Context


def undo(*, context: Context) -> bool:
    """Take the newest edit back and say which; False when there is none or it cannot be."""
    label = context.journal.undo_label
    try:
        changes = context.journal.undo()
    except CalfjournalError as problem:
        context.notices.warn(problem)
        return False
    if changes is None:
        return False
    context.notices.say(f"Undone: {label}")
    return True


def redo(*, context: Context) -> bool:
    """Apply the edit undone last again and say which; False when there is none."""
    label = context.journal.redo_label
    try:
        changes = context.journal.redo()
    except CalfjournalError as problem:
        context.notices.warn(problem)
        return False
    if changes is None:
        return False
    context.notices.say(f"Done again: {label}", undoable=True)
    return True
