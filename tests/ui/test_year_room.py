"""The calendar by years, walked through and clicked on like a person does."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.messages import formats
from tests.calendar_journal import done, fill
from tests.ui.hands import press
from tests.ui.reader import nameless, names
from tests.ui.showing import shown
from ui.calendar.adding import AddMenu
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.calendar.year_picture import YearPicture
from ui.calendar.year_room import YearRoom
from ui.calendar.year_sheet import SESSIONS, TENDON
from ui.services.context import Context
from ui.theme import Role, text_width

Key = Qt.Key


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> CalendarPage:
    fill(context.journal)
    return opened(context, qtbot)


def opened(context: Context, qtbot: QtBot) -> CalendarPage:
    """Return the calendar on the year of today, chosen with the mouse."""
    made = shown(CalendarPage(context), qtbot, 1084, 770)
    made.rooms.see(View.YEAR, context.journal.today())
    made.rooms.now.setFocus()
    return made


def room_of(page: CalendarPage) -> YearRoom:
    room = page.rooms.now
    assert isinstance(room, YearRoom)
    return room


def point_of(picture: YearPicture, day: date, lane: int = SESSIONS) -> QPoint:
    """Return the middle of a day in a lane of seven."""
    geometry, first = picture.sheet.geometry, picture.year.first
    column, weekday = divmod((day - first).days, 7)
    return geometry.cell(geometry.boxes[lane], column, weekday).center().toPoint()


def title(page: CalendarPage) -> str:
    return page._heading.text()


def test_the_year_of_today_is_shown_with_its_week(page: CalendarPage, context: Context) -> None:
    """Heading, figures of the week of today, and the room without the day's panel."""
    today, room = context.journal.today(), room_of(page)
    assert title(page) == f"{today.year}"
    assert room.selected == today
    assert not page._panel.isVisible()
    monday = today - timedelta(today.weekday())
    assert room.week_card.accessibleName() == f"Week of {formats.day_in_month(monday)}"
    assert "Strength, week " in room.week_card._sentences.text()


def test_arrows_walk_the_weeks_and_turn_the_year(
    page: CalendarPage, qtbot: QtBot, context: Context
) -> None:
    """Left and right a week, up and down four, Home and End the ends, T back to today."""
    today, room = context.journal.today(), room_of(page)
    press(qtbot, Key.Key_Left)
    assert room.selected == today - timedelta(7)
    press(qtbot, Key.Key_Right, Key.Key_Down)
    assert room.selected == today + timedelta(28)
    press(qtbot, Key.Key_Up)
    assert room.selected == today
    press(qtbot, Key.Key_Home)
    assert room.selected == date(today.year, 1, 1)
    press(qtbot, Key.Key_Left)
    assert room.selected == date(today.year - 1, 12, 25)
    assert title(page) == f"{today.year - 1}"
    press(qtbot, Key.Key_End, Key.Key_Right)
    assert title(page) == f"{today.year}"
    press(qtbot, "t")
    assert room.selected == today


def test_something_is_added_to_the_chosen_day(page: CalendarPage, qtbot: QtBot) -> None:
    """N offers what can be added, and the year stays."""
    press(qtbot, Key.Key_Left)
    day = page.rooms.now.selected
    press(qtbot, "n")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, AddMenu)
    (empty,) = (a for a in menu.actions() if a.text().endswith("Strength") and a.isEnabled())
    empty.trigger()
    assert [s.day for s in page.context.journal.sessions.on(day)] == [day]
    assert page.rooms.now.view is View.YEAR


def test_nothing_is_moved_or_deleted_where_days_are_not_seen(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """M, Delete and Ctrl+C say where that is done, and leave the chosen day as it is."""
    told: list[str] = []
    context.notices.said.connect(lambda sentence, _: told.append(sentence))
    day = page.rooms.now.selected
    before = context.journal.sessions.on(day)
    press(qtbot, Qt.Key.Key_M, Qt.Key.Key_Delete)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(told) == 3
    assert all("Enter opens the week" in each for each in told)
    assert context.journal.sessions.on(day) == before != []


def test_page_keys_and_buttons_turn_years(
    page: CalendarPage, qtbot: QtBot, context: Context
) -> None:
    """The day keeps its date, and the last days of February find one."""
    today, room = context.journal.today(), room_of(page)
    page.choose(date(2024, 2, 29))
    press(qtbot, Key.Key_PageUp)
    assert room.selected == date(2023, 2, 28)
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert title(page) == "2024"
    qtbot.mouseClick(page.today, Qt.MouseButton.LeftButton)
    assert room.selected == today


def test_the_first_and_last_year_turn_no_further(page: CalendarPage, qtbot: QtBot) -> None:
    """Where days end there is nothing to turn to."""
    room = room_of(page)
    page.choose(date(1900, 1, 1))
    press(qtbot, Key.Key_PageUp, Key.Key_Left)
    assert room.selected == date(1900, 1, 1)
    page.choose(date(2199, 12, 31))
    press(qtbot, Key.Key_PageDown, Key.Key_Right)
    assert room.selected == date(2199, 12, 31)


def test_a_click_chooses_a_week_and_a_double_click_opens_it(
    page: CalendarPage, qtbot: QtBot
) -> None:
    """The chosen weekday stays; opening shows the day in a narrower view."""
    room = room_of(page)
    picture, there = room.picture, room.selected
    wanted = there - timedelta(21)
    if wanted.year != there.year:
        wanted = there + timedelta(21)
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=point_of(picture, wanted))
    assert room.selected == wanted
    qtbot.mouseDClick(picture, Qt.MouseButton.LeftButton, pos=point_of(picture, wanted))
    qtbot.mouseRelease(page, Qt.MouseButton.LeftButton)  # The room it fell on is gone.
    assert page.rooms.now.view in (View.WEEK, View.MONTH)
    assert page.rooms.now.selected == wanted


