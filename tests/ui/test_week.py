"""The week with its hours: what stands where, the keys, and how it is read aloud."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from calfjournal.domain.run import PlannedRun, RunKind
from tests.calendar_journal import fill, session
from tests.ui.hands import press
from tests.ui.looks.scenes import settle
from tests.ui.looks.written import Sight
from tests.ui.showing import shown
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.calendar.week_grid import WeekGrid
from ui.calendar.week_room import week_title
from ui.services.act import perform
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.theme import active

DAY = timedelta(days=1)
K = Qt.Key


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> CalendarPage:
    """The calendar on the week of today."""
    fill(context.journal)
    made = shown(CalendarPage(context), qtbot, 1084, 770)
    qtbot.waitUntil(made.isActiveWindow)
    made.rooms.see(View.WEEK, context.journal.today())
    made.rooms.now.setFocus()
    return made


def grid_of(page: CalendarPage) -> WeekGrid:
    found = page.rooms.now.focusProxy()
    assert isinstance(found, WeekGrid)
    return found


def test_arrows_walk_the_days_and_pages_turn_the_weeks(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """Heading and days follow; Ctrl+T comes back."""
    today = context.journal.today()
    grid = grid_of(page)
    press(qtbot, K.Key_PageDown, K.Key_Right)
    assert grid.selected == today + 8 * DAY
    assert grid.week is not None
    assert grid.week.at(grid.selected) is not None
    assert page._heading.text() == week_title(grid.week.first)
    qtbot.keyClick(grid, K.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert grid.selected == today


def test_things_lie_at_their_hours_and_beside_each_other(
    page: CalendarPage, context: Context
) -> None:
    """Two at one time share the width; a run whose hour nobody said stands above the hours."""
    journal, today = context.journal, context.journal.today()
    journal.sessions.add(session(today, start_time="18:10"))
    journal.planned_runs.add(PlannedRun(today, RunKind.EASY, km=8.0))
    sheet = grid_of(page).sheet
    assert sheet is not None
    run, first, second = sheet.on(today)
    assert run.box.bottom() <= sheet.hours_top
    assert abs(first.box.top() - sheet.y(18 * 60)) < 1.5
    assert first.box.right() <= second.box.left()
    assert first.box.width() == pytest.approx(second.box.width(), abs=1.5)


def test_short_things_after_each_other_do_not_cover_their_words(
    page: CalendarPage, context: Context
) -> None:
    """A box is no lower than its words, so what comes soon after it stands beside it."""
    journal, today = context.journal, context.journal.today()
    for start in ("07:00", "07:40"):
        journal.planned_runs.add(PlannedRun(today, RunKind.EASY, minutes=30, start_time=start))
    sheet = grid_of(page).sheet
    assert sheet is not None
    first, second = (
        placed.box for placed in sheet.on(today) if (placed.item.start or 1440) < 9 * 60
    )
    assert first.bottom() - second.top() < sheet.metrics.line / 2 or first.right() <= second.left()


def test_enter_opens_the_session_the_keys_are_on(
    page: CalendarPage, context: Context, qtbot: QtBot, visited: list[tuple[object, ...]]
) -> None:
    """Down goes to the second thing of the day; Enter opens its page."""
    journal, today = context.journal, context.journal.today()
    later = journal.sessions.add(session(today, start_time="20:00")).value
    press(qtbot, K.Key_Down, K.Key_Return)
    assert visited == [(Place.SESSION, SessionSpot(today, later.key))]
    assert page.rooms.now.view is View.WEEK


def test_every_thing_of_the_week_is_read_aloud(page: CalendarPage, context: Context) -> None:
    """Seven days and each of their things are parts, with hour and status in words."""
    grid = grid_of(page)
    parts = [part.name for part in grid.accessible_parts()]
    sheet = grid.sheet
    assert sheet is not None
    assert len(parts) == 7 + len(sheet.placed)
    assert any(name.startswith("18:00, Strength") for name in parts)
    assert sum(part.chosen for part in grid.accessible_parts()) == 1


def test_the_note_of_a_day_is_marked_at_its_date(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """Only there, and its words are read aloud with the day."""
    grid, today = grid_of(page), context.journal.today()
    days = [today + n * DAY for n in range(-today.weekday(), 7 - today.weekday())]

    def heads() -> list[QImage]:
        assert grid.sheet is not None
        boxes = [grid.sheet.head(index).toRect() for index in range(7)]
        return [grid.grab(box).toImage() for box in boxes]

    before = heads()
    noted = days[(today.weekday() + 2) % 7]
    perform(context, "", context.journal.mornings.write_note, noted, "Café legs")
    after = heads()
    assert [day for day, was, now in zip(days, before, after, strict=True) if was != now] == [noted]
    assert any("note: Café legs" in part.name for part in grid.accessible_parts())


def test_the_view_chosen_last_is_seen_again(page: CalendarPage, context: Context) -> None:
    """Whoever left the calendar in weeks finds weeks."""
    page.rooms.switch.chosen.emit("week")
    assert CalendarPage(context).rooms.now.view is View.WEEK


def test_a_week_is_called_by_its_days() -> None:
    """Months and years are said once where they are one."""
    assert week_title(date(2026, 11, 23)) == "23 to 29 November 2026"
    assert week_title(date(2026, 11, 30)) == "30 Nov to 6 Dec 2026"
    assert week_title(date(2026, 12, 28)) == "28 Dec 2026 to 3 Jan 2027"


def test_large_dates_stay_in_their_narrow_columns(context: Context, qtbot: QtBot) -> None:
    """Twice as large, in the narrowest page, both figures of a date are seen."""
    active().enlarge(200)
    fill(context.journal)
    made = shown(CalendarPage(context), qtbot, 420, 660)
    made.rooms.see(View.WEEK, context.journal.today())
    grid = grid_of(made)
    settle()
    sheet = grid.sheet
    assert sheet is not None
    told = [line for line in Sight(made).lines if line.widget is grid]
    for index, day in enumerate(sheet.week.days):
        head = sheet.head(index)
        inside = [line.box for line in told if head.contains(line.box.center())]
        assert len(inside) == 2, day.day
        assert all(head.left() <= box.left() and box.right() <= head.right() for box in inside)
