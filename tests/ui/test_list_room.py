"""The calendar as a list: walked, filtered, searched and read aloud."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.kind import Kind
from calfjournal.domain.plan import Race
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.calendar_journal import fill, run, session
from tests.ui.hands import press
from tests.ui.looks.scenes import settle
from tests.ui.looks.written import Sight
from tests.ui.reader import NAME, nameless, nodes
from tests.ui.showing import shown
from ui.calendar.adding import AddMenu
from ui.calendar.list_room import ListRoom
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.editor.dialogs import MoveDialog
from ui.services import history
from ui.services.act import perform
from ui.services.context import Context
from ui.services.places import Place, SessionSpot, WordsSpot
from ui.window.menu_key import MenuKey


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> CalendarPage:
    """Return the calendar of a small journal, seen as a list."""
    today = fill(context.journal)
    journal = context.journal
    journal.runs.add(run(today - timedelta(days=5), 14_000))
    journal.checkins.save(CheckIn(today - timedelta(days=4), note="Café legs"))
    journal.plans.save_race(Race(today + timedelta(days=20), "Öresund"))
    made = shown(CalendarPage(context), qtbot, 1084, 770)
    made.rooms.see(View.LIST, today)
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def room(page: CalendarPage) -> ListRoom:
    now = page.rooms.now
    assert isinstance(now, ListRoom)
    return now


def kinds(room: ListRoom) -> list[Kind]:
    return [thing.kind for thing in room.list.agenda.entries]


def chosen(room: ListRoom) -> tuple[Kind, date] | None:
    current = room.list.current
    return None if current is None else (current.kind, current.day)


def test_it_opens_on_today_among_everything(
    page: CalendarPage, room: ListRoom, context: Context
) -> None:
    """Everything of the journal stands in order of days, today's session is the chosen row."""
    assert kinds(room) == [
        *(Kind.RUN, Kind.CHECK_IN, Kind.SESSION, Kind.RUN),
        *(Kind.SESSION, Kind.SESSION, Kind.RACE),
    ]
    assert chosen(room) == (Kind.SESSION, context.journal.today())
    assert page._heading.text() == "List"
    assert page._subtitle.text() == "7 entries"
    assert page.panel.day == context.journal.today()


def test_arrows_walk_and_the_day_beside_follows(
    page: CalendarPage, room: ListRoom, context: Context, qtbot: QtBot
) -> None:
    """Up and down go from thing to thing, End to the last of them."""
    room.list.setFocus()
    press(qtbot, Qt.Key.Key_Up)
    assert page.panel.day == room.selected == context.journal.today() - timedelta(days=1)
    press(qtbot, Qt.Key.Key_End)
    assert chosen(room) == (Kind.RACE, context.journal.today() + timedelta(days=20))
    assert page.panel.day == room.selected


def test_enter_goes_to_work_on_a_session(
    page: CalendarPage,
    room: ListRoom,
    context: Context,
    qtbot: QtBot,
    visited: list[tuple[object, ...]],
) -> None:
    """One key leads from the row to the page of its session; the list stays as it was."""
    today = context.journal.today()
    (planned,) = context.journal.sessions.on(today)
    room.list.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert visited == [(Place.SESSION, SessionSpot(today, planned.key))]
    assert page.rooms.now is room


def test_filters_are_chosen_by_keys(page: CalendarPage, room: ListRoom, qtbot: QtBot) -> None:
    """What is listed and what became of it are two choices; one key shows all again."""
    room.filters.things.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert kinds(room) == [Kind.SESSION] * 3
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Down)
    assert kinds(room) == [Kind.SESSION] * 2
    assert page._subtitle.text() == "2 entries, 2 filters"
    room.filters.clear.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert len(kinds(room)) == 7
    assert page._subtitle.text() == "7 entries"
    assert room.filters.search.hasFocus()


def test_days_are_bounds_as_people_say_them(room: ListRoom, context: Context, qtbot: QtBot) -> None:
    """From and to take days in words, and leave what lies between."""
    room.filters.first.setFocus()
    press(qtbot, "yesterday", Qt.Key.Key_Return, Qt.Key.Key_Tab, "+2", Qt.Key.Key_Return)
    today = context.journal.today()
    days = [thing.day for thing in room.list.agenda.entries]
    assert days == [today + timedelta(days=gap) for gap in (-1, 0, 2)]


