"""What runs cost the next morning, by surface, hills and shoes, with their number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from calfjournal.views.run_costs import RunCosts
from ui.charts.measured import measured
from ui.widgets.card import Card
from ui.widgets.text import Label, small


class RunCostsCard(Card):
    """Tells what came after runs, hidden before that is known; it proposes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What your runs cost the next morning"), parent=parent)
        self._lines = Label(wrap=True, figures=True)
        self._note = small(wrap=True)
        self.body.addWidget(self._lines)
        self.body.addLayout(measured(self._note))

    def show_costs(self, facts: RunCosts) -> None:
        """Show what is known."""
        self._lines.setText("\n".join(facts.lines))
        self._note.setText(facts.note)
        self.setVisible(bool(facts.lines))
