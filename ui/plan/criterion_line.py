"""One criterion of a gate: how it stands, and the way to the test that it needs."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.looks import GATE_LOOKS
from calfjournal.domain.program import CriterionStatus, GateState
from calfjournal.messages import in_words, tr
from calfjournal.messages.vocabulary import GATES
from calfjournal.views.test_guides import way_to
from ui.services.context import Context
from ui.services.places import Place, TestSpot
from ui.services.qt import TOP
from ui.theme import metrics
from ui.widgets.buttons import Button, lock
from ui.widgets.chip import Chip
from ui.widgets.layouts import column, row
from ui.widgets.text import Label, small


class CriterionLine(QWidget):
    """A criterion with its state; one that a test meets leads to it."""

    def __init__(self, context: Context, status: CriterionStatus) -> None:
        super().__init__()
        self._context, self._test = context, way_to(status)
        self.name = status.criterion.measure
        self.log: Button | None = None
        chip = Chip(GATES[status.state], GATE_LOOKS[status.state])
        line = row(Label(in_words(status.criterion.text), wrap=True), chip)
        line.setStretch(0, 1)
        line.setAlignment(chip, TOP)
        stack = column(line, small(in_words(status.text), wrap=True), gap=2)
        if self._test is not None and status.state is not GateState.MET:
            self.log = Button(tr("Do the test"), icon="tests")
            self.log.setAccessibleDescription(in_words(status.criterion.text))
            self.log.clicked.connect(self._open)
            if context.journal.read_only:
                lock(self.log)
            stack.addSpacing(metrics.S - 2)
            stack.addLayout(row(self.log, None))
        stack.setContentsMargins(0, 0, 0, 0)
        self.setLayout(stack)

    @Slot()
    def _open(self) -> None:
        if self._test is not None:
            self._context.navigate(Place.TESTS, TestSpot(self._test, Place.PLAN))
