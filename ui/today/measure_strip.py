"""Names the test that the gate close by still needs, with the way to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.assessment import MEASURE_NAMES
from calfjournal.domain.program import CriterionStatus
from calfjournal.messages import formats, in_words, tr
from ui.services.context import Context
from ui.services.places import Place, TestSpot
from ui.theme import Role
from ui.widgets.buttons import Button, lock
from ui.widgets.layouts import column, row
from ui.widgets.text import Label, small


class TestsLine(QWidget):
    """The way from a re-test session to its tests."""

    __test__ = False  # the name begins with Test, but pytest has nothing to collect here

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.go = Button(tr("Do the tests"), icon="tests")
        self.go.clicked.connect(self._open)
        if context.journal.read_only:
            lock(self.go)
        line = row(self.go, None)
        self.setLayout(line)

    @Slot()
    def _open(self) -> None:
        self._context.navigate(Place.TESTS, TestSpot(back=Place.TODAY))


class MeasureStrip(QWidget):
    """What is to be tested before the phase ends; the button opens it on the Tests page."""

    def __init__(self, context: Context, missing: Sequence[CriterionStatus]) -> None:
        super().__init__()
        self._context, self._missing = context, missing
        asked = dict.fromkeys(status.test for status in missing if status.test is not None)
        self.log = Button(tr("Do the test"), icon="tests")
        self.log.clicked.connect(self._open)
        if context.journal.read_only:
            lock(self.log)
        stack = column(
            Label(
                tr(
                    "To test before the next phase: {tests:inside}",
                    tests=[MEASURE_NAMES[test] for test in asked],
                ),
                Role.BODY_STRONG,
                wrap=True,
            ),
            small(formats.sentences([in_words(status.text) for status in missing]), wrap=True),
        )
        stack.addLayout(row(self.log, None))
        stack.setContentsMargins(0, 0, 0, 0)
        self.setLayout(stack)

    @Slot()
    def _open(self) -> None:
        test = self._missing[0].test
        if test is not None:
            self._context.navigate(Place.TESTS, TestSpot(test, Place.TODAY))
