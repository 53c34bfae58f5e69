"""Undo and redo by name."""

from __future__ import annotations

from collections.abc import Callable

from calfjournal.changes import ChangeSet
from calfjournal.errors import CalfjournalError
from ui.services.context import Context


def undo(*, context: Context) -> bool:
    """Take the newest edit back and say which; False when there is none or it cannot be."""
    journal = context.journal
    if journal.closed:
        return False
    return _walked(context, journal.undo, f"Undone: {journal.undo_label}", undoable=False)


def redo(*, context: Context) -> bool:
    """Apply the edit undone last again and say which; False when there is none."""
    journal = context.journal
    if journal.closed:
        return False
    return _walked(context, journal.redo, f"Done again: {journal.redo_label}", undoable=True)


def skip(*, context: Context, edit: int) -> None:
    """Pass by the edit that cannot be walked any more; what it changed stays as it is."""
    if context.journal.closed:
        return
    try:
        label = context.journal.skip(edit)
    except CalfjournalError as problem:
        context.notices.warn(problem)
        return
    if label is not None:
        context.notices.say(f"“{label}” stays as it is.")


def _walked(
    context: Context, step: Callable[[], ChangeSet | None], said: str, *, undoable: bool
) -> bool:
    try:
        changes = step()
    except CalfjournalError as problem:
        context.notices.warn(problem)
        return False
    if changes is None:
        return False
    context.notices.say(said, undoable=undoable)
    return True
