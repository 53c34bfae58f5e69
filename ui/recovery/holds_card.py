"""How good the holds were: what came after them, with their number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from calfjournal.views.holds import HoldFacts
from ui.widgets.card import Card
from ui.widgets.text import Label, small


class HoldsCard(Card):
    """Counts holds and steps back; it proposes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("How good were my holds"), parent=parent)
        self._lines = Label(wrap=True)
        self._note = small(wrap=True)
        self.body.addWidget(self._lines)
        self.body.addWidget(self._note)

    def show_holds(self, facts: HoldFacts) -> None:
        """Show what is known."""
        self._lines.setText("\n".join(facts.lines))
        self._note.setText(facts.note)
        self._note.setVisible(bool(facts.note))
