"""The calendar at every width: nothing is cut off, and the chosen day is in view."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.calendar_journal import fill
from ui.calendar.page import CalendarPage
from ui.services.context import Context

WIDTHS = (*range(420, 1100, 40), 1200, 1484, 1724)
"""Of the page beside the sidebar, in windows of 480 to 1920."""


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> CalendarPage:
    fill(context.journal)
    made = CalendarPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def outside(page: CalendarPage) -> list[str]:
    """The widgets that reach beyond the sides of the page, with where they begin and end."""
    view, inside, found = page.scroller.viewport(), page.scroller.widget(), []
    for part in inside.findChildren(QWidget) if inside is not None else ():
        left = part.mapTo(view, QPoint()).x()
        if part.isVisible() and (left < 0 or left + part.width() > view.width()):
            found.append(f"{type(part).__name__} {left} to {left + part.width()}")
    return found


def test_nothing_is_cut_off_at_any_width(page: CalendarPage) -> None:
    """Month, day and every button lie within the page from the narrowest window to the widest."""
    cut = {}
    for width in WIDTHS:
        page.resize(width, 700)
        for _ in range(3):  # The header turns once the page is laid out.
            QApplication.processEvents()
        if found := outside(page):
            cut[width] = found
    assert cut == {}


def test_the_day_goes_below_the_month_before_both_are_squeezed(page: CalendarPage) -> None:
    """In a window of 1060 and less the month keeps the whole width."""
    stacked = {}
    for width in (1084, 1060 - 196):
        page.resize(width, 700)
        QApplication.processEvents()
        stacked[width] = page.splitter.is_stacked
    assert stacked == {1084: False, 1060 - 196: True}
    assert page.grid.width() > page.width() - 90


def test_the_chosen_day_comes_into_view(page: CalendarPage, qtbot: QtBot) -> None:
    """Where the page scrolls, the keys never walk out of what is seen."""
    page.resize(600, 320)
    QApplication.processEvents()
    page.grid.setFocus()
    view = page.scroller.viewport()
    for _ in range(5):
        qtbot.keyClick(page.grid, Qt.Key.Key_Down)
        box = page.grid.day_box(page.grid.selected)
        assert box is not None
        middle = page.grid.mapTo(view, box.center().toPoint())
        assert 0 <= middle.y() <= view.height()


def test_a_narrow_day_has_room_for_all_it_holds(page: CalendarPage, context: Context) -> None:
    """Below each other month and day scroll with the page, and no chip is left out."""
    yesterday = context.journal.today() - timedelta(days=1)
    page.resize(560, 700)
    QApplication.processEvents()
    cells = page.grid.month.cells()
    assert all(page.grid.sheet.layout(cell).more == 0 for cell in cells)
    assert page.grid.placed_on(yesterday)
