"""What shifting the rest would move, before anything does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from calfjournal.domain.placing import DayChange
from calfjournal.messages import tr, tr_n, vocabulary
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


def change_words(change: DayChange) -> str:
    """Return ``Strength: Thu 26 Nov to Fri 27 Nov``."""
    return tr(
        "{kind}: {before:day} to {after:day}",
        kind=vocabulary.KINDS[change.session.kind].text,
        before=change.before,
        after=change.day,
    )
