"""What a screen reader is told: no nameless node, and painted things as children."""

from __future__ import annotations

import gc
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.views.read_aloud import spoken_week
from tests.ui.reader import NAME, nameless, nodes
from tests.ui.test_pseudo import DIALOGS
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.calendar.rooms import OTHER_ROOMS
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.widgets.painted import Painted
from ui.widgets.segmented import SegmentedControl
from ui.window.main_window import MainWindow


@pytest.mark.parametrize("place", Place)
def test_nothing_the_keys_reach_is_nameless(
    demo_context: Context, place: Place, qtbot: QtBot
) -> None:
    """On every page with two years in it, each focusable node says what it is."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    window.show()
    window.navigate(place)
    QApplication.processEvents()
    assert nameless(window) == []


@pytest.mark.parametrize("view", [View.MONTH, *OTHER_ROOMS])
def test_nothing_of_a_room_is_nameless(demo_context: Context, view: View, qtbot: QtBot) -> None:
    """However the calendar is seen, each focusable node says what it is, its session's too."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    window.show()
    window.navigate(Place.CALENDAR)
    page = window.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    newest = demo_context.journal.sessions.between(date(2000, 1, 1), date(2100, 1, 1))[-1]
    page.rooms.see(view, newest.day)
    QApplication.processEvents()
    assert nameless(window) == []
    window.navigate(Place.SESSION, SessionSpot(newest.day, newest.key))
    QApplication.processEvents()
    assert nameless(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_of_a_dialog_is_nameless(demo_context: Context, name: str, qtbot: QtBot) -> None:
    """In every dialog each focusable node says what it is."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    dialog = DIALOGS[name](demo_context, window)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert nameless(dialog) == []


def test_days_of_a_month_are_read_one_by_one(demo_context: Context, qtbot: QtBot) -> None:
    """Each day and each week's sums are a cell at their place; the chosen one follows the keys."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    window.show()
    window.navigate(Place.CALENDAR)
    grid = window.page(Place.CALENDAR).grid  # type: ignore[attr-defined]
    node = QAccessible.queryAccessibleInterface(grid)
    assert node is not None
    assert node.role() == QAccessible.Role.Table
    cells = [node.child(index) for index in range(node.childCount())]
    weeks = grid.month.weeks
    assert len(cells) == len(list(grid.month.cells())) + len(weeks)
    assert cells[7].text(NAME) == f"Week: {spoken_week(weeks[0])}"
    chosen = [cell for cell in cells if cell.state().selected]
    assert [cell.text(NAME).split(",")[0] for cell in chosen] == [
        grid.accessibleDescription().split(",")[0]
    ]
    under = node.childAt(*chosen[0].rect().center().toTuple())
    assert under is not None
    assert under.text(NAME) == chosen[0].text(NAME)
    before = grid.selected
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.selected == before - timedelta(days=1)
    assert not chosen[0].state().selected


def test_choices_are_radio_buttons(theme: object, qtbot: QtBot) -> None:
    """A row of choices is a group of radio buttons, of which one is checked."""
    control = SegmentedControl([(1, "One"), (2, "Two")], "Number")
    qtbot.addWidget(control)
    control.show()
    node = QAccessible.queryAccessibleInterface(control)
    assert node is not None
    assert [(part.text(NAME), part.state().checked) for part in nodes(control)][1:] == [
        ("One", True),
        ("Two", False),
    ]
    qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=QPoint(control.width() - 5, 10))
    assert [part.state().checked for part in nodes(control)][1:] == [False, True]


def test_nodes_end_with_their_widget(theme: object, qtbot: QtBot) -> None:
    """A reader that looks at many short-lived widgets keeps none of them, and nothing crashes."""
    from ui.widgets import painted_nodes as painted

    for _ in range(50):
        control = SegmentedControl([(1, "One")], "Number")
        assert len(list(nodes(control))) == 2
        control.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    last = SegmentedControl([(1, "One")], "Number")
    qtbot.addWidget(last)
    assert isinstance(last, Painted)
    assert len(list(nodes(last))) == 2
    assert sum(node._widget is last for node in painted._nodes) == 1
