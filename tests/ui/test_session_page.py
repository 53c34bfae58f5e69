"""The page of a session: opened from everywhere, logged, finished and left with keys only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import Site
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words
from tests.calendar_journal import fill, session
from tests.ui.hands import press
from tests.ui.looks.scenes import settle
from tests.ui.reader import nameless
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.editor.columns import ColumnWay, _way_of
from ui.editor.page import SessionPage
from ui.editor.set_keys import STRIP
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.signs.red_flag_dialog import RedFlagDialog
from ui.signs.what_to_do import WhatToDo
from ui.today.page import TodayPage
from ui.window.key_strip import KeyStrip
from ui.window.keys import GROUPS
from ui.window.main_window import MainWindow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(context: Context, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window on Today, with a session planned for today."""
    fill(context.journal)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigate(Place.TODAY)
    return window


def is_at(window: MainWindow, place: Place) -> bool:
    return window.place is place


def today_page(window: MainWindow) -> TodayPage:
    page = window.page(Place.TODAY)
    assert isinstance(page, TodayPage)
    return page


def calendar(window: MainWindow) -> CalendarPage:
    page = window.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    return page


def page_of(window: MainWindow) -> SessionPage:
    page = window.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    return page


def of_today(context: Context) -> Session:
    (found,) = context.journal.sessions.on(context.journal.today())
    return found


def begun(window: MainWindow, context: Context) -> SessionPage:
    """Open today's session by its key."""
    planned = of_today(context)
    window.navigate(Place.SESSION, SessionSpot(planned.day, planned.key))
    return page_of(window)


def chord(qtbot: QtBot, key: K, held: Qt.KeyboardModifier = CTRL) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, held)


