"""One change of the plan that the verdict proposes, with its reason and its two answers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.finding import Adjustment
from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import in_words, tr
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.layouts import row
from ui.widgets.text import Label, small

LINES = 4
"""Changes listed before the rest is only counted."""


class ProposalBox(QWidget):
    """Text, reason, the sessions it changes, Accept and Decline; or what was decided."""

    def __init__(
        self, context: Context, day: date, adjustment: Adjustment, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._day, self.adjustment = context, day, adjustment
        self.setAccessibleName(tr("Proposal: {change}", change=adjustment.text))
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.XS)
        stack.addWidget(Label(in_words(adjustment.text), wrap=True))
        if adjustment.reason:
            stack.addWidget(small(in_words(adjustment.reason), wrap=True))
        self._list_changes(stack)
        self.accept = Button(tr("Accept"), "plain")
        self.decline = Button(tr("Decline"), "quiet")
        self.accept.setAccessibleName(tr("Accept: {change}", change=adjustment.text))
        self.decline.setAccessibleName(tr("Decline: {change}", change=adjustment.text))
        self.accept.clicked.connect(self._accept)
        self.decline.clicked.connect(self._decline)
        stack.addSpacing(metrics.XS)
        if adjustment.accepted is None:
            both = (self.accept, self.decline) if adjustment.changes else ()
            stack.addLayout(row(*both, None))
        else:
            stack.addLayout(row(_decision(accepted=adjustment.accepted), None))
        for button in (self.accept, self.decline):
            button.setVisible(adjustment.accepted is None and bool(adjustment.changes))
            button.setEnabled(not context.journal.read_only)

    def _list_changes(self, stack: QVBoxLayout) -> None:
        changes = self.adjustment.changes
        for change in changes[:LINES]:
            stack.addWidget(Label(f"·  {in_words(change.text)}", wrap=True, figures=True))
        if len(changes) > LINES:
            stack.addWidget(small(tr("and {count} more", count=len(changes) - LINES)))

    @Slot()
    def _accept(self) -> None:
        changed = len(self.adjustment.changes)
        said = tr("Plan changed: {changed:sessions}.", changed=changed)
        accept = self._context.journal.recovery.accept
        perform(self._context, said, accept, self._day, self.adjustment)

    @Slot()
    def _decline(self) -> None:
        said, decline = tr("The plan stays as it is."), self._context.journal.recovery.decline
        perform(self._context, said, decline, self._day, self.adjustment)


def _decision(*, accepted: bool) -> Chip:
    if accepted:
        return Chip(tr("Accepted"), Look("go_on", Glyph.CHECK))
    return Chip(tr("Declined, the plan stays"))