def test_words_are_found_while_they_are_typed(room: ListRoom, qtbot: QtBot) -> None:
    """Neither capitals nor accents matter; Down goes into the list, Escape empties the field."""
    room.filters.search.setFocus()
    press(qtbot, "cafe LEGS")
    qtbot.waitUntil(lambda: kinds(room) == [Kind.CHECK_IN])
    press(qtbot, Qt.Key.Key_Down)
    assert room.list.hasFocus()
    room.filters.search.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(kinds(room)) == 7)


def test_nothing_found_has_a_way_back(
    page: CalendarPage, room: ListRoom, context: Context, qtbot: QtBot
) -> None:
    """Where no row is left a sentence says so, and a button leads back to the day as it was."""
    room.list.setFocus()
    page.go_to(WordsSpot("nowhere"))
    assert kinds(room) == []
    assert room._no_match.isVisible()
    qtbot.mouseClick(room._no_match.button, Qt.MouseButton.LeftButton)
    assert len(kinds(room)) == 7
    assert room.list.isVisible()
    assert chosen(room) == (Kind.SESSION, context.journal.today())
    page.go_to(WordsSpot("nowhere"))
    page.go_to(WordsSpot(""))
    assert chosen(room) == (Kind.SESSION, context.journal.today())
    assert room.selected == context.journal.today()


def test_a_day_between_two_rows_is_a_place_too(
    page: CalendarPage, room: ListRoom, context: Context, qtbot: QtBot
) -> None:
    """A day without anything chooses no row, and the next arrow goes on from there."""
    day = context.journal.today() + timedelta(days=10)
    page.choose(day)
    assert chosen(room) is None
    assert room.selected == page.panel.day == day
    room.list.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert chosen(room) == (Kind.RACE, context.journal.today() + timedelta(days=20))


def first_seen(room: ListRoom) -> date:
    """The day of the first row that is seen whole or in part."""
    QApplication.processEvents()
    return room.list.agenda.entries[room.list.indexAt(QPoint(1, 1)).row()].day


@pytest.fixture
def long_page(context: Context, qtbot: QtBot) -> CalendarPage:
    """Return a calendar whose list is many screens long."""
    today = fill(context.journal)
    for away in (*range(-200, 0), *range(4, 60)):
        context.journal.plans.save_race(Race(today + timedelta(days=away), f"Race {away}"))
    return shown(CalendarPage(context), qtbot, 1084, 700)


def seen_as_list(page: CalendarPage) -> ListRoom:
    page.rooms.see(View.LIST, page.rooms.now.selected)
    assert isinstance(page.rooms.now, ListRoom)
    return page.rooms.now


@pytest.mark.parametrize("before", [View.YEAR, View.MONTH, View.WEEK])
@pytest.mark.parametrize("width", [700, 1084, 1724])
def test_it_opens_where_the_chosen_day_is(
    long_page: CalendarPage, context: Context, before: View, width: int
) -> None:
    """From every other view today's row stands on top, and does so in another width."""
    today = context.journal.today()
    long_page.resize(width, 700)
    long_page.rooms.see(before, today)
    QApplication.processEvents()
    room = seen_as_list(long_page)
    assert first_seen(room) == today
    long_page.resize(2200 - width, 700)
    assert first_seen(room) == today


def test_today_is_brought_into_view_again(long_page: CalendarPage, qtbot: QtBot) -> None:
    """Ctrl+T shows the chosen row where it was only scrolled away."""
    room = seen_as_list(long_page)
    QApplication.processEvents()
    room.list.verticalScrollBar().setValue(0)
    seen, chosen_row = room.list.viewport().rect(), room.list.currentIndex()
    assert not seen.contains(room.list.visualRect(chosen_row))
    room.list.setFocus()
    qtbot.keyClick(room.list, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert seen.contains(room.list.visualRect(chosen_row))


def test_months_are_turned_by_their_buttons(
    page: CalendarPage, room: ListRoom, context: Context, qtbot: QtBot
) -> None:
    """Forward and back go a month on, Today comes back."""
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert room.selected.month == context.journal.today().month % 12 + 1
    qtbot.mouseClick(page.today, Qt.MouseButton.LeftButton)
    assert chosen(room) == (Kind.SESSION, context.journal.today())


def test_letters_act_on_the_chosen_day(
    page: CalendarPage, room: ListRoom, context: Context, qtbot: QtBot
) -> None:
    """N offers what can be added to the day of the row, T comes back to today."""
    room.list.setFocus()
    press(qtbot, Qt.Key.Key_Home, Qt.Key.Key_N)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, AddMenu)
    menu.close()
    assert page.rooms.now is room
    assert page.panel.day == room.selected != context.journal.today()
    press(qtbot, Qt.Key.Key_T)
    assert room.selected == context.journal.today()


