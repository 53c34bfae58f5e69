"""The calendar at every width: nothing is cut off, and the chosen day is in view."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.plan import Race
from tests.calendar_journal import fill, run
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.services.context import Context

WIDTHS = (*range(420, 1100, 40), 1200, 1484, 1724)
"""Of the page beside the sidebar, in windows of 480 to 1920."""
WAYS = [
    *(View.MONTH, View.YEAR, View.MONTH, View.WEEK, View.MONTH, View.LIST, View.MONTH),
    *(View.YEAR, View.WEEK, View.YEAR, View.LIST, View.YEAR, View.WEEK, View.LIST, View.WEEK),
]
"""From each view to each other one."""


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> CalendarPage:
    today = fill(context.journal)
    for away in range(30):  # So that sums and counts are as long as in a full year.
        context.journal.runs.add(run(today - timedelta(days=away), 42_000))
    context.journal.plans.save_race(Race(today, "Harbour marathon"))
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


def settle() -> None:
    for _ in range(3):  # The header turns once the page is laid out.
        QApplication.processEvents()


@pytest.mark.parametrize("view", list(View))
def test_nothing_is_cut_off_at_any_width(page: CalendarPage, view: View) -> None:
    """Every view, day and button lies within the page from the narrowest window to the widest."""
    page.rooms.see(view, page.rooms.now.selected)
    cut = {}
    for width in WIDTHS:
        page.resize(width, 700)
        settle()
        if found := outside(page):
            cut[width] = found
    assert cut == {}


@pytest.mark.parametrize("width", [420, 500, 580, 640, 700, 764, 820, 904, 1084])
def test_nothing_is_cut_off_in_whatever_order(page: CalendarPage, width: int) -> None:
    """It is the same from which view another one is come to."""
    page.resize(width, 700)
    cut = {}
    for before, after in pairwise(WAYS):
        page.rooms.see(after, page.rooms.now.selected)
        settle()
        if found := outside(page):
            cut[before, after] = found
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
