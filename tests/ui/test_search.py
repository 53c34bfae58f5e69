"""Search from every page, and the way to a day that is typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.kind import Kind
from calfjournal.domain.plan import Race
from tests.calendar_journal import fill, run
from tests.ui.hands import press
from tests.ui.reader import nameless
from ui.calendar.day_dialog import DayDialog
from ui.calendar.list_room import ListRoom
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.editor.page import SessionPage
from ui.services.context import Context
from ui.services.places import Place
from ui.widgets.search_field import SearchField
from ui.window.main_window import MainWindow
from ui.window.search_dialog import SearchDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(window: MainWindow, context: Context, qtbot: QtBot) -> MainWindow:
    """Return the window of a small journal on Today, with the keys in it."""
    today = fill(context.journal)
    for gap in (400, 1200, 3000):
        context.journal.runs.add(run(today - timedelta(days=gap)))
    context.journal.checkins.save(CheckIn(today - timedelta(days=3000), note="Café legs"))
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigate(Place.TODAY)
    return window


def calendar(window: MainWindow) -> CalendarPage:
    page = window.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    return page


def searching(window: MainWindow, qtbot: QtBot) -> SearchDialog:
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    (dialog,) = window.findChildren(SearchDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.search.hasFocus)
    return dialog


def found(dialog: SearchDialog) -> list[tuple[Kind, date]]:
    return [(thing.kind, thing.day) for thing in dialog.list.agenda.entries]


def test_from_any_page_words_lead_to_the_day(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Ctrl+F, some words, an arrow and Enter: the session of that day has the keys."""
    today = context.journal.today()
    dialog = searching(opened, qtbot)
    press(qtbot, "slow raises")
    qtbot.waitUntil(lambda: len(found(dialog)) == 3)
    assert [day for _, day in found(dialog)] == [
        today + timedelta(days=2),
        today,
        today - timedelta(days=2),
    ]
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert opened.place is Place.SESSION
    page = opened.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    assert page.editor.session is not None
    assert page.editor.session.day == today
    focused = opened.focusWidget()
    assert focused is not None
    assert page.editor.blocks[0].isAncestorOf(focused)


def test_the_oldest_years_are_searched_too(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Enter that comes faster than the answer waits for it, however long ago it was."""
    dialog = searching(opened, qtbot)
    press(qtbot, "CAFE", Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert calendar(opened).panel.day == context.journal.today() - timedelta(days=3000)


def test_the_newest_comes_first_and_all_are_counted(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Runs of ten years stand newest first; Ctrl+Enter shows them all in the list."""
    dialog = searching(opened, qtbot)
    press(qtbot, "run")
    qtbot.waitUntil(lambda: len(found(dialog)) == 4)
    days = [day for _, day in found(dialog)]
    assert days == sorted(days, reverse=True)
    assert dialog._state.text() == "4 found"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return, CTRL)
    room = calendar(opened).rooms.now
    assert isinstance(room, ListRoom)
    assert room.filters.search.text() == "run"
    assert [thing.kind for thing in room.list.agenda.entries] == [Kind.RUN] * 4


def test_what_is_not_shown_here_is_told_of(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """A plan says the same for weeks ahead: the next three are listed, all are counted."""
    today = context.journal.today()
    for week in range(1, 7):
        context.journal.plans.save_race(Race(today + timedelta(weeks=week), f"Parkrun {week}"))
    dialog = searching(opened, qtbot)
    press(qtbot, "parkrun")
    told = "6 found, 3 of them here; the list of the calendar shows them all."
    qtbot.waitUntil(lambda: dialog._state.text() == told)
    assert len(found(dialog)) == 3


def test_escape_leaves_everything_as_it_was(opened: MainWindow, qtbot: QtBot) -> None:
    """Words that nothing holds are answered in a sentence, and one key closes the search."""
    dialog = searching(opened, qtbot)
    assert nameless(dialog) == []
    press(qtbot, "nowhere at all")
    qtbot.waitUntil(lambda: dialog._state.text() == "Nothing holds all of these words.")
    assert not dialog.whole.isEnabled()
    press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert opened.place is Place.TODAY


def test_a_page_with_its_own_search_comes_first(opened: MainWindow, qtbot: QtBot) -> None:
    """In the library Ctrl+F looks for exercises, a second time in the whole journal."""
    opened.navigate(Place.LIBRARY)
    qtbot.keyClick(opened, Qt.Key.Key_F, CTRL)
    focused = QApplication.focusWidget()
    assert isinstance(focused, SearchField)
    assert opened.page(Place.LIBRARY).isAncestorOf(focused)
    searching(opened, qtbot).close()


def asked(window: MainWindow, qtbot: QtBot) -> DayDialog:
    dialog = calendar(window).findChildren(DayDialog)[-1]
    dialog.activateWindow()
    qtbot.waitUntil(dialog.field.hasFocus)
    return dialog


def test_a_typed_day_is_shown_in_the_calendar(opened: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+G takes a day as people say it, tells it in full, and Enter goes there."""
    qtbot.keyClick(opened, Qt.Key.Key_G, CTRL)
    dialog = asked(opened, qtbot)
    press(qtbot, "no day", Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.field.selectAll()
    press(qtbot, "9999-12-31", Qt.Key.Key_Return)
    assert dialog.field.error == "31 Dec 9999 is outside 1900 to 2199."
    dialog.field.selectAll()
    press(qtbot, "12 March 2031")
    assert dialog._told.text() == "Wednesday 12 March 2031"
    press(qtbot, Qt.Key.Key_Return)
    assert calendar(opened).panel.day == date(2031, 3, 12)
    assert calendar(opened).month == date(2031, 3, 1)


def test_the_title_asks_in_the_view_that_is_seen(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """A click on the list's title, and a step from the chosen day, stay in the list."""
    opened.navigate(Place.CALENDAR)
    page = calendar(opened)
    day = context.journal.today() - timedelta(days=3000)
    page.rooms.see(View.LIST, day - timedelta(days=7))
    qtbot.mouseClick(page._heading, Qt.MouseButton.LeftButton)
    asked(opened, qtbot)
    press(qtbot, "+1w", Qt.Key.Key_Return)
    assert isinstance(page.rooms.now, ListRoom)
    assert page.rooms.now.selected == page.panel.day == day
