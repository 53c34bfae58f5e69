"""The larger forms after a crash: a test of the legs, a new plan, races, a number of the rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.exercise import Side
from calfjournal.domain.plan import Race
from calfjournal.journal import Journal
from ui.assessments.page import TestsPage
from ui.plan.calendar_entries import CalendarEntriesDialog, RaceDialog
from ui.plan.new_plan import NewPlanDialog
from ui.plan.page import PlanPage
from ui.recovery.threshold_dialog import ThresholdDialog
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Place
from ui.today.page import TodayPage
from ui.today.unkept import UnkeptStrip
from ui.widgets.draft_line import DraftLine
from ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
Start = Callable[[], MainWindow]


@pytest.fixture
def start(make_context: Callable[[Journal], Context], journal: Journal, qtbot: QtBot) -> Start:
    """Return a function that shows a window on the journal as it is at that moment."""
    windows: list[MainWindow] = []

    def begin() -> MainWindow:
        for crashed in windows:
            crashed.context.drafts.flush()
        window = MainWindow(make_context(journal))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot deletes it
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        window.navigate(Place.TODAY)
        return window

    return begin


def write(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Put the keys into a field and type."""
    field.setFocus()
    qtbot.keyClicks(field, text)


def go_on(qtbot: QtBot, window: MainWindow, sentence: str) -> None:
    """Click Continue in the only strip of Today, which begins as given."""
    today = window.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    (strip,) = [s for s in today.unkept.findChildren(UnkeptStrip) if not s.isHidden()]
    assert strip.sentence.startswith(sentence)
    qtbot.mouseClick(strip.button, LEFT)


def says_so(form: QWidget) -> bool:
    """Return whether the form says that something was brought back."""
    return any(not line.isHidden() for line in form.findChildren(DraftLine))


def test_a_test_goes_on_where_it_stopped(start: Start, journal: Journal, qtbot: QtBot) -> None:
    """Reach, raises, surface, a hold and the note are there; Keep keeps all of them."""
    page = start().page(Place.TESTS)
    assert isinstance(page, TestsPage)
    page.start()
    fields = page.form.fields
    write(qtbot, fields[Measure.KNEE_TO_WALL].values[Side.LEFT], "11.5")
    write(qtbot, fields[Measure.HEEL_RISE].values[Side.RIGHT], "26")
    way = fields[Measure.HEEL_RISE].way
    assert way is not None
    way.surface.setFocus()
    qtbot.keyClick(way.surface, Qt.Key.Key_Right)
    write(qtbot, fields[Measure.ISO_HOLD].values[Side.LEFT], "40")
    write(qtbot, page.form.note, "after a run")
    window = start()
    go_on(qtbot, window, "A test was not kept.")
    page = window.page(Place.TESTS)
    assert isinstance(page, TestsPage)
    assert window.place is Place.TESTS
    assert says_so(page.form)
    assert page.form.fields[Measure.KNEE_TO_WALL].isVisibleTo(page)
    assert "right 26 reps" in page.form._also.text()
    assert "left 40 s" in page.form._also.text()
    qtbot.mouseClick(page.keep, LEFT)
    (test,) = journal.assessments.all()
    assert test.value(Measure.KNEE_TO_WALL, Side.LEFT) == 11.5
    assert test.value(Measure.HEEL_RISE, Side.RIGHT) == 26
    assert test.value(Measure.ISO_HOLD, Side.LEFT) == 40
    assert {r.surface for r in test.results if r.measure is Measure.HEEL_RISE} == {"incline10"}
    assert test.note == "after a run"
    assert journal.drafts.listed() == []


