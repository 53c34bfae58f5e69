"""Tests done with the guide: the keyboard alone, from what is needed to what is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Assessment, Measure, Result, StopRule
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session
from calfjournal.domain.testing import HOPS, REST_S, TOTALS
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from tests.ui.guided import Watch, count, guided_page, results, seen
from tests.ui.hands import press
from tests.ui.plan_journal import with_plan
from tests.ui.reader import nameless
from tests.ui.showing import shown
from ui.assessments.guide.done import DoneStage
from ui.assessments.guide.missing import MissingStage
from ui.assessments.guide.pick import PickStage
from ui.assessments.guide.timed import HoldStage, RaisesStage, RestStage
from ui.assessments.guide.tries import TellStage, TriesStage
from ui.assessments.page import TestsPage
from ui.services import history
from ui.services.context import Context
from ui.services.places import Place, TestSpot
from ui.today.measure_strip import TestsLine
from ui.today.page import TodayPage

KEY = Qt.Key
ENTER, ESCAPE = KEY.Key_Return, KEY.Key_Escape


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(context: Context, qtbot: QtBot, watch: Watch) -> TestsPage:
    return guided_page(context, qtbot, watch)


# ------------------------------------------------------------------ from the list to the end


def test_a_first_test_needs_the_keyboard_alone(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """Three tries a leg with digits and Enter; stop rules and position stay on the screen."""
    qtbot.keyClick(page._nothing.button, ENTER)
    qtbot.waitUntil(lambda: "A try ends when the heel lifts" in seen(page))
    assert "A wall, and a tape on the floor" in seen(page)
    press(qtbot, ENTER)
    for tries in (("10", "11,5", "11"), ("9", "9.5", "9")):
        assert isinstance(page.guide.stage, TriesStage)
        assert "A try ends when the heel lifts" in seen(page)
        for typed in tries:
            press(qtbot, typed, ENTER)
        press(qtbot, "1", ENTER)
    assert isinstance(page.guide.stage, DoneStage)
    assert [(r.side, r.value, r.pain) for r in results(journal)] == [
        (Side.LEFT, 11.5, 1),
        (Side.RIGHT, 9.5, 1),
    ]
    assert len(journal.assessments.all()) == 1
    press(qtbot, ENTER)
    assert page.grid.cards[0].hasFocus()


def finish(page: TestsPage, qtbot: QtBot, watch: Watch) -> None:
    """Do whatever the step asks for, with the keys alone."""
    stage = page.guide.stage
    if isinstance(stage, RaisesStage | HoldStage):
        press(qtbot, ENTER)
        watch.go_on(30)
        press(qtbot, ENTER)
    elif isinstance(stage, TriesStage):
        press(qtbot, "3", ENTER, ENTER, ENTER, ENTER)
    elif isinstance(stage, TellStage):
        if not stage.field.text():
            press(qtbot, "3")
        press(qtbot, *[ENTER] * len(stage._keys._fields))
    else:
        press(qtbot, ENTER)


@pytest.mark.parametrize("measure", Measure)
def test_every_test_is_guided_by_the_keyboard(
    page: TestsPage, journal: Journal, qtbot: QtBot, watch: Watch, measure: Measure
) -> None:
    """From the first step to the last, and nothing on the way has no name."""
    if measure in HOPS:
        _open_gate(journal)
    page.do(measure)
    steps = 0
    while not isinstance(page.guide.stage, DoneStage):
        assert nameless(page.guide) == []
        finish(page, qtbot, watch)
        steps += 1
        assert steps < 12
    sides = [Side.BOTH] if measure in TOTALS else list(LEGS)
    assert [(r.measure, r.side) for r in results(journal)] == [(measure, side) for side in sides]
    value = {Measure.HEEL_RISE: 13, Measure.HEEL_RISE_BENT: 13, Measure.ISO_HOLD: 30}
    assert {r.value for r in results(journal)} == {value.get(measure, 3)}
    press(qtbot, ENTER)
    assert page.grid.isVisible()
    for side in reversed(sides):
        label = in_words(journal.undo_label or "")
        assert label.startswith("Log test: ")
        assert label.endswith(f", {side}") or side is Side.BOTH
        history.undo(context=page.context)
    assert results(journal) == []
    history.redo(context=page.context)
    assert len(results(journal)) == 1


def _open_gate(journal: Journal) -> None:
    """Let hops be allowed by the athlete's word."""
    with_plan(journal)
    journal.gates.open("light_plyo")


