"""The plan as it would be, beside the questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.plan import Phase, Race
from calfjournal.domain.proposal import Proposal
from calfjournal.errors import CalfjournalError
from calfjournal.messages import formats, mark, tr
from calfjournal.views.plan import first_and_most
from ui.plan.phase_table import start_column, title_column, weeks_column
from ui.plan.reasons_card import ReasonsCard
from ui.plan.timeline import Timeline
from ui.theme import Role, metrics
from ui.widgets.banner import Banner, Mood
from ui.widgets.card import Card
from ui.widgets.table import TableView
from ui.widgets.text import Label

ANY_DAY = mark("You chose no weekday, so any day may be used.")


def _runs(proposal: Proposal) -> str:
    """Say how far is run, "" where no kilometres are known."""
    km = first_and_most(proposal.plan, proposal.runs)
    if km is None:
        return ""
    first, most = km
    if round(first) == round(most):
        return tr("Runs: about {most:0} km a week.", most=most)
    return tr("Runs: {first:0} km in the first week, {most:0} km at most.", first=first, most=most)


class PlanPreview(QWidget):
    """Shows a proposal, or why there is none and what would free it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = Banner("", Mood.WARNING)
        self.way_out = Label("", Role.BODY_STRONG, wrap=True)
        self._card = Card(tr("The plan this makes"))
        self.summary = Label("", wrap=True)
        self._timeline = Timeline()
        columns = (title_column(5), weeks_column(58), start_column())
        self.phases = TableView[Phase](columns, tr("Phases of the plan"), selectable=False)
        for part in (self.summary, self._timeline, self.phases):
            self._card.body.addWidget(part)
        self._why = ReasonsCard(tr("Why it looks like this"))
        stack = QVBoxLayout(self)
        stack.setContentsMargins(1, 1, metrics.S, 1)
        stack.setSpacing(12)
        for widget in (self.problem, self.way_out, self._card, self._why):
            stack.addWidget(widget)
        stack.addStretch(1)

    def show_proposal(self, proposal: Proposal, known: Sequence[Race], today: date) -> None:
        """Show the plan."""
        self._show_parts(plan=True)
        plan, sessions = proposal.plan, proposal.sessions
        weeks = max(((plan.end - plan.start).days + 1) // 7, 1)
        days = sorted({s.day.weekday() for s in sessions})
        what = tr(
            "{sessions:sessions} in {weeks:weeks}, about {often:1} a week on {days:commas}. "
            "It ends on {end:date}.",
            sessions=len(sessions),
            weeks=weeks,
            often=len(sessions) / weeks,
            days=[formats.short_weekday(day) for day in days],
            end=plan.end,
        )
        any_day = "" if plan.wishes.days else tr(ANY_DAY)
        self.summary.setText(formats.sentences([what, any_day, _runs(proposal)]))
        names = {race.day: race.name for race in known}
        races = [Race(day, names.get(day, ""), km) for day, km in plan.wishes.races]
        self._timeline.show_plan(plan, races, today)
        self.phases.set_rows([p for p in plan.phases if p.start <= p.end])
        self._why.show_reasons(proposal.reasons)

    def show_problem(self, problem: CalfjournalError) -> None:
        """Say in plain words why there is no plan, and what would free it."""
        self._show_parts(plan=False)
        self.problem.say(problem.message)
        self.way_out.setText(problem.hint)
        self.way_out.setVisible(bool(problem.hint))

    def _show_parts(self, *, plan: bool) -> None:
        self.problem.setVisible(not plan)
        self.way_out.setVisible(not plan)
        self._card.setVisible(plan)
        self._why.setVisible(plan)
