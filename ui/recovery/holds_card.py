"""How good the holds were: what came after them, with their number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from calfjournal.views.holds import HoldFacts
from ui.charts.measured import measured
from ui.widgets.card import Card
from ui.widgets.filling_dots import FillingDots
from ui.widgets.text import Label, small


class HoldsCard(Card):
    """Counts holds and steps back; it proposes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("How good were my holds"), parent=parent)
        self._dots = FillingDots()
        self._lines = Label(wrap=True)
        self.body.addWidget(self._dots)
        self._note = small(wrap=True)
        self.body.addWidget(self._lines)
        self.body.addLayout(measured(self._note))
        self.body.addStretch(1)

    def show_holds(self, facts: HoldFacts) -> None:
        """Show what is known."""
        self._dots.setVisible(facts.collecting is not None)
        if facts.collecting is not None:
            self._dots.show_filled(*facts.collecting)
        self._lines.setText("\n".join(facts.lines))
        self._note.setText(facts.note)
        self._note.setVisible(bool(facts.note))
