"""The Tests page as a person uses it: type results, see them compared, change and undo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Assessment, Measure, Result, StopRule
from calfjournal.domain.exercise import Side
from calfjournal.journal import Journal
from ui.assessments.page import TestsPage
from ui.services import history
from ui.services.context import Context
from ui.widgets.labelled import ErrorLine

TAB = Qt.Key.Key_Tab


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> TestsPage:
    made = TestsPage(context)
    qtbot.addWidget(made)
    made.resize(1084, 770)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def _type(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.keyClicks(field, text)


def _log_reach(qtbot: QtBot, page: TestsPage, left: str, right: str) -> None:
    tries = page.form.knee_to_wall.tries
    _type(qtbot, tries[Side.LEFT][0], left)
    _type(qtbot, tries[Side.RIGHT][0], right)
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)


def _begin(qtbot: QtBot, page: TestsPage) -> None:
    button = page.log if page.log.isVisible() else page._nothing.button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_first_test_is_entered_and_stands_in_the_table(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """From the empty page to a row of the table, with the gap between the sides."""
    _begin(qtbot, page)
    _log_reach(qtbot, page, "12,1", "9.5")
    assert page.table.isVisible()
    text = page.table.as_text()
    assert "12.1 cm" in text
    assert "9.5 cm" in text
    assert "gap 2.6 cm" in text
    assert "first of its kind" in text
    assert len(journal.assessments.all()) == 1


def test_the_best_of_three_tries_is_kept(page: TestsPage, journal: Journal, qtbot: QtBot) -> None:
    """Three tries a leg become one result."""
    _begin(qtbot, page)
    for field, text in zip(
        page.form.knee_to_wall.tries[Side.LEFT], ("10", "11.5", "11"), strict=True
    ):
        _type(qtbot, field, text)
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    (test,) = journal.assessments.all()
    assert test.results == (Result(Measure.KNEE_TO_WALL, Side.LEFT, 11.5, id=test.results[0].id),)


def test_a_change_is_shown_with_the_noise_of_the_test(
    page: TestsPage, context: Context, qtbot: QtBot
) -> None:
    """The second test says what changed, and whether that is more than noise."""
    journal = context.journal
    before = (Result(Measure.KNEE_TO_WALL, Side.LEFT, 10.0),)
    journal.assessments.save(Assessment(journal.today() - timedelta(days=30), before))
    _begin(qtbot, page)
    _log_reach(qtbot, page, "11.5", "11")
    assert "left +1.5 cm, within noise ±1.9" in page.table.as_text()


def test_heel_raises_keep_pain_beat_and_surface(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """What a later test must equal is kept with the result."""
    _begin(qtbot, page)
    card = page.form.heel_rise
    _type(qtbot, card.reps[Side.LEFT], "26")
    _type(qtbot, card.pain[Side.LEFT], "1")
    card.ended[Side.LEFT].setFocus()
    qtbot.keyClicks(card.ended[Side.LEFT], "knee")
    card.surface.setFocus()
    qtbot.keyClick(card.surface, Qt.Key.Key_Right)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(journal.assessments.all()))
    (test,) = journal.assessments.all()
    (result,) = test.results
    assert (result.value, result.pain, result.bpm, result.surface) == (26, 1, 60, "incline10")
    assert result.ended is StopRule.POSTURE
    assert "until knee bent or trunk leaned" in page.table.as_text()
    qtbot.mouseClick(page.log, Qt.MouseButton.LeftButton)
    assert card.ended[Side.LEFT].value is None


def test_the_next_test_begins_with_the_usual_way(
    page: TestsPage, context: Context, qtbot: QtBot
) -> None:
    """Beat and surface of the last test are proposed, as only equal ones compare."""
    last = Result(Measure.HEEL_RISE, Side.LEFT, 20, bpm=40, surface="incline10")
    context.journal.assessments.save(Assessment(context.journal.today(), (last,)))
    _begin(qtbot, page)
    assert page.form.heel_rise.beat.value == 40
    assert page.form.heel_rise.surface.value == "incline10"


def test_a_value_that_cannot_be_is_answered_at_its_field(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """Nothing is kept, nothing typed is lost, and the field says what fits."""
    _begin(qtbot, page)
    field = page.form.knee_to_wall.tries[Side.LEFT][0]
    _type(qtbot, page.form.knee_to_wall.tries[Side.RIGHT][0], "11")
    _type(qtbot, field, "120")
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    assert field.text() == "120"
    assert "40" in field.error
    assert page.form.isVisible()
    assert journal.assessments.all() == []


def test_an_impossible_pain_is_told_below_its_field(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """The sentence can be read without a mouse, and goes when the text is changed."""
    _begin(qtbot, page)
    field = page.form.heel_rise.pain[Side.LEFT]
    _type(qtbot, field, "15")
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    (line,) = (one for one in page.findChildren(ErrorLine) if one.isVisible())
    assert line.text() == "0 to 10 is what fits here."
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert not line.isVisible()
    assert journal.assessments.all() == []


def test_the_page_fits_a_small_window(page: TestsPage, journal: Journal, qtbot: QtBot) -> None:
    """Neither results nor form scroll sideways where 800 pixels hold the window."""
    _begin(qtbot, page)
    page.resize(740, 540)
    across = page.scroller.horizontalScrollBar()
    assert across.maximum() == 0
    _log_reach(qtbot, page, "12", "11")
    assert page.table.isVisible()
    assert across.maximum() == 0


def test_an_empty_form_asks_for_a_result(page: TestsPage, journal: Journal, qtbot: QtBot) -> None:
    """A test without anything in it is not kept."""
    _begin(qtbot, page)
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    assert page.form.knee_to_wall.fields()[0].error
    assert journal.assessments.all() == []


def test_what_is_typed_survives_news_from_elsewhere(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """A change of the journal while typing does not empty the form."""
    _begin(qtbot, page)
    field = page.form.knee_to_wall.tries[Side.LEFT][0]
    _type(qtbot, field, "11")
    other = Result(Measure.VISA_A, Side.BOTH, 80)
    journal.assessments.save(Assessment(journal.today() - timedelta(days=9), (other,)))
    assert page.form.isVisible()
    assert field.text() == "11"


def test_a_test_is_changed_deleted_and_brought_back(
    page: TestsPage, context: Context, qtbot: QtBot
) -> None:
    """Enter opens the chosen test; deleting it can be undone."""
    journal = context.journal
    results = (Result(Measure.ISO_HOLD, Side.LEFT, 40), Result(Measure.ISO_HOLD, Side.RIGHT, 45))
    journal.assessments.save(Assessment(journal.today(), results, note="Tired"))
    page.table.setFocus()
    page.table.select(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    cell = page.form.more.cells[Measure.ISO_HOLD, Side.LEFT]
    assert cell.isVisible()
    cell.selectAll()
    _type(qtbot, cell, "50")
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    (test,) = journal.assessments.all()
    assert test.value(Measure.ISO_HOLD, Side.LEFT) == 50
    assert test.note == "Tired"
    qtbot.mouseClick(page.delete, Qt.MouseButton.LeftButton)
    assert journal.assessments.all() == []
    assert page._nothing.isVisible()
    history.undo(context=context)
    assert "50 s" in page.table.as_text()
