"""The plan laid again: what would change, before it is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from calfjournal.domain.finding import Adjustment
from calfjournal.domain.message import Words
from calfjournal.domain.plan import Race
from calfjournal.domain.proposal import Proposal
from calfjournal.messages import formats, in_words, tr, tr_n
from ui.plan.timeline import Timeline
from ui.services.act import perform
from ui.services.context import Context
from ui.services.qt import TOP
from ui.theme import Role, metrics
from ui.widgets.dialog import Dialog
from ui.widgets.layouts import row
from ui.widgets.scrolled import scrolled
from ui.widgets.text import Label, small


class ChangesDialog(Dialog):
    """Shows the diff of a proposal; nothing is kept before "Accept" is pressed.

    With ``races`` the plan is laid for these, which are kept with it.
    """

    kept = Signal()

    def __init__(
        self,
        context: Context,
        proposal: Proposal,
        adjustment: Adjustment | None = None,
        parent: QWidget | None = None,
        races: Sequence[Race] | None = None,
    ) -> None:
        super().__init__(tr("Plan again from today"), parent, width=620)
        self._context, self._proposal, self._adjustment = context, proposal, adjustment
        self._races = races
        plan, today = proposal.plan, context.journal.today()
        intro = tr(
            "What you have done, skipped or moved by hand stays. Nothing changes until you accept."
        )
        lead = in_words(adjustment.text) if adjustment is not None else ""
        if lead:
            self.body.addWidget(Label(lead, Role.LEAD, wrap=True))
        self.body.addWidget(small(intro, wrap=True))
        self.decided = Label(in_words(proposal.decided), Role.BODY_STRONG, wrap=True)
        self.decided.setVisible(bool(proposal.decided))
        self.body.addWidget(self.decided)
        timeline = Timeline()
        shown = context.journal.plans.races() if races is None else races
        timeline.show_plan(plan, shown, today)
        self.body.addWidget(timeline)
        self.body.addWidget(small(tr("The plan ends on {day:date}.", day=plan.end)))
        if proposal.diff:
            lines = tr_n(
                "What changes, {count} line", "What changes, {count} lines", len(proposal.diff)
            )
            self.body.addWidget(Label(lines, Role.BODY_STRONG))
            self.body.addWidget(_lines(proposal.diff), 1)
        else:
            nothing = tr("Nothing would change: the plan already fits.")
            self.body.addWidget(Label(nothing, Role.LEAD, wrap=True))
        self.add_button(tr("Leave as it is"), closes=True)
        self.accept_button = self.add_button(tr("Accept"), "primary")
        self.accept_button.clicked.connect(self._keep)
        changes = bool(proposal.diff) or adjustment is not None or races is not None
        self.accept_button.setEnabled(changes)
        self.accept_button.setDefault(True)

    @Slot()
    def _keep(self) -> None:
        context, planning = self._context, self._context.journal.planning
        said = tr("The plan is laid again.")
        if self._races is not None:
            kept = perform(context, said, planning.accept_races, self._races, self._proposal)
        elif self._adjustment is None:
            kept = perform(context, said, planning.accept, self._proposal)
        else:
            accept = planning.accept_phase
            said = formats.sentences([tr("Accepted."), said])
            kept = perform(context, said, accept, self._adjustment, self._proposal)
        if kept is not None:
            self.kept.emit()
            self.accept()


def changes_with(context: Context, race: Race, parent: QWidget) -> ChangesDialog | None:
    """Return the dialog that shows the plan with a new or changed race; None when there is none."""
    plans, planning = context.journal.plans, context.journal.planning
    others = [each for each in plans.races() if each.id != race.id or race.id is None]
    races = sorted([*others, race], key=_day_of)
    proposal = perform(context, "", planning.propose_again, races=races)
    return None if proposal is None else ChangesDialog(context, proposal, None, parent, races)


def _day_of(race: Race) -> date:
    return race.day


def _lines(texts: tuple[Words, ...]) -> QScrollArea:
    inside = QWidget()
    stack = QVBoxLayout(inside)
    stack.setContentsMargins(0, 0, metrics.S, 0)
    stack.setSpacing(metrics.XS)
    for text in texts:
        dot = Label("·", tone="muted")
        line = row(dot, Label(in_words(text), wrap=True, figures=True))
        line.setAlignment(dot, TOP)
        line.setStretch(1, 1)
        stack.addLayout(line)
    stack.addStretch(1)
    scroll = scrolled(inside, tr("What changes"))
    scroll.setMinimumHeight(160)
    return scroll
