"""Where the keys are on the Plan page when a test that its gate asked for is done."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Measure, Result
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.journal import Journal
from tests.ui.plan_journal import with_plan
from ui.plan.page import PlanPage
from ui.services.context import Context


@pytest.mark.parametrize("legs", [(), (Side.LEFT,), LEGS])
def test_who_did_a_test_comes_back_to_its_criterion(
    context: Context, journal: Journal, qtbot: QtBot, legs: tuple[Side, ...]
) -> None:
    """To its button while it still asks, else to the card; never to the word on a gate."""
    with_plan(journal)
    window, elsewhere = QStackedWidget(), QLineEdit()
    qtbot.addWidget(window)
    page = PlanPage(context)
    window.addWidget(page)
    window.addWidget(elsewhere)
    window.resize(1084, 1400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line = page.gate._lines_by_name["knee_to_wall_sides"]
    assert line.log is not None
    line.log.setFocus()
    window.setCurrentWidget(elsewhere)
    elsewhere.setFocus()
    if legs:
        journal.assessments.add([Result(Measure.KNEE_TO_WALL, leg, 10) for leg in legs])
    page.refresh()
    window.setCurrentWidget(page)
    now = page.gate._lines_by_name["knee_to_wall_sides"]
    wanted = now.log or page.gate
    assert (now.log is None) == (len(legs) == 2)
    assert QApplication.focusWidget() is wanted
