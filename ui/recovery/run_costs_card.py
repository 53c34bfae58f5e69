"""What runs cost the next morning, by surface, hills and shoes, with their number."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from calfjournal.views.run_costs import RunCost, RunCosts
from ui.charts.measured import measured
from ui.widgets.card import Card
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import small


class RunCostsCard(Card):
    """Tells what came after runs, hidden before that is known; it proposes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        title = tr("What your runs cost the next morning")
        super().__init__(title, parent=parent)
        columns = (
            Column[RunCost](tr("Runs"), _runs, share=3),
            Column[RunCost](tr("Leg"), _leg, share=2),
            Column[RunCost](tr("After these"), _cost, share=4),
            Column[RunCost](tr("After others"), _others, share=4),
        )
        self.table = TableView[RunCost](columns, title, selectable=False)
        self._note = small(wrap=True)
        self.body.addWidget(self.table)
        self.body.addLayout(measured(self._note))

    def show_costs(self, facts: RunCosts) -> None:
        """Show what is known."""
        self.table.set_rows(facts.rows)
        self._note.setText(facts.note)
        self.setVisible(bool(facts.rows))


def _runs(row: RunCost) -> str:
    return row.runs


def _leg(row: RunCost) -> str:
    return row.leg


def _cost(row: RunCost) -> str:
    return row.cost


def _others(row: RunCost) -> str:
    return row.others
