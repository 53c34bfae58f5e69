"""The Calendar page: months, days, runs, adding, empty and read-only journals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.dates import next_month
from calfjournal.domain.plan import Race
from calfjournal.domain.session import SessionStatus
from calfjournal.journal import Journal
from calfjournal.messages import formats
from tests.calendar_journal import fill, session
from ui.calendar.adding import AddMenu
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.calendar.run_line import RunLine
from ui.run.run_dialog import RunDialog
from ui.services import history
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.services.qt import NO_FOCUS


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> CalendarPage:
    fill(context.journal)
    return shown(context, qtbot)


def shown(context: Context, qtbot: QtBot) -> CalendarPage:
    made = CalendarPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 770)
    made.show()
    qtbot.waitExposed(made)
    return made


def title(page: CalendarPage) -> str:
    return page._heading.text()


def test_the_page_opens_on_today(page: CalendarPage, context: Context) -> None:
    """The month of today is shown with its phase, and today beside it."""
    today = context.journal.today()
    assert title(page) == formats.month_title(today)
    assert page.panel.day == today
    assert page.phase.isVisible()
    assert page.phase.text.startswith("Strength ")
    assert [form.session.day for form in page.panel.sessions if form.session] == [today]


@pytest.mark.parametrize("view", [View.MONTH, View.LIST])
def test_the_number_is_kept_over_a_short_month(
    page: CalendarPage, qtbot: QtBot, view: View
) -> None:
    """From 31 January over February and to 31 March; what is chosen in between counts instead."""
    page.rooms.see(view, date(2027, 1, 31))
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert page.rooms.now.selected == date(2027, 2, 28)
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert page.rooms.now.selected == date(2027, 3, 31)
    page.choose(date(2027, 2, 27))
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    assert page.rooms.now.selected == date(2027, 3, 27)


def test_months_turn_by_button_and_come_back(
    page: CalendarPage, qtbot: QtBot, context: Context
) -> None:
    """Next, previous and Today go where they say, and the day panel goes along."""
    today = context.journal.today()
    qtbot.mouseClick(page.next, Qt.MouseButton.LeftButton)
    following = next_month(today)
    assert title(page) == formats.month_title(following)
    assert page.panel.day.replace(day=1) == following
    qtbot.mouseClick(page.previous, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.previous, Qt.MouseButton.LeftButton)
    assert page.month < today.replace(day=1)
    qtbot.mouseClick(page.today, Qt.MouseButton.LeftButton)
    assert title(page) == formats.month_title(today)
    assert page.panel.day == today
    assert page.grid.hasFocus()


def test_a_day_far_away_turns_the_month(page: CalendarPage, qtbot: QtBot) -> None:
    """What another page asks for is shown, whatever month it lies in."""
    page.go_to(date(2031, 3, 9))
    assert title(page) == "March 2031"
    assert page.panel.day == date(2031, 3, 9)


def test_the_day_buttons_step_one_day(page: CalendarPage, qtbot: QtBot, context: Context) -> None:
    """The arrows of the panel walk the days, and the grid follows."""
    today = context.journal.today()
    qtbot.mouseClick(page.panel.before, Qt.MouseButton.LeftButton)
    assert page.panel.day == page.grid.selected == today - timedelta(days=1)
    qtbot.mouseClick(page.panel.after, Qt.MouseButton.LeftButton)
    assert page.panel.day == today


def test_enter_opens_the_session_of_the_day(
    page: CalendarPage, qtbot: QtBot, context: Context, visited: list[tuple[object, ...]]
) -> None:
    """From the grid one key leads to its page; a day without one has the keys in its panel."""
    today = context.journal.today()
    (planned,) = context.journal.sessions.on(today)
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert visited == [(Place.SESSION, SessionSpot(today, planned.key))]
    page.choose(today + timedelta(days=1))
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.panel.add_session
    assert len(visited) == 1


def test_an_empty_journal_offers_what_to_do(context: Context, qtbot: QtBot) -> None:
    """Without anything in it every day is a rest day with ways to add."""
    page = shown(context, qtbot)
    assert page.panel._rest.isVisible()
    assert page.panel.add_session.isVisible()
    assert not page.phase.isVisible()
    menu = page.panel.make_add_menu()
    next(each for each in menu.actions() if "Re-test" in each.text()).trigger()
    menu.deleteLater()
    (form,) = page.panel.sessions
    assert form.session is not None
    assert form.session.title == "Re-test session"
    assert not page.panel._rest.isVisible()


def test_a_session_is_added_like_a_recent_one(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """The menu copies targets, not results, and undo takes the session away again."""
    day = context.journal.today() + timedelta(days=5)
    page.choose(day)
    menu = page.panel.make_add_menu()
    assert isinstance(menu, AddMenu)
    action = next(each for each in menu.actions() if "Heavy slow raises" in each.text())
    action.trigger()
    menu.deleteLater()
    (added,) = context.journal.sessions.on(day)
    assert [line.target for line in added.sets] == [10, 10, 10, 10, 45, 45]
    assert {line.done for line in added.sets} == {None}
    assert added.status is SessionStatus.PLANNED
    history.undo(context=context)
    assert page.panel.sessions == ()


def test_adding_says_why_a_day_is_not_the_best(page: CalendarPage, context: Context) -> None:
    """The menu tells the reason that a drag and Move to… tell: once where it is one for all."""
    journal, today = context.journal, context.journal.today()
    fits, close = today + timedelta(days=30), today + timedelta(days=40)
    journal.sessions.add(session(close))
    told = {}
    for day in (fits, close):
        page.choose(day)
        menu = page.panel.make_add_menu()
        told[day] = "\n".join(action.text() for action in menu.actions())
        menu.deleteLater()
    assert "There is already a session on this day." in told[close]
    assert "session on this day" not in told[fits]


def dialog_of(page: CalendarPage) -> RunDialog:
    return page.panel.findChildren(RunDialog)[-1]


def test_a_run_is_added_by_hand(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    """Distance, minutes and effort typed in become a run in the panel and in the grid."""
    day = context.journal.today() + timedelta(days=1)
    page.choose(day)
    qtbot.mouseClick(page.panel.add_run, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page)
    qtbot.keyClicks(dialog.distance, "8,1")
    qtbot.keyClicks(dialog.minutes, "45")
    qtbot.keyClicks(dialog.effort, "4")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    (run,) = context.journal.runs.between(day, day)
    assert (run.distance_m, run.duration_s, run.rpe) == (8100.0, 2700.0, 4)
    assert run.start.astimezone().strftime("%H:%M") == "07:00"
    (line,) = page.panel.findChildren(RunLine)
    assert "8.1 km · 45 min · 5:33 /km" in line.accessibleName()
    cell = page.grid.month.cell(day)
    assert cell is not None
    assert cell.runs[0].km == pytest.approx(8.1)


def test_a_run_without_figures_is_answered_at_the_field(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """Nothing typed, or nonsense, keeps the dialog open with the reason."""
    qtbot.mouseClick(page.panel.add_run, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page)
    before = context.journal.counts()["run"]
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert "distance" in dialog.distance.error
    qtbot.keyClicks(dialog.distance, "far")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.distance.error
    assert dialog.isVisible()
    assert dialog.distance.text() == "far"
    assert context.journal.counts()["run"] == before
    dialog.close()


def test_a_run_is_changed_and_deleted(page: CalendarPage, context: Context, qtbot: QtBot) -> None:
    """A run can be corrected, keeps what was not touched, and can go, all undoable."""
    day = context.journal.today() - timedelta(days=1)
    page.choose(day)
    (line,) = page.panel.findChildren(RunLine)
    qtbot.mouseClick(line.change, Qt.MouseButton.LeftButton)
    dialog = dialog_of(page)
    dialog.distance.selectAll()
    qtbot.keyClicks(dialog.distance, "9")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    (run,) = context.journal.runs.between(day, day)
    assert (run.distance_m, run.duration_s, run.cadence.spm) == (9000.0, 2700, 166.0)
    (line,) = page.panel.findChildren(RunLine)
    qtbot.mouseClick(line.delete, Qt.MouseButton.LeftButton)
    assert context.journal.runs.between(day, day) == []
    history.undo(context=context)
    assert context.journal.runs.between(day, day) == [run]


def test_the_check_in_of_the_day_is_told_and_can_be_changed(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """The panel sums the morning up and leads to Today for that day."""
    asked: list[object] = []
    context.navigate = lambda *target: asked.append(target)
    from ui.widgets.buttons import Button
    from ui.widgets.chip import Chip

    words = [chip.text for chip in page.panel.findChildren(Chip)]
    assert "Resting HR 49 bpm" in words
    assert "Tendon L 1" in words
    button = next(b for b in page.panel.findChildren(Button) if b.text() == "Change")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [(Place.TODAY, context.journal.today())]


def test_the_check_in_of_the_day_is_deleted(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """It can be undone; on a day without one there is nothing to delete."""
    today = context.journal.today()
    kept = context.journal.checkins.get(today)
    lines = page.panel._check_in
    lines.button.setFocus()
    qtbot.keyClick(lines.button, Qt.Key.Key_Tab)
    assert lines.delete.hasFocus()
    qtbot.keyClick(lines.delete, Qt.Key.Key_Space)
    assert context.journal.checkins.get(today) is None
    assert not lines.delete.isVisible()
    assert lines.button.hasFocus()
    history.undo(context=context)
    assert context.journal.checkins.get(today) == kept
    assert lines.delete.isVisible()


def test_a_dropped_session_moves(page: CalendarPage, context: Context) -> None:
    """The grid's move is one undoable edit; the day it went to is shown."""
    today = context.journal.today()
    (planned,) = context.journal.sessions.on(today + timedelta(days=2))
    target = today + timedelta(days=4)
    (mark,) = (s for c in page.grid.month.cells() for s in c.sessions if s.id == planned.id)
    page.carry.pick_up(mark, planned.day)
    page.carry.hold_over(target)
    page.carry.drop()
    (moved,) = context.journal.sessions.on(target)
    assert (moved.id, moved.locked) == (planned.id, True)
    assert page.panel.day == target
    history.undo(context=context)
    assert context.journal.sessions.on(target) == []


