"""The first week of a runner: a plan, a morning, a session; nothing typed is ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import Moment
from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.e2e.conftest import Start
from tests.e2e.person import ENTER, SHIFT, TAB, Person
from ui.calendar.page import CalendarPage
from ui.editor.page import SessionPage
from ui.services.places import Place
from ui.today.page import TodayPage
from ui.welcome.window import WelcomeWindow
from ui.widgets.draft_line import DraftLine
from ui.window.main_window import MainWindow
from ui.window.open_journal import Desk


def main_window(desk: Desk) -> MainWindow:
    """Return the window of the journal that is open."""
    assert isinstance(desk.window, MainWindow)
    return desk.window


def journal_of(desk: Desk) -> Journal:
    """Return the journal that is open."""
    assert desk.context is not None
    return desk.context.journal


def today_page(desk: Desk) -> TodayPage:
    """Return the Today page."""
    page = main_window(desk).page(Place.TODAY)
    assert isinstance(page, TodayPage)
    return page


def test_the_welcome_ends_with_a_plan(start: Start, person: Person, qtbot: QtBot) -> None:
    """From the first start to Today with a plan: four short steps, mouse and keys."""
    desk = start()
    welcome = desk.window
    assert isinstance(welcome, WelcomeWindow)
    person.press(ENTER)  # The one thing to press first has the keys.
    qtbot.waitUntil(welcome.steps.person.name.hasFocus)
    person.press("Mia", TAB)
    person.click_button(welcome, "Continue")
    qtbot.waitUntil(welcome.steps.week.runs.hasFocus)
    person.press(ENTER, ENTER, "35", ENTER)  # Enter goes on, from the last question too.
    qtbot.waitUntil(welcome.steps.goal.has_race.hasFocus)
    goal = welcome.steps.goal
    begins = goal.start.value.replace(year=goal.start.value.year + 1, day=5)
    goal.start.setFocus()
    person.press(f"5.{begins.month}.{begins.year}", TAB)
    assert goal.start.value == begins
    person.click_button(welcome, "Continue")
    person.click_button(welcome, "Start with this plan")
    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))
    assert main_window(desk).place is Place.TODAY
    journal = journal_of(desk)
    assert (journal.athlete.get().name, journal.athlete.get().weekly_km) == ("Mia", 35)
    plan = journal.plans.active()
    assert plan is not None
    assert (plan.program, plan.start) == ("calf_foundation", begins)
    assert journal.sessions.next_after(plan.start) is not None
    assert desk.context is not None
    assert desk.context.settings.now.last_journal == str(journal.path)


def test_a_morning_typed_by_keyboard_is_there_the_next_time(
    start: Start, person: Person, planned: Path, qtbot: QtBot
) -> None:
    """No mouse from the start to the verdict; closed and started again, all of it is kept."""
    desk = start(planned)
    form = today_page(desk).check_in.form
    qtbot.waitUntil(form.figures["resting_hr"].hasFocus)
    person.press("49", "7:10", "2", "0", "5", TAB, "5")
    form.more.setFocus()
    person.press(ENTER, "4", "3", "2", "4", TAB, TAB, TAB)
    person.press("windy & <cold>", ENTER)
    assert not today_page(desk).check_in.is_open
    desk.close()

    again = start()
    page = today_page(again)
    assert main_window(again).place is Place.TODAY
    assert not page.check_in.is_open
    journal = journal_of(again)
    assert journal.path == planned
    kept = journal.checkins.get(journal.today())
    assert kept is not None
    assert (kept.resting_hr, kept.sleep_quality, kept.fatigue) == (49, 4, 3)
    assert (kept.stress, kept.muscle_soreness, kept.note) == (2, 4, "windy & <cold>")
    assert kept.sleep_hours == pytest.approx(7 + 10 / 60, abs=1e-3)
    readings = journal.checkins.readings(journal.today(), journal.today())
    pains = {each.side: each.pain for each in readings if each.moment is Moment.MORNING}
    assert pains == {Side.LEFT: 2, Side.RIGHT: 0}


def test_what_is_typed_and_not_kept_survives_the_closing(
    start: Start, person: Person, planned: Path, qtbot: QtBot
) -> None:
    """Closing the window in the middle of a morning: the next start goes on where it stopped.

    The keys are at the first answer that is still open then.
    """
    desk = start(planned)
    qtbot.waitUntil(today_page(desk).check_in.form.figures["resting_hr"].hasFocus)
    person.press("51", "6:30")
    main_window(desk).close()
    desk.close()
    again = start()
    form = today_page(again).check_in.form
    (line,) = form.findChildren(DraftLine)
    assert line.isVisible()
    assert journal_of(again).checkins.get(journal_of(again).today()) is None
    qtbot.waitUntil(form.pain_left.hasFocus)
    person.chord(ENTER)
    kept = journal_of(again).checkins.get(journal_of(again).today())
    assert kept is not None
    assert (kept.resting_hr, kept.sleep_hours) == (51, 6.5)


def test_a_session_is_logged_undone_and_redone_by_name(
    start: Start, person: Person, planned: Path, qtbot: QtBot
) -> None:
    """Open on Today leads to the first set; keys log and finish, the menu takes back by name."""
    desk = start(planned)
    window, journal = main_window(desk), journal_of(desk)
    person.click(today_page(desk).session.blocks[0].open)
    assert window.place is Place.SESSION
    page = window.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    editor = page.editor
    qtbot.waitUntil(lambda: editor.isAncestorOf(QApplication.focusWidget() or window))
    person.press("9", ENTER)
    assert [line.done for line in _today(journal).sets].count(9) == 1
    person.press(Qt.Key.Key_Space)  # The target as it stands.
    assert any(line.done == line.target for line in _today(journal).sets)
    person.chord(ENTER)
    assert _today(journal).status is SessionStatus.PARTLY

    undo, redo = window.actions_by_key["undo"], window.actions_by_key["redo"]
    finishing = in_words(journal.undo_label or "")
    assert finishing
    assert undo.text() == f"&Undo {finishing}"
    person.choose(window, "Edit", undo)
    assert _today(journal).status is SessionStatus.PLANNED
    assert redo.text() == f"&Redo {finishing}"
    person.choose(window, "Edit", redo)
    assert _today(journal).status is SessionStatus.PARTLY
    person.chord(Qt.Key.Key_Z)
    person.chord(Qt.Key.Key_Z, CTRL_SHIFT)
    assert _today(journal).status is SessionStatus.PARTLY


CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | SHIFT


def _today(journal: Journal) -> Session:
    (session,) = journal.sessions.on(journal.today())
    return session


def test_the_month_is_walked_by_keys_at_once(start: Start, person: Person, planned: Path) -> None:
    """Ctrl+2, then arrows and Page Down: the calendar needs no click first."""
    desk = start(planned)
    window, today = main_window(desk), journal_of(desk).today()
    person.focused()
    person.chord(Qt.Key.Key_2)
    page = window.page(Place.CALENDAR)
    assert isinstance(page, CalendarPage)
    person.press(Qt.Key.Key_Right)
    assert (page.grid.selected - today).days == 1
    person.press(Qt.Key.Key_Left, Qt.Key.Key_PageDown)
    assert page.month > today


def test_the_verdict_is_its_headline_beside_the_open_form(
    start: Start, person: Person, planned: Path, qtbot: QtBot
) -> None:
    """At 1280x800 a check-in opened again shrinks the verdict; kept, all of it is there again."""
    desk = start(planned)
    main_window(desk).resize(1280, 800)
    page = today_page(desk)
    qtbot.waitUntil(page.check_in.form.figures["resting_hr"].hasFocus)
    person.press("52", "5:30", "7", "5", ENTER)
    person.click(page.check_in.edit)
    verdict = page.verdict
    assert verdict.isVisible()
    assert not verdict.glyphs.isVisible()
    person.click(page.check_in.form.cancel)
    qtbot.waitUntil(lambda: verdict.more.y() >= verdict.glyphs.geometry().bottom())
    for below in (verdict.more, verdict.decide):
        assert below.width() >= below.sizeHint().width()
        assert below.geometry().right() <= verdict.rect().right()
