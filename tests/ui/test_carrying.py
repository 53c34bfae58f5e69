"""Sessions and runs are picked up, carried and dropped alike in month and week, by key and hand."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.plan import BlockedRange
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session
from tests.calendar_journal import fill
from tests.ui.hands import press
from tests.ui.showing import shown
from ui.calendar.carry_acts import AnywayDialog
from ui.calendar.grid import MonthGrid
from ui.calendar.page import CalendarPage
from ui.calendar.repeat_dialog import RepeatDialog
from ui.calendar.room import View
from ui.calendar.week_grid import WeekGrid
from ui.editor.dialogs import MoveDialog
from ui.editor.shift_dialog import ShiftDialog
from ui.services import history
from ui.services.context import Context
from ui.widgets.dialog import Question
from ui.widgets.text import Label

LEFT = Qt.MouseButton.LeftButton
DAY = timedelta(days=1)
K = Qt.Key


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> CalendarPage:
    """The calendar: a session of strength two days ago, one today and one in two days."""
    fill(context.journal)
    made = shown(CalendarPage(context), qtbot, 1284, 970)
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture(params=[View.MONTH, View.WEEK])
def grid(page: CalendarPage, request: pytest.FixtureRequest) -> MonthGrid | WeekGrid:
    """Either view, with the keys on it."""
    page.rooms.see(request.param, page.rooms.now.selected)
    page.rooms.now.setFocus()
    QApplication.processEvents()
    found = page.rooms.now.focusProxy()
    assert isinstance(found, MonthGrid | WeekGrid)
    return found


def ahead(context: Context) -> Session:
    """The session in two days."""
    (found,) = context.journal.sessions.on(context.journal.today() + 2 * DAY)
    return found


def is_held(page: CalendarPage) -> bool:
    return page.carry.held is not None


def days_of(context: Context) -> list[date]:
    today = context.journal.today()
    return [s.day for s in context.journal.sessions.between(today, today + 30 * DAY)]


def test_a_session_is_picked_up_carried_and_dropped_by_key(
    grid: MonthGrid | WeekGrid, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """M picks it up, arrows carry it by days, Enter drops it: one step to undo."""
    session = ahead(context)
    page.choose(session.day)
    press(qtbot, K.Key_M, K.Key_Right, K.Key_Right)
    assert page.hand.bar.isVisible()
    press(qtbot, K.Key_Return)
    moved = context.journal.sessions.present(session.key)
    assert (moved.day, moved.original_day) == (session.day + 2 * DAY, session.day)
    assert page.rooms.now.selected == moved.day
    assert not page.hand.bar.isVisible()
    assert QApplication.focusWidget() is grid
    history.undo(context=context)
    assert context.journal.sessions.present(session.key).day == session.day


def test_escape_puts_back(
    grid: MonthGrid | WeekGrid, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """What was picked up is where it was, and the keys walk again."""
    before = days_of(context)
    page.choose(ahead(context).day)
    press(qtbot, K.Key_Space, K.Key_Right, K.Key_Escape)
    assert days_of(context) == before
    assert page.carry.held is None
    assert QApplication.focusWidget() is grid


def test_a_day_that_a_rule_speaks_against_is_offered_as_shift_or_anyway(
    grid: MonthGrid | WeekGrid, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """The reason stands there before the drop; Enter leads to the ways on and moves nothing."""
    today = context.journal.today()
    before = days_of(context)
    page.choose(today)
    press(qtbot, K.Key_M, K.Key_Right, K.Key_Return)
    assert "48 h" in page.carry.words(today + DAY)
    assert days_of(context) == before
    assert QApplication.focusWidget() is page.hand.bar.shift


def test_shifting_is_found_out_where_it_is_asked_for_only(
    grid: MonthGrid | WeekGrid, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """Arrows over days that a rule speaks against work out no shift; resting there does, once."""
    today = context.journal.today()
    off = today + DAY
    context.journal.plans.save_block(BlockedRange(off, off))
    page.choose(today)
    press(qtbot, K.Key_M, K.Key_Right, K.Key_Right)
    held = page.carry.held
    assert held is not None
    assert held.shifts == {}
    assert page.hand.bar.anyway.isVisible()
    qtbot.waitUntil(page.hand.bar.shift.isVisible)
    press(qtbot, K.Key_Left, K.Key_Return)
    assert not page.hand.bar.shift.isVisible()
    assert QApplication.focusWidget() is page.hand.bar.anyway
    assert list(held.shifts.values()) == [True, False]


def test_keys_go_on_from_the_bar_and_come_back_to_the_days(
    grid: MonthGrid | WeekGrid, page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """From its buttons arrows carry on, Escape puts back; whatever ends it, the days have them."""
    page.choose(context.journal.today())
    press(qtbot, K.Key_M, K.Key_Right, K.Key_Return, K.Key_Left)
    assert QApplication.focusWidget() is grid
    assert is_held(page)
    press(qtbot, K.Key_Right, K.Key_Return, K.Key_Escape)
    assert not is_held(page)
    assert QApplication.focusWidget() is grid
    press(qtbot, K.Key_M, K.Key_Right)
    qtbot.mouseClick(page.hand.bar.back, LEFT)
    assert QApplication.focusWidget() is grid


def test_nothing_is_planned_for_the_past(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """Pasted or repeated on days gone by, nothing stands there; it is told."""
    today = context.journal.today()
    told: list[str] = []
    context.notices.warned.connect(told.append)
    page.choose(today)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, K.Key_C, Qt.KeyboardModifier.ControlModifier)
    page.choose(today - 3 * DAY)
    qtbot.keyClick(page.grid, K.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert context.journal.sessions.on(today - 3 * DAY) == []
    assert len(told) == 1
    page.choose(today - 2 * DAY)
    qtbot.keyClick(page.grid, K.Key_R, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = page.findChildren(RepeatDialog)
    dialog.every.set_value(1)
    dialog.times.set_value(1)
    qtbot.mouseClick(dialog.repeat, LEFT)
    assert context.journal.sessions.on(today - DAY) == []


def test_the_next_thing_of_a_day_is_picked_up_with_the_next_press(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """M takes the session, M again the run beside it."""
    day = ahead(context).day
    run = context.journal.planned_runs.add(PlannedRun(day, RunKind.EASY, km=8.0)).value
    page.choose(day)
    page.grid.setFocus()
    press(qtbot, K.Key_M, K.Key_M)
    assert page.carry.held is not None
    assert page.carry.held.mark.id == run.id


def test_a_copy_lands_at_the_hour_it_is_dropped_at(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """What was judged at an hour stands there."""
    session = ahead(context)
    (mark,) = (s for c in page.grid.month.cells() for s in c.sessions if s.id == session.id)
    page.rooms.see(View.WEEK, session.day)
    page.carry.pick_up(mark, session.day, copies=True)
    page.carry.hold_over(session.day + 3 * DAY, 20 * 60, copies=True)
    page.carry.drop()
    (copy,) = context.journal.sessions.on(session.day + 3 * DAY)
    assert copy.start_time == "20:00"


def test_anyway_keeps_a_note(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    """Moved by one's own word, with what was typed in front of its note."""
    session = ahead(context)
    page.choose(session.day)
    page.grid.setFocus()
    press(qtbot, K.Key_M, K.Key_Left, K.Key_Return)
    qtbot.mouseClick(page.hand.bar.anyway, LEFT)
    (dialog,) = page.findChildren(AnywayDialog)
    qtbot.keyClicks(dialog.note, "Train on Monday")
    qtbot.mouseClick(dialog.agree, LEFT)
    moved = context.journal.sessions.present(session.key)
    assert (moved.day, moved.note) == (session.day - DAY, "Train on Monday")


