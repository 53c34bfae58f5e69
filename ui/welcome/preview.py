"""The last page of the welcome: the plan as it would be, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.dates import short_day
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.session import Session
from calfjournal.messages import PHASES
from calfjournal.units import plural
from ui.theme import metrics
from ui.theme.looks import PHASE_KIND_LOOKS
from ui.widgets.banner import Banner, Mood
from ui.widgets.card import Card
from ui.widgets.table import Column, Table
from ui.widgets.text import Label

SHOWN_REASONS = 6


class PreviewPage(QWidget):
    """Shows a plan that is not kept yet, or why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = Banner("", Mood.WARNING)
        self.problem.hide()
        self._card = Card("Phases")
        columns = [
            Column[Phase](
                "Phase",
                lambda phase: PHASES[phase.kind],
                look=lambda phase: PHASE_KIND_LOOKS[phase.kind],
                width=0,
            ),
            Column[Phase]("Weeks", lambda phase: str(phase.weeks), right=True, width=64),
            Column[Phase](
                "From", lambda phase: f"{short_day(phase.start)} to {short_day(phase.end)}", share=3
            ),
            Column[Phase]("What for", lambda phase: phase.goal, share=5, tone=lambda _: "muted"),
        ]
        self.phases = Table(columns, "Phases of the plan", selectable=False)
        self._summary = Label("", wrap=True)
        self._why = Card("Why it looks like this")
        self._reasons = Label("", tone="muted", wrap=True)
        self._card.body.addWidget(self._summary)
        self._card.body.addWidget(self.phases)
        self._why.body.addWidget(self._reasons)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.M)
        for part in (self.problem, self._card, self._why):
            stack.addWidget(part)
        stack.addStretch(1)

    def show_plan(self, plan: Plan, sessions: Sequence[Session], reasons: Sequence[str]) -> None:
        """Show the plan."""
        self.problem.hide()
        weeks = round(((plan.end - plan.start).days + 1) / 7)
        self._summary.setText(
            f"{plan.title}: {plural(len(sessions), 'session')} in {plural(weeks, 'week')}, "
            f"from {short_day(plan.start)} to {short_day(plan.end)}."
        )
        self.phases.set_rows(plan.phases)
        self._reasons.setText("\n".join(reasons[:SHOWN_REASONS]))
        self._card.show()
        self._why.setVisible(bool(reasons))

    def show_problem(self, sentence: str) -> None:
        """Say why there is no plan."""
        self.problem.say(sentence)
        self.problem.show()
        self._card.hide()
        self._why.hide()
