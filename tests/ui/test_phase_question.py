"""Before a phase begins with its gate unmet, Today asks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.dates import monday
from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.program import PhaseKind
from calfjournal.journal import Journal
from tests.ui.hands import press
from tests.ui.plan_journal import with_plan
from tests.ui.showing import shown
from tests.verbs.calm_life import CalmLife
from ui.assessments.page import TestsPage
from ui.editor.page import SessionPage
from ui.editor.session_editor import SessionEditor
from ui.plan.criterion_line import CriterionLine
from ui.plan.page import PlanPage
from ui.services.context import Context
from ui.services.places import Place, SessionSpot, TestSpot
from ui.services.qt import holds_focus
from ui.today.page import TodayPage
from ui.window.main_window import MainWindow
from ui.window.status_lines import standing

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(context: Context, journal: Journal, qtbot: QtBot) -> TodayPage:
    """Today with a session of the strength phase, of which nothing was done and nothing met."""
    today = journal.today()
    plan = with_plan(journal, start=monday(today) - timedelta(weeks=5))
    assert plan.phase_on(today) == plan.phases[1]
    strong = next(s for s in journal.planning.sessions_of(plan) if s.phase is PhaseKind.STRENGTH)
    for other in journal.sessions.on(today):
        if other.key != strong.key:
            journal.sessions.delete(other.key)
    if strong.day != today:
        journal.sessions.move(strong.key, today)
    return shown(TodayPage(context), qtbot, 1084, 770)


def test_a_session_of_the_next_phase_waits_for_the_word(
    page: TodayPage, journal: Journal, qtbot: QtBot
) -> None:
    """There is no way to start it before the runner said to begin; then there is."""
    strip, (block,) = page.session.strip, page.session.blocks
    assert strip is not None
    assert not block.button.isVisible()
    qtbot.mouseClick(strip.begin, LEFT)
    assert page.session.strip is None
    assert page.session.blocks[0].button.isVisible()
    assert journal.gates.question(journal.today()) is None


def test_a_session_that_waits_is_not_played(
    page: TodayPage, window: MainWindow, journal: Journal
) -> None:
    """The player leads to the page of the session, where it is asked and nothing starts."""
    (session,) = journal.sessions.on(journal.today())
    window.show()
    window.navigate(Place.PLAYER, SessionSpot(session.day, session.key))
    assert window.place is Place.SESSION
    shown_page = window.page(Place.SESSION)
    assert isinstance(shown_page, SessionPage)
    assert shown_page.editor.strip is not None
    assert not shown_page.editor.head.start.isVisible()


def test_staying_longer_is_looked_at_on_the_plan_page(
    page: TodayPage, context: Context, qtbot: QtBot
) -> None:
    """What it changes is shown there before it is kept."""
    places: list[object] = []

    def navigate(place: str, target: object = None) -> None:
        places.append(place)

    context.navigate = navigate
    assert page.session.strip is not None
    qtbot.mouseClick(page.session.strip.longer, LEFT)
    assert places == [Place.PLAN]


def test_the_page_tells_one_story_while_a_phase_waits(
    page: TodayPage, journal: Journal, qtbot: QtBot
) -> None:
    """Title, verdict and sidebar say that strength waits; after the word they say its week."""
    calm = [TendonReading(journal.today(), Moment.MORNING, leg, 0, 0) for leg in LEGS]
    journal.mornings.keep(CheckIn(journal.today(), sleep_hours=7.6), calm)
    assert _said(page) == (
        "Strength waits for its gate",
        "Calm; Strength waits",
        "Strength waits for its gate",
    )
    assert page.session.strip is not None
    qtbot.mouseClick(page.session.strip.begin, LEFT)
    assert _said(page) == (
        "Strength phase, week 1 of 7",
        "Go on as planned",
        "Strength · week 1 of 7",
    )


def _said(page: TodayPage) -> tuple[str, str, str]:
    """What stands behind the day above the title, on the verdict, and at the foot of the bar."""
    page.refresh()
    foot, _ = standing(page.context.journal, unsaved=False)
    return page._subtitle.text().partition(" · ")[2], page.verdict._chip.text, foot


def test_what_the_gate_needs_from_a_test_is_named_with_the_way_to_it(
    page: TodayPage, context: Context, journal: Journal, qtbot: QtBot
) -> None:
    """The button opens the form at knee-to-wall; measured, nothing is named any more."""
    places: list[tuple[str, object]] = []

    def navigate(place: str, target: object = None) -> None:
        places.append((place, target))

    context.navigate = navigate
    strip = page.session.to_measure
    assert strip is not None
    qtbot.mouseClick(strip.log, LEFT)
    assert places == [(Place.TESTS, TestSpot(Measure.KNEE_TO_WALL, Place.TODAY))]
    results = tuple(Result(Measure.KNEE_TO_WALL, leg, 10.0) for leg in LEGS)
    journal.assessments.save(Assessment(journal.today(), results))
    page.refresh()
    assert page.session.to_measure is None


def test_a_test_that_is_asked_for_has_the_keys(context: Context, qtbot: QtBot) -> None:
    """The guide opens at it, and Enter begins."""
    tests = shown(TestsPage(context), qtbot, 1084, 770)
    for measure in (Measure.KNEE_TO_WALL, Measure.HEEL_RISE, Measure.ISO_HOLD):
        tests.go_to(TestSpot(measure))
        assert tests.guide.isVisible()
        assert tests.guide.measure is measure
        press(qtbot, Qt.Key.Key_Return)
        assert holds_focus(tests.guide.stage)


def test_the_day_asks_before_a_session_of_the_next_phase_is_logged(
    context: Context, journal: Journal, page: TodayPage, qtbot: QtBot
) -> None:
    """Neither buttons nor keys log one before the word; after it all of them do."""
    assert page.session.strip is not None
    (session,) = journal.sessions.on(journal.today())
    editor = SessionEditor(context)
    editor.load(session.key)
    shown(editor, qtbot, 420, 900)
    asking = editor.strip
    assert asking is not None
    assert not editor.head.done.isVisible()
    assert not editor.head.as_planned.isVisible()
    assert not editor.blocks[0].grid.isEnabled()
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    editor.acts.finish()
    editor.acts.copy_targets()
    assert journal.sessions.on(journal.today()) == [session]
    qtbot.mouseClick(asking.begin, LEFT)
    assert editor.blocks[0].grid.isEnabled()
    qtbot.mouseClick(editor.head.done, LEFT)
    assert journal.sessions.on(journal.today())[0].counts
    journal.undo()
    journal.undo()
    assert not editor.blocks[0].grid.isEnabled(), "taken back, the word is asked for again"


def test_while_a_phase_waits_the_page_shows_the_gate_it_waits_for(
    context: Context, journal: Journal, qtbot: QtBot
) -> None:
    """Its place, the gate's criteria and the question agree, and a test leads to its guide."""
    with_plan(journal, start=monday(journal.today()) - timedelta(weeks=5))
    page = shown(PlanPage(context), qtbot, 1084, 1400)
    assert page.where._week.text() == "Strength waits for its gate"
    assert page.gate._title.text() == "Ready for strength"
    places: list[tuple[str, object]] = []

    def navigate(place: str, target: object = None) -> None:
        places.append((place, target))

    context.navigate = navigate
    logs = [line.log for line in page.gate.findChildren(CriterionLine) if line.log is not None]
    (log,) = logs
    qtbot.mouseClick(log, LEFT)
    assert places == [(Place.TESTS, TestSpot(Measure.KNEE_TO_WALL, Place.PLAN))]
    journal.gates.open("mobility_to_strength")
    assert not page.gate.answers[0].isVisible(), "nobody is asked to stay for an open gate"
    assert page.where._week.text() == "Week 1 of 7"


