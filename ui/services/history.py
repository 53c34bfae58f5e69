"""Undo and redo by name."""

from __future__ import annotations

from collections.abc import Callable

from calfjournal.changes import ChangeSet
from ui.services.act import perform
from ui.services.context import Context


def undo(*, context: Context) -> bool:
    """Take the newest edit back and say which; False when there is none or it cannot be."""
    return _walked(context, context.journal.undo, "Undone", undoable=False)


def redo(*, context: Context) -> bool:
    """Apply the edit undone last again and say which; False when there is none."""
    return _walked(context, context.journal.redo, "Done again", undoable=True)


def skip(*, context: Context, edit: int) -> None:
    """Pass by the edit that cannot be walked any more; what it changed stays as it is."""
    label = perform(context, "", context.journal.skip, edit)
    if label is not None:
        context.notices.say(f"“{label}” stays as it is.")


def _walked(
    context: Context, step: Callable[[], ChangeSet | None], word: str, *, undoable: bool
) -> bool:
    changes = perform(context, "", step)
    if changes is None:
        return False
    context.notices.say(f"{word}: {changes.label}", undoable=undoable)
    return True
