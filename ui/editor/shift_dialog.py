"""What shifting the rest would move, before anything does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from calfjournal.domain.placing import DayChange
from calfjournal.messages import tr, tr_n, vocabulary
from ui.services.act import perform_or_warn
from ui.services.context import Context
from ui.widgets.dialog import Dialog
from ui.widgets.text import Label, small

LINES_SHOWN = 12
"""Changes of a shift that are listed; of more it is said how many."""


class ShiftDialog(Dialog):
    """Lists what would move before anything does."""

    def __init__(self, changes: Sequence[DayChange], parent: QWidget | None = None) -> None:
        super().__init__(tr("Shift the rest too"), parent, width=460)
        lead = tr_n(
            "{count} session moves, in one step that can be undone:",
            "{count} sessions move, in one step that can be undone:",
            len(changes),
        )
        self.body.addWidget(Label(lead, wrap=True))
        for change in changes[:LINES_SHOWN]:
            self.body.addWidget(Label(change_words(change), figures=True, wrap=True))
        more = len(changes) - LINES_SHOWN
        if more > 0:
            self.body.addWidget(small(tr_n("and {count} more", "and {count} more", more)))
        self.add_button(tr("Cancel"), closes=True)
        self.agree = self.add_button(tr("Shift"), "primary")
        self.agree.clicked.connect(self.accept)
        self.agree.setDefault(True)


def ask_shift(
    context: Context,
    session_id: int,
    day: date,
    start_time: str | None,
    go_on: Callable[[], None],
    parent: QWidget | None,
) -> None:
    """Show what moves when the rest makes room for a session there, and go on when agreed.

    ``start_time`` is local "HH:MM", None for the one it has. Where nothing makes room that is told.
    """
    changes = context.journal.moves.shift_changes
    found = perform_or_warn(context, "", changes, session_id, day, start_time)
    if found is not None:
        dialog = ShiftDialog(found, parent)
        dialog.accepted.connect(go_on)
        dialog.open()


def change_words(change: DayChange) -> str:
    """Return ``Strength: Thu 26 Nov to Fri 27 Nov``."""
    return tr(
        "{kind}: {before:day} to {after:day}",
        kind=vocabulary.KINDS[change.session.kind].text,
        before=change.before,
        after=change.day,
    )