def day_row(room: ListRoom, kind: Kind, day: date) -> None:
    """Walk to the row of a kind of thing on a day."""
    entries = room.list.agenda.entries
    at = next(n for n, e in enumerate(entries) if (e.kind, e.day) == (kind, day))
    room.list.setFocus()
    room.list.step(at - room.list.currentIndex().row())


def told_by(context: Context) -> list[str]:
    """What the status line says from now on."""
    told: list[str] = []
    context.notices.said.connect(lambda sentence, _: told.append(sentence))
    return told


def test_delete_takes_the_thing_of_the_row(
    page: CalendarPage, room: ListRoom, context: Context, qtbot: QtBot
) -> None:
    """Only that one, by its own name, told below and undone at once; the rest of its day stays."""
    journal, today = context.journal, context.journal.today()
    journal.planned_runs.add(PlannedRun(today, RunKind.EASY, km=8.0))
    page.refresh()
    told = told_by(context)
    day_row(room, Kind.SESSION, today)
    press(qtbot, Qt.Key.Key_Delete)
    assert journal.sessions.on(today) == []
    assert len(journal.planned_runs.between(today, today)) == 1
    assert told == ["Session deleted."]
    assert in_words(journal.undo_label or "").startswith("Delete session of")
    history.undo(context=context)
    assert len(journal.sessions.on(today)) == 1
    day_row(room, Kind.RUN, today - timedelta(days=5))
    press(qtbot, Qt.Key.Key_Delete)
    assert kinds(room).count(Kind.RUN) == 1
    assert told[-1] == "Run deleted."
    assert room.list.hasFocus()


def test_delete_on_any_other_row_deletes_nothing(
    room: ListRoom, context: Context, qtbot: QtBot
) -> None:
    """A session of the same day stays where the row is a note or a race; it is told why."""
    journal, day = context.journal, context.journal.today() + timedelta(days=20)
    journal.sessions.add(session(day))
    room.refresh()
    told = told_by(context)
    day_row(room, Kind.RACE, day)
    press(qtbot, Qt.Key.Key_Delete, Qt.Key.Key_M)
    assert len(journal.sessions.on(day)) == 1
    assert len(told) == 2
    assert "Enter opens any other row" in told[0]


