"""What ends a guided test, and what a test that is left keeps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Measure, StopRule
from calfjournal.domain.exercise import Side
from calfjournal.domain.testing import OF_TRIES
from calfjournal.journal import Journal
from tests.ui.guided import Watch, count, guided_page, results, seen
from tests.ui.hands import press
from tests.ui.plan_journal import with_plan
from ui.assessments.guide.broken_off import BrokenOffStage
from ui.assessments.guide.done import DoneStage
from ui.assessments.guide.timed import HoldStage, RaisesStage
from ui.assessments.guide.tries import TellStage, TriesStage
from ui.assessments.page import TestsPage
from ui.services import history
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind

KEY = Qt.Key
ENTER, ESCAPE = KEY.Key_Return, KEY.Key_Escape


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(context: Context, qtbot: QtBot, watch: Watch) -> TestsPage:
    return guided_page(context, qtbot, watch)


def test_pain_above_five_ends_the_test_and_keeps_what_was_done(
    page: TestsPage, journal: Journal, qtbot: QtBot, watch: Watch
) -> None:
    """By its key while raising: the other leg is not asked for."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER)
    count(page, watch, 21)
    press(qtbot, "x")
    press(qtbot, ENTER, ENTER, "7", ENTER)
    assert isinstance(page.guide.stage, DoneStage)
    assert "Stopped, as pain was above 5/10. What was done is kept." in seen(page)
    (kept,) = results(journal)
    assert (kept.value, kept.ended, kept.pain) == (10, StopRule.PAIN, 7)


@pytest.mark.parametrize("measure", [Measure.HEEL_RISE, Measure.ISO_HOLD])
def test_pain_that_ended_a_test_is_asked_for_until_it_is_told(
    page: TestsPage, journal: Journal, qtbot: QtBot, watch: Watch, measure: Measure
) -> None:
    """A hold has the key, too; without a number nothing goes on, and Escape keeps the least."""
    page.do(measure)
    press(qtbot, ENTER)
    count(page, watch, 21)
    press(qtbot, "x")
    tell = page.guide.stage
    assert isinstance(tell, TellStage)
    press(qtbot, *[ENTER] * len(tell._keys._fields))
    assert page.guide.stage is tell
    assert tell.pain is not None
    assert tell.pain.error == "Pain ended it: type how much it was."
    assert tell.pain.hasFocus()
    press(qtbot, ESCAPE, ESCAPE)
    (kept,) = results(journal)
    assert kept.pain == 6


@pytest.mark.parametrize("measure", [Measure.KNEE_TO_WALL, Measure.HOPS_IN_PLACE])
def test_a_typed_pain_above_five_ends_any_test(
    page: TestsPage, journal: Journal, qtbot: QtBot, measure: Measure
) -> None:
    """Of hops in place the pain is the result itself."""
    with_plan(journal)
    journal.gates.open("light_plyo")
    page.do(measure)
    press(qtbot, ENTER)
    press(qtbot, *(("10", ENTER, ENTER, ENTER) if measure in OF_TRIES else ()), "6", ENTER)
    assert isinstance(page.guide.stage, DoneStage)
    assert len(results(journal)) == 1


def test_five_goes_on(page: TestsPage, qtbot: QtBot) -> None:
    """Pain up to five is within what is accepted."""
    page.do(Measure.KNEE_TO_WALL)
    press(qtbot, ENTER, "10", ENTER, ENTER, ENTER, "5", ENTER)
    assert isinstance(page.guide.stage, TriesStage)


