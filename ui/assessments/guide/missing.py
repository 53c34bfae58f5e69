"""What hops still wait for: each criterion of their gate with the way to it (rule 8.3)."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.assessment import MEASURE_NAMES, Measure
from calfjournal.domain.looks import GATE_LOOKS
from calfjournal.domain.program import CriterionStatus, GateState, GateStatus
from calfjournal.messages import in_words, tr
from calfjournal.messages.vocabulary import GATES
from calfjournal.views.test_guides import way_to
from ui.assessments.guide.stage import Stage
from ui.services.qt import TOP, VALUE
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.layouts import column, row
from ui.widgets.text import Label, small


class MissingStage(Stage):
    """Names the gate; ``test_wanted`` carries a test to do first, ``plan_wanted`` asks for it."""

    test_wanted = Signal(VALUE)
    plan_wanted = Signal()

    def __init__(self, gate: GateStatus) -> None:
        super().__init__(tr("Hops wait for their gate: {gate}", gate=gate.gate.title))
        self.keys = tr("Tab and Enter go to what is missing, Esc leaves")
        self.ways: list[Button] = []
        asked: set[Measure] = set()
        for status in gate.criteria:
            if status.state is GateState.MET:
                continue
            test = way_to(status)
            line = _MissingLine(status, None if test in asked else test)
            line.test_wanted.connect(self.test_wanted)
            if line.way is not None and test is not None:
                asked.add(test)
                self.ways.append(line.way)
            self.stack.addWidget(line)
        self.plan = Button(tr("See the gates in the plan"), "quiet")
        self.plan.clicked.connect(self.plan_wanted)
        self.ways.append(self.plan)
        self.stack.addLayout(row(self.plan, None))

    def take_keys(self) -> None:
        self.ways[0].setFocus()


class _MissingLine(QWidget):
    """One criterion that is not met."""

    test_wanted = Signal(VALUE)

    def __init__(self, status: CriterionStatus, test: Measure | None) -> None:
        super().__init__()
        self._test = test
        self.way: Button | None = None
        chip = Chip(GATES[status.state], GATE_LOOKS[status.state])
        line = row(Label(in_words(status.criterion.text), wrap=True), chip)
        line.setStretch(0, 1)
        line.setAlignment(chip, TOP)
        stack = column(line, small(in_words(status.text), wrap=True), gap=2)
        if test is not None:
            self.way = Button(tr("Do this test: {test}", test=MEASURE_NAMES[test]), icon="tests")
            self.way.clicked.connect(self._ask)
            stack.addLayout(row(self.way, None))
        self.setLayout(stack)
        stack.setContentsMargins(0, 0, 0, 0)

    @Slot()
    def _ask(self) -> None:
        self.test_wanted.emit(self._test)