def test_enter_opens_the_week(page: CalendarPage, qtbot: QtBot) -> None:
    """The keys go on in the view that is opened."""
    day = room_of(page).selected
    press(qtbot, Key.Key_Return)
    assert page.rooms.now.view in (View.WEEK, View.MONTH)
    assert page.rooms.now.selected == day


def test_a_change_is_seen_at_once(page: CalendarPage, context: Context) -> None:
    """A session that is added stands in its cell, counted in the heading."""
    room, day = room_of(page), context.journal.today() - timedelta(7)
    if day.year != room.year.year:
        page.choose(day)
    before = room.year.done
    context.journal.sessions.add(done(day))
    assert room.year.done == before + 1
    week = room.year.week(day)
    assert week is not None
    assert week.days[(day - week.first).days].sessions


def test_days_are_judged_while_the_year_is_looked_at(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """What the tendon said fills in by itself, and is told where the pointer is."""
    room, today = room_of(page), context.journal.today()
    page.refresh()
    qtbot.waitUntil(lambda: room._ahead.answers(today.year).is_judged(date(today.year, 1, 1)))
    picture = room.picture
    said = room._ahead.answers(today.year)
    judged = [day.day for day in room.year.days() if said.state(day.day) is not None]
    assert judged, "the journal holds mornings"
    tip = picture.tip_at(point_of(picture, judged[-1], TENDON).toPointF())
    assert tip.startswith(formats.long_day(judged[-1]))
    assert "Tendon: " in tip


def test_years_made_ready_look_as_if_painted_now(page: CalendarPage, qtbot: QtBot) -> None:
    """What was painted and judged ahead is what a picture that knew nothing paints."""
    room = room_of(page)
    ahead = room._ahead
    with qtbot.waitSignals([ahead.ready] * 2):
        page.refresh()
    year = room.year.year - 1
    qtbot.waitUntil(lambda: ahead.answers(year).is_judged(room._ahead.year(year).weeks[0].first))
    page.setFocus()
    room.turn(forward=False)
    assert room.picture.grab().toImage() == painted_now(room)


def painted_now(room: YearRoom) -> QImage:
    """Return the year that is shown as a picture that kept nothing paints it."""
    fresh = YearPicture(room.year, room._ahead.answers(room.year.year), room)
    fresh.resize(room.picture.size())
    fresh.show_year(room.year, room._ahead.answers(room.year.year), room.selected)
    return fresh.grab().toImage()


def test_a_screen_reader_meets_every_week(page: CalendarPage, context: Context) -> None:
    """Weeks are cells with their figures; nothing the keys reach has no name."""
    room = room_of(page)
    read = names(room.picture)
    assert len(read) == len(room.year.weeks)
    assert all(name.startswith("Week of ") for name in read)
    assert "session" in room.picture.accessibleDescription()
    assert nameless(page) == []


def test_an_empty_journal_draws_empty_lanes(context: Context, qtbot: QtBot) -> None:
    """An example says what will stand there, and nothing is compared."""
    page = opened(context, qtbot)
    room = room_of(page)
    assert page.future.isVisible()
    assert not room._empty.isVisible()
    assert room.subtitle == ""
    assert not room.against_card._table.isVisible()
    assert room.picture.isVisible()


@pytest.mark.parametrize("width", [560, 780, 1084, 1684])
def test_nothing_is_cut_in_any_width(page: CalendarPage, qtbot: QtBot, width: int) -> None:
    """Every lane lies inside the picture, and every card has the height its words need."""
    page.resize(width, 660)
    room = room_of(page)
    cards = room.week_card, room.against_card
    qtbot.waitUntil(lambda: all(card.height() >= needed(card) for card in cards))
    geometry = room.picture.sheet.geometry
    assert geometry.bottom <= room.picture.height()
    assert all(one.bottom() <= other.top() for one, other in pairwise(geometry.boxes))
    assert all(card.width() <= room.width() for card in cards)


def needed(card: QWidget) -> int:
    layout = card.layout()
    assert layout is not None
    return layout.minimumHeightForWidth(card.width())


def test_the_widest_page_gives_each_line_of_the_comparison_one_row(
    page: CalendarPage, qtbot: QtBot
) -> None:
    """Titles stand beside their figures, and the figures of a week in one row."""
    page.resize(1724, 1040)
    room = room_of(page)
    qtbot.waitUntil(lambda: room.week_card.x() == 0 and room.week_card.width() > 500)
    assert not room.against_card._is_narrow
    assert len({figure.y() for figure in room.week_card._figures}) == 1


def test_a_narrow_year_is_seen_from_its_title_on(context: Context, qtbot: QtBot) -> None:
    """The week is higher than what is left below the title, and most of it is in sight."""
    fill(context.journal)
    made = shown(CalendarPage(context), qtbot, 420, 660)
    made.rooms.see(View.YEAR, context.journal.today())
    made.rooms.now.setFocus()
    qtbot.wait(1)
    bar = made.scroller.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0


@pytest.mark.parametrize("width", [420, 500, 600, 720, 1084])
def test_names_of_months_stand_apart(page: CalendarPage, width: int) -> None:
    """Where not all have room one reads every second or third, not pairs that touch."""
    page.resize(width, 770)
    QApplication.processEvents()
    named = room_of(page).picture.sheet._named_months()
    gaps = [after - x - text_width(name, Role.SMALL) for (x, name), (after, _) in pairwise(named)]
    assert len(named) > 2
    assert min(gaps) >= 8