def test_a_changed_test_goes_on_where_it_stopped(
    start: Start, journal: Journal, qtbot: QtBot
) -> None:
    """The draft belongs to its own test; Cancel drops it, and the next new test is empty."""
    results = (Result(Measure.KNEE_TO_WALL, Side.LEFT, 10.0),)
    journal.assessments.save(Assessment(journal.today(), results, note="calm"))
    page = start().page(Place.TESTS)
    assert isinstance(page, TestsPage)
    page.refresh_if_stale()
    page.open_measure(Measure.KNEE_TO_WALL)
    qtbot.keyClick(page.details.table, Qt.Key.Key_Return)
    write(qtbot, page.form.note, "very ")
    window = start()
    go_on(qtbot, window, "A change to the test of ")
    page = window.page(Place.TESTS)
    assert isinstance(page, TestsPage)
    assert page.form.note.typed == "very calm"
    qtbot.mouseClick(page.cancel, LEFT)
    assert journal.drafts.listed() == []
    page.start()
    assert page.form.note.typed == ""
    assert not says_so(page.form)


def _new_plan(window: MainWindow) -> NewPlanDialog:
    page = window.page(Place.PLAN)
    assert isinstance(page, PlanPage)
    assert isinstance(page.dialog, NewPlanDialog)
    return page.dialog


def test_a_new_plan_goes_on_where_it_stopped(start: Start, journal: Journal, qtbot: QtBot) -> None:
    """Program, warning read, days, runs, distance and a race being named are there again."""
    window = start()
    window.navigate(Place.PLAN, DraftKey(DraftKind.PLAN))
    dialog = _new_plan(window)
    researched = next(c for c in dialog.programs.choices.values() if c.program.asks_first)
    researched.radio.setChecked(True)
    researched.understood.click()
    dialog.onward.click()
    dialog.form.days.setFocus()
    qtbot.keyClicks(dialog.form.days, "7")
    days = dialog.form.days.value
    dialog.form.runs.setFocus()
    qtbot.keyClicks(dialog.form.runs, "l")
    write(qtbot, dialog.form.weekly_km, "35")
    qtbot.mouseClick(dialog.form.entries.add_race, LEFT)
    (row,) = dialog.form.entries.races
    write(qtbot, row.distance, "10")
    write(qtbot, row.name, "Harbour r")
    day = row.day.value
    window = start()
    go_on(qtbot, window, "A new plan was not kept.")
    again = _new_plan(window)
    assert says_so(again)
    assert again.step == 1
    assert again.programs.value == researched.program.id
    assert again.programs.is_settled
    assert (again.form.days.value, again.form.runs.value) == (days, ((0, "long"),))
    assert again.form.weekly_km.value == 35
    (race,) = again.form.entries.races
    assert race.race == Race(day, "Harbour r", 10)
    again.draft.discard()
    assert again.step == 0
    assert again.form.entries.races == []
    assert journal.drafts.listed() == []
    again.close()
    dialog.close()


def test_a_race_goes_on_where_it_stopped(start: Start, journal: Journal, qtbot: QtBot) -> None:
    """The race of the list opens in its own dialog."""
    journal.plans.save_race(Race(journal.today(), "Old name"))
    (race,) = journal.plans.races()
    crashed = RaceDialog(start().context, race)
    qtbot.addWidget(crashed)
    crashed.open()
    crashed.name.selectAll()
    write(qtbot, crashed.name, "New name")
    window = start()
    go_on(qtbot, window, "A change to the race of ")
    page = window.page(Place.PLAN)
    assert isinstance(page, PlanPage)
    entries = page.dialog
    assert isinstance(entries, CalendarEntriesDialog)
    editor = entries.editor
    assert isinstance(editor, RaceDialog)
    assert editor.name.typed == "New name"
    qtbot.mouseClick(editor.keep, LEFT)
    assert [kept.name for kept in journal.plans.races()] == ["New name"]
    assert journal.drafts.listed() == []
    entries.close()


def test_a_number_of_the_rules_goes_on_where_it_stopped(
    start: Start, journal: Journal, qtbot: QtBot
) -> None:
    """Recovery opens the number again with what was typed."""
    key = next(k for k, row in journal.recovery.thresholds().table.items() if row.editable)
    journal.drafts.put(f"threshold:{key}", {"number": "3x"})
    window = start()
    go_on(qtbot, window, "A number of the rules was not kept.")
    assert window.place is Place.RECOVERY
    (dialog,) = window.findChildren(ThresholdDialog)
    assert dialog._field.typed == "3x"
    assert says_so(dialog)
    dialog.close()
    QApplication.processEvents()
    assert journal.drafts.listed() == []
