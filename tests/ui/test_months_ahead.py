"""Months that were read and painted ahead look as if they were painted now."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from calfjournal.dates import next_month, previous_month
from tests.calendar_journal import fill, session
from tests.ui.showing import shown
from ui.calendar.month_view import MonthView
from ui.calendar.page import CalendarPage
from ui.services.context import Context
from ui.theme import Role, active
from ui.widgets.text import Label


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> Iterator[CalendarPage]:
    """Return the calendar on today, after both months beside it were made ready."""
    fill(context.journal)
    made = shown(CalendarPage(context), qtbot, 1284, 970)
    make_ready(made, qtbot)
    yield made
    made.hide()
    active().prefer("system")


def make_ready(page: CalendarPage, qtbot: QtBot) -> None:
    """Wait until both months beside the one shown were read and painted."""
    with qtbot.waitSignals([page._ahead.ready] * 2):
        page._ahead.expect(page.month, page.month)


def painted_now(page: CalendarPage) -> QImage:
    """Return the month that is shown as a grid that knew nothing ahead paints it."""
    fresh = MonthView(page)
    fresh.resize(page.grid.size())
    views = page.context.journal.views
    month = views.month(page.month, page.context.settings.now.first_weekday)
    fresh._selected = page.grid.selected
    fresh.show_month(month, page.context.journal.today())
    return fresh.grab().toImage()


def test_months_on_both_sides_are_as_painted_now(page: CalendarPage) -> None:
    """Forwards, back past where it began, and forwards again."""
    page.setFocus()  # Not the grid: its chosen day would be tinted.
    for month in (next_month, previous_month, previous_month, next_month):
        page.show_month(month(page.month))
        assert page.grid.grab().toImage() == painted_now(page)


def test_a_change_reaches_months_made_ready(page: CalendarPage, context: Context) -> None:
    """A session added next month stands there when it is turned to."""
    later = next_month(page.month)
    context.journal.sessions.add(session(later))
    page.setFocus()
    page.show_month(later)
    cell = page.grid.month.cell(later)
    assert cell is not None
    assert cell.sessions
    assert page.grid.grab().toImage() == painted_now(page)


def test_a_month_made_ready_follows_the_theme_and_the_size(
    page: CalendarPage, qtbot: QtBot
) -> None:
    """What was painted in light and small is not shown in dark or large."""
    page.setFocus()
    active().prefer("dark")
    page.show_month(next_month(page.month))
    assert page.grid.grab().toImage() == painted_now(page)
    make_ready(page, qtbot)
    page.resize(1100, 800)
    page.show_month(next_month(page.month))
    assert page.grid.grab().toImage() == painted_now(page)


def test_a_label_measures_again_what_changed(qtbot: QtBot) -> None:
    """The height of a width is that of the text and the font of now."""
    label = Label("one", wrap=True)
    qtbot.addWidget(label)
    low = label.heightForWidth(80)
    label.setText("one two three four five six")
    assert label.heightForWidth(80) > low
    label.setText("one")
    assert label.heightForWidth(80) == low
    label.setFont(Label("", Role.FIGURE).font())
    assert label.heightForWidth(80) > low
