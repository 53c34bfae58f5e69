"""The Recovery page as people use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.thresholds import Threshold
from calfjournal.journal import Journal
from tests.ui.charts_journal import fill
from ui.recovery.holds_card import HoldsCard
from ui.recovery.page import RecoveryPage
from ui.recovery.threshold_dialog import ThresholdDialog
from ui.recovery.verdict_strip import VerdictStrip
from ui.services.context import Context
from ui.services.places import Place
from ui.widgets.buttons import Button
from ui.widgets.fields import NumberField
from ui.widgets.table import TableView
from ui.widgets.text import Label

KEY = "tendon.rise_hold"


@pytest.fixture
def page(
    make_context: Callable[[Journal], Context], journal: Journal, qtbot: QtBot
) -> RecoveryPage:
    fill(journal)
    made = RecoveryPage(make_context(journal))
    qtbot.addWidget(made)
    made.resize(1084, 770)
    made.show()
    return made


def press(page: RecoveryPage, qtbot: QtBot, text: str) -> None:
    found = next(b for b in page.findChildren(Button) if b.text() == text and b.isVisible())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def rules(page: RecoveryPage) -> TableView[Threshold]:
    return next(
        t
        for t in page.findChildren(TableView)
        if t.accessibleName() == "The numbers behind the rules"
    )


def change_dialog(page: RecoveryPage, qtbot: QtBot) -> ThresholdDialog:
    """Unfold the rules, choose a number, press Change."""
    if not rules(page).isVisible():
        press(page, qtbot, "Show")
    table = rules(page)
    table.select([row.key for row in table.rows_model.rows].index(KEY))
    press(page, qtbot, "Change…")
    dialog = page.findChildren(ThresholdDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def choose(dialog: ThresholdDialog, qtbot: QtBot, text: str) -> None:
    found = next(b for b in dialog.findChildren(Button) if b.text() == text)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_four_charts_tell_their_newest_values(page: RecoveryPage) -> None:
    """Heart rate, sleep, effort and tendon are there, every mean with its days."""
    titles = [card.chart.title for card in page.shown]
    assert titles == ["Resting heart rate", "Sleep", "Effort", "Tendon pain"]
    heart, sleep, _, tendon = (card.read_out.text for card in page.shown)
    assert "of 7 days)" in heart
    assert "of 14 days)" in sleep
    assert "quality 4/5" in sleep
    assert "Left 0/10" in tendon


def test_answers_name_the_session_they_belong_to(page: RecoveryPage) -> None:
    """The read-out of a day says which session was answered, and sessions stand at the foot."""
    chart = page.shown[3].chart
    told = [note for notes in chart.notes.values() for note in notes]
    assert any(note.startswith("24 h after Slow raises, ") for note in told)
    assert any(note.endswith(": left 2") for note in told)
    assert {sign.role for sign in chart.picture.signs} == {"strength"}
    assert chart.picture.ties is not None


def test_a_change_of_source_is_marked(page: RecoveryPage) -> None:
    """Where another device took over there is a line, and words for it."""
    chart = page.shown[0].chart
    assert [sign.line for sign in chart.picture.signs] == [True]
    assert any("garmin" in note for notes in chart.notes.values() for note in notes)


def test_the_strip_tells_each_day_by_mouse_and_keys(page: RecoveryPage, qtbot: QtBot) -> None:
    """Walking the strip says the verdict of each day; Enter opens the day."""
    strip = page.findChild(VerdictStrip)
    assert strip is not None
    went: list[object] = []
    page.context.navigate = lambda name, target=None: went.append((name, target))
    today = strip.accessibleDescription()
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.accessibleDescription() != today
    assert ":" in strip.accessibleDescription()
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert went
    with qtbot.waitSignal(strip.pointed) as told:
        qtbot.mouseMove(strip, QPoint(10, 10))
    assert told.args[0]


def test_every_day_with_a_check_in_has_a_verdict(page: RecoveryPage, qtbot: QtBot) -> None:
    """Also days whose verdict nobody looked at are judged; the others say there is no check-in."""
    strip = page.findChild(VerdictStrip)
    assert strip is not None
    said = []
    for _ in range(28):
        said.append(strip.accessibleDescription())
        qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert sum("no check-in" in words for words in said) == 3


def test_the_rules_are_folded_until_asked_for(page: RecoveryPage, qtbot: QtBot) -> None:
    """The table of numbers opens and closes, each with unit and source."""
    assert not rules(page).isVisible()
    press(page, qtbot, "Show")
    assert rules(page).isVisible()
    assert "2 points" in rules(page).as_text()
    assert "calfjournal default" in rules(page).as_text()
    press(page, qtbot, "Hide")
    assert not rules(page).isVisible()


def test_one_point_is_no_points(page: RecoveryPage, journal: Journal, qtbot: QtBot) -> None:
    """A number of one is told with the word for one."""
    journal.recovery.set_threshold(KEY, 1)
    press(page, qtbot, "Show")
    assert "1 point (shipped 2)" in rules(page).as_text()


def test_an_own_number_is_used_and_put_back(
    page: RecoveryPage, journal: Journal, qtbot: QtBot
) -> None:
    """Changing a number changes the rules; putting the shipped one back undoes it."""
    dialog = change_dialog(page, qtbot)
    field = dialog.findChild(NumberField)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, "3")
    choose(dialog, qtbot, "Use it")
    assert journal.recovery.thresholds()[KEY] == 3
    assert "3 points (shipped 2)" in rules(page).as_text()
    choose(change_dialog(page, qtbot), qtbot, "Put shipped back")
    assert journal.recovery.thresholds()[KEY] == 2


def test_a_number_out_of_range_is_answered_at_the_field(
    page: RecoveryPage, journal: Journal, qtbot: QtBot
) -> None:
    """What was typed stays, with a message, and nothing is changed."""
    dialog = change_dialog(page, qtbot)
    field = dialog.findChild(NumberField)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, "99")
    choose(dialog, qtbot, "Use it")
    QApplication.processEvents()
    assert dialog.isVisible()
    assert "99" in field.text()
    assert journal.recovery.thresholds()[KEY] == 2
    choose(dialog, qtbot, "Cancel")


def test_how_good_holds_were_is_counted_from_twenty_on(page: RecoveryPage) -> None:
    """Below that the card says how many there are, and nothing of how they went."""
    card = page.findChild(HoldsCard)
    assert card is not None
    (line,) = (
        label.text() for label in card.findChildren(Label) if "told from 20 on" in label.text()
    )
    assert line.startswith("Answers that asked to hold or to step back so far: ")


def test_an_empty_page_shows_what_a_check_in_brings(
    make_context: Callable[[Journal], Context], journal: Journal, qtbot: QtBot
) -> None:
    """Open boxes, four examples, one sentence and one way on; nothing that counts nothing."""
    empty = RecoveryPage(make_context(journal))
    qtbot.addWidget(empty)
    empty.resize(1084, 770)
    empty.show()
    went: list[Place] = []
    empty.context.navigate = lambda place, _target=None: went.append(place)
    assert [card.plot.isVisible() for card in empty.shown] == [False] * 4
    assert all(card.chart.example is not None for card in empty.shown)
    holds = empty.findChild(HoldsCard)
    assert holds is None or not holds.isVisible()
    press(empty, qtbot, "Check in on Today")
    assert went == [Place.TODAY]


@pytest.mark.parametrize("width", [420, 800, 1680])
def test_the_days_of_the_strip_are_large_enough_to_click(
    page: RecoveryPage, qtbot: QtBot, width: int
) -> None:
    """Where the card is narrow they stand in rows of weeks, each reached by a click."""
    page.resize(width, 800)
    across = page.scroller.horizontalScrollBar()
    qtbot.waitUntil(lambda: across.maximum() == 0)
    strip = page.findChild(VerdictStrip)
    assert strip is not None
    boxes = [part.box for part in strip.accessible_parts()]
    assert len(boxes) == 28
    assert all(strip.rect().contains(box) and min(box.width(), box.height()) >= 24 for box in boxes)
    page.context.navigate = lambda *_target: None
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=boxes[3].center())
    assert [part.chosen for part in strip.accessible_parts()].index(True) == 3


def test_a_calm_morning_of_a_flare_is_not_called_as_planned(
    page: RecoveryPage, qtbot: QtBot
) -> None:
    """The strip speaks of the rung, on the days of the flare only."""
    journal = page.context.journal
    today = journal.today()
    for days_ago in (1, 0):
        day = today - timedelta(days=days_ago)
        calm = [TendonReading(day, Moment.MORNING, leg, pain=0) for leg in LEGS]
        journal.mornings.keep(CheckIn(day), calm)
    journal.flares.end(today - timedelta(days=2))
    journal.flares.start((Side.LEFT,), today)
    page.refresh()
    strip = page.findChild(VerdictStrip)
    assert strip is not None
    assert "Calm; go on with the rung" in strip.accessibleDescription()
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert "Go on as planned" in strip.accessibleDescription()