# ------------------------------------------------------------------ heel raises


def test_raises_are_counted_by_the_beat(
    page: TestsPage, journal: Journal, qtbot: QtBot, watch: Watch
) -> None:
    """Thirty a minute; Enter ends them, the pain is asked, and two minutes of rest follow."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER)
    count(page, watch, 41)
    stage = page.guide.stage
    assert isinstance(stage, RaisesStage)
    assert stage.counted == 20
    assert stage.view.accessibleName() == "Down; counted 20"
    press(qtbot, ENTER)
    assert isinstance(page.guide.stage, TellStage)
    assert page.guide.stage.field.text() == "20"
    press(qtbot, ENTER, ENTER, "2", ENTER)
    rest = page.guide.stage
    assert isinstance(rest, RestStage)
    assert rest.left_s == REST_S
    watch.go_on(50)
    rest.look()
    assert rest.left_s == REST_S - 50
    assert "Then the right leg." in seen(page)
    press(qtbot, ENTER)
    assert isinstance(page.guide.stage, RaisesStage)
    (kept,) = results(journal)
    assert (kept.value, kept.pain, kept.bpm, kept.surface) == (20, 2, 60, "flat")


def test_space_counts_full_height_and_two_prompts_stop(
    page: TestsPage, journal: Journal, qtbot: QtBot, watch: Watch
) -> None:
    """Space goes on from the 15 of the beat; two prompts in a row end it, and why is kept."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER)
    count(page, watch, 30)
    space = KEY.Key_Space
    press(qtbot, space, space, "p", space, "p")
    stage = page.guide.stage
    assert isinstance(stage, RaisesStage)
    assert "a second in a row ends the test" in seen(page)
    press(qtbot, "1")
    assert isinstance(page.guide.stage, TellStage)
    assert page.guide.stage.field.text() == "18"
    press(qtbot, ENTER, ENTER, "0", ENTER)
    (kept,) = results(journal)
    assert (kept.value, kept.ended) == (18, StopRule.HEIGHT)


def test_the_picture_follows_the_clock_and_less_motion_needs_none(
    page: TestsPage, context: Context, qtbot: QtBot, watch: Watch
) -> None:
    """However rarely it looks, it is where the time says; with less motion only words change."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER)
    count(page, watch, 600.25)
    stage = page.guide.stage
    assert isinstance(stage, RaisesStage)
    assert stage.beat is not None
    assert (stage.beat.number, stage.beat.height) == (600, 0.25)
    moving = stage.view._beat
    assert moving == stage.beat
    context.theme.less_motion = True
    try:
        stage.look()
        moving = stage.view._beat
    finally:
        context.theme.less_motion = False
    assert moving is None
    assert stage.view.accessibleName() == "Up; counted 300"


def test_nothing_counts_before_the_beat(page: TestsPage, qtbot: QtBot, watch: Watch) -> None:
    """Keys during the count-in are no raises, and Escape leaves without a result."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER, KEY.Key_Space)
    press(qtbot, KEY.Key_Space, "p", "x")
    assert isinstance(page.guide.stage, RaisesStage)
    assert page.guide.stage.counted == 0
    press(qtbot, ESCAPE)
    assert results(page.context.journal) == []
    assert page._nothing.isVisible()


