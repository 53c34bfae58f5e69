"""The page of a run: opened from everywhere, read with mouse and keys, changed and cut."""

from __future__ import annotations

from dataclasses import replace as replace_columns
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.run import PlannedRun, Run, RunKind
from tests.run_journal import add_recorded, fill_runs, repeats_track
from tests.ui.reader import nameless
from ui.calendar.page import CalendarPage
from ui.calendar.room import View
from ui.calendar.run_line import RunLine
from ui.charts.run_lanes import Along
from ui.progress.page import ProgressPage
from ui.run.page import RunDayPage
from ui.run.run_dialog import RunDialog
from ui.services.context import Context
from ui.services.places import Place, RunSpot
from ui.today.run_block import RunBlock
from ui.widgets.labelled import KeyValue
from ui.window.keys import GROUPS
from ui.window.main_window import MainWindow
from ui.window.search_dialog import SearchDialog

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def run(context: Context) -> Run:
    """Return a run with samples, days ago, among others."""
    return fill_runs(context.journal)


@pytest.fixture
def opened(run: Run, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window on that run, opened from the calendar."""
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.navigate(Place.CALENDAR)
    window.navigate(Place.RUN, RunSpot(run.key))
    return window


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keys are."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def page_of(window: MainWindow) -> RunDayPage:
    page = window.page(Place.RUN)
    assert isinstance(page, RunDayPage)
    return page


def shown(window: MainWindow) -> Run:
    page = page_of(window).page
    assert page is not None
    return page.run


def calendar(window: MainWindow) -> CalendarPage:
    page = window.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    return page


def read_out(window: MainWindow) -> str:
    return page_of(window).curves.chart.accessibleDescription()


# ---------------------------------------------------------------------- reading


def test_the_keys_are_on_the_curves_and_arrows_walk_along_them(opened: MainWindow) -> None:
    chart = page_of(opened).curves.chart
    assert chart.hasFocus()
    press(K.Key_Right)
    assert read_out(opened).startswith("0 km · 0:00")
    press(K.Key_PageDown)
    press(K.Key_Right)
    assert "spm" in read_out(opened)
    assert "/km" in read_out(opened)
    assert "bpm" in read_out(opened)
    press(K.Key_End)
    assert "51:59" in read_out(opened)
    press(K.Key_Escape)
    assert read_out(opened) == ""
    assert opened.place is Place.RUN


def test_the_line_follows_the_mouse_and_leaves_with_it(opened: MainWindow, qtbot: QtBot) -> None:
    chart = page_of(opened).curves.chart
    qtbot.mouseMove(chart, QPoint(chart.width() // 2, chart.height() // 2))
    assert "km" in read_out(opened)
    qtbot.mouseMove(chart, QPoint(3, chart.height() // 2))
    assert read_out(opened) == ""


def test_the_curves_run_over_minutes_where_that_is_chosen(opened: MainWindow) -> None:
    card = page_of(opened).curves
    card.over.setFocus()
    press(K.Key_Right)
    assert card.over.value is Along.TIME
    card.chart.setFocus()
    press(K.Key_Home)
    for _ in range(10):
        press(K.Key_PageDown)
    assert "26:0" in read_out(opened) or "25:5" in read_out(opened)


def test_each_lane_is_told_to_screen_readers_with_its_range(opened: MainWindow) -> None:
    parts = [part.name for part in page_of(opened).curves.chart.accessible_parts()]
    assert [part.split(":")[0] for part in parts] == ["Cadence", "Pace", "Heart rate", "Height"]
    assert "target" in parts[0]


def test_everything_on_the_page_has_a_name(opened: MainWindow) -> None:
    assert nameless(page_of(opened)) == []


def test_values_are_told_beside_the_names_of_their_lanes(opened: MainWindow) -> None:
    """The line hides no curve, and each value is the one that is drawn."""
    chart = page_of(opened).curves.chart
    chart.point_at(1200)
    sheet = chart._laid_out()
    assert sheet is not None
    for name, box in zip(sheet.names(), sheet.boxes, strict=True):
        assert name.bottom() <= box.top()
    assert all(told in read_out(opened) for told in sheet.told(1200))


def test_lines_of_a_lane_stand_at_three_values_or_more(opened: MainWindow) -> None:
    sheet = page_of(opened).curves.chart._laid_out()
    assert sheet is not None
    for lane, ticks in zip(sheet.lanes, sheet.ticks, strict=True):
        assert len(ticks) >= 3
        assert all(lane.low <= each <= lane.high for each in ticks)


def test_a_run_opened_with_the_mouse_has_no_ring_until_a_key_goes_up(
    opened: MainWindow, run: Run, qtbot: QtBot
) -> None:
    """The key that opens a run goes up on its page."""
    chart = page_of(opened).curves.chart

    def edge() -> QColor:
        return chart.grab().toImage().pixelColor(chart.width() // 2, 1)

    def open_with_pointer_at(place: QPoint) -> QColor:
        opened.navigate(Place.CALENDAR)
        QCursor.setPos(opened.mapToGlobal(place))
        opened.navigate(Place.RUN, RunSpot(run.key))
        assert chart.hasFocus()
        return edge()

    ring = open_with_pointer_at(QPoint(0, 0))
    assert open_with_pointer_at(opened.rect().center()) != ring
    qtbot.keyRelease(chart, K.Key_Return)
    assert edge() == ring
    QCursor.setPos(0, 0)


def test_distance_time_pace_and_heart_rate_stand_above_the_curves(opened: MainWindow) -> None:
    page = page_of(opened)
    told = [part.accessibleName() for part in page.key_figures.findChildren(KeyValue)]
    assert [each.split(":")[0] for each in told] == ["Distance", "Time", "Pace", "Heart rate"]
    figures = page.key_figures.mapTo(page, page.key_figures.rect().bottomLeft())
    assert figures.y() < page.curves.mapTo(page, QPoint(0, 0)).y()


def test_a_typed_run_says_why_it_has_no_curves(opened: MainWindow, context: Context) -> None:
    journal = context.journal
    (typed,) = journal.runs.between(journal.today(), journal.today())
    opened.navigate(Place.RUN, RunSpot(typed.key))
    page = page_of(opened)
    assert not page.curves.isVisible()
    assert page.change.hasFocus()
    assert page.figures.isVisible()


# ---------------------------------------------------------------------- ways


def test_run_before_and_after_are_a_button_and_a_key(
    opened: MainWindow, run: Run, qtbot: QtBot
) -> None:
    page = page_of(opened)
    press(K.Key_PageUp, CTRL)
    before = shown(opened)
    assert before.start < run.start
    press(K.Key_PageDown, CTRL)
    assert shown(opened) == run
    qtbot.mouseClick(page.later, LEFT)
    assert shown(opened).start > run.start
    assert not page.later.isEnabled()


@pytest.mark.parametrize(("key", "modifiers"), [(K.Key_Escape, NONE), (K.Key_Left, ALT)])
def test_keys_lead_back_to_where_one_came_from(
    opened: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    press(key, modifiers)
    assert opened.place is Place.CALENDAR


def test_the_day_panel_opens_a_run_and_gets_the_keys_back(
    opened: MainWindow, run: Run, qtbot: QtBot
) -> None:
    opened.navigate(Place.CALENDAR, run.day)
    qtbot.waitUntil(lambda: any(line.isVisible() for line in opened.findChildren(RunLine)))
    line = next(line for line in opened.findChildren(RunLine) if line.isVisible())
    line.open_.setFocus()
    press(K.Key_Return)
    assert shown(opened) == run
    press(K.Key_Escape)
    assert opened.place is Place.CALENDAR
    assert line.open_.hasFocus()


def test_enter_opens_a_run_of_the_list(opened: MainWindow, run: Run) -> None:
    opened.navigate(Place.CALENDAR, run.day)
    page = calendar(opened)
    page.rooms.see(View.LIST, run.day)
    QApplication.processEvents()
    page.rooms.now.setFocus()
    press(K.Key_Return)
    assert opened.place is Place.RUN
    assert shown(opened) == run


def test_enter_opens_a_run_of_the_week(opened: MainWindow, run: Run) -> None:
    opened.navigate(Place.CALENDAR, run.day)
    page = calendar(opened)
    page.rooms.see(View.WEEK, run.day)
    QApplication.processEvents()
    page.rooms.now.setFocus()
    press(K.Key_Down)
    press(K.Key_Return)
    assert opened.place is Place.RUN
    assert shown(opened) == run


def test_a_dot_of_the_cadence_chart_opens_its_run(
    opened: MainWindow, run: Run, qtbot: QtBot
) -> None:
    opened.navigate(Place.PROGRESS)
    page = opened.page(Place.PROGRESS)
    assert isinstance(page, ProgressPage)
    card = next(card for card in page.shown if card.chart.title == "Cadence")
    page.scroller.ensureWidgetVisible(card)
    QApplication.processEvents()
    card.plot.setFocus()
    press(K.Key_End)
    assert "opens the run" in card.read_out.text
    press(K.Key_Return)
    assert shown(opened) == run
    opened.navigate(Place.PROGRESS)
    spm = run.cadence.spm or 0.0
    view = card.plot.getPlotItem().getViewBox()
    QApplication.processEvents()
    at = card.plot.mapFromScene(view.mapViewToScene(QPointF(run.day.toordinal(), spm)))
    qtbot.mouseClick(card.plot.viewport(), LEFT, pos=at)
    assert opened.place is Place.RUN


def test_the_search_opens_a_run(opened: MainWindow, run: Run, qtbot: QtBot) -> None:
    opened.navigate(Place.TODAY)
    dialog = SearchDialog(opened.context, opened)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.search, "road")
    qtbot.keyClick(dialog.search, K.Key_Return)
    assert shown(opened) == run
    press(K.Key_Escape)
    assert opened.place is Place.TODAY


def test_today_opens_what_a_planned_run_became(
    opened: MainWindow, context: Context, qtbot: QtBot
) -> None:
    journal = context.journal
    today = journal.today()
    journal.planned_runs.add(PlannedRun(day=today, kind=RunKind.EASY, km=5))
    (typed,) = journal.runs.between(today, today)
    opened.navigate(Place.TODAY)
    qtbot.waitUntil(lambda: any(block.isVisible() for block in opened.findChildren(RunBlock)))
    block = next(block for block in opened.findChildren(RunBlock) if block.isVisible())
    block.button.click()
    assert shown(opened) == typed


# ---------------------------------------------------------------------- acts


def test_change_asks_with_the_form_of_runs_and_is_one_edit(
    opened: MainWindow, run: Run, context: Context
) -> None:
    page = page_of(opened)
    page.change.click()
    dialog = opened.findChild(RunDialog)
    assert dialog is not None
    dialog.surface.setText("trail")
    dialog.keep.click()
    assert shown(opened).surface == "trail"
    context.journal.undo()
    assert context.journal.runs.present(run.key).surface == "road"


def test_the_ends_are_cut_by_keys_and_undo_brings_them_back(
    opened: MainWindow, run: Run, qtbot: QtBot
) -> None:
    page = page_of(opened)
    page.curves.begin_cut()
    bar = page.curves.cutting
    assert bar.begin.hasFocus()
    assert not bar.cut.isEnabled()
    qtbot.keyClicks(bar.begin, "5")
    assert "45:00" in bar.left.text()
    press(K.Key_Tab)
    qtbot.keyClicks(bar.end, "2")
    assert "43:00" in bar.left.text()
    press(K.Key_Tab)
    press(K.Key_Return)
    assert not bar.isVisible()
    assert shown(opened).duration_s == pytest.approx(43 * 60, abs=2)
    press(K.Key_Z, CTRL)
    assert shown(opened) == run


def test_handles_draw_the_ends_and_escape_leaves_them(
    opened: MainWindow, run: Run, qtbot: QtBot
) -> None:
    page = page_of(opened)
    page.curves.begin_cut()
    chart, bar = page.curves.chart, page.curves.cutting
    QApplication.processEvents()
    sheet = chart._laid_out()
    assert sheet is not None
    middle = round(sheet.plot.center().y())
    left = QPoint(round(sheet.plot.left()), middle)
    qtbot.mousePress(chart, LEFT, pos=left)
    qtbot.mouseMove(chart, left + QPoint(round(sheet.plot.width() / 4), 0))
    qtbot.mouseRelease(chart, LEFT, pos=left + QPoint(round(sheet.plot.width() / 4), 0))
    assert bar.minutes[0] > 5
    assert bar.minutes[1] == 0
    press(K.Key_Escape)
    assert not bar.isVisible()
    assert shown(opened) == run


def test_too_much_is_refused_while_it_is_typed(opened: MainWindow, run: Run, qtbot: QtBot) -> None:
    page = page_of(opened)
    page.curves.begin_cut()
    bar = page.curves.cutting
    bar.begin.selectAll()
    qtbot.keyClicks(bar.begin, "60")
    assert not bar.cut.isEnabled()
    assert "must be left" in bar.left.text()
    press(K.Key_Return)
    assert bar.isVisible()
    assert shown(opened) == run


def test_enter_cuts_what_is_typed(opened: MainWindow, run: Run, qtbot: QtBot) -> None:
    page_of(opened).curves.begin_cut()
    bar = page_of(opened).curves.cutting
    qtbot.keyClicks(bar.begin, "5")
    press(K.Key_Return)
    assert not bar.isVisible()
    assert shown(opened).start == run.start + timedelta(minutes=5)


def test_a_run_without_distance_is_cut_in_time_alone(opened: MainWindow, context: Context) -> None:
    track = repeats_track(21)
    nothing: list[float | None] = [None] * len(track)
    timed = replace_columns(track, distance=nothing, speed=nothing)
    run = add_recorded(context.journal, context.journal.today(), timed)
    opened.navigate(Place.RUN, RunSpot(run.key))
    page_of(opened).curves.begin_cut()
    assert page_of(opened).curves.cutting.left.text() == "21:00 would be left."


def test_a_deleted_run_leads_back_and_comes_again_by_undo(
    opened: MainWindow, run: Run, context: Context
) -> None:
    page_of(opened).delete()
    assert opened.place is Place.CALENDAR
    assert context.journal.runs.get(run.key) is None
    context.journal.undo()
    opened.navigate(Place.RUN, RunSpot(run.key))
    assert shown(opened) == run


def test_every_key_of_the_page_is_listed() -> None:
    listed = {keys for group in GROUPS if Place.RUN in group.places for _, keys in group.lines}
    assert "Ctrl+Page Up and Ctrl+Page Down" in listed
    assert "Esc or Alt+Left" in listed


@pytest.mark.parametrize(("width", "height"), [(480, 700), (1024, 700), (1920, 1080)])
def test_nothing_is_wider_than_the_window(opened: MainWindow, width: int, height: int) -> None:
    opened.resize(width, height)
    for _ in range(4):
        QApplication.processEvents()
    page = page_of(opened)
    assert page.scroller.horizontalScrollBar().maximum() == 0
    assert page.curves.width() <= page.width()