def test_who_did_every_set_is_through_by_the_test_that_today_names(
    context: Context, journal: Journal, qtbot: QtBot
) -> None:
    """On the last Sunday of mobility: from Today to the guide, back, and strength begins."""
    life = CalmLife(journal, tested=False)
    plan = life.plan
    life.live(plan.phases[0].end)
    life.at(plan.phases[0].end)
    window = shown(MainWindow(context), qtbot, 1184, 800)
    window.navigate(Place.TODAY)
    today, tests = window.page(Place.TODAY), window.page(Place.TESTS)
    assert isinstance(today, TodayPage)
    assert isinstance(tests, TestsPage)
    strip = today.session.to_measure
    assert strip is not None
    qtbot.mouseClick(strip.log, LEFT)
    assert window.place is Place.TESTS
    enter = Qt.Key.Key_Return
    press(qtbot, enter)
    for _leg in LEGS:
        press(qtbot, "10", enter, enter, enter, enter)
    press(qtbot, enter)
    assert today.isVisible(), "where the test was asked for"
    life.at(plan.phases[1].start)
    window.navigate(Place.TODAY)
    today.refresh()
    assert today.session.strip is None
    assert today.session.to_measure is None
    assert today.session.blocks[0].button.isVisible()


def test_both_pages_ask_with_the_same_words(
    page: TodayPage, context: Context, qtbot: QtBot
) -> None:
    """The gate card of the Plan page offers what Today offers."""
    plan = shown(PlanPage(context), qtbot, 1084, 770)
    assert page.session.strip is not None
    answers = (page.session.strip.longer.text(), page.session.strip.begin.text())
    assert tuple(button.text() for button in plan.gate.answers) == answers
    assert answers == ("Stay longer…", "Begin all the same")
