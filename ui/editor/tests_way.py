"""What a session of tests shows in place of sets: the way to where they are taken."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from calfjournal.domain.assessment import MEASURE_NAMES
from calfjournal.domain.first_answers import FIRST_TESTS
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words, tr
from ui.services.context import Context
from ui.services.places import Place, TestSpot
from ui.theme import Role, active, metrics
from ui.theme.fonts import scale
from ui.theme.written import write
from ui.widgets.buttons import Button
from ui.widgets.ghost import Ghost, ghost_box
from ui.widgets.layouts import column, row
from ui.widgets.mirrored import mirror
from ui.widgets.text import Label

LEGS_FROM, CELL, GAP = 0.5, 72.0, 8.0
"""Where the fields of the legs begin, as a share of the width, and how wide one is."""


class TestsGhost(Ghost):
    """The tests that a journal begins with, with a field for each leg."""

    __test__ = False

    def __init__(self) -> None:
        super().__init__(round((len(FIRST_TESTS) + 1) * metrics.ROW * scale()))

    def paint_example(self, painter: QPainter, box: QRectF) -> None:
        mirror(painter, box)
        row, left = metrics.ROW * scale(), box.width() * LEGS_FROM
        wide = min(CELL * scale(), (box.width() - left) / 2 - GAP)
        cells = [left + index * (wide + GAP) for index in range(2)]
        painter.setPen(active().colour("muted"))
        for x, leg in zip(cells, (tr("Left"), tr("Right")), strict=True):
            write(painter, QRectF(x, 0, wide, row), leg, Role.SMALL, centred=True)
        for index, test in enumerate(FIRST_TESTS, 1):
            painter.setPen(active().colour("muted"))
            words = QRectF(0, index * row, left - GAP, row)
            write(painter, words, in_words(MEASURE_NAMES[test]), Role.BODY)
            for x in cells:
                ghost_box(painter, QRectF(x, index * row + 3, wide, row - 6), 6.0)


class TestsWay(QWidget):
    """The button is the strongest until something was tested on the day."""

    __test__ = False  # the name begins with Test, but pytest has nothing to collect here

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._said = Label("", wrap=True)
        self.go = Button(tr("Do the tests"), "primary", "tests")
        self.go.clicked.connect(self._open)
        self._ghost = TestsGhost()
        self.hide()
        self.setLayout(column(self._said, row(self.go, None), self._ghost, gap=metrics.M))

    def show_session(self, session: Session) -> bool:
        """Stand in a session that is nothing but tests; True while those are what comes first."""
        self.setVisible(session.is_tests)
        if not session.is_tests:
            return False
        tested = bool(self._context.journal.assessments.between(session.day, session.day))
        planned = session.status is SessionStatus.PLANNED
        writes = planned and not self._context.journal.read_only
        self._ghost.setHidden(tested)
        self.go.set_variant("plain" if tested else "primary")
        self.go.setVisible(writes)
        if tested:
            self._said.setText(tr("Tested on this day; the results stand on the page of tests."))
        else:
            self._said.setText(tr("Its tests are taken, timed and kept on the page of tests."))
        return writes and not tested

    @Slot()
    def _open(self) -> None:
        self._context.navigate(Place.TESTS, TestSpot(back=Place.SESSION))
