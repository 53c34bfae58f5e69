"""Where the keys are is seen, and nothing is larger than its screen."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.kind import Kind
from calfjournal.domain.session import Session, SetLine
from tests.calendar_journal import HOLD, LEGS, RAISE, session
from tests.ui.hands import press
from ui.calendar.list_room import ListRoom
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.editor.page import SessionPage
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.services.window_state import within
from ui.today.page import TodayPage
from ui.widgets.dialog import Dialog
from ui.widgets.fields import TextField
from ui.widgets.scrolled import FocusInView
from ui.window.main_window import MainWindow
from ui.window.search_dialog import SearchDialog

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
EXERCISES = (RAISE, HOLD, "ankle_pumps", "ankle_circles")


def long_session(day: date, *, logged: int = 0) -> Session:
    """A session of forty sets, far taller than its panel, of which some are logged."""
    whole = product(enumerate(EXERCISES), range(1, 6), LEGS)
    lines = [
        SetLine(name, item, number, side, Unit.REPS, 10) for (item, name), number, side in whole
    ]
    done = [replace(line, done=10) for line in lines[:logged]]
    return session(day, sets=(*done, *lines[logged:]))


@pytest.fixture
def small(context: Context, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return a window of 1024 x 700 with two short sessions and a long one of today below them."""
    today = context.journal.today()
    for hour in ("07:00", "08:00"):
        context.journal.sessions.add(session(today, start_time=hour))
    context.journal.sessions.add(replace(long_session(today), start_time="18:00", note="Stubborn"))
    window.resize(1024, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def calendar(window: MainWindow) -> CalendarPage:
    page = window.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    return page


def is_seen(part: QWidget) -> bool:
    """True when a widget lies wholly in everything that scrolls around it."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            port = around.viewport()
            place = QRect(part.mapTo(port, QPoint()), part.size())
            if not (port.rect().top() <= place.top() and place.bottom() <= port.rect().bottom()):
                return False
        around = around.parentWidget()
    return True


def assert_shows_long_session(window: MainWindow) -> None:
    """The third session of the day has the keys, and title and cell are seen, now and later."""
    page = window.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    editor = page.editor
    assert editor.session is not None
    assert editor.session.note == "Stubborn"
    keys = window.focusWidget()
    assert keys is not None
    assert editor.isAncestorOf(keys)
    for _ in range(5):
        assert is_seen(editor.head.title)
        assert is_seen(keys)
        QApplication.processEvents()


def test_a_session_opened_from_today_is_seen(small: MainWindow, qtbot: QtBot) -> None:
    """At 1024 x 700 the last session of a full day shows its title and the cell with the keys."""
    small.navigate(Place.TODAY)
    page = small.page(Place.TODAY)
    assert isinstance(page, TodayPage)
    block = page.session.blocks[2]
    block.open.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert_shows_long_session(small)


def test_a_session_opened_from_the_list_is_seen(small: MainWindow, qtbot: QtBot) -> None:
    """The same by Enter in the list."""
    small.navigate(Place.CALENDAR)
    page = calendar(small)
    page.rooms.see(View.LIST, page.rooms.now.selected)
    room = page.rooms.now
    assert isinstance(room, ListRoom)
    room.list.setFocus()
    room.list.choose([entry.kind for entry in room.list.agenda.entries].index(Kind.SESSION) + 2)
    press(qtbot, Qt.Key.Key_Return)
    assert_shows_long_session(small)


def test_a_session_found_by_search_is_seen(small: MainWindow, qtbot: QtBot) -> None:
    """The same by Enter in the search."""
    small.navigate(Place.TODAY)
    qtbot.keyClick(small, Qt.Key.Key_F, CTRL)
    (search,) = (each for each in small.findChildren(SearchDialog) if each.isVisible())
    qtbot.waitUntil(search.isActiveWindow)
    press(qtbot, "stubborn")
    qtbot.waitUntil(lambda: len(search.list.agenda.entries) == 1)
    press(qtbot, Qt.Key.Key_Return)
    assert_shows_long_session(small)


def test_the_cell_is_seen_however_far_down_it_is(
    small: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Where there is no room for both the cell is; Enter down the sets keeps it in view."""
    tomorrow = context.journal.today() + timedelta(days=1)
    context.journal.sessions.add(long_session(tomorrow, logged=24))
    small.navigate(Place.CALENDAR, tomorrow)
    page = calendar(small)
    page.grid.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    seen = set()
    for _ in range(12):
        keys = QApplication.focusWidget()
        assert keys is not None
        assert is_seen(keys)
        seen.add(keys)
        press(qtbot, Qt.Key.Key_Space)
    assert len(seen) > 1


@pytest.mark.parametrize("size", [(1024, 700), (1280, 860)])
@pytest.mark.parametrize("way", ["space", "enter", "rest", "finish"])
def test_the_effort_is_seen_when_the_last_set_asks_for_it(
    small: MainWindow,
    context: Context,
    qtbot: QtBot,
    size: tuple[int, int],
    way: str,
) -> None:
    """However long the session was, the scale that has the keys is on the screen."""
    small.resize(*size)
    tomorrow = context.journal.today() + timedelta(days=1)
    names = tuple(context.journal.library.exercises)[:14]
    lines = [
        SetLine(name, at, number, Side.BOTH, Unit.REPS, 10, done=10)
        for at, name in enumerate(names)
        for number in (1, 2, 3)
    ]
    opened = [*lines[:-1], replace(lines[-1], done=None)]
    context.journal.sessions.add(session(tomorrow, sets=tuple(opened)))
    small.navigate(Place.CALENDAR, tomorrow)
    calendar(small).grid.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    page = small.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    effort = page.editor.details.effort
    if way == "space":
        press(qtbot, Qt.Key.Key_Space)
    elif way == "enter":
        press(qtbot, "10", Qt.Key.Key_Return, Qt.Key.Key_Return)
    elif way == "rest":
        qtbot.mouseClick(page.editor.head.as_planned, LEFT)
    else:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert effort.hasFocus()
    for height in (size[1], 560, size[1], 620):
        small.resize(size[0], height)
        qtbot.waitUntil(lambda: is_seen(effort))


def test_a_long_title_wraps(small: MainWindow, context: Context) -> None:
    """The page never scrolls to the side for it, and all of it is seen."""
    today = context.journal.today()
    title = "A session with a name that tells everything that is to be done in it, and more " * 2
    long = context.journal.sessions.add(session(today, title=title.strip())).value
    page = small.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    for width in (1280, 1024):
        small.resize(width, 700)
        small.navigate(Place.SESSION, SessionSpot(today, long.key))
        shown = page.editor.head.title
        for _ in range(5):
            QApplication.processEvents()
        assert page.scroller.horizontalScrollBar().maximum() == 0
        assert shown.height() >= shown.heightForWidth(shown.width()) > shown.fontMetrics().height()


# ------------------------------------------------------------------------------- dialogs


class SmallScreenDialog(Dialog):
    """A dialog on a screen of 800 x 420."""

    def _screen(self) -> QRect:
        return QRect(0, 0, 800, 420)


@pytest.mark.parametrize("grows_later", [False, True])
def test_a_tall_dialog_scrolls_on_a_small_screen(
    theme: object, qtbot: QtBot, grows_later: bool
) -> None:
    """Its buttons stay on the screen, Tab brings every field into view, no key goes astray."""
    dialog = SmallScreenDialog("Tall", width=2000)
    qtbot.addWidget(dialog)
    FocusInView(dialog)
    fields = [TextField(f"Field {number}") for number in range(20)]
    dialog.body.addWidget(fields[0])
    close = dialog.add_button("Close", closes=True)
    if grows_later:
        dialog.show()
    fields[0].setFocus()
    for field in fields[1:]:
        dialog.body.addWidget(field)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QScrollArea)))
    assert dialog._screen().contains(dialog.frameGeometry())
    assert dialog.rect().contains(close.geometry())
    reached = set()
    for _ in range(len(fields) + 2):  # The button and what scrolls are stops, too.
        keys = dialog.focusWidget()
        reached.add(keys)
        assert is_seen(keys)
        press(qtbot, Qt.Key.Key_Tab)
    assert {*fields, close} <= reached
    assert fields[0].hasFocus()


def test_a_dialog_beyond_the_edge_comes_back() -> None:
    """What a dialog is put within is the screen it is on, whole."""
    screen = QRect(100, 0, 1280, 760)
    assert within(QRect(1200, 700, 400, 300), screen) == QRect(980, 460, 400, 300)
    assert within(QRect(-50, -50, 5000, 300), screen) == QRect(100, 0, 1280, 300)
