"""Planned runs in the calendar: to see, to change, to drag, to link with what was run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.run import Advice, PlannedRun, RunKind
from calfjournal.journal import Journal
from tests.calendar_journal import fill, run
from ui.calendar.page import CalendarPage
from ui.calendar.planned_run_dialog import PlannedRunDialog
from ui.calendar.planned_run_line import PlannedRunLine
from ui.editor.dialogs import MoveDialog
from ui.services import history
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.window.main_window import MainWindow

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def day(context: Context) -> date:
    """A free day ahead with a long run planned on it."""
    ahead = fill(context.journal) + timedelta(days=1)
    context.journal.planned_runs.add(PlannedRun(ahead, RunKind.LONG, km=14.0, minutes=80))
    return ahead


@pytest.fixture
def page(context: Context, day: date, qtbot: QtBot) -> CalendarPage:
    made = CalendarPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 770)
    made.show()
    qtbot.waitExposed(made)
    made.choose(day)
    return made


def planned(context: Context, day: date) -> PlannedRun:
    (found,) = context.journal.planned_runs.between(day, day)
    return found


def qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def line_of(page: CalendarPage) -> PlannedRunLine:
    (line,) = page.panel.planned_runs
    return line


def choose(page: CalendarPage, words: str) -> None:
    menu = line_of(page).make_menu()
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.deleteLater()


def words_of(page: CalendarPage) -> str:
    return line_of(page).accessibleName().replace(NBSP, " ")


def test_the_day_tells_its_planned_run(page: CalendarPage, qtbot: QtBot) -> None:
    """Kind, kilometres, about how long, and that it lies ahead; it is no rest day."""
    assert words_of(page) == "Long run planned, 14 km · about 1 h 20"
    assert not page.panel._rest.isVisible()
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.focusWidget() is line_of(page).more


def test_a_run_is_planned_from_the_keyboard(
    page: CalendarPage, context: Context, day: date, qtbot: QtBot
) -> None:
    """Kilometres and a time typed in stand on the day, and undo takes them away."""
    free = day + timedelta(days=3)
    page.choose(free)
    qtbot.keyClick(page.panel.plan_run, Qt.Key.Key_Space)
    (dialog,) = page.panel.findChildren(PlannedRunDialog)
    assert dialog.focusWidget() is dialog.distance
    qtbot.keyClicks(dialog.distance, "8")
    qtbot.keyClicks(dialog.start, "25:00")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.places["start_time"].told
    assert dialog.focusWidget() is dialog.start
    dialog.start.clear()
    qtbot.keyClicks(dialog.start, "07:15")
    qtbot.keyClick(dialog.keep, Qt.Key.Key_Return)
    made = planned(context, free)
    assert (made.kind, made.km, made.start_time, made.locked) == (RunKind.EASY, 8.0, "07:15", True)
    assert words_of(page) == "Easy run planned, 8 km · 07:15"
    history.undo(context=context)
    assert page.panel.planned_runs == []


def test_a_run_beyond_the_longest_of_the_month_is_told_while_typing(
    page: CalendarPage, context: Context, day: date, qtbot: QtBot
) -> None:
    """A hint at the field as soon as the kilometres stand there; it refuses nothing."""
    free = context.journal.today()
    page.choose(free)
    for other in context.journal.planned_runs.between(free, free + timedelta(days=40)):
        context.journal.planned_runs.delete(other.key)
    for run_there in context.journal.runs.between(free - timedelta(days=40), free):
        context.journal.runs.delete(run_there.key)
    for ago, km in ((3, 8.0), (9, 11.0), (12, 6.0), (20, 5.0)):
        context.journal.runs.add(run(free - timedelta(days=ago), 1000 * km))
    qtbot.keyClick(page.panel.plan_run, Qt.Key.Key_Space)
    (dialog,) = page.panel.findChildren(PlannedRunDialog)
    told = dialog.places["km"]
    qtbot.keyClicks(dialog.distance, "12")
    assert told.told == "", "1.10 times the longest is in line"
    dialog.distance.clear()
    qtbot.keyClicks(dialog.distance, "18")
    said = "64 % longer than your longest run of 30 days, 11 km"
    assert told.told.replace(NBSP, " ") == said
    qtbot.keyClicks(dialog.kind, "Race")
    assert told.told == "", "races are as long as they are"
    qtbot.keyClicks(dialog.kind, "Long")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert planned(context, free).km == 18


def test_the_menu_of_the_grid_plans_a_run(page: CalendarPage, qtbot: QtBot) -> None:
    """N offers it with the sessions."""
    menu = page.panel.make_add_menu()
    (plan,) = (each for each in menu.actions() if each.text() == "Plan a run…")
    plan.trigger()
    menu.deleteLater()
    assert len(page.panel.findChildren(PlannedRunDialog)) == 1


def test_a_planned_run_is_changed(
    page: CalendarPage, context: Context, day: date, qtbot: QtBot
) -> None:
    """What is typed over it stays when the plan is laid again."""
    choose(page, "Change")
    (dialog,) = line_of(page).findChildren(PlannedRunDialog)
    dialog.distance.selectAll()
    qtbot.keyClicks(dialog.distance, "12,5")
    dialog.minutes.selectAll()
    qtbot.keyClick(dialog.minutes, Qt.Key.Key_Delete)
    qtbot.keyClicks(dialog.note, "Flat, by the river")
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    made = planned(context, day)
    assert (made.km, made.minutes, made.note) == (12.5, None, "Flat, by the river")
    assert made.locked


def test_a_planned_run_moves_by_its_menu(
    page: CalendarPage, context: Context, day: date, qtbot: QtBot
) -> None:
    """Move to… asks for the day alone, and says when one has passed."""
    choose(page, "Move to")
    (dialog,) = line_of(page).findChildren(MoveDialog)
    assert not dialog.time.isVisible()
    dialog.day.setDate(qdate(day - timedelta(days=4)))
    assert "has passed" in dialog.said
    dialog.day.setDate(qdate(day + timedelta(days=2)))
    qtbot.mouseClick(dialog.move_button, Qt.MouseButton.LeftButton)
    assert planned(context, day + timedelta(days=2)).original_day == day
    history.undo(context=context)
    assert planned(context, day).original_day is None


def test_a_planned_run_is_dragged(
    page: CalendarPage, context: Context, day: date, qtbot: QtBot
) -> None:
    """Its chip goes to a day ahead; a day gone by does not take it."""
    target = day + timedelta(days=1)
    page.show_month(target)
    drag(page, qtbot, day, context.journal.today() - timedelta(days=3))
    assert planned(context, day).day == day
    drag(page, qtbot, day, target)
    moved = planned(context, target)
    assert (moved.original_day, moved.locked) == (day, True)
    assert page.panel.day == target


def drag(page: CalendarPage, qtbot: QtBot, day: date, to: date) -> None:
    grid = page.grid
    (chip,) = (p for p in grid.placed_on(day) if p.chip.planned_run is not None)
    box = grid.day_box(to)
    start = chip.box.center().toPoint()
    end = box.center().toPoint() if box is not None else QPoint(-5, -5)
    qtbot.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(grid, start + QPoint(40, 40))
    QApplication.processEvents()
    qtbot.mouseMove(grid, end)
    QApplication.processEvents()
    qtbot.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end)


def test_a_run_is_left_out_and_planned_again(
    page: CalendarPage, context: Context, day: date
) -> None:
    """Both are one step, and the chip says which it is."""
    choose(page, "Leave out")
    assert planned(context, day).advice is Advice.LEFT_OUT
    assert words_of(page).startswith("Long run left out")
    choose(page, "Plan again")
    assert planned(context, day).is_open
    history.undo(context=context)
    assert planned(context, day).advice is Advice.LEFT_OUT


def test_a_planned_run_is_deleted(page: CalendarPage, context: Context, day: date) -> None:
    """It can be undone."""
    before = planned(context, day)
    choose(page, "Delete")
    assert page.panel.planned_runs == []
    history.undo(context=context)
    assert planned(context, day) == before


def test_a_recorded_run_is_linked_and_unlinked(
    page: CalendarPage, context: Context, day: date
) -> None:
    """A run of the day beside is offered; linked, the planned one is told with it, once."""
    beside = day - timedelta(days=1)
    recorded = context.journal.runs.add(run(beside)).value
    assert planned(context, day).run_id is None
    choose(page, "It was the 8.1 km run")
    assert planned(context, day).run_id == recorded.id
    cell = page.grid.month.cell(day)
    assert cell is not None
    assert cell.planned_runs == ()
    assert "Long run 14 km: run on " in line_of(page)._told.text().replace(NBSP, " ")
    page.choose(beside)
    assert line_of(page)._told.text().startswith("Planned for ")
    choose(page, "It was not")
    assert planned(context, day).run_id is None
    assert page.panel.planned_runs == []


def test_what_was_typed_is_offered_again(context: Context, day: date, qtbot: QtBot) -> None:
    """A form that was left stands on Today, and leads back to its day."""
    key = DraftKey(DraftKind.PLANNED_RUN, planned(context, day).key)
    page = CalendarPage(context)
    qtbot.addWidget(page)
    page.show()
    page.go_to(key)
    assert page.panel.day == day
    (dialog,) = page.panel.findChildren(PlannedRunDialog)
    assert dialog.distance.value == 14.0
    dialog.close()
    page.go_to(DraftKey(DraftKind.PLANNED_RUN, day + timedelta(days=1)))
    assert page.panel.day == day + timedelta(days=1)


def test_a_read_only_journal_offers_no_menu(
    journal: Journal, make_context: Callable[[Journal], Context], qtbot: QtBot
) -> None:
    """A planned run is shown and nothing offers to write."""
    ahead = fill(journal) + timedelta(days=1)
    journal.planned_runs.add(PlannedRun(ahead, RunKind.EASY, km=8.0))
    path = journal.path
    journal.close()
    with Journal.open(path, read_only=True) as closed:
        window = MainWindow(make_context(closed))
        qtbot.addWidget(window)
        page = CalendarPage(make_context(closed))
        qtbot.addWidget(page)
        page.show()
        page.choose(ahead)
        (line,) = page.panel.planned_runs
        assert not line.more.isVisible()
        assert not page.panel.plan_run.isVisible()