def test_enter_in_the_count_in_ends_it(page: TestsPage, qtbot: QtBot, watch: Watch) -> None:
    """It stands as before the start, to which Space or Enter lead anew."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER, KEY.Key_Space)
    stage = page.guide.stage
    assert isinstance(stage, RaisesStage)
    assert stage.has_begun
    press(qtbot, ENTER)
    assert (page.guide.stage, stage.has_begun, stage.is_running) == (stage, False, False)
    assert stage.go.text() == "Start the beat"
    count(page, watch, 5)
    assert stage.counted == 2


# ------------------------------------------------------------------ choices and order


def test_the_mean_is_chosen_once(page: TestsPage, journal: Journal, qtbot: QtBot) -> None:
    """It stands in the journal, so the next test begins with it."""
    page.do(Measure.KNEE_TO_WALL)
    ready_stage = page.guide.stage
    ready_stage.mean.setFocus()  # type: ignore[attr-defined]
    press(qtbot, KEY.Key_Right)
    ready_stage.take_keys()
    press(qtbot, ENTER, "10", ENTER, "11", ENTER, "11", ENTER, ENTER)
    assert [r.value for r in results(journal)] == [10.7]
    press(qtbot, ESCAPE)
    page.do(Measure.KNEE_TO_WALL)
    assert page.guide.stage.mean.value is True  # type: ignore[attr-defined]


def test_changing_from_best_to_mean_tells_how_many_tests_were_kept_otherwise(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """Before it is done; choosing back takes the words away, and a first test has none."""
    for tests in (0, 1):
        page.refresh_if_stale()
        page.do(Measure.KNEE_TO_WALL)
        page.guide.stage.mean.setFocus()  # type: ignore[attr-defined]
        press(qtbot, KEY.Key_Right)
        assert ("1 test so far kept the best" in seen(page)) == bool(tests)
        press(qtbot, KEY.Key_Left)
        assert "so far kept" not in seen(page)
        journal.assessments.add([Result(Measure.KNEE_TO_WALL, Side.LEFT, 10)])


def test_the_weaker_leg_begins_and_the_way_is_the_last_one(
    page: TestsPage, journal: Journal, qtbot: QtBot, watch: Watch
) -> None:
    """Right had less: it is first; beat and surface are those of the last test."""
    before = tuple(
        Result(Measure.HEEL_RISE, side, reps, bpm=40, surface="incline10")
        for side, reps in zip(LEGS, (20, 15), strict=True)
    )
    journal.assessments.save(Assessment(journal.today() - timedelta(days=30), before))
    page.refresh_if_stale()
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER)
    assert "Right leg" in seen(page)
    count(page, watch, 30)
    press(qtbot, ENTER, ENTER, ENTER, ENTER)
    kept = results(journal)[-1]
    assert (kept.side, kept.bpm, kept.surface) == (Side.RIGHT, 40, "incline10")


# ------------------------------------------------------------------ gates and ways


def test_a_retest_session_leads_to_the_list(
    page: TestsPage, visited: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    """It is asked which test, and Escape comes back to where the session is."""
    page.go_to(TestSpot(back=Place.TODAY))
    assert isinstance(page.guide.stage, PickStage)
    press(qtbot, KEY.Key_Down, KEY.Key_Down, ENTER)
    assert page.guide.measure is Measure.HEEL_RISE
    press(qtbot, ESCAPE)
    assert visited == [(Place.TODAY,)]


def test_hops_say_what_is_missing_with_the_way_to_it(page: TestsPage, qtbot: QtBot) -> None:
    """Without their gate there is no hop, but the test that opens it."""
    page.do(Measure.HOP_DISTANCE)
    stage = page.guide.stage
    assert isinstance(stage, MissingStage)
    assert "Hops wait for their gate: Ready for light plyometrics" in seen(page)
    press(qtbot, ENTER)
    assert page.guide.measure is Measure.HEEL_RISE
    assert "What you need" in seen(page)


def test_today_leads_from_a_retest_session_to_its_tests(
    context: Context, visited: list[tuple[object, ...]], qtbot: QtBot
) -> None:
    """Its button asks for the list, and for the way back."""
    with_plan(context.journal)
    day = context.journal.today()
    session = Session(day, SessionKind.RETEST, "The tests again")
    context.journal.sessions.add(session)
    today = shown(TodayPage(context), qtbot, 1084, 770)
    (line,) = today.session.findChildren(TestsLine)
    qtbot.keyClick(line.go, ENTER)
    assert visited == [(Place.TESTS, TestSpot(back=Place.TODAY))]


@pytest.mark.parametrize("leave", [(ESCAPE,), (ENTER, "80", ENTER, ENTER)])
def test_who_came_for_a_test_comes_back(
    page: TestsPage,
    visited: list[tuple[object, ...]],
    qtbot: QtBot,
    leave: tuple[str | Qt.Key, ...],
) -> None:
    """Done or left, the page that asked for it is in front again."""
    page.go_to(TestSpot(Measure.VISA_A, Place.PLAN))
    assert page.guide.isVisible()
    press(qtbot, *leave)
    assert visited == [(Place.PLAN,)]
    page.do(Measure.VISA_A)
    press(qtbot, ESCAPE)
    assert visited == [(Place.PLAN,)]
