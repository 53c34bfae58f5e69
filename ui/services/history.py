"""Undo and redo by name."""

from __future__ import annotations

from calfjournal.messages import tr
from ui.services.act import perform
from ui.services.context import Context


def undo(*, context: Context) -> bool:
    """Take the newest edit back and say which; False when there is none or it cannot be."""
    changes = perform(context, "", context.journal.undo)
    if changes is not None:
        context.notices.say_undone(tr("Undone: {label}", label=changes.label))
    return changes is not None


def redo(*, context: Context) -> bool:
    """Apply the edit undone last again and say which; False when there is none."""
    changes = perform(context, "", context.journal.redo)
    if changes is not None:
        context.notices.say(tr("Done again: {label}", label=changes.label), undoable=True)
    return changes is not None


def skip(*, context: Context, edit: int) -> None:
    """Pass by the edit that cannot be walked any more; what it changed stays as it is."""
    label = perform(context, "", context.journal.skip, edit)
    if label is not None:
        context.notices.say(tr("“{label}” stays as it is.", label=label))