def test_a_test_that_is_left_keeps_what_was_typed(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """Two of three tries are a result, too; one undo takes it back."""
    page.do(Measure.KNEE_TO_WALL)
    press(qtbot, ENTER, "10", ENTER, "11", ENTER, ESCAPE)
    assert [r.value for r in results(journal)] == [11]
    assert page.grid.isVisible()
    history.undo(context=page.context)
    assert results(journal) == []


COUNTS = pytest.mark.parametrize(
    ("measure", "told"), [(Measure.HEEL_RISE, "8 reps"), (Measure.ISO_HOLD, "17 s")]
)


@COUNTS
def test_a_count_that_is_broken_off_is_no_result(
    page: TestsPage, journal: Journal, qtbot: QtBot, watch: Watch, measure: Measure, told: str
) -> None:
    """Escape asks; Enter does the leg again, a second Escape leaves without it."""
    page.do(measure)
    press(qtbot, ENTER)
    count(page, watch, 17)
    leg = page.guide._side
    press(qtbot, ESCAPE)
    assert isinstance(page.guide.stage, BrokenOffStage)
    assert f"Broken off at {told}" in seen(page)
    press(qtbot, ENTER)
    assert isinstance(page.guide.stage, RaisesStage | HoldStage)
    assert page.guide._side is leg
    count(page, watch, 17)
    press(qtbot, ESCAPE, ESCAPE)
    assert results(journal) == []
    assert page.context.drafts.left() == []
    assert not page.guide.isVisible()


def test_a_count_that_is_broken_off_is_kept_by_its_button(
    page: TestsPage, journal: Journal, qtbot: QtBot, watch: Watch
) -> None:
    """Its pain is asked as of any."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER)
    count(page, watch, 17)
    press(qtbot, ESCAPE)
    asked = page.guide.stage
    assert isinstance(asked, BrokenOffStage)
    qtbot.keyClick(asked.keep, KEY.Key_Space)
    press(qtbot, ENTER, ENTER, "1", ENTER)
    assert [(r.value, r.pain) for r in results(journal)] == [(8, 1)]


@COUNTS
def test_a_count_stands_still_on_another_page(
    page: TestsPage, journal: Journal, qtbot: QtBot, watch: Watch, measure: Measure, told: str
) -> None:
    """Whoever comes back finds it broken off where it was left."""
    page.do(measure)
    press(qtbot, ENTER)
    count(page, watch, 17)
    page.hide()
    watch.go_on(100)
    page.show()
    assert isinstance(page.guide.stage, BrokenOffStage)
    assert f"Broken off at {told}" in seen(page)
    assert results(journal) == []


def test_a_count_in_waits_on_another_page(page: TestsPage, qtbot: QtBot, watch: Watch) -> None:
    """Nothing was counted: it stands at its start again."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER, ENTER)
    page.hide()
    watch.go_on(100)
    page.show()
    stage = page.guide.stage
    assert isinstance(stage, RaisesStage)
    assert (stage.has_begun, stage.is_running, stage.counted) == (False, False, 0)


def test_a_window_that_closes_in_the_middle_of_a_count_leaves_a_draft(
    page: TestsPage, journal: Journal, qtbot: QtBot, watch: Watch
) -> None:
    """No result, and nothing is lost: it stands in the form when that is opened next."""
    page.do(Measure.HEEL_RISE)
    press(qtbot, ENTER)
    count(page, watch, 17)
    page.context.drafts.closing.emit()
    assert results(journal) == []
    (draft,) = page.context.drafts.left()
    assert draft.values["heel_rise left"] == "8"
    page.go_to(DraftKey(DraftKind.TEST))
    assert page.form.chosen is Measure.HEEL_RISE
    assert page.form.fields[Measure.HEEL_RISE].values[Side.LEFT].text() == "8"
    page.form.draft.leave()
    assert len(page.context.drafts.left()) == 1


def test_a_window_that_closes_keeps_what_was_typed(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """As a form does."""
    page.do(Measure.KNEE_TO_WALL)
    press(qtbot, ENTER, "10")
    page.context.drafts.close()
    assert [r.value for r in results(journal)] == [10]


def test_a_step_without_a_figure_asks_for_it(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """Enter through empty fields keeps nothing, and what cannot be is answered at its field."""
    page.do(Measure.KNEE_TO_WALL)
    press(qtbot, ENTER, ENTER, ENTER, ENTER, ENTER)
    stage = page.guide.stage
    assert isinstance(stage, TriesStage)
    assert stage.tries[0].hasFocus()
    assert stage.tries[0].error
    press(qtbot, "99", ENTER)
    assert "40" in stage.tries[0].error
    assert results(journal) == []
