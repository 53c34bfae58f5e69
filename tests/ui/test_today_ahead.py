"""Before there is anything, Today, a session and the player draw what will be there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Measure, Result
from calfjournal.domain.exercise import Side
from calfjournal.domain.session import Session
from calfjournal.journal import Journal
from calfjournal.training.first_plan import first_tests
from tests.ui.days import calm_morning, looked_at, texts
from tests.ui.plan_journal import with_plan
from ui.editor.page import SessionPage
from ui.player.page import PlayerPage
from ui.services.context import Context
from ui.services.places import Place, SessionSpot
from ui.today.collecting_line import CollectingLine
from ui.today.page import TodayPage
from ui.widgets.ghost import Ghost
from ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
Opener = Callable[[], TodayPage]


@pytest.fixture
def tests_to_do(journal: Journal) -> Session:
    """Return the session of the first tests, planned for today, on a morning that is told."""
    calm_morning(journal)
    return journal.sessions.add(first_tests(journal.today())).value


def at(window: MainWindow, place: Place) -> bool:
    return window.place is place


def ghosts(page: QWidget) -> list[Ghost]:
    return [ghost for ghost in page.findChildren(Ghost) if ghost.isVisible()]


def test_an_empty_today_draws_its_week_its_plan_and_its_news(
    opened: Opener, journal: Journal
) -> None:
    """Each is called an example, and no reader of the screen is told that it was planned."""
    page = opened()
    assert texts(page).count("an example") == len(ghosts(page)) + 1 == 3
    days = [part.name for part in page.week.strip.accessible_parts()]
    assert all(name.endswith(": rest") for name in days)
    assert not any(ghost.accessibleName() for ghost in ghosts(page))


def test_mornings_fill_dots(opened: Opener, journal: Journal) -> None:
    """The first morning fills the first dot of the tendons."""
    page = opened()
    assert "0 of 5 mornings" in texts(page.usual).replace("\N{NO-BREAK SPACE}", " ")
    calm_morning(journal)
    page.refresh()
    assert "1 of 5 mornings" in texts(page.usual).replace("\N{NO-BREAK SPACE}", " ")
    assert len(page.usual.dots) == 3


def test_a_day_gone_by_is_told_by_its_own_plan(opened: Opener, journal: Journal) -> None:
    """Nothing is said of the plan that came later, and nothing will stand there any more."""
    today = journal.today()
    with_plan(journal, start=today - timedelta(40))
    page = opened()
    page.go_to(today - timedelta(39))
    assert "week 1 of" in page._subtitle.text()
    page.go_to(today - timedelta(42))
    assert "plan" not in page._subtitle.text()
    assert "phase" not in page._subtitle.text()
    assert not page.lately.isVisible()
    page.go_to(today)
    assert page.lately.isVisible()


def test_what_is_still_collected_is_one_line_where_the_verdict_has_a_column(
    opened: Opener, journal: Journal, qtbot: QtBot
) -> None:
    """Rows are told of what could be judged; the button shows the rest, too."""
    calm_morning(journal)
    page = opened()
    page.resize(1700, 770)
    findings = journal.recovery.verdict(journal.today()).findings
    judged = [finding for finding in findings if finding.told.judged]
    assert len(looked_at(page)) == len(judged) < len(findings)
    line = page.verdict.findChild(CollectingLine)
    assert line is not None
    assert line.isVisible()
    assert "still collecting" in line.words.text()
    qtbot.mouseClick(page.verdict.more, LEFT)
    assert len(looked_at(page)) == len(findings)
    assert not line.isVisible()


def test_first_tests_are_done_on_their_page_and_then_finished(
    window: MainWindow, context: Context, qtbot: QtBot, tests_to_do: Session
) -> None:
    """The strongest button leads to the tests, and once something is tested to the session."""
    window.show()
    window.navigate(Place.TODAY)
    today = window.page(Place.TODAY)
    assert isinstance(today, TodayPage)
    assert today.lead.action.text() == "Do the tests"
    qtbot.mouseClick(today.lead.action, LEFT)
    assert at(window, Place.TESTS)
    context.journal.assessments.add([Result(Measure.KNEE_TO_WALL, Side.LEFT, 10.0)])
    window.navigate(Place.TODAY)
    assert today.lead.action.text() == "Finish the tests"
    qtbot.mouseClick(today.lead.action, LEFT)
    assert at(window, Place.SESSION)


def test_a_session_of_tests_leads_to_them(
    window: MainWindow, context: Context, qtbot: QtBot, tests_to_do: Session
) -> None:
    """In place of sets it has one button, which is the strongest."""
    window.show()
    window.navigate(Place.SESSION, SessionSpot(tests_to_do.day, tests_to_do.key))
    page = window.page(Place.SESSION)
    assert isinstance(page, SessionPage)
    assert page.editor.tests.go.property("variant") == "primary"
    assert page.editor.head.done.property("variant") == "plain"
    assert not page.editor.so_far.isVisible()
    qtbot.mouseClick(page.editor.tests.go, LEFT)
    assert at(window, Place.TESTS)


@pytest.mark.parametrize("place", [Place.SESSION, Place.PLAYER])
def test_a_page_without_a_session_draws_one(window: MainWindow, qtbot: QtBot, place: Place) -> None:
    """One sentence, one button, and the page as it will look."""
    window.show()
    window.navigate(place)
    page = window.page(place)
    assert isinstance(page, SessionPage | PlayerPage)
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.sentence.text().endswith(".")
    assert len(ghosts(page)) == 1


def test_a_week_begins_where_one_begins_to_read(
    opened: Opener, journal: Journal, qtbot: QtBot
) -> None:
    """From right to left Monday is at the right, and the left key goes on to Tuesday."""
    page = opened()
    strip = page.week.strip
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    parts = strip.accessible_parts()
    assert parts[0].box.left() > parts[6].box.left()
    strip.setFocus()
    today = journal.today().weekday()
    qtbot.keyClick(strip, Qt.Key.Key_Left if today < 6 else Qt.Key.Key_Right)
    chosen = [part.chosen for part in strip.accessible_parts()].index(True)
    assert chosen == (today + 1 if today < 6 else today - 1)
