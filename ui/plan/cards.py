"""The cards of the Plan page: where you are, the gate, the reasons, the program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.finding import Adjustment
from calfjournal.domain.looks import GATE_LOOKS, PHASE_KIND_LOOKS
from calfjournal.domain.plan import Plan
from calfjournal.domain.program import CriterionStatus, GateState, GateStatus, Program
from calfjournal.domain.session import Session
from calfjournal.messages import in_words
from calfjournal.messages.formats import plural, short_day
from calfjournal.messages.vocabulary import GATES
from calfjournal.views import plan_words as words
from calfjournal.views.plan import FollowedPlan
from ui.services.qt import TOP
from ui.theme import Role, metrics
from ui.widgets import (
    Button,
    Card,
    Chip,
    Hairline,
    Label,
    clear,
    column,
    row,
    small,
)

SHOWN_REASONS = 6


class WhereCard(Card):
    """The phase of today, its week, its goal, and what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where you are", parent=parent)
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
            self._show_end(plan, shown.sessions, today)
            return
        self._chip.show()
        self._chip.set_text(in_words(phase.title))
        self._chip.set_look(PHASE_KIND_LOOKS[phase.kind])
        if today < plan.start:
            self._week.setText(f"Starts {short_day(plan.start)}")
        else:
            number, count = plan.week_on(today) or (1, phase.weeks)
            self._week.setText(f"Week {number} of {count}")
        self._goal.setText(in_words(phase.goal))
        self._goal.setVisible(bool(phase.goal))
        self._purpose.setText(words.PURPOSES[phase.kind])
        self._purpose.setVisible(not shown.is_researched)
        inside = [s for s in shown.sessions if phase.start <= s.day <= phase.end]
        until = f"until {short_day(phase.end)}"
        done = words.done_text(inside, phase.start, today)
        self._done.setText(f"{phase.title} {until}. {done}")

    def _show_end(self, plan: Plan, sessions: Sequence[Session], today: date) -> None:
        self._chip.hide()
        self._week.setText("This plan has ended")
        self._goal.setText(f"Its last day was {short_day(plan.end)}.")
        self._goal.show()
        self._purpose.show()
        self._purpose.setText("A new plan builds on the tests and sessions you have kept.")
        self._done.setText(words.done_text(sessions, plan.start, today))


class GateCard(Card):
    """The criteria before the next phase; ``accepted`` and ``declined`` answer the proposal."""

    accepted = Signal()
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Gate to the next phase", parent=parent)
        self._chip = Chip("")
        self.add_action(self._chip)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(metrics.S)
        self.body.addLayout(self._lines)
        self._proposal = _PhaseProposal()
        self._proposal.accept.clicked.connect(self.accepted)
        self._proposal.decline.clicked.connect(self.declined)
        self.body.addWidget(self._proposal)
        self._others = small(wrap=True)
        self.body.addWidget(self._others)
        self.body.addStretch(1)

    @property
    def answers(self) -> tuple[Button, Button]:
        """What accepts and declines the proposal."""
        return self._proposal.accept, self._proposal.decline

    def show_gate(self, shown: FollowedPlan) -> None:
        """Show the gate after the phase of today and what the rules propose."""
        clear(self._lines)
        gate = shown.next_gate
        self.set_title(gate.gate.title if gate else "Gate to the next phase")
        self._chip.setVisible(gate is not None)
        if gate is None:
            text = "This is the last phase." if shown.is_last_phase else _NO_GATE
            self._lines.addWidget(Label(text, tone="muted", wrap=True))
        else:
            met = sum(c.state is GateState.MET for c in gate.criteria)
            self._chip.set_text(f"{met} of {len(gate.criteria)} met")
            self._chip.set_look(GATE_LOOKS[gate.state])
            for criterion in gate.criteria:
                self._lines.addLayout(_criterion(criterion))
        self._proposal.show_proposal(shown.proposal)
        others = [_gate_line(g) for g in shown.gates if gate is None or g.gate.id != gate.gate.id]
        self._others.setText("Other gates: " + " · ".join(others) if others else "")
        self._others.setVisible(bool(others))


_NO_GATE = "Nothing has to be met: the next phase begins on its day."


class _PhaseProposal(QWidget):
    """To go on early or to stay longer, with its reason and both answers."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Label("", Role.BODY_STRONG, wrap=True)
        self._reason = small(wrap=True)
        self.accept = Button("Accept…")
        self.decline = Button("Decline", "quiet")
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
            self._text.setText(in_words(adjustment.text))
            self._reason.setText(in_words(adjustment.reason))
            self.setAccessibleName(f"Proposal: {adjustment.text}")


def _criterion(status: CriterionStatus) -> QVBoxLayout:
    chip = Chip(GATES[status.state], GATE_LOOKS[status.state])
    line = row(Label(status.criterion.text, wrap=True), chip)
    line.setStretch(0, 1)
    line.setAlignment(chip, TOP)
    return column(line, small(status.text, wrap=True), gap=2)


def _gate_line(status: GateStatus) -> str:
    met = sum(c.state is GateState.MET for c in status.criteria)
    return f"{status.gate.title} {met} of {len(status.criteria)}"


class ReasonsCard(Card):
    """Why the plan is as it is: the first reasons, all of them on demand."""

    def __init__(self, title: str = "Why this plan", parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._reasons: tuple[str, ...] = ()
        self._all = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(metrics.S)
        self.body.addLayout(self._lines)
        self.more = Button("", "quiet")
        self.more.clicked.connect(self._turn)
        self.body.addLayout(row(self.more, None))
        self.body.addStretch(1)

    def show_reasons(self, reasons: Sequence[str]) -> None:
        """Show other reasons."""
        self._reasons = tuple(reasons)
        self._fill()

    @Slot()
    def _turn(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        clear(self._lines)
        shown = self._reasons if self._all else self._reasons[:SHOWN_REASONS]
        for reason in shown:
            mark = Label("·", tone="muted")
            line = row(mark, Label(reason, wrap=True))
            line.setAlignment(mark, TOP)
            line.setStretch(1, 1)
            self._lines.addLayout(line)
        hidden = len(self._reasons) - SHOWN_REASONS
        self.more.setVisible(hidden > 0)
        self.more.setText("Show fewer" if self._all else f"Show {plural(hidden, 'more reason')}")


class ProgramCard(Card):
    """What the program is: for whom, on what evidence, and its rules for pain and runs."""

    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The program", parent=parent)
        self.copy = Button("Copy to edit", "quiet", "copy")
        self.copy.clicked.connect(self.copy_wanted)
        self.add_action(self.copy)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_program(self, program: Program | None, name: str) -> None:
        """Show a program; None when its file is gone."""
        clear(self._lines)
        self.copy.setVisible(program is not None)
        if program is None:
            text = f"The file of the program “{name}” is gone; the plan stays as it was laid."
            self._lines.addWidget(Label(text, wrap=True))
            return
        self.set_title(program.title)
        for caption, text in program_facts(program):
            self._lines.addLayout(column(small(caption), Label(text, wrap=True), gap=2))


def program_facts(program: Program) -> list[tuple[str, str]]:
    """Return what to know about a program, caption and text, without what is empty."""
    facts = [
        ("Made for", program.population),
        ("Evidence", program.evidence),
        ("Source", program.citation),
        ("Pain", program.pain_rule),
        ("Progress", program.progression),
        ("Running", program.run_rule),
    ]
    return [(caption, text) for caption, text in facts if text]
