"""The charts as people use them: point, walk, zoom, read, turn into a table."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calfjournal.domain.panel import PanelColumn
from ui.charts.axes import LEAST_TICKS, ValueAxis
from ui.charts.card import ChartCard
from ui.charts.chart import Chart
from ui.charts.items import WIDEST_BAR
from ui.charts.marks import (
    ACCENT,
    LEFT,
    RIGHT,
    RUN,
    Bars,
    LevelMark,
    LineMark,
    Noise,
    Picture,
    Ribbon,
    SignMark,
    Span,
)
from ui.charts.reading import nearest_day
from ui.charts.stack import TimeStack
from ui.charts.style import chart_colours
from ui.charts.thinning import thinned
from ui.services.places import Place
from ui.theme import Theme, active
from ui.widgets.buttons import Button
from ui.widgets.text import Label

DAY = 739_000
TABLE_DAY = date(2024, 4, 22).toordinal()
GAP = float("nan")


def line(values: list[float], role: str = LEFT, label: str = "Left", **more: object) -> LineMark:
    x = np.arange(DAY, DAY + len(values), dtype=float)
    return LineMark(x, np.array(values), role, label, unit="cm", **more)  # type: ignore[arg-type]


def chart(*lines: LineMark, title: str = "Knee to wall", **more: object) -> Chart:
    columns = (PanelColumn("Day"), PanelColumn("Left"))
    rows = ((date(2024, 4, 22), "9 cm"), (date(2024, 4, 21), "8 cm"))
    picture = Picture(lines=lines, levels=(LevelMark(9.5, "goal"),), **more)  # type: ignore[arg-type]
    return Chart(title, "cm", picture, summary="Left 9 cm.", columns=columns, rows=rows)


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> ChartCard:
    made = ChartCard()
    qtbot.addWidget(made)
    made.resize(900, 260)
    made.show_chart(chart(line([8, GAP, 9, 10])), [Span(DAY, DAY + 1, "strength", "Strength")])
    made.plot.show_days(DAY - 1, DAY + 8)
    made.show()
    return made


def press(
    qtbot: QtBot, card: ChartCard, key: Qt.Key, more: Qt.KeyboardModifier | None = None
) -> str:
    qtbot.keyClick(card.plot, key, more or Qt.KeyboardModifier.NoModifier)
    return card.read_out.text


def test_the_read_out_shows_the_newest_value_at_first(card: ChartCard) -> None:
    """Without pointing anywhere the newest value is read out."""
    assert "Left 10.0 cm" in card.read_out.text


def test_arrows_walk_from_value_to_value_over_gaps(card: ChartCard, qtbot: QtBot) -> None:
    """Left and right step to days with a value only; Home and End go to the ends."""
    assert "Left 8.0 cm, Strength" in press(qtbot, card, Qt.Key.Key_Home)
    assert "Left 9.0 cm" in press(qtbot, card, Qt.Key.Key_Right)
    assert "Left 10.0 cm" in press(qtbot, card, Qt.Key.Key_Right)
    assert "Left 10.0 cm" in press(qtbot, card, Qt.Key.Key_Right)
    assert "Left 9.0 cm" in press(qtbot, card, Qt.Key.Key_Left)
    press(qtbot, card, Qt.Key.Key_Escape)
    assert card.plot.cursor_day is None


def test_keys_zoom_pan_and_ask_for_the_range_again(card: ChartCard, qtbot: QtBot) -> None:
    """Plus, minus and Ctrl with arrows do what wheel and dragging do; 0 asks to go back."""
    card.plot.set_limits(DAY - 100, DAY + 100)
    before = card.plot.days_shown
    press(qtbot, card, Qt.Key.Key_Minus)
    wide = card.plot.days_shown
    assert wide[0] < before[0] < before[1] < wide[1]
    press(qtbot, card, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert card.plot.days_shown[0] < wide[0]
    with qtbot.waitSignal(card.plot.back_wanted):
        press(qtbot, card, Qt.Key.Key_0)


def test_panning_stops_at_the_last_day(card: ChartCard, qtbot: QtBot) -> None:
    """However often one pans, the view keeps its width and stays inside the journal."""
    card.plot.set_limits(DAY - 10, DAY + 20)
    first, last = card.plot.days_shown
    for _ in range(20):
        press(qtbot, card, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    now = card.plot.days_shown
    assert now[1] <= DAY + 20
    assert now[1] - now[0] == pytest.approx(last - first)


def wheel(card: ChartCard, keys: Qt.KeyboardModifier) -> bool:
    """Turn the wheel over the middle of the plot; True when the plot took it."""
    middle = QPointF(card.plot.viewport().rect().center())
    event = QWheelEvent(
        middle,
        card.plot.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(card.plot.viewport(), event)
    return event.isAccepted()


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl(card: ChartCard) -> None:
    """A bare wheel is left to the page; with Ctrl the time axis follows."""
    before = card.plot.days_shown
    assert not wheel(card, Qt.KeyboardModifier.NoModifier)
    assert card.plot.days_shown == before
    wheel(card, Qt.KeyboardModifier.ControlModifier)
    assert card.plot.days_shown != before


def button(card: ChartCard, name: str) -> Button:
    return next(b for b in card.findChildren(Button) if name in (b.text(), b.toolTip()))


def test_the_table_holds_the_days_shown(card: ChartCard, qtbot: QtBot) -> None:
    """The button turns the chart into rows of the same days, and back."""
    table = button(card, "Show as table")
    card.plot.show_days(TABLE_DAY, TABLE_DAY + 3)
    qtbot.mouseClick(table, Qt.MouseButton.LeftButton)
    assert card.chart_table.isVisible()
    assert card.chart_table.table is not None
    assert [row[1] for row in card.chart_table.table.rows_model.rows] == ["9 cm"]
    assert card.chart_table.table.as_text().startswith("Day\tLeft\nMon 22 Apr 2024\t9 cm")
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert card.plot.isVisible()


def test_an_empty_chart_says_so_and_leads_on(card: ChartCard, qtbot: QtBot) -> None:
    """Without a value there is a sentence and a button, and no plot or table button."""
    nothing = Chart(
        "Sleep", "h", Picture(), empty="No night yet.", way_on=("Check in", Place.TODAY)
    )
    card.show_chart(nothing, [])
    assert not card.plot.isVisible()
    assert "No night yet." in [label.text() for label in card.findChildren(Label)]
    with qtbot.waitSignal(card.way_on) as went:
        qtbot.mouseClick(button(card, "Check in"), Qt.MouseButton.LeftButton)
    assert went.args == [Place.TODAY]


def test_the_chart_is_told_to_a_screen_reader(card: ChartCard, qtbot: QtBot) -> None:
    """Name, sentence, and with the keyboard the values of the day."""
    assert card.plot.accessibleName() == "Knee to wall, cm"
    assert card.plot.accessibleDescription() == "Left 9 cm."
    card.activateWindow()
    card.plot.setFocus()
    qtbot.waitUntil(card.plot.hasFocus)
    press(qtbot, card, Qt.Key.Key_Home)
    assert "Left 8.0 cm" in card.plot.accessibleDescription()


def test_every_mark_draws_in_both_themes(card: ChartCard, theme: Theme) -> None:
    """Lines, dashes, ribbons, bars, signs and levels are painted, and anew in the other theme."""
    x = np.arange(DAY, DAY + 6, dtype=float)
    y = np.array([1.0, 2, GAP, 4, 5, 6])
    picture = Picture(
        lines=(line([1, 2, GAP, 4, 5, 6], RIGHT, "Right", dashed=True, open_marks=True),),
        ribbons=(Ribbon(x, y - 1, y + 1, ACCENT),),
        bars=Bars(x, 0.8, ((RUN, "Running", y), (ACCENT, "Calf", y))),
        levels=(LevelMark(3, "goal"),),
        signs=(
            SignMark(DAY, "strength", "triangle"),
            SignMark(DAY + 2, "hold", "bang", foot=False),
        ),
    )
    card.show_chart(Chart("All", "", picture), [Span(DAY, DAY + 3, "flare", "Flare")])
    light = card.grab().toImage()
    theme.prefer("dark")
    QApplication.processEvents()
    dark = card.grab().toImage()
    assert light.pixelColor(2, 2) != dark.pixelColor(2, 2)
    colours = {light.pixelColor(at, y).rgb() for at in range(0, 600, 3) for y in range(0, 120, 3)}
    assert len(colours) > 8


def test_an_unknown_bar_is_told_as_not_known(card: ChartCard) -> None:
    """A week without any effort entered is no week of zero."""
    x = np.array([float(DAY), DAY + 7.0])
    bars = Bars(x, 5, ((RUN, "Running", np.array([100.0, GAP])),))
    card.show_chart(Chart("Load", "AU", Picture(bars=bars)), [])
    assert card.read_out.text.endswith("Running not known")


def test_plots_of_a_stack_show_the_same_days_and_point_at_the_same(
    card: ChartCard, theme: Theme, qtbot: QtBot
) -> None:
    """Panning or pointing in one plot moves all of them, read-outs included."""
    other = ChartCard()
    qtbot.addWidget(other)
    other.show_chart(chart(line([1, 2, 3, 4]), title="Raises"), [])
    stack = TimeStack(card)
    for each in (card, other):
        stack.add(each.plot)
        stack.cursor_moved.connect(each.point_at)
    stack.set_limits(DAY - 50, DAY + 50)
    stack.show_days(DAY - 5, DAY + 5)
    assert card.plot.days_shown == other.plot.days_shown
    press(qtbot, card, Qt.Key.Key_Plus)
    assert card.plot.days_shown == other.plot.days_shown
    press(qtbot, card, Qt.Key.Key_Home)
    assert other.plot.cursor_day == DAY
    assert "Left 1.0 cm" in other.read_out.text


@given(st.floats(-50, 2000), st.floats(0.5, 3000), st.booleans(), st.integers(20, 400))
def test_an_axis_labels_three_values_at_least(
    low: float, span: float, whole: bool, height: int
) -> None:
    """The labels are the lines of the grid, rise by one step and lie within the view."""
    axis = ValueAxis()
    axis.whole = whole
    axis.setHeight(height)
    span = span * 10 if whole else span
    axis.setRange(low, low + span)
    ticks = axis.ticks
    assert len(ticks) >= LEAST_TICKS
    assert low - 1e-6 <= ticks[0] < ticks[-1] <= low + span + 1e-6
    steps = np.diff(ticks)
    assert np.allclose(steps, steps[0])


def test_a_scale_of_ten_is_labelled_at_its_ends_and_its_middle(card: ChartCard) -> None:
    """0, 5 and 10, whatever room there is."""
    card.show_chart(chart(line([2, 3]), y_range=(-0.4, 10.4), ticks=(0, 5, 10)), [])
    axis = card.plot.getPlotItem().getAxis("left")
    assert axis.ticks == [0, 5, 10]


def test_a_bar_of_a_single_week_is_no_wall(card: ChartCard) -> None:
    """However wide a week is drawn, its bar stays a bar."""
    bars = Bars(np.array([DAY + 3.0]), 5.6, ((RUN, "Running", np.array([100.0])),))
    card.show_chart(Chart("Load", "AU", Picture(bars=bars)), [])
    card.plot.show_days(DAY, DAY + 7)
    image = card.plot.grab().toImage()
    ink = chart_colours(active()).bar(RUN).rgb()
    row = image.height() // 2
    wide = sum(image.pixel(x, row) == ink for x in range(image.width()))
    assert 20 <= wide <= WIDEST_BAR * image.devicePixelRatio() + 2


def test_the_first_value_is_in_the_plot_with_its_bracket(card: ChartCard) -> None:
    """A gain is seen from where it is counted, though the first test was years ago."""
    noise = Noise(1.0, 5.0, DAY - 900, LEFT, label="first test, noise ±2")
    card.show_chart(chart(line([9, 10, 11]), noise=(noise,)), [])
    low, high = card.plot.getPlotItem().getViewBox().viewRange()[1]
    assert low <= noise.low
    assert high >= 11


def test_the_name_of_a_level_stands_beside_the_plot(card: ChartCard, qtbot: QtBot) -> None:
    """Nothing is written over the data: the plot ends where the name begins."""
    card.resize(900, 300)
    card.show_chart(Chart("Sleep", "h", Picture(lines=(line([6, 7, 8]),))), [])
    view = card.plot.getPlotItem().getViewBox()
    qtbot.waitUntil(lambda: view.sceneBoundingRect().right() > card.plot.width() - 20)
    levelled = Picture(lines=(line([6, 7, 8]),), levels=(LevelMark(7.5, "your need"),))
    card.show_chart(Chart("Sleep", "h", levelled), [])
    qtbot.waitUntil(lambda: view.sceneBoundingRect().right() < card.plot.width() - 60)


def test_a_week_that_is_not_over_is_told_last(card: ChartCard) -> None:
    """The read-out opens on the last whole week; the running one is told as what it is so far."""
    heights = np.array([100.0, 5.0])
    bars = Bars(np.array([DAY - 4.0, DAY + 3.0]), 5.6, ((RUN, "Running", heights),))
    card.show_chart(Chart("Load", "AU", Picture(bars=bars), weekly=True, so_far=DAY + 3), [])
    assert card.read_out.text.endswith("Running 100")
    card.point_at(DAY + 3)
    assert ", so far, " in card.read_out.text


def test_phases_stand_above_the_data_and_not_behind_them(card: ChartCard) -> None:
    """A strip of six pixels has the colour of the kind; behind the data there is only paper."""
    card.show_chart(chart(line([9, 10, 11])), [Span(DAY - 9, DAY + 9, "strength", "Strength")])
    image = card.plot.grab().toImage()
    colours = chart_colours(active())
    column = [image.pixel(image.width() // 2, y) for y in range(image.height())]
    assert column.count(colours.phase("strength").rgb()) == 6 * image.devicePixelRatio()
    assert column.count(colours.surface.rgb()) > image.height() / 2


def test_the_value_axis_never_shows_less_than_the_noise(card: ChartCard) -> None:
    """Two values a millimetre apart do not fill the height of the plot."""
    card.show_chart(chart(line([9.0, 9.1]), least_span=5.0), [])
    low, high = card.plot.getPlotItem().getViewBox().viewRange()[1]
    assert high - low >= 5.0


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=60), st.integers(-100, 1200))
def test_the_nearest_day_is_nearest(days: list[int], day: int) -> None:
    """No other day with a value is nearer to the cursor."""
    known = np.unique(np.array(days, dtype=float))
    found = nearest_day(known, day)
    assert found is not None
    assert abs(found - day) == min(abs(value - day) for value in days)


@given(
    st.lists(st.one_of(st.floats(-100, 100), st.just(GAP)), min_size=1, max_size=400),
    st.integers(3, 60),
)
def test_thinning_keeps_extremes_and_gaps(values: list[float], pixels: int) -> None:
    """Highest and lowest stay, nothing is made up, and no line is drawn over a gap of pixels."""
    y = np.array(values)
    x = np.linspace(0, pixels, y.size)
    thin_x, thin_y = thinned(x, y)
    known = y[np.isfinite(y)]
    assert np.isfinite(thin_y).any() == bool(known.size)
    if known.size:
        assert np.nanmin(thin_y) == known.min()
        assert np.nanmax(thin_y) == known.max()
    assert np.all(np.diff(thin_x) >= 0)
    pairs = set(zip(x.tolist(), np.nan_to_num(y, nan=1e9).tolist(), strict=True))
    assert set(zip(thin_x.tolist(), np.nan_to_num(thin_y, nan=1e9).tolist(), strict=True)) <= pairs