def test_a_read_only_journal_is_shown_but_not_changed(
    journal: Journal,
    make_context: Callable[[Journal], Context],
    qtbot: QtBot,
) -> None:
    """Everything can be looked at; nothing offers to write."""
    today = fill(journal)
    path = journal.path
    journal.close()
    with Journal.open(path, read_only=True) as closed:
        page = shown(make_context(closed), qtbot)
        page.choose(today - timedelta(days=2))
        (form,) = page.panel.sessions
        assert not page.panel.add_session.isVisible()
        assert not form.more.isVisible()
        assert not form.as_planned.isVisible()
        assert not form.effort.isEnabled()
        assert form.note.isReadOnly()
        qtbot.keyClick(page.grid, Qt.Key.Key_N)
        page.close()


def test_two_years_of_journal_open_on_any_month(demo_context: Context, qtbot: QtBot) -> None:
    """The sample shows its months whole: nothing in a cell is cut at the usual window size."""
    page = shown(demo_context, qtbot)
    for _ in range(6):
        page.rooms.turn_back()
        for cell in page.grid.month.cells():
            for placed in page.grid.placed_on(cell.day):
                words = placed.form.words
                assert placed.chip.session is None or words, "a session's chip keeps a word"


def test_a_month_read_ahead_is_never_behind(
    page: CalendarPage, context: Context, qtbot: QtBot
) -> None:
    """Turned to after a change, a month shows the change though it was read before."""
    page.rooms.turn_on()
    qtbot.waitUntil(lambda: bool(page._ahead._kept))
    later = next_month(page.month).replace(day=12)
    context.journal.plans.save_race(Race(later, "Hill race", 10.0))
    page.rooms.turn_on()
    cell = page.grid.month.cell(later)
    assert cell is not None
    assert cell.race == "Hill race"


