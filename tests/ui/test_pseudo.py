"""In a language nobody speaks, every page and dialog speaks it, and finds room for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calfjournal import paths
from calfjournal.domain.assessment import Measure
from calfjournal.domain.finding import Adjustment
from calfjournal.domain.placing import Placing
from calfjournal.domain.plan import BlockedRange, Plan, Race
from calfjournal.domain.program_check import Path as Way
from calfjournal.domain.run import Shoes
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from calfjournal.tasks import read_files
from calfjournal.views.session import offered_session
from tests.importers.fit_writer import CYCLING, START, Leg, activity
from tests.messages.own_words import Own
from tests.ui.hands import press
from tests.ui.showing import seen
from tests.ui.spoken import texts, without_room
from ui.assessments.page import TestsPage
from ui.calendar.day_dialog import DayDialog
from ui.calendar.page import CalendarPage
from ui.calendar.planned_run_dialog import PlannedRunDialog
from ui.calendar.room import View
from ui.editor.dialogs import ExerciseDialog, MoveDialog, SkipDialog
from ui.editor.link_dialog import LinkDialog
from ui.editor.own_exercise_dialog import OwnExerciseDialog
from ui.editor.page import SessionPage
from ui.importing.dialog import ImportDialog
from ui.metronome.dialog import MetronomeDialog
from ui.plan.calendar_entries import BlockDialog, CalendarEntriesDialog, RaceDialog
from ui.plan.change_plan import ChangePlanDialog
from ui.plan.changes import ChangesDialog
from ui.plan.new_plan import NewPlanDialog
from ui.plan.program.editor import ProgramEditor
from ui.plan.program_acts import ProgramActs
from ui.plan.programs_dialog import ProgramsDialog
from ui.preferences.dialog import PreferencesDialog
from ui.printing.dialog import PrintDialog
from ui.profile.shoes import ShoeDialog
from ui.recovery.threshold_dialog import ThresholdDialog
from ui.run.run_dialog import RunDialog
from ui.services.context import Context
from ui.services.places import Place, SessionSpot, WordsSpot
from ui.signs.red_flag_dialog import RedFlagDialog
from ui.today.decide_dialog import DecideDialog
from ui.today.page import TodayPage
from ui.welcome.window import LAST_STEP, WelcomeWindow
from ui.widgets.figure import FigureView
from ui.window.backups import BackupsDialog
from ui.window.crash_dialog import CrashDialog
from ui.window.help_dialogs import AboutSheet, CheckSheet, ShortcutSheet
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk
from ui.window.page_help import PageHelp
from ui.window.rescue import RescueDialog
from ui.window.search_dialog import SearchDialog

SMALLEST = (1024, 700)
YEAR = timedelta(365)


@pytest.fixture(autouse=True)
def _spoken_strangely(demo_file: Path, pseudo: None) -> None:
    """Speak the language nobody speaks, once the sample is written."""


def _shown(window: MainWindow, place: Place) -> QWidget:
    window.resize(*SMALLEST)
    return seen(window, place)


def test_pages_of_two_years(demo_context: Context, qtbot: QtBot) -> None:
    """No English is left on a full page, and nothing is cut off at 1024 x 700."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    own = Own(demo_context.journal)
    for place in Place:
        _shown(window, place)
        assert own.english(texts(window)) == [], place
        assert without_room(window) == [], place


def test_pages_of_an_empty_journal(journal: Journal, window: MainWindow) -> None:
    """No English is left where there is nothing yet."""
    own = Own(journal)
    for place in Place:
        _shown(window, place)
        assert own.english(texts(window)) == [], place
        assert without_room(window) == [], place


def _session(journal: Journal) -> Session:
    return journal.sessions.between(date(2000, 1, 1), date(2100, 1, 1))[-1]


def _plan(journal: Journal) -> Plan:
    plan = journal.plans.active()
    assert plan is not None
    return plan


def _changes(context: Context) -> QWidget:
    journal = context.journal
    return ChangesDialog(context, journal.planning.propose_again(), _proposed(journal))


def _proposed(journal: Journal) -> Adjustment | None:
    return next(iter(journal.recovery.verdict(journal.today()).adjustments), None)


def _program(context: Context, window: MainWindow, place: Way) -> QWidget:
    """The form of a program with something wrong in it, open at a place."""
    made = ProgramEditor(context, context.journal.programs.programs["calf_foundation"], window)
    made.program_draft.put(("phase", 1, "weeks"), [9, 5, 6])
    made.go_to(place)
    return made


class _Free:
    """A calendar on which nothing speaks against a day."""

    def placing(self, day: date, _start_time: str) -> Placing:
        return Placing(day)


FREE = _Free()


def _backups(context: Context) -> QWidget:
    context.journal.backup()
    return BackupsDialog(context.journal.path, context.jobs, context.chooser)