def test_from_today_through_the_session_and_back(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Open, every set as planned, a digit for the effort, Escape: done, and Today has the keys."""
    today_page(opened).session.blocks[0].open.setFocus()
    press(qtbot, K.Key_Space)
    assert is_at(opened, Place.SESSION)
    page = page_of(opened)
    assert page.editor.blocks[0].isAncestorOf(QApplication.focusWidget() or opened)
    chord(qtbot, K.Key_D, CTRL | SHIFT)
    assert of_today(context).status is SessionStatus.DONE
    assert page.editor.details.effort.hasFocus()
    press(qtbot, "7")
    assert (of_today(context).status, of_today(context).rpe) == (SessionStatus.DONE, 7)
    assert page.editor.head.status.text == "done"
    press(qtbot, K.Key_Escape)
    assert is_at(opened, Place.TODAY)
    assert today_page(opened).session.blocks[0].button.hasFocus()


def test_the_last_set_finishes_and_asks_by_name(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """A key a set, said with its way back; undo takes effort and last set back, each by name."""
    told: list[str] = []
    context.notices.said.connect(lambda sentence, *_: told.append(sentence))
    page = begun(opened, context)
    while not page.editor.details.effort.hasFocus():
        assert of_today(context).status is SessionStatus.PLANNED
        press(qtbot, K.Key_Space)
    assert of_today(context).status is SessionStatus.DONE
    assert "Heavy slow raises: done." in told
    press(qtbot, "6")
    assert of_today(context).rpe == 6
    effort = in_words(context.journal.undo_label or "")
    assert effort == "Log effort: Heavy slow raises"
    chord(qtbot, K.Key_Z)
    assert opened.actions_by_key["redo"].text() == f"&Redo {effort}"
    last = in_words(context.journal.undo_label or "")
    chord(qtbot, K.Key_Z)
    assert of_today(context).status is SessionStatus.PLANNED
    assert opened.actions_by_key["redo"].text() == f"&Redo {last}"
    for _ in range(2):
        chord(qtbot, K.Key_Z, CTRL | SHIFT)
    assert (of_today(context).status, of_today(context).rpe) == (SessionStatus.DONE, 6)


def test_ten_is_typed_as_ten(opened: MainWindow, context: Context, qtbot: QtBot) -> None:
    """A zero right after a one makes the effort ten."""
    begun(opened, context)
    chord(qtbot, K.Key_D, CTRL | SHIFT)
    press(qtbot, "10")
    assert of_today(context).rpe == 10


def test_one_key_ends_it_partly(opened: MainWindow, context: Context, qtbot: QtBot) -> None:
    """Ctrl+Shift+Enter keeps what was done and asks for the effort, one step to undo."""
    page = begun(opened, context)
    press(qtbot, "9", K.Key_Return)
    chord(qtbot, K.Key_Return, CTRL | SHIFT)
    assert of_today(context).status is SessionStatus.PARTLY
    assert page.editor.details.effort.hasFocus()
    press(qtbot, "5")
    assert of_today(context).rpe == 5
    context.journal.undo()
    context.journal.undo()
    assert of_today(context).status is SessionStatus.PLANNED
    assert [line.done for line in of_today(context).sets].count(9) == 1


def test_what_is_fully_logged_never_stays_planned(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Who leaves without an effort finds the session done all the same."""
    begun(opened, context)
    chord(qtbot, K.Key_D, CTRL | SHIFT)
    press(qtbot, K.Key_Escape)
    assert of_today(context).status is SessionStatus.DONE
    assert of_today(context).rpe is None


def test_what_is_open_stays_planned_when_it_is_left(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """One set does not make a session done."""
    begun(opened, context)
    press(qtbot, "9", K.Key_Return, K.Key_Escape)
    assert is_at(opened, Place.TODAY)
    assert of_today(context).status is SessionStatus.PLANNED


@pytest.mark.parametrize("key", [K.Key_Escape, K.Key_Left])
def test_back_leads_to_the_day_in_the_month(
    opened: MainWindow, context: Context, qtbot: QtBot, key: K
) -> None:
    """Enter on a day opens its session; Escape and Alt+Left give the month the keys again."""
    opened.navigate(Place.CALENDAR)
    calendar(opened).grid.setFocus()
    press(qtbot, K.Key_Return)
    assert is_at(opened, Place.SESSION)
    assert opened.sidebar._buttons[Place.CALENDAR].isChecked()
    held = Qt.KeyboardModifier.AltModifier if key is K.Key_Left else Qt.KeyboardModifier.NoModifier
    chord(qtbot, key, held)
    assert is_at(opened, Place.CALENDAR)
    assert calendar(opened).grid.hasFocus()
    assert calendar(opened).grid.selected == context.journal.today()


def test_a_double_click_on_a_chip_opens_its_session(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Of two sessions of a day the one under the mouse; on an empty place something is added."""
    journal = context.journal
    later = journal.sessions.add(session(journal.today(), start_time="20:00")).value
    opened.navigate(Place.CALENDAR)
    grid = calendar(opened).grid
    placed = [p for p in grid.placed_on(journal.today()) if p.chip.session]
    at = next(p for p in placed if p.chip.session and p.chip.session.id == later.id).box.center()
    qtbot.mouseDClick(grid, LEFT, pos=at.toPoint())
    assert is_at(opened, Place.SESSION)
    assert page_of(opened).editor.session == journal.sessions.get(later.key)


def test_a_chip_of_the_week_and_a_row_of_the_list_open_it_too(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Enter in each of the rooms, and back to the room."""
    opened.navigate(Place.CALENDAR)
    page = calendar(opened)
    for view in (View.WEEK, View.LIST):
        page.rooms.see(view, context.journal.today())
        page.rooms.now.setFocus()
        press(qtbot, K.Key_Return)
        assert is_at(opened, Place.SESSION)
        assert page_of(opened).editor.session == of_today(context)
        press(qtbot, K.Key_Escape)
        assert is_at(opened, Place.CALENDAR)
        assert page.rooms.now.view is view


def test_the_panel_tells_the_session_in_short(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """A line an exercise with how much is done; done as planned is one button and one step."""
    opened.navigate(Place.CALENDAR)
    page = calendar(opened)
    (form,) = page.panel.sessions
    first = of_today(context).sets[0]
    context.journal.sets.log_sets([first.as_planned], "Log a set", "done")
    assert list(form.lines.shown) == [
        "Seated calf raise, one leg 2 × 10 each side, 24\u00a0kg · 1 of 2 done",
        "Seated soleus hold (knee 90°) 1 × 45 s each side",
    ]
    assert form.open_.text() == "Open"
    form.as_planned.setFocus()
    press(qtbot, K.Key_Space)
    assert of_today(context).status is SessionStatus.DONE
    assert form.effort.hasFocus()
    press(qtbot, "6")
    assert of_today(context).rpe == 6
    assert "10 · 10 at" in form.lines.shown[0]
    context.journal.undo()
    context.journal.undo()
    assert of_today(context).status is SessionStatus.PLANNED
    assert [line.done for line in of_today(context).sets].count(None) == 5


def test_the_panel_says_what_was_not_done(opened: MainWindow, context: Context) -> None:
    """Of a session that ended partly an exercise that was left out is told apart."""
    session = of_today(context)
    context.journal.sets.log_sets([session.sets[0].as_planned], "Log a set", "done")
    context.journal.settling.partly(session.key)
    opened.navigate(Place.CALENDAR)
    (form,) = calendar(opened).panel.sessions
    assert form.lines.shown[1].endswith("· 0 of 1 done")
    assert "of 2 done" not in form.lines.shown[0]


def test_a_note_of_the_panel_is_on_the_page(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """It is the same note, kept when the page is opened."""
    opened.navigate(Place.CALENDAR)
    (form,) = calendar(opened).panel.sessions
    form.note.setFocus()
    qtbot.keyClicks(form.note, "windy")
    form.open_.setFocus()
    press(qtbot, K.Key_Space)
    assert page_of(opened).editor.details.note.value == "windy"


def test_stopping_for_today_ends_it_with_its_reason(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Something is wrong: a sign ticked and Stop for today are one step, by name."""
    page, today = begun(opened, context), context.journal.today()
    press(qtbot, "9", K.Key_Return)
    page.wrong.setFocus()
    press(qtbot, K.Key_Space)
    (dialog,) = opened.findChildren(RedFlagDialog)
    assert "emergency" in dialog.number.text()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.rows[0].box.setFocus()
    press(qtbot, K.Key_Space)
    dialog.stop.setFocus()
    press(qtbot, K.Key_Space)
    stopped = of_today(context)
    assert stopped.status is SessionStatus.PARTLY
    assert stopped.note == f"Stopped: {dialog.rows[0].title}."
    assert len(context.journal.checkins.flags(today, today)) == 1
    assert in_words(context.journal.undo_label or "").startswith("Stop for today, ")
    context.journal.undo()
    assert of_today(context).status is SessionStatus.PLANNED
    assert context.journal.checkins.flags(today, today) == []


@pytest.mark.parametrize("stops", [False, True])
def test_a_reported_sign_is_answered_where_it_was_reported(
    opened: MainWindow, context: Context, qtbot: QtBot, stops: bool
) -> None:
    """The words that Today shows come at once, over the session; Escape leads back to it."""
    page = begun(opened, context)
    page.wrong.setFocus()
    press(qtbot, K.Key_Space)
    (dialog,) = opened.findChildren(RedFlagDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    call = next(row for row in dialog.rows if row.advice.startswith("Call the emergency number"))
    call.box.click()
    (dialog.stop if stops else dialog.report).click()
    (answer,) = (each for each in opened.findChildren(WhatToDo) if each.isVisible())
    assert [alarm.action for alarm in answer.alarms] == [call.advice]
    flags = context.journal.views.today(context.journal.today()).flags
    assert [in_words(flag.action) for flag in flags] == [call.advice]
    qtbot.waitUntil(answer.isActiveWindow)
    qtbot.keyClick(answer, K.Key_Escape)
    assert page.isVisible()
    assert page.editor.head.done.isVisible() is not stops


def test_what_was_not_begun_is_skipped_when_one_stops(opened: MainWindow, context: Context) -> None:
    """Nothing of it was done, so nothing is said to be."""
    today = context.journal.today()
    context.journal.stopping.stop_today(today, "Dizzy")
    assert (of_today(context).status, of_today(context).note) == (SessionStatus.SKIPPED, "Dizzy.")


def test_where_it_hurt_and_a_limp_are_told_for_each_leg(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Both belong to the pain of that leg; before there is any they wait."""
    page = begun(opened, context)
    tendon = page.editor.tendon
    left, right = tendon.legs.values()
    assert not left.limp.isEnabled()
    tendon.grid.begin((0, 0))
    press(qtbot, "3", K.Key_Return)
    assert left.limp.isEnabled()
    assert not right.limp.isEnabled()
    left.limp.setFocus()
    press(qtbot, K.Key_Space)
    left.site.setFocus()
    press(qtbot, K.Key_Down)
    left.site.activated.emit(left.site.currentIndex())
    (told,) = context.journal.checkins.readings_of(of_today(context).key)
    assert (told.pain, told.limp, told.site) == (3, True, Site.INSERTION)


@pytest.mark.parametrize(("width", "kept"), [(1280, 2), (840, 1), (480, 0)])
def test_the_head_leaves_to_its_menu_what_has_no_room(
    opened: MainWindow, context: Context, width: int, kept: int
) -> None:
    """Skip goes before Move, no sign stands in a line of its own, and the menu has both."""
    opened.resize(width, 700)
    head = begun(opened, context).editor.head
    settle()
    assert [head.move_.isVisible(), head.skip.isVisible()] == [kept > 0, kept > 1]
    assert head.more.y() == head.done.y()
    offered = [action.text() for action in head.make_menu().actions()]
    assert {"Move to…", "Skip…"} <= set(offered)


def test_the_head_tells_the_place_and_the_gap(opened: MainWindow, context: Context) -> None:
    """Phase and week, day and hour, what it takes, and how long after the one before."""
    head = begun(opened, context).editor.head
    assert head.chip.text == "Strength · week 3 of 7"
    before = context.journal.today() - timedelta(days=2)
    assert (
        f"48 h after the session of {before:%a} {before.day} {before:%b}\u00a0✓"
        in head._facts.text()
    )
    assert "about 38 min · effort 6/10" in head._facts.text()


def test_the_keys_below_are_those_of_the_table(opened: MainWindow, context: Context) -> None:
    """The strip names in few words what the sheet of all keys tells of this page."""
    page = begun(opened, context)
    (strip,) = page.findChildren(KeyStrip)
    written = {keys for group in GROUPS if Place.SESSION in group.places for _, keys in group.lines}
    assert [cap.accessibleName() for cap in strip._caps] == [
        f"{keys}: {words}" for words, keys in STRIP
    ]
    others = {"Ctrl+Z", "Alt+\N{UPWARDS ARROW}\N{DOWNWARDS ARROW}"}  # Of a menu, and two in one.
    assert {keys for _, keys in STRIP} <= written | others


def test_columns_stack_before_they_squeeze() -> None:
    """Below about 1000 px of the page nothing stands beside the sets; wide windows get a third."""
    widths = {
        420: ColumnWay.BELOW,
        772: ColumnWay.HALVES,
        1028: ColumnWay.BESIDE,
        1668: ColumnWay.THREE,
    }
    assert {width: _way_of(width) for width in widths} == widths


@pytest.mark.parametrize("status", list(SessionStatus)[:-1])
def test_nothing_of_the_page_is_nameless(
    opened: MainWindow, context: Context, status: SessionStatus
) -> None:
    """Whatever became of a session, each focusable node says what it is."""
    planned = of_today(context)
    context.journal.sessions.update(replace(planned, status=status))
    begun(opened, context)
    QApplication.processEvents()
    assert nameless(opened) == []


def test_a_session_that_is_deleted_leads_back(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    """Its page closes; undo brings the session back, and it can be opened again."""
    page = begun(opened, context)
    page.editor.head.delete_wanted.emit()
    assert is_at(opened, Place.TODAY)
    context.journal.undo()
    assert begun(opened, context).editor.session == of_today(context)


def test_without_any_session_the_page_says_so(
    context: Context, window: MainWindow, qtbot: QtBot
) -> None:
    """An empty journal leads on to the calendar."""
    window.show()
    window.navigate(Place.SESSION)
    page = page_of(window)
    qtbot.waitUntil(page.empty.isVisible)
    qtbot.mouseClick(page.empty.button, LEFT, pos=QPoint(4, 4))
    assert window.place is Place.CALENDAR
