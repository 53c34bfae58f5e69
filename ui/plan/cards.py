"""The cards of the Plan page: where you are, the gate, the program."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.finding import Adjustment
from calfjournal.domain.looks import GATE_ASKS, GATE_LOOKS, PHASE_KIND_LOOKS
from calfjournal.domain.plan import Plan
from calfjournal.domain.program import GateState, GateStatus, Program
from calfjournal.messages import formats, in_words, mark, tr
from calfjournal.views import plan_words as words
from calfjournal.views.adherence import PlanFollowed
from calfjournal.views.adherence_words import so_far
from calfjournal.views.plan import FollowedPlan
from ui.plan.criterion_line import CriterionLine
from ui.plan.open_gates import OpenGates
from ui.services.context import Context
from ui.theme import Role, metrics
from ui.theme.focus_ring import paint_focus
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Hairline
from ui.widgets.chip import Chip
from ui.widgets.layouts import clear, column, row
from ui.widgets.text import Label, small


class WhereCard(Card):
    """The phase of today, its week, its goal, and what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Where you are"), parent=parent)
        self._chip = Chip("")
        self.add_action(self._chip)
        self._week = Label("", Role.FIGURE, wrap=True)
        self._goal = Label("", Role.LEAD, wrap=True)
        self._purpose = Label("", wrap=True)
        self._done = small(wrap=True)
        for part in (self._week, self._goal, self._purpose, self._done):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_place(self, shown: FollowedPlan) -> None:
        """Show the phase of today, the first one before the start, or the end.

        What a phase is for is told of the journal's own programs, not of researched ones.
        """
        plan, phase, today = shown.plan, shown.phase, shown.today
        if phase is None:
            self._show_end(plan, shown.followed)
            return
        self._chip.show()
        self._chip.set_text(in_words(phase.title))
        self._chip.set_look(PHASE_KIND_LOOKS[phase.kind])
        if shown.waiting is not None:
            self._week.setText(words.waits_text(shown.waiting))
        elif today < plan.start:
            self._week.setText(tr("Starts {day:day}", day=plan.start))
        else:
            number, count = plan.week_on(today) or (1, phase.weeks)
            self._week.setText(tr("Week {number} of {count}", number=number, count=count))
        self._goal.setText(in_words(phase.goal))
        self._goal.setVisible(bool(phase.goal))
        self._purpose.setText(words.PURPOSES[phase.kind])
        self._purpose.setVisible(not shown.is_researched)
        until = tr("{phase} until {day:day}.", phase=phase.title, day=phase.end)
        done = so_far(shown.followed.of_phase(phase).sessions)
        self._done.setText(formats.sentences([until, done]))

    def _show_end(self, plan: Plan, followed: PlanFollowed) -> None:
        self._chip.hide()
        self._week.setText(tr("This plan has ended"))
        self._goal.setText(tr("Its last day was {day:day}.", day=plan.end))
        self._goal.show()
        self._purpose.show()
        self._purpose.setText(tr("A new plan builds on the tests and sessions you have kept."))
        self._done.setText(so_far(followed.whole.sessions))