def _import(context: Context, window: MainWindow) -> QWidget:
    """An import with all there can be: new, different, asked about, not readable."""
    folder = context.journal.path.parent / "1"
    folder.mkdir(exist_ok=True)
    mine = activity([Leg(start=START - YEAR)])
    (folder / "1.fit").write_bytes(mine)
    if context.journal.runs.known_hashes().isdisjoint({sha256(mine).hexdigest()}):
        context.journal.runs.add_batch(read_files([folder / "1.fit"]))
    other = activity([Leg(start=START - YEAR, distance_cm=50_000)])
    (folder / "1.fit").write_bytes(other)
    (folder / "2.fit").write_bytes(activity([Leg(sport=CYCLING)]))
    long = Leg(timer_s=691, length=691, distance_cm=178_800_000)
    (folder / f"{'3 ' * 40}.fit").write_bytes(activity([long]))
    for at in range(5):
        (folder / f"1{at}.fit").write_bytes(activity()[: 40 + at])
    return ImportDialog(context, (folder,), window)


DIALOGS: dict[str, Callable[[Context, MainWindow], QWidget]] = {
    "add a run": lambda c, _w: RunDialog(c, c.journal.today()),
    "plan a run": lambda c, _w: PlannedRunDialog(c, c.journal.today()),
    "move": lambda c, _w: MoveDialog(
        "", _session(c.journal).day, "18:00", FREE.placing, c.journal.today()
    ),
    "skip": lambda c, _w: SkipDialog(c.drafts, _session(c.journal).key),
    "link": lambda c, _w: LinkDialog(
        "…", [(offered_session(_session(c.journal), c.journal.today()), 1)], ""
    ),
    "add an exercise": lambda c, _w: ExerciseDialog(
        tuple(c.journal.library.exercises.values()),
    ),
    "import": _import,
    "races and days off": lambda c, _w: CalendarEntriesDialog(c),
    "a race": lambda c, _w: RaceDialog(c, Race(c.journal.today())),
    "days off": lambda c, _w: BlockDialog(c, BlockedRange(c.journal.today(), c.journal.today())),
    "plan again": lambda c, _w: _changes(c),
    "a new plan": NewPlanDialog,
    "change the plan": lambda c, w: ChangePlanDialog(c, _plan(c.journal), w),
    "programs": lambda c, w: ProgramsDialog(c, ProgramActs(c, w), w),
    "a program": lambda c, w: _program(c, w, ("title",)),
    "a program's rules": lambda c, w: _program(c, w, ("spacing", "min_gap_h")),
    "a program's phase": lambda c, w: _program(c, w, ("phase", 1, "weeks")),
    "a program's session": lambda c, w: _program(c, w, ("session", 1, "items", 0, "sets")),
    "a program's gate": lambda c, w: _program(c, w, ("gate", 1, "title")),
    "preferences": lambda c, _w: PreferencesDialog(c),
    "backups": lambda c, _w: _backups(c),
    "print": lambda c, w: PrintDialog(c, _plan(c.journal), w),
    "metronome": lambda c, w: MetronomeDialog(c, c.journal.today(), w),
    "a threshold": lambda c, _w: ThresholdDialog(c, c.journal.recovery.thresholds().rows[0]),
    "decide otherwise": lambda c, _w: DecideDialog(
        c, c.journal.today(), c.journal.recovery.verdict(c.journal.today())
    ),
    "warning signs": lambda c, _w: RedFlagDialog(c, c.journal.today()),
    "a crash": lambda _c, _w: CrashDialog(""),
    "a pair of shoes": lambda c, _w: ShoeDialog(c, Shoes("")),
    "an exercise of one's own": lambda c, w: OwnExerciseDialog(c, parent=w),
    "check": CheckSheet,
    "about": lambda c, w: AboutSheet(c.journal, w),
    "help": lambda _c, w: PageHelp(Place.CALENDAR, "", w, topic=View.MONTH),
    "search": SearchDialog,
    "go to date": lambda c, _w: DayDialog(c.journal.today(), c.journal.today()),
    "a damaged journal": lambda c, _w: RescueDialog("", c.journal.path),
}


