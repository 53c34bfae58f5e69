"""The Tests page with a guide whose clock goes on when it is told to."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Result
from calfjournal.domain.guided_scores import COUNT_IN
from calfjournal.domain.score import SECOND_NS
from calfjournal.journal import Journal
from ui.assessments.guide.timed import HoldStage, RaisesStage
from ui.assessments.page import TestsPage
from ui.services.context import Context
from ui.sound.clock import PlayClock


class Watch:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.ns = 5 * SECOND_NS

    def __call__(self) -> int:
        return self.ns

    def go_on(self, seconds: float) -> None:
        """Let time pass."""
        self.ns += round(seconds * SECOND_NS)


def guided_page(context: Context, qtbot: QtBot, watch: Watch) -> TestsPage:
    """Open the page, with a watch for its clock."""
    made = TestsPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 770)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.guide.clock = PlayClock(watch)
    return made


def seen(page: TestsPage) -> str:
    """Every text of the guide that is seen."""
    return "\n".join(label.text() for label in page.guide.findChildren(QLabel) if label.isVisible())


def results(journal: Journal) -> list[Result]:
    """Everything that is kept."""
    return [result for test in journal.assessments.all() for result in test.results]


def count(page: TestsPage, watch: Watch, seconds: float) -> None:
    """Let a count run, of raises or of a hold."""
    stage = page.guide.stage
    assert isinstance(stage, RaisesStage | HoldStage)
    stage.turn()
    watch.go_on(seconds + (COUNT_IN if isinstance(stage, RaisesStage) else 0))
    stage.look()
