"""The last page of the welcome: the plan as it would be, with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.looks import PHASE_KIND_LOOKS
from calfjournal.domain.message import Words
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.session import Session
from calfjournal.messages import in_words, tr, tr_n
from calfjournal.messages.formats import day_with_year, short_day
from ui.theme import metrics
from ui.widgets.banner import Banner, Mood
from ui.widgets.card import Card
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column
from ui.widgets.text import Label

SHOWN_REASONS = 6


class PreviewPage(QWidget):
    """Shows a plan that is not kept yet, or why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self.problem = Banner("", Mood.WARNING)
        self.problem.hide()
        self._card = Card(tr("Phases"))
        columns = [
            Column[Phase](
                tr("Phase"),
                lambda phase: in_words(phase.title),
                look=lambda phase: PHASE_KIND_LOOKS[phase.kind],
                width=0,
            ),
            Column[Phase](tr("Weeks"), lambda phase: str(phase.weeks), right=True, width=64),
            Column[Phase](
                tr("From"),
                lambda phase: span(phase.start, phase.end, self._today),
                share=3,
            ),
            Column[Phase](
                tr("What for"), lambda phase: in_words(phase.goal), share=5, tone=lambda _: "muted"
            ),
        ]
        self.phases = TableView(columns, tr("Phases of the plan"), selectable=False)
        self._summary = Label("", wrap=True)
        self._why = Card(tr("Why it looks like this"))
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

    def show_plan(
        self, plan: Plan, sessions: Sequence[Session], reasons: Sequence[Words], today: date
    ) -> None:
        """Show the plan; one that begins before today is told as such."""
        self._today = today
        past = begun_words(plan.start, today)
        self.problem.say(past)
        self.problem.setVisible(bool(past))
        weeks = round(((plan.end - plan.start).days + 1) / 7)
        first, last = _ends(plan.start, plan.end, today)
        self._summary.setText(
            tr(
                "{plan}: {sessions:sessions} in {weeks:weeks}, from {first} to {last}.",
                plan=plan.title,
                sessions=len(sessions),
                weeks=weeks,
                first=first,
                last=last,
            )
        )
        self.phases.set_rows(plan.phases)
        self._reasons.setText("\n".join(in_words(reason) for reason in reasons[:SHOWN_REASONS]))
        self._card.show()
        self._why.setVisible(bool(reasons))

    def show_problem(self, sentence: str) -> None:
        """Say why there is no plan."""
        self.problem.say(sentence)
        self.problem.show()
        self._card.hide()
        self._why.hide()


def begun_words(start: date, today: date) -> str:
    """Say that a plan begins in the past, "" when it does not."""
    days = (today - start).days
    if days <= 0:
        return ""
    if days == 1:
        return tr("This plan begins yesterday; choose today or later to do all of it.")
    return tr_n(
        "This plan begins {count} day ago; choose today or later to do all of it.",
        "This plan begins {count} days ago; choose today or later to do all of it.",
        days,
    )


def span(first: date, last: date, today: date) -> str:
    """Return two days in words, with the year where it is not this one."""
    begins, ends = _ends(first, last, today)
    return tr("{first} to {last}", first=begins, last=ends)


def _ends(first: date, last: date, today: date) -> tuple[str, str]:
    begins = day_with_year if first.year not in (today.year, last.year) else short_day
    ends = day_with_year if last.year != today.year else short_day
    return begins(first), ends(last)