def test_dialogs(demo_context: Context, qtbot: QtBot) -> None:
    """No English is left on a dialog; it fits the smallest window, and nothing on it is cut off."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    window.resize(*SMALLEST)
    own = Own(demo_context.journal)
    for name, make in DIALOGS.items():
        dialog = make(demo_context, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # qtbot deletes it
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        assert own.english(texts(dialog)) == [], name
        assert without_room(dialog) == [], name
        assert dialog.width() <= SMALLEST[0], name
        assert dialog.height() <= SMALLEST[1], name
        dialog.close()


def _spoken(widget: QWidget, own: Own) -> None:
    for _ in range(5):
        QApplication.processEvents()
    assert own.english(texts(widget)) == []
    assert without_room(widget) == []


def test_the_welcome(desk: Desk, qtbot: QtBot) -> None:
    """No English is left in the questions of the first start, nor in the plan they end with."""
    desk.start(None)
    welcome = desk.window
    assert isinstance(welcome, WelcomeWindow)
    welcome.resize(*SMALLEST)
    own = Own(also=[str(paths.default_journal())])
    _spoken(welcome, own)
    welcome.begin()
    while welcome.step < LAST_STEP:
        _spoken(welcome, own)
        qtbot.mouseClick(welcome.onward, Qt.MouseButton.LeftButton)
    _spoken(welcome, own)


def test_the_form_of_a_morning(demo_context: Context, qtbot: QtBot) -> None:
    """No English is left where a morning is changed."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    page = _shown(window, Place.TODAY)
    assert isinstance(page, TodayPage)
    page.check_in.edit.click()
    _spoken(window, Own(demo_context.journal))


def test_the_year(demo_context: Context, qtbot: QtBot) -> None:
    """No English is left in the year, and nothing below its lanes is cut off."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    page = _shown(window, Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    page.rooms.see(View.YEAR, demo_context.journal.today())
    assert Own(demo_context.journal).english(texts(window)) == []
    qtbot.waitUntil(lambda: without_room(window) == [])


def test_the_session_editor(demo_context: Context, qtbot: QtBot) -> None:
    """No English is left in the editor of a session, done or planned."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    page = _shown(window, Place.SESSION)
    assert isinstance(page, SessionPage)
    journal = demo_context.journal
    done = next(
        s
        for s in reversed(journal.sessions.between(journal.today() - YEAR, journal.today()))
        if s.status is SessionStatus.DONE
    )
    for session in (done, _session(journal)):
        page.go_to(SessionSpot(session.day, session.key))
        _spoken(window, Own(journal))


def _drawings(window: MainWindow) -> set[str]:
    """What is said of the drawings: their captions are words of a resource."""
    return {view.accessibleName() for view in window.findChildren(FigureView)}


def test_the_ways_through_tests(demo_context: Context, qtbot: QtBot) -> None:
    """The tests of a measure, the short form, the list, and every first step of a guide."""
    own = Own(demo_context.journal)
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    page = _shown(window, Place.TESTS)
    assert isinstance(page, TestsPage)
    ways: list[Callable[[], object]] = [page.start, page.pick]
    for measure in Measure:
        ways += [partial(page.open_measure, measure), partial(page.do, measure)]
    for show in ways:
        show()
        qtbot.waitUntil(lambda: without_room(window) == [])
        assert own.english(texts(window) - _drawings(window)) == []


def test_the_steps_of_a_guided_test(demo_context: Context, qtbot: QtBot) -> None:
    """Raises, what they came to, the rest, tries, and the end."""
    own = Own(demo_context.journal)
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    page = _shown(window, Place.TESTS)
    assert isinstance(page, TestsPage)
    enter = Qt.Key.Key_Return
    for measure, keys in (
        (Measure.HEEL_RISE, (enter, enter)),
        (Measure.ISO_HOLD, (enter, enter, enter, "9", enter, enter)),
        (Measure.KNEE_TO_WALL, (enter, "9", enter, enter, enter, "7", enter)),
    ):
        page.do(measure)
        for key in keys:
            press(qtbot, key)
            qtbot.waitUntil(lambda: without_room(window) == [])
            assert own.english(texts(window) - _drawings(window)) == []


def test_the_calendar_as_a_list(demo_context: Context, qtbot: QtBot) -> None:
    """No English is left in rows, filters and the sentence about nothing."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    page = _shown(window, Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    page.rooms.see(View.LIST, demo_context.journal.today())
    _spoken(window, Own(demo_context.journal))
    page.go_to(WordsSpot("qqq"))
    _spoken(window, Own(demo_context.journal, also=["qqq"]))


def test_the_sheet_of_shortcuts(demo_context: Context, qtbot: QtBot) -> None:
    """No English is left in the list of keys."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    window.actions_by_key.show_shortcuts()
    (sheet,) = window.findChildren(ShortcutSheet)
    _spoken(sheet, Own(demo_context.journal))


def test_the_help_of_a_page(demo_context: Context, qtbot: QtBot) -> None:
    """No English is left in what F1 says."""
    window = MainWindow(demo_context)
    qtbot.addWidget(window)
    own = Own(demo_context.journal)
    for place in Place:
        window.actions_by_key.show_page(place)
        window.actions_by_key.show_page_help()
        sheet = window.findChildren(PageHelp)[-1]
        _spoken(sheet, own)
        sheet.close()