class GateCard(Card):
    """The criteria before the next phase; ``accepted`` and ``declined`` answer the proposal."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("Gate to the next phase"), parent=parent)
        self._context = context
        self._asked = ""
        self._lines_by_name: dict[str, CriterionLine] = {}
        self._chip = Chip("")
        self.body.addLayout(row(self._chip, None))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(metrics.S)
        self.body.addLayout(self._lines)
        self._proposal = _PhaseProposal()
        self._proposal.accept.clicked.connect(self.accepted)
        self._proposal.decline.clicked.connect(self.declined)
        self.body.addWidget(self._proposal)
        self._others = small(wrap=True)
        self.body.addWidget(self._others)
        self.waiting = OpenGates(context)
        self.body.addWidget(self.waiting)
        self.body.addStretch(1)

    @property
    def answers(self) -> tuple[Button, Button]:
        """What accepts and declines the proposal."""
        return self._proposal.accept, self._proposal.decline

    def show_gate(self, shown: FollowedPlan, asked: str | None = None) -> None:
        """Show the gate after the phase of today and what the rules propose.

        ``asked`` is another gate that is wanted instead, and from now on.
        """
        keys = self._keys_in_lines()
        clear(self._lines)
        self._lines_by_name.clear()
        self._asked = self._asked if asked is None else asked
        gates = {status.gate.id: status for status in shown.gates}
        gate = gates.get(self._asked, shown.next_gate)
        self.set_title(in_words(gate.gate.title) if gate else tr("Gate to the next phase"))
        self._chip.setVisible(gate is not None)
        if gate is None:
            text = tr("This is the last phase.") if shown.is_last_phase else tr(_NO_GATE)
            self._lines.addWidget(Label(text, tone="muted", wrap=True))
        else:
            met = sum(c.state is GateState.MET for c in gate.criteria)
            self._chip.set_text(tr("{met} of {all} met", met=met, all=len(gate.criteria)))
            waits = shown.waiting is not None and gate.state is not GateState.MET
            self._chip.set_look(GATE_ASKS if waits else GATE_LOOKS[gate.state])
            for criterion in gate.criteria:
                line = CriterionLine(self._context, criterion)
                self._lines.addWidget(line)
                self._lines_by_name[line.name] = line
        self._proposal.show_proposal(shown.proposal)
        told = shown.closed | shown.opened | ({gate.gate.id} if gate else set())
        others = [_gate_line(g) for g in shown.gates if g.gate.id not in told]
        self._others.setText(tr("Other gates: {gates}", gates=" · ".join(others)) if others else "")
        self._others.setVisible(bool(others))
        self.waiting.show_gates(shown, gate)
        if keys:  # Whoever did the test comes back to what it says, not to the word on a gate.
            again = self._lines_by_name.get(keys)
            (self if again is None or again.log is None else again.log).setFocus()

    def _keys_in_lines(self) -> str:
        """The criterion whose button has the keys or had them when the page was left, else ""."""
        around: QWidget | None = self.parentWidget()
        keys = around.focusWidget() if around is not None else None
        found = (n for n, line in self._lines_by_name.items() if keys and line.isAncestorOf(keys))
        return next(found, "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_focus(self, metrics.CARD_RADIUS)  # Led to from the time line.

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


_NO_GATE = mark("Nothing has to be met: the next phase begins on its day.")


class _PhaseProposal(QWidget):
    """To go on early or to stay longer, with its reason and both answers."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Label("", Role.BODY_STRONG, wrap=True)
        self._reason = small(wrap=True)
        self.accept, self.decline = Button(""), Button("", "quiet")
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, metrics.S, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(Hairline())
        stack.addWidget(self._text)
        stack.addWidget(self._reason)
        stack.addLayout(row(self.accept, self.decline, None))

    def show_proposal(self, adjustment: Adjustment | None) -> None:
        """Show a proposal; None hides it."""
        self.setVisible(adjustment is not None)
        if adjustment is not None:
            accept, decline = words.answers_to_phase(adjustment.kind)
            self.accept.setText(accept)
            self.decline.setText(decline)
            self._text.setText(in_words(adjustment.text))
            self._reason.setText(in_words(adjustment.reason))
            self.setAccessibleName(tr("Proposal: {text}", text=adjustment.text))


def _gate_line(status: GateStatus) -> str:
    met = sum(c.state is GateState.MET for c in status.criteria)
    return tr("{gate} {met} of {all}", gate=status.gate.title, met=met, all=len(status.criteria))


class ProgramCard(Card):
    """What the program is: for whom, on what evidence, and its rules for pain and runs."""

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The program"), parent=parent)
        self.edit = Button(tr("Copy and edit…"), "quiet", "edit")
        self.edit.clicked.connect(self.edit_wanted)
        self.add_action(self.edit)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_program(self, program: Program | None, name: str, *, own: bool) -> None:
        """Show a program, one's own or not; None when its file is gone."""
        clear(self._lines)
        self.edit.setVisible(program is not None)
        self.edit.setText(tr("Edit…") if own else tr("Copy and edit…"))
        if program is None:
            text = tr(
                "The file of the program “{name}” is gone; the plan stays as it was laid.",
                name=name,
            )
            self._lines.addWidget(Label(text, wrap=True))
            return
        self.set_title(program.title)
        for caption, text in program_facts(program):
            self._lines.addLayout(column(small(caption), Label(text, wrap=True), gap=2))


def program_facts(program: Program) -> list[tuple[str, str]]:
    """Return what to know about a program, caption and text, without what is empty."""
    facts = [
        (tr("Made for"), program.population),
        (tr("Evidence"), program.evidence),
        (tr("Source"), program.citation),
        (tr("Pain"), program.pain_rule),
        (tr("Progress"), program.progression),
        (tr("Running"), program.run_rule),
    ]
    return [(caption, text) for caption, text in facts if text]
