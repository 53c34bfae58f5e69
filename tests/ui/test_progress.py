"""The Progress page as people use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from calfjournal.domain.assessment import Assessment, Measure, Result
from calfjournal.domain.exercise import Side
from calfjournal.journal import Journal
from tests.ui.charts_journal import WEEKS, fill
from tests.ui.spoken import without_room
from ui.charts.card import ChartCard
from ui.charts.charts_page import Range
from ui.progress.page import ProgressPage
from ui.services.context import Context
from ui.services.places import ExerciseSpot, Place, Target, TestSpot
from ui.widgets.buttons import Button
from ui.widgets.layouts import finish_layouts
from ui.widgets.text import Label
from ui.widgets.weak_links_card import WeakLinksCard

TITLES = [
    "Knee to wall",
    "Single-leg heel raises",
    "Weekly load",
    "Cadence",
    "Cadence consistency",
]


@pytest.fixture
def open_page(
    make_context: Callable[[Journal], Context], journal: Journal, qtbot: QtBot
) -> Callable[[], ProgressPage]:
    def made() -> ProgressPage:
        page = ProgressPage(make_context(journal))
        qtbot.addWidget(page)
        page.resize(1084, 770)
        page.show()
        return page

    return made


@pytest.fixture
def page(journal: Journal, open_page: Callable[[], ProgressPage]) -> ProgressPage:
    fill(journal)
    return open_page()


def days(page: ProgressPage) -> float:
    first, last = page.shown[0].plot.days_shown
    return last - first


def test_five_charts_read_out_their_newest_values(page: ProgressPage) -> None:
    """Range, raises, load, cadence and its spread are all there, with what counts beside them."""
    assert [card.chart.title for card in page.shown] == TITLES
    reach, raises, load, cadence, spread = (card.read_out.text for card in page.shown)
    assert "Right 12.5 cm" in reach and "gap 2.5 cm" in reach  # noqa: PT018 - one read-out
    assert "symmetry 80 %" in raises
    assert load.startswith("Week of")
    assert "spm" in cadence
    assert "steady" in spread


def test_the_one_thing_to_know_is_a_chip(page: ProgressPage) -> None:
    """A change beyond the noise of the test is said at once."""
    chip = page.shown[0].chart.chip
    assert chip is not None
    assert chip[0].startswith("right +3.5 cm since ")
    assert chip[0].endswith(", beyond noise ±1.9")


def test_keys_change_the_range_of_every_chart(page: ProgressPage, qtbot: QtBot) -> None:
    """Arrows on the range control move all charts without reading the journal again."""
    page.range.setFocus()
    qtbot.keyClick(page.range, Qt.Key.Key_Home)
    assert page.range.value is Range.MONTH
    assert 28 <= days(page) <= 30
    qtbot.keyClick(page.range, Qt.Key.Key_Right)
    assert 84 <= days(page) <= 87
    assert len({card.plot.days_shown for card in page.shown}) == 1


def test_the_cycle_is_shown_first(page: ProgressPage) -> None:
    """The page opens on the running cycle of the plan."""
    assert page.range.value is Range.CYCLE
    assert days(page) == pytest.approx(WEEKS * 7 + 1, abs=4)


def test_arrows_move_every_read_out(page: ProgressPage, qtbot: QtBot) -> None:
    """Walking through one chart tells what the others had on that day."""
    before = [card.read_out.text for card in page.shown]
    reach = page.shown[0].plot
    qtbot.keyClick(reach, Qt.Key.Key_Home)
    after = [card.read_out.text for card in page.shown]
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert "Right 9.0 cm" in after[0]


def test_pointing_with_the_mouse_tells_the_day(page: ProgressPage, qtbot: QtBot) -> None:
    """The cursor of every chart stands on the day under the mouse."""
    plot = page.shown[2].plot
    qtbot.mouseMove(plot.viewport(), plot.viewport().rect().center())
    qtbot.waitUntil(lambda: plot.cursor_day is not None)
    assert {card.plot.cursor_day for card in page.shown} == {plot.cursor_day}


def test_a_new_test_shows_at_once(page: ProgressPage, journal: Journal) -> None:
    """What is entered elsewhere appears without opening the page anew."""
    result = Result(Measure.KNEE_TO_WALL, Side.LEFT, 14.0)
    journal.assessments.save(Assessment(journal.today(), (result,)))
    assert "Left 14.0 cm" in page.shown[0].read_out.text


def test_an_effort_left_out_is_said(page: ProgressPage) -> None:
    """A week whose load is not whole says so in chip and read-out."""
    load = page.shown[2].chart
    assert load.chip is not None
    assert load.chip[0] == "1 effort not entered"
    assert any("left out" in note for told in load.notes.values() for note in told)


def said_by(card: ChartCard) -> list[str]:
    """The words of a card that are seen."""
    return [label.text() for label in card.findChildren(Label) if label.isVisible()]


def test_an_empty_journal_says_once_how_to_begin(
    open_page: Callable[[], ProgressPage], qtbot: QtBot
) -> None:
    """One sentence and one button stand above examples, which are called so and say no more."""
    page = open_page()
    went: list[tuple[Place, Target | None]] = []
    page.context.navigate = lambda place, target=None: went.append((place, target))
    assert not page.range.isVisible()
    for card in page.shown:
        assert not card.plot.isVisible()
        assert card.chart.example is not None
        assert said_by(card) == [card.chart.title, card.chart.unit, "an example"]
    ways = [b for b in page.findChildren(Button) if b.isVisible()]
    assert [way.text() for way in ways] == ["Do the first test"]
    qtbot.mouseClick(ways[0], Qt.MouseButton.LeftButton)
    assert went == [(Place.TESTS, TestSpot(Measure.KNEE_TO_WALL, Place.PROGRESS))]


def test_an_example_among_charts_has_its_own_way_on(
    journal: Journal, open_page: Callable[[], ProgressPage], qtbot: QtBot
) -> None:
    """Once a chart has a value each of the others says what it waits for."""
    result = Result(Measure.KNEE_TO_WALL, Side.LEFT, 10.0)
    journal.assessments.save(Assessment(journal.today(), (result,)))
    page = open_page()
    went: list[Place] = []
    page.context.navigate = lambda place, _target=None: went.append(place)
    assert not page.lead.isVisible()
    reach, raises = page.shown[:2]
    assert reach.plot.isVisible()
    assert "No single-leg heel-raise test yet." in said_by(raises)
    way = next(b for b in raises.findChildren(Button) if b.text() == "Enter a test")
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert went == [Place.TESTS]


def test_a_young_journal_has_its_future_before_it(
    journal: Journal, open_page: Callable[[], ProgressPage]
) -> None:
    """The axis begins with the first week; the days to come are no values and no phase."""
    today = journal.today()
    result = Result(Measure.KNEE_TO_WALL, Side.LEFT, 10.0)
    journal.assessments.save(Assessment(today, (result,)))
    first, last = open_page().shown[0].plot.days_shown
    monday = (today - timedelta(days=today.weekday())).toordinal()
    assert first == pytest.approx(monday, abs=1)
    assert last == pytest.approx(monday + 27, abs=1)


@pytest.mark.parametrize("width", [420, 800, 1084, 1680])
def test_the_page_fits_any_width(page: ProgressPage, qtbot: QtBot, width: int) -> None:
    """Nothing scrolls sideways and no words are cut; where it is wide, charts stand in pairs."""
    page.resize(width, 900)
    across = page.scroller.horizontalScrollBar()
    finish_layouts()
    qtbot.waitUntil(lambda: across.maximum() == 0 and without_room(page) == [])
    first, second = (card.mapTo(page, QPoint()).y() for card in page.shown[:2])
    assert (first == second) == (width > 1240)


def test_one_old_test_does_not_need_a_plan(
    journal: Journal, open_page: Callable[[], ProgressPage]
) -> None:
    """Without a plan the cycle is twelve weeks, and nothing older is lost in All."""
    result = Result(Measure.KNEE_TO_WALL, Side.LEFT, 10.0)
    journal.assessments.save(Assessment(journal.today() - timedelta(days=4000), (result,)))
    page = open_page()
    assert days(page) == pytest.approx(84, abs=3)
    page.range.set_value(Range.ALL)
    page.range.chosen.emit(Range.ALL)
    assert days(page) > 4000


def test_both_themes_and_the_tables(page: ProgressPage, qtbot: QtBot) -> None:
    """Every chart turns into a table of the days shown, and survives a change of theme."""
    for card in page.shown:
        table = next(b for b in card.findChildren(Button) if b.toolTip() == "Show as table")
        qtbot.mouseClick(table, Qt.MouseButton.LeftButton)
        assert card.chart_table.table is not None
        assert card.chart_table.table.rows_model.rows
    light = page.grab().toImage().pixelColor(60, 120)
    page.context.theme.prefer("dark")
    assert page.grab().toImage().pixelColor(60, 120) != light


def test_weak_links_are_named_with_a_drill_that_the_library_shows(
    journal: Journal, open_page: Callable[[], ProgressPage], qtbot: QtBot
) -> None:
    """Two tests four weeks apart agree: the leg and the number, and a way to the drill."""
    page = open_page()
    card = page.findChild(WeakLinksCard)
    assert card is not None
    assert not card.isVisible()
    for back, left in ((35, 18), (5, 20)):
        results = (
            Result(Measure.HEEL_RISE, Side.LEFT, left),
            Result(Measure.HEEL_RISE, Side.RIGHT, 30),
        )
        journal.assessments.save(Assessment(journal.today() - timedelta(days=back), results))
    page.refresh()
    qtbot.waitUntil(card.isVisible)
    said = [label.text() for label in card.findChildren(Label)]
    assert any(text.startswith("The left leg does 66 % of the other leg's heel") for text in said)
    assert any("behind in the last 2 tests, since " in text for text in said)
    went: list[tuple[Place, Target | None]] = []
    page.context.navigate = lambda place, target=None: went.append((place, target))
    button = next(b for b in card.findChildren(Button) if b.text() == "Show the drill")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert went == [(Place.LIBRARY, ExerciseSpot("sl_calf_raise_floor"))]
