"""The bar of phases with its load, the words of what is looked at, and a table in its place."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from calfjournal.views.plan import FollowedPlan
from ui.plan.load_line import LoadLine
from ui.plan.phase_table import phase_table
from ui.plan.race_drag import RaceTimeline
from ui.theme.fonts import scale
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.layouts import row
from ui.widgets.text import small

MEASURE = 640
"""How wide the card is from which on its words get no wider, at the usual text size."""


class TimelineCard(Card):
    """Shows a plan from its first day to its last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.timeline = RaceTimeline()
        self._looked_at = small(wrap=True)
        self.timeline.walked.connect(self._looked_at.setText)
        self.load = LoadLine()
        self.phases = phase_table()
        self.phases.hide()
        self.as_table = IconButton("table", tr("Show the phases as a table"))
        self.as_table.clicked.connect(self._turn_table)
        self._told = row(self._looked_at)
        foot = row(self._told, self.as_table)
        foot.setStretch(0, 1)
        self.body.addWidget(self.timeline)
        self.body.addWidget(self.load)
        self.body.addLayout(foot)
        self.body.addWidget(self.phases)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beyond = self.width() - round(MEASURE * scale())
        self._told.setContentsMargins(0, 0, max(beyond, 0), 0)

    def show_plan(self, shown: FollowedPlan) -> None:
        """Show another plan, or how it stands now."""
        plan, today = shown.plan, shown.today
        self.timeline.show_plan(plan, shown.races, today, shown.checkpoints)
        self.load.show_weeks(shown.load, plan.start, plan.end, today)
        self.phases.set_rows([p for p in plan.phases if p.start <= p.end])

    @Slot()
    def _turn_table(self) -> None:
        self.phases.setVisible(not self.phases.isVisibleTo(self))
        shown = self.phases.isVisibleTo(self)
        text = tr("Hide the phases as a table") if shown else tr("Show the phases as a table")
        self.as_table.setToolTip(text)
        self.as_table.setAccessibleName(text)
