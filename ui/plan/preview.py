"""The plan as it would be, beside the questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.message import Words
from calfjournal.domain.plan import Phase, Race
from calfjournal.domain.proposal import Proposal
from calfjournal.domain.reasons import sorted_out
from calfjournal.errors import CalfjournalError
from calfjournal.messages import formats, in_words, mark, tr, tr_n
from calfjournal.views.plan import first_and_most, planned_mean
from ui.plan.phase_table import start_column, title_column, weeks_column
from ui.plan.reasons_card import ReasonsCard, bullets
from ui.plan.timeline import Timeline
from ui.theme import Role, metrics
from ui.widgets.banner import Banner, Mood
from ui.widgets.card import Card
from ui.widgets.fold import Fold
from ui.widgets.layouts import clear
from ui.widgets.table import TableView
from ui.widgets.text import Label

SHOWN = 6
"""Changes that are read without unfolding the others."""

_MOSTLY = 0.85
"""A mean of this much of the most is about that: every fourth week is a quarter easier."""

ANY_DAY = mark("You chose no weekday, so any day may be used.")


def _runs(proposal: Proposal) -> str:
    """Say how far is run, "" where no kilometres are known."""
    km = first_and_most(proposal.plan, proposal.runs)
    if km is None:
        return ""
    first, most = km
    mean = planned_mean(proposal.plan, proposal.runs)
    if formats.bare(first, 0, "km") == formats.bare(most, 0, "km"):
        if mean >= _MOSTLY * most:
            return tr("Runs: about {most:km0} a week.", most=most)
        return tr("Runs: {most:km0} a week at most, {mean:km0} on average.", most=most, mean=mean)
    return tr("Runs: {first:km0} in the first week, {most:km0} at most.", first=first, most=most)


class PlanPreview(QWidget):
    """Shows a proposal, or why there is none and what would free it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = Banner("", Mood.WARNING)
        self.not_kept = Banner("", Mood.WARNING)
        late = tr(
            "This is the plan of the answers before. It follows when nothing is wrong any more."
        )
        self.late = Banner(late, Mood.INFO)
        self.late.hide()
        self.way_out = Label("", Role.BODY_STRONG, wrap=True)
        self._card = Card(tr("The plan this makes"))
        self.summary = Label("", wrap=True)
        self._timeline = Timeline()
        columns = (title_column(5), weeks_column(58), start_column())
        self.phases = TableView[Phase](columns, tr("Phases of the plan"), selectable=False)
        for part in (self.summary, self._timeline, self.phases):
            self._card.body.addWidget(part)
        self._why = ReasonsCard(tr("Why it looks like this"))
        self._changes = Card(tr("What changes"))
        self._lines = QVBoxLayout()
        self._changes.body.addLayout(self._lines)
        self._changes.hide()
        stack = QVBoxLayout(self)
        stack.setContentsMargins(1, 1, metrics.S, 1)
        stack.setSpacing(12)
        first = (self.late, self.problem, self.way_out, self.not_kept)
        for widget in (*first, self._changes, self._card, self._why):
            stack.addWidget(widget)
        stack.addStretch(1)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops in it, in order."""
        return [self._timeline, *(fold.button for fold in self.findChildren(Fold))]

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
        self._timeline.show_plan(plan, known, today)
        self.phases.set_rows([p for p in plan.phases if p.start <= p.end])
        why = sorted_out(proposal.reasons)
        self.not_kept.say(formats.sentences([in_words(reason) for reason in why.not_kept]))
        self.not_kept.setVisible(bool(why.not_kept))
        self._why.show_reasons(why.kept)

    def show_changes(self, changes: Sequence[Words]) -> None:
        """Show first what another plan than the one followed would change in it."""
        clear(self._lines)
        texts = [in_words(change) for change in changes]
        nothing = tr("Nothing would change: the plan already fits.")
        self._lines.addWidget(bullets(texts[:SHOWN]) if texts else Label(nothing, wrap=True))
        if more := texts[SHOWN:]:
            title = tr_n("{count} more line", "{count} more lines", len(more))
            self._lines.addWidget(Fold(title, bullets(more)))
        self._changes.show()

    def show_late(self, *, late: bool) -> None:
        """Say whether this is of other answers than those that stand there."""
        self.late.setVisible(late)

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
        for part in (self._changes, self.not_kept):
            part.hide()
        self._why.setVisible(plan)