def test_tab_comes_to_runs_and_check_in_last(page: CalendarPage, context: Context) -> None:
    """Whatever was shown before, and however long ago their buttons were made."""
    today = context.journal.today()
    yesterday = today - timedelta(days=1)
    for day in (yesterday, today, yesterday):
        page.choose(day)
    (line,) = (each for each in page.panel.findChildren(RunLine) if each.isVisible())
    names: list[str] = []
    part = line.change.nextInFocusChain()
    while part is not None and part is not line.change:
        if part.isVisible() and part.focusPolicy() is not NO_FOCUS:
            names.append(part.accessibleName())
        part = part.nextInFocusChain()
    last = ["Delete run", "Check in for this day", "Note on the day"]
    assert names[:4] == [*last, "Calendar"], "then from the top"


def test_a_note_is_typed_on_any_day(page: CalendarPage, qtbot: QtBot, context: Context) -> None:
    """It is kept when another day is chosen, marked in the month, and undone in one step."""
    day = context.journal.today() + timedelta(days=1)
    page.choose(day)
    qtbot.keyClicks(page.panel.note.field, "Dentist at nine")
    page.choose(context.journal.today())
    assert page.panel.note.field.typed == ""
    cell = context.journal.views.month(day).cell(day)
    assert cell is not None
    assert cell.notes == ("Dentist at nine",)
    assert not cell.checked_in
    page.choose(day)
    assert page.panel.note.field.typed == "Dentist at nine"
    history.undo(context=context)
    assert page.panel.note.field.typed == ""


def test_an_answer_that_is_late_is_named_beside_the_month(
    page: CalendarPage, context: Context, visited: list[tuple[object, ...]]
) -> None:
    """Its day says which answer is open, and a button leads to where it is given."""
    today = context.journal.today()
    page.choose(today - timedelta(days=1))
    answers = page.panel.answers
    assert answers.isVisible()
    assert "24 h" in answers.chip.text
    answers.button.click()
    assert visited[-1] == (Place.TODAY, today)
    page.choose(today - timedelta(days=4))
    assert answers.isHidden()
