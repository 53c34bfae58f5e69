"""The Tests page: results as small cards, the tests of a measure, and the short form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Assessment, Measure, Result, StopRule
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.views.test_guides import SHORT
from tests.ui.hands import press
from tests.ui.looks.scenes import settle
from tests.ui.reader import names
from tests.ui.spoken import without_room
from ui.assessments.details import FIRST_ROWS
from ui.assessments.page import TestsPage
from ui.services import history
from ui.services.context import Context
from ui.widgets.labelled import ErrorLine

KEY = Qt.Key
ENTER, ESCAPE, TAB = KEY.Key_Return, KEY.Key_Escape, KEY.Key_Tab
CTRL = Qt.KeyboardModifier.ControlModifier


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


def _begin(qtbot: QtBot, page: TestsPage) -> None:
    qtbot.mouseClick(page.log, Qt.MouseButton.LeftButton)


def _walls(journal: Journal, days_ago: int, left: float, right: float, note: str = "") -> None:
    results = tuple(
        Result(Measure.KNEE_TO_WALL, side, value)
        for side, value in zip(LEGS, (left, right), strict=True)
    )
    day = journal.today() - timedelta(days=days_ago)
    journal.assessments.save(Assessment(day, results, note))


def _told(page: TestsPage) -> str:
    """What is read aloud of the only card."""
    (card,) = page.grid.cards
    return card.accessibleName()


# ------------------------------------------------------------------ results


def test_without_tests_the_page_offers_the_first(page: TestsPage, qtbot: QtBot) -> None:
    """One sentence, one button that begins knee to wall, and results can be typed too."""
    assert page._nothing.isVisible()
    assert page.log.isVisible()
    qtbot.keyClick(page._nothing.button, ENTER)
    assert page.guide.isVisible()
    assert page.guide.measure is Measure.KNEE_TO_WALL


def test_tests_to_come_are_drawn_and_begun_from_their_card(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """Each says what it tells and takes; one that was done leaves, also after many tests."""
    cards = page.untested.grid.cards
    assert [card.measure for card in cards] == list(SHORT)
    assert "How far the ankle bends.; A wall, and a tape" in cards[0].accessibleName()
    _walls(journal, 9, 12, 11)
    cards = page.untested.grid.cards
    assert cards[0].measure is Measure.KNEE_TO_WALL_ANGLE
    cards[0].setFocus()
    press(qtbot, KEY.Key_Right)
    assert cards[1].hasFocus()
    press(qtbot, ENTER)
    assert page.guide.measure is Measure.HEEL_RISE
    page.show_results()
    for days_ago in (8, 7):
        _walls(journal, days_ago, 12, 11)
    assert page.untested.grid.isVisible()
    assert Measure.KNEE_TO_WALL not in [card.measure for card in page.untested.grid.cards]


def test_a_first_test_that_is_left_leads_back_to_the_way_to_one(
    page: TestsPage, qtbot: QtBot
) -> None:
    """The keys are on the button, and the page is seen from its title on."""
    page.resize(420, 400)
    qtbot.keyClick(page._nothing.button, ENTER)
    page.scroller.verticalScrollBar().setValue(200)
    page.guide.left.emit()
    assert page._nothing.button.hasFocus()
    assert page.scroller.verticalScrollBar().value() == 0


@pytest.mark.parametrize(("width", "is_beside"), [(1084, False), (1724, True)])
def test_the_tests_of_a_measure_stand_beside_their_chart_where_there_is_room(
    page: TestsPage, journal: Journal, width: int, is_beside: bool
) -> None:
    """A wide page has no empty half."""
    page.resize(width, 900)
    _walls(journal, 0, 12, 11)
    page.open_measure(Measure.KNEE_TO_WALL)
    settle()
    chart, table = page.details.chart, page.details.table
    top, other = (part.mapTo(page, QPoint()).y() for part in (chart, table))
    assert (other < top + chart.height()) is is_beside


def test_one_test_is_a_card_without_a_change(page: TestsPage, journal: Journal) -> None:
    """Values, sides and the reference as context; nothing is said of a change."""
    _walls(journal, 0, 12.1, 9.5)
    told = _told(page)
    assert "left 12.1 cm; right 9.5 cm" in told
    assert "gap 2.6 cm" in told
    assert "For orientation: healthy adults" in told
    assert "noise" not in told
    assert "unchanged" not in told


def test_only_a_real_change_is_told(page: TestsPage, journal: Journal) -> None:
    """A change within the noise has no words, one beyond it has its noise and its day."""
    _walls(journal, 30, 10, 10)
    _walls(journal, 0, 12, 11)
    assert "left +2 cm (about +7°), beyond noise ±1.9, since " in _told(page)
    assert "right +1" not in _told(page)


def test_arrows_walk_through_the_cards(page: TestsPage, journal: Journal, qtbot: QtBot) -> None:
    """Enter opens the tests of one, Escape comes back to it."""
    _walls(journal, 0, 12, 11)
    hold = Result(Measure.ISO_HOLD, Side.LEFT, 40)
    journal.assessments.save(Assessment(journal.today(), (hold,)))
    page.grid.cards[0].setFocus()
    press(qtbot, KEY.Key_Right)
    assert page.grid.cards[1].hasFocus()
    press(qtbot, ENTER)
    assert page.details.isVisible()
    assert "\t40\t" in page.details.table.as_text()
    assert page.details.table.hasFocus()
    press(qtbot, ESCAPE)
    assert page.grid.cards[1].hasFocus()


@pytest.mark.parametrize("width", [480, 740, 1084, 1600])
def test_the_page_fits_any_width(
    page: TestsPage, journal: Journal, qtbot: QtBot, width: int
) -> None:
    """Neither results nor form nor guide scroll sideways, and no words are cut."""
    _walls(journal, 30, 10, 10)
    _walls(journal, 0, 12.5, 12.5)
    page.resize(width, 600)
    across = page.scroller.horizontalScrollBar()
    page.form.start(None, journal.today(), Measure.HEEL_RISE, {})
    shown: tuple[Callable[[], object], ...] = (
        page.show_results,
        partial(page.open_measure, Measure.KNEE_TO_WALL),
        page.start,
        page.pick,
        *(partial(page.do, measure) for measure in Measure),
    )
    for show in shown:
        show()
        qtbot.waitUntil(lambda: across.maximum() == 0 and without_room(page) == [])


# ------------------------------------------------------------------ the tests of a measure


def test_twenty_years_open_with_the_newest(page: TestsPage, journal: Journal, qtbot: QtBot) -> None:
    """The first two dozen are there at once, all of them when they are asked for."""
    with journal.edit("Twenty years"):
        for month in range(240):
            _walls(journal, 30 * month, 12, 11)
    page.grid.cards[0].setFocus()
    press(qtbot, ENTER)
    table = page.details.table
    assert len(table.rows_model.rows) == FIRST_ROWS
    press(qtbot, KEY.Key_Down)
    assert page.details.more.text() == "Show all 240 tests"
    page.details.more.setFocus()
    press(qtbot, ENTER)
    assert len(table.rows_model.rows) == 240
    assert table.hasFocus()


def test_a_test_is_changed_with_the_keys(page: TestsPage, journal: Journal, qtbot: QtBot) -> None:
    """Enter opens the chosen one in the form, Ctrl+Enter keeps it, Escape leaves it as it is."""
    results = (Result(Measure.ISO_HOLD, Side.LEFT, 40), Result(Measure.ISO_HOLD, Side.RIGHT, 45))
    journal.assessments.save(Assessment(journal.today(), results, note="Tired"))
    page.open_measure(Measure.ISO_HOLD)
    assert page.details._note.text() == "Tired"
    press(qtbot, ENTER)
    field = page.form.fields[Measure.ISO_HOLD].values[Side.LEFT]
    assert field.hasFocus()
    field.selectAll()
    press(qtbot, "50")
    qtbot.keyClick(field, ENTER, CTRL)
    qtbot.waitUntil(page.details.isVisible)
    (test,) = journal.assessments.all()
    assert test.value(Measure.ISO_HOLD, Side.LEFT) == 50
    assert test.value(Measure.ISO_HOLD, Side.RIGHT) == 45
    assert test.note == "Tired"
    assert page.details.table.hasFocus()
    assert "Left, s\t" in page.details.table.as_text()
    assert "\t50\t" in page.details.table.as_text()


def test_delete_is_not_change(page: TestsPage, context: Context, qtbot: QtBot) -> None:
    """Delete takes the measure of that day alone, by its own key, and undo brings it back."""
    journal = context.journal
    wall, hold = (
        Result(Measure.KNEE_TO_WALL, Side.LEFT, 10),
        Result(Measure.ISO_HOLD, Side.LEFT, 40),
    )
    journal.assessments.save(Assessment(journal.today(), (wall, hold)))
    page.open_measure(Measure.ISO_HOLD)
    details = page.details
    assert details.delete.x() - (details.change.x() + details.change.width()) > 20
    press(qtbot, KEY.Key_Delete)
    (test,) = journal.assessments.all()
    assert [r.measure for r in test.results] == [Measure.KNEE_TO_WALL]
    assert in_words(journal.undo_label or "").endswith(": Single-leg hold")
    assert page.grid.isVisible(), "nothing is left to look at"
    history.undo(context=context)
    (test,) = journal.assessments.all()
    assert len(test.results) == 2
    history.redo(context=context)
    (test,) = journal.assessments.all()
    assert len(test.results) == 1


def test_a_note_without_a_result_stays_within_reach(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """Enter opens it in the form, Delete takes it, and undo brings it back."""
    journal.assessments.save(Assessment(journal.today(), note="Calf sore, no test"))
    assert page.notes.isVisible()
    page.notes.table.setFocus()
    page.notes.table.select(0)
    press(qtbot, ENTER)
    assert page.form.note.typed == "Calf sore, no test"
    press(qtbot, ESCAPE)
    page.notes.table.setFocus()
    press(qtbot, KEY.Key_Delete)
    assert journal.assessments.all() == []
    history.undo(context=page.context)
    assert page.notes.isVisible()


def test_screen_readers_hear_a_card_as_one(page: TestsPage, journal: Journal) -> None:
    """Its name says measure, day, legs and sides; the table names its measure."""
    _walls(journal, 0, 12, 11)
    assert any(
        name.startswith("Knee to wall; ") and "left 12.0 cm; right 11.0 cm" in name
        for name in names(page)
    )
    page.open_measure(Measure.KNEE_TO_WALL)
    assert "Knee to wall: every test" in names(page)


# ------------------------------------------------------------------ the short form


@pytest.mark.parametrize("measure", Measure)
def test_every_test_can_be_typed(
    page: TestsPage, journal: Journal, qtbot: QtBot, measure: Measure
) -> None:
    """Choose it, type, Ctrl+Enter: with the keys alone."""
    _begin(qtbot, page)
    page.form.measure.setFocus()
    while page.form.chosen is not measure:
        press(qtbot, KEY.Key_Down)
    page.form.measure.activated.emit(page.form.measure.currentIndex())
    press(qtbot, ENTER)  # From the test to its first field, past the day.
    page.form.focus_first()
    press(qtbot, "7")
    qtbot.keyClick(page.form.fields[measure].first, ENTER, CTRL)
    qtbot.waitUntil(lambda: bool(journal.assessments.all()))
    (test,) = journal.assessments.all()
    assert [(r.measure, r.value) for r in test.results] == [(measure, 7)]
    assert page.grid.cards[0].history.measure is measure
    assert page.grid.cards[0].hasFocus()


def test_heel_raises_keep_pain_beat_and_surface(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """What a later test must equal is kept with the result, and proposed for the next."""
    _begin(qtbot, page)
    page.form.measure.set_value(Measure.HEEL_RISE)
    page.form._show_chosen()
    fields = page.form.fields[Measure.HEEL_RISE]
    assert fields.way is not None
    _type(qtbot, fields.values[Side.LEFT], "26")
    _type(qtbot, fields.pain[Side.LEFT], "1")
    fields.ended[Side.LEFT].setFocus()
    qtbot.keyClicks(fields.ended[Side.LEFT], "knee")
    fields.way.surface.setFocus()
    press(qtbot, KEY.Key_Right)
    qtbot.keyClick(page, ENTER, CTRL)
    qtbot.waitUntil(lambda: bool(journal.assessments.all()))
    (test,) = journal.assessments.all()
    (result,) = test.results
    assert (result.value, result.pain, result.bpm, result.surface) == (26, 1, 60, "incline10")
    assert result.ended is StopRule.POSTURE
    page.open_measure(Measure.HEEL_RISE)
    assert "until knee bent or trunk leaned" in page.details.table.as_text()
    _begin(qtbot, page)
    assert fields.way.surface.value == "incline10"
    assert fields.ended[Side.LEFT].value is None


def test_several_measures_of_a_day_are_kept_together(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """What is typed for another measure stays, is named, and is kept with the rest."""
    _begin(qtbot, page)
    _type(qtbot, page.form.fields[Measure.KNEE_TO_WALL].values[Side.LEFT], "12,5")
    page.form.measure.setFocus()
    press(qtbot, KEY.Key_End)
    page.form.measure.activated.emit(page.form.measure.currentIndex())
    assert page.form._also.text() == "Kept with it: Knee to wall: left 12.5 cm."
    page.form.focus_first()
    press(qtbot, "80")
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    (test,) = journal.assessments.all()
    assert test.value(Measure.KNEE_TO_WALL, Side.LEFT) == 12.5
    assert test.value(Measure.TENDON_RATING, Side.LEFT) == 80


def test_a_value_that_cannot_be_is_answered_at_its_field(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """Nothing is kept, nothing typed is lost, and the field says what fits."""
    _begin(qtbot, page)
    field = page.form.fields[Measure.KNEE_TO_WALL].values[Side.LEFT]
    _type(qtbot, field, "120")
    page.form.measure.set_value(Measure.VISA_A)
    page.form._show_chosen()
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    assert field.isVisible()
    assert field.hasFocus()
    assert field.text() == "120"
    (line,) = (one for one in page.findChildren(ErrorLine) if one.isVisible())
    assert "40" in line.text()
    assert journal.assessments.all() == []


def test_an_empty_form_asks_for_a_result(page: TestsPage, journal: Journal, qtbot: QtBot) -> None:
    """A test without anything in it is not kept."""
    _begin(qtbot, page)
    qtbot.mouseClick(page.keep, Qt.MouseButton.LeftButton)
    assert page.form.fields[Measure.KNEE_TO_WALL].first.error
    assert journal.assessments.all() == []


def test_what_is_typed_survives_news_from_elsewhere(
    page: TestsPage, journal: Journal, qtbot: QtBot
) -> None:
    """A change of the journal while typing does not empty the form."""
    _begin(qtbot, page)
    field = page.form.fields[Measure.KNEE_TO_WALL].values[Side.LEFT]
    _type(qtbot, field, "11")
    other = Result(Measure.VISA_A, Side.BOTH, 80)
    journal.assessments.save(Assessment(journal.today() - timedelta(days=9), (other,)))
    assert page.form.isVisible()
    assert field.text() == "11"
    press(qtbot, ESCAPE, ESCAPE)
    assert not page.form.isVisible()
    assert journal.drafts.listed() == []