def test_the_rest_is_shifted_after_its_list_was_seen(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """Today's session a day later pushes the next one; the list says so; undo takes both back."""
    today = context.journal.today()
    before = days_of(context)
    page.choose(today)
    page.grid.setFocus()
    press(qtbot, K.Key_M, K.Key_Right, K.Key_Return)
    qtbot.mouseClick(page.hand.bar.shift, LEFT)
    (dialog,) = page.findChildren(ShiftDialog)
    assert days_of(context) == before
    qtbot.mouseClick(dialog.agree, LEFT)
    after = days_of(context)
    assert after[0] == today + DAY
    assert all(later - earlier >= 2 * DAY for earlier, later in pairwise(after))
    history.undo(context=context)
    assert days_of(context) == before


def test_hours_are_carried_in_the_week(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    """Up and down go by an hour, with Shift by a quarter."""
    session = ahead(context)
    page.rooms.see(View.WEEK, session.day)
    page.rooms.now.setFocus()
    press(qtbot, K.Key_M, K.Key_Up)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, K.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, K.Key_Return)
    assert context.journal.sessions.present(session.key).start_time == "16:45"


def test_move_to_offers_the_same_ways(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    """The dialog of the session says why, and shifts the rest where a rule speaks against."""
    today = context.journal.today()
    page.choose(today)
    (form,) = page.panel.sessions
    form.acts.ask_move()
    (dialog,) = form.findChildren(MoveDialog)
    dialog.day.set_value(today + DAY)
    dialog.day.committed.emit(today + DAY)
    assert "48 h" in dialog.said
    assert dialog.move_button.text() == "Move anyway"
    qtbot.mouseClick(dialog.shift_button, LEFT)
    (shift,) = form.findChildren(ShiftDialog)
    qtbot.mouseClick(shift.agree, LEFT)
    after = days_of(context)
    assert after[0] == today + DAY
    assert all(later - earlier >= 2 * DAY for earlier, later in pairwise(after))


def drag(
    grid: MonthGrid, qtbot: QtBot, source: date, target: date, keys: Qt.KeyboardModifier
) -> None:
    """Drag the first chip of a day onto another day."""
    start = grid.placed_on(source)[0].box.center().toPoint()
    box = grid.day_box(target)
    assert box is not None
    end = box.center().toPoint()
    qtbot.mousePress(grid, LEFT, pos=start)
    qtbot.mouseMove(grid, start + QPoint(6, 6))
    for step in (0.5, 0.9, 1.0):
        at = start + (end - start) * step
        send(grid, at, keys)
    qtbot.mouseRelease(grid, LEFT, keys, pos=end)


def send(grid: MonthGrid | WeekGrid, at: QPoint, keys: Qt.KeyboardModifier) -> None:
    """Move the pointer with the button, and perhaps a key, down."""
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(grid.mapToGlobal(at)), LEFT, LEFT, keys
    )
    QApplication.sendEvent(grid, event)


def test_a_drag_in_the_week_moves_day_and_hour(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """By hand over the hours: let go where the rule allows it, it stands there."""
    session = ahead(context)
    page.rooms.see(View.WEEK, session.day)
    QApplication.processEvents()
    grid = page.rooms.now.focusProxy()
    assert isinstance(grid, WeekGrid)
    sheet = grid.sheet
    assert sheet is not None
    (placed,) = (p for p in sheet.on(session.day) if p.item.is_session)
    start = placed.box.topLeft().toPoint() + QPoint(20, 4)
    end = QPoint(start.x(), round(sheet.y(20 * 60)))
    qtbot.mousePress(grid, LEFT, pos=start)
    for share in (0.1, 0.6, 1.0):
        send(grid, start + (end - start) * share, Qt.KeyboardModifier.NoModifier)
    qtbot.mouseRelease(grid, LEFT, pos=end)
    moved = context.journal.sessions.present(session.key)
    assert (moved.day, moved.start_time) == (session.day, "20:00")


def on_sheet(page: CalendarPage, *days: date) -> bool:
    return all(page.grid.day_box(day) is not None for day in days)


def test_a_drag_moves_and_control_copies(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """The same rule by hand; a copy belongs to no plan and leaves the first where it is."""
    session = ahead(context)
    page.choose(session.day)
    target = session.day + 2 * DAY
    if not on_sheet(page, session.day, target):
        page.show_month(target)
    drag(page.grid, qtbot, session.day, target, Qt.KeyboardModifier.ControlModifier)
    (copy,) = context.journal.sessions.on(target)
    assert copy.plan_id is None
    assert context.journal.sessions.present(session.key).day == session.day
    history.undo(context=context)
    drag(page.grid, qtbot, session.day, target, Qt.KeyboardModifier.NoModifier)
    assert context.journal.sessions.present(session.key).day == target


def test_several_days_are_copied_pasted_and_deleted_by_key(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """Shift and arrows pick days; their sessions and planned runs go together, one undo each."""
    journal = context.journal
    session = ahead(context)
    journal.planned_runs.add(PlannedRun(session.day + DAY, RunKind.EASY, km=8.0))
    page.choose(session.day)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, K.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert page.grid.picked.days == (session.day, session.day + DAY)
    qtbot.keyClick(page.grid, K.Key_C, Qt.KeyboardModifier.ControlModifier)
    page.choose(session.day + 7 * DAY)
    qtbot.keyClick(page.grid, K.Key_V, Qt.KeyboardModifier.ControlModifier)
    (pasted,) = journal.sessions.on(session.day + 7 * DAY)
    (run,) = journal.planned_runs.between(session.day + 8 * DAY, session.day + 8 * DAY)
    assert (pasted.plan_id, run.km) == (None, 8.0)
    page.choose(session.day + 7 * DAY)
    qtbot.keyClick(page.grid, K.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.grid, K.Key_Delete)
    assert journal.sessions.on(session.day + 7 * DAY) == []
    history.undo(context=context)
    assert len(journal.sessions.on(session.day + 7 * DAY)) == 1
    assert len(journal.planned_runs.between(run.day, run.day)) == 1


def test_pasted_days_are_asked_about_where_they_would_stand(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """Where the earliest copied thing is a run, the session after it is judged on its own day."""
    journal, session = context.journal, ahead(context)
    journal.planned_runs.add(PlannedRun(session.day - DAY, RunKind.EASY, km=8.0))
    off = session.day + 8 * DAY
    journal.plans.save_block(BlockedRange(off, off, "Travel"))
    page.choose(session.day - DAY)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, K.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.grid, K.Key_C, Qt.KeyboardModifier.ControlModifier)
    page.choose(off - DAY)
    qtbot.keyClick(page.grid, K.Key_V, Qt.KeyboardModifier.ControlModifier)
    (question,) = page.findChildren(Question)
    (told,) = [each.text() for each in question.findChildren(Label) if "Travel" in each.text()]
    assert f"{off:%a} {off.day} {off:%b}" in told
    assert journal.sessions.on(off) == []
    qtbot.mouseClick(question.agree, LEFT)
    assert len(journal.sessions.on(off)) == 1


def test_a_copy_is_carried_beside_what_it_was_copied_from(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """Copied to the next day it is asked about, where a move would have made room for itself."""
    for each in context.journal.sessions.on(context.journal.today()):
        context.journal.sessions.delete(each.key)
    session = ahead(context)
    page.choose(session.day)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, K.Key_C, Qt.KeyboardModifier.ControlModifier)
    page.choose(session.day + DAY)
    qtbot.keyClick(page.grid, K.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert is_held(page)
    assert "24 h after" in page.carry.words(session.day + DAY)
    assert QApplication.focusWidget() is page.hand.bar.anyway


def test_a_session_is_repeated(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    """Every seven days, as often as asked."""
    session = ahead(context)
    page.choose(session.day)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, K.Key_R, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = page.findChildren(RepeatDialog)
    dialog.times.setFocus()
    dialog.times.selectAll()
    qtbot.keyClicks(dialog.times, "2")
    qtbot.mouseClick(dialog.repeat, LEFT)
    later = [session.day + n * 7 * DAY for n in (1, 2)]
    assert [day for day in days_of(context) if day > session.day] == later


def test_a_rest_day_is_put_in_by_menu(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    """What follows is shifted; the menu offers it for days to come only."""
    session = ahead(context)
    page.choose(session.day)
    menu = page.hand.acts.make_menu(page.grid.picked)
    (insert,) = [a for a in menu.actions() if a.text() == "Insert a rest day"]
    insert.trigger()
    assert context.journal.sessions.present(session.key).day == session.day + DAY
    page.choose(session.day - 5 * DAY)
    menu = page.hand.acts.make_menu(page.grid.picked)
    assert "Insert a rest day" not in [a.text() for a in menu.actions()]
