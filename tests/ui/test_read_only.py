"""A journal open read-only: pages show everything and offer nothing that writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Measure
from calfjournal.journal import Journal
from ui.assessments.page import TestsPage
from ui.calendar.page import CalendarPage
from ui.editor.page import SessionPage
from ui.plan.page import PlanPage
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Place, SessionSpot, TestSpot
from ui.today.page import TodayPage
from ui.widgets.buttons import READ_ONLY, Button
from ui.window.main_window import MainWindow


@pytest.fixture
def reading(demo_journal: Journal, make_context: Callable[[Journal], Context]) -> Iterator[Context]:
    """The sample journal, which another window has open for writing."""
    with Journal.open(demo_journal.path, read_only=True) as journal:
        yield make_context(journal)


def _locked(*buttons: Button) -> bool:
    return all(not b.isEnabled() and b.toolTip() == READ_ONLY for b in buttons)


def test_tests_can_only_be_looked_at(reading: Context, qtbot: QtBot) -> None:
    """Doing, typing, changing and deleting are off, also by Enter on a row."""
    page = TestsPage(reading)
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClick(page.grid.cards[0], Qt.Key.Key_Return)
    qtbot.keyClick(page.details.table, Qt.Key.Key_Return)
    qtbot.keyClick(page.details, Qt.Key.Key_Delete)
    assert page.details.isVisible()
    assert _locked(page.log, page.do_test, page.details.change, page.details.delete)
    page.go_to(TestSpot(Measure.KNEE_TO_WALL))
    assert not page.guide.isVisible()


def test_the_plan_can_only_be_looked_at(reading: Context, qtbot: QtBot) -> None:
    """A plan can be printed, not changed."""
    page = PlanPage(reading)
    qtbot.addWidget(page)
    page.show()
    page.go_to(DraftKey(DraftKind.PLAN))
    assert _locked(page.new, page.more)
    assert page.print_button.isEnabled()
    assert page.dialog is None


def test_a_check_in_cannot_be_changed_from_the_calendar(reading: Context, qtbot: QtBot) -> None:
    """The way to the check-in form is closed, with the reason as its tip."""
    page = CalendarPage(reading)
    qtbot.addWidget(page)
    page.show()
    (edit,) = (b for b in page.panel.findChildren(Button) if "heck" in b.accessibleName())
    assert _locked(edit)


def test_a_session_can_only_be_opened_on_today(reading: Context, qtbot: QtBot) -> None:
    """Nothing is started that could not be kept."""
    page = TodayPage(reading)
    qtbot.addWidget(page)
    page.show()
    offered = {b.text() for b in page.findChildren(Button) if b.isVisibleTo(page)}
    assert "Start" not in offered


def test_a_session_is_not_played(reading: Context, qtbot: QtBot) -> None:
    """The player leads to the page of the session, where nothing starts either."""
    window = MainWindow(reading)
    qtbot.addWidget(window)
    window.show()
    planned = reading.journal.sessions.next_after(reading.journal.today() - timedelta(days=1))
    assert planned is not None
    window.navigate(Place.PLAYER, SessionSpot(planned.day, planned.key))
    assert window.place is Place.SESSION
    page = window.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    assert not page.editor.head.start.isVisible()