def test_m_asks_for_another_day_and_the_row_is_followed(
    page: CalendarPage, room: ListRoom, context: Context, qtbot: QtBot
) -> None:
    """M opens "Move to…" of the row; moved, it is still the chosen row; what was done stays."""
    journal, today = context.journal, context.journal.today()
    (kept,) = journal.sessions.on(today + timedelta(days=2))
    day_row(room, Kind.SESSION, kept.day)
    press(qtbot, Qt.Key.Key_M)
    dialog = next(each for each in page.findChildren(MoveDialog) if each.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.day.hasFocus()
    dialog.day.selectAll()
    press(qtbot, "+4", Qt.Key.Key_Return)
    qtbot.mouseClick(dialog.move_button, Qt.MouseButton.LeftButton)
    assert journal.sessions.present(kept.key).day == today + timedelta(days=6)
    assert chosen(room) == (Kind.SESSION, today + timedelta(days=6))
    assert page.panel.day == room.selected == today + timedelta(days=6)
    page.activateWindow()  # Without a window manager nobody else does.
    qtbot.waitUntil(page.isActiveWindow)
    assert room.list.hasFocus()
    told = told_by(context)
    day_row(room, Kind.SESSION, today - timedelta(days=2))
    press(qtbot, Qt.Key.Key_M)
    assert told == ["Only what is planned can be moved."]


def test_a_planned_run_is_moved_from_its_row(
    page: CalendarPage, room: ListRoom, context: Context, qtbot: QtBot
) -> None:
    """M asks for its day too."""
    today = context.journal.today()
    context.journal.planned_runs.add(PlannedRun(today + timedelta(days=1), RunKind.EASY, km=8.0))
    page.refresh()
    day_row(room, Kind.PLANNED_RUN, today + timedelta(days=1))
    press(qtbot, Qt.Key.Key_M)
    assert [each.isVisible() for each in page.findChildren(MoveDialog)] == [True]


def offered() -> list[str]:
    """What the menu that is open offers; it is closed."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [each.text() for each in menu.actions() if not each.isSeparator() and each.isEnabled()]
    menu.close()
    return words


def test_the_menu_of_a_row_offers_what_that_of_a_day_does(
    page: CalendarPage, room: ListRoom, context: Context, qtbot: QtBot
) -> None:
    """By right click, Menu key and Shift+F10; a row that is no training leaves most out."""
    MenuKey(page)
    planned = ["Move to…", "Add…", "Copy", "Repeat…", "Delete"]
    rest = ["Insert a rest day", "Take the rest day out"]
    today = context.journal.today()
    day_row(room, Kind.SESSION, today)
    qtbot.keyClick(room.list, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert offered() == [*planned, *rest]
    at = room.list.visualRect(room.list.agenda.index(kinds(room).index(Kind.CHECK_IN))).center()
    ask_menu(room, at)
    assert offered() == ["Add…"]
    assert chosen(room) == (Kind.CHECK_IN, today - timedelta(days=4))
    ask_menu(room, room.list.visualRect(room.list.agenda.index(0)).center())
    assert offered() == ["Add…", "Delete"]


def ask_menu(room: ListRoom, at: QPoint) -> None:
    """Click with the right button."""
    reason = QContextMenuEvent.Reason.Mouse
    viewport = room.list.viewport()
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))


def test_changes_are_followed_and_the_row_stays(room: ListRoom, context: Context) -> None:
    """What is added appears, undo takes it away, and the chosen row is the same all the while."""
    before = room.list.current
    added = run(context.journal.today() - timedelta(days=8))
    perform(context, "Run added", context.journal.runs.add, added)
    assert len(kinds(room)) == 8
    assert room.list.current == before
    history.undo(context=context)
    assert len(kinds(room)) == 7
    assert room.list.current == before


def test_a_narrow_row_ends_in_no_dots_but_in_what_it_was(
    page: CalendarPage, room: ListRoom, context: Context
) -> None:
    """The title has the first line for itself; what became of it stands at the end of the other."""
    titles = {in_words(each.title) for each in context.journal.sessions.on(context.journal.today())}
    page.resize(420, 900)
    settle()
    told = [line for line in Sight(page).lines if room.list.isAncestorOf(line.widget)]
    first = [line for line in told if line.text.strip() in titles]
    status = min(line.base for line in told if line.text == "planned" and line.base > first[0].base)
    assert status - first[0].base > 10


def test_rows_are_read_as_sentences(page: CalendarPage, room: ListRoom, context: Context) -> None:
    """A reader gets day, kind, title and what became of it, and meets nothing nameless."""
    said = [node.text(NAME) for node in nodes(room.list)]
    today = context.journal.today()
    (session,) = [each for each in said if ", today, " in each]
    assert session.startswith(f"{today:%A} {today.day} {today:%B %Y}, today, 18:00, Strength, ")
    assert "Heavy slow raises, planned, 38 min" in session
    assert nameless(page) == []


def test_an_empty_journal_says_what_comes_here(context: Context, qtbot: QtBot) -> None:
    """Without anything the list is drawn as it will look, and there is no count of nothing."""
    page = shown(CalendarPage(context), qtbot, 1084, 770)
    page.rooms.see(View.LIST, context.journal.today())
    now = page.rooms.now
    assert isinstance(now, ListRoom)
    assert now._empty.isVisible()
    assert not page._subtitle.isVisible()
    assert page.future.isVisible()


def test_rows_out_of_sight_are_not_read(context: Context, journal: Journal, qtbot: QtBot) -> None:
    """Only the rows that are seen are read, wherever the list stands."""
    today = journal.today()
    with journal.edit("Many runs"):
        for gap in range(600):
            journal.runs.add(run(today - timedelta(days=gap)))
    page = shown(CalendarPage(context), qtbot, 1084, 770)
    page.rooms.see(View.LIST, today - timedelta(days=300))
    QApplication.processEvents()
    now = page.rooms.now
    assert isinstance(now, ListRoom)
    read = sum(map(len, now.list.agenda._pages.values()))
    assert len(now.list.agenda.entries) == 600
    assert 0 < read <= 200
