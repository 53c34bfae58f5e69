"""The figure of the library moves when asked, and stands still by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.hands import press
from tests.ui.showing import exercise_table, library
from ui.library.detail import ExerciseDetail
from ui.library.page import LibraryPage
from ui.services.context import Context
from ui.widgets.figure import FigureView
from ui.widgets.moving_figure import MovingFigure
from ui.widgets.search_field import SearchField


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> LibraryPage:
    return library(context, qtbot)


def the_figure(page: LibraryPage) -> MovingFigure:
    figure = page.findChild(MovingFigure)
    assert figure is not None
    return figure


def test_the_figure_moves_when_asked_and_stands_by_itself(page: LibraryPage, qtbot: QtBot) -> None:
    """A click lets it move at its tempo, another one lets it stand with both positions."""
    figure = the_figure(page)
    assert not figure.is_moving
    assert figure.view.moment is None
    qtbot.mouseClick(figure.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: (figure.view.moment or 0) > 0.1)
    assert figure.go.text() == "Stop"
    qtbot.mouseClick(figure.go, Qt.MouseButton.LeftButton)
    assert not figure.is_moving
    assert figure.view.moment is None


def test_a_key_lets_the_figure_move_from_the_list(page: LibraryPage, qtbot: QtBot) -> None:
    """M does it while the list has the keys; the next exercise stands again; a search is typed."""
    figure, table = the_figure(page), exercise_table(page)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    press(qtbot, "m")
    qtbot.waitUntil(lambda: (figure.view.moment or 0) > 0.1)
    press(qtbot, Qt.Key.Key_Down)
    assert not figure.is_moving
    (search,) = page.findChildren(SearchField)
    search.setFocus()
    press(qtbot, "m")
    assert search.text() == "m"
    assert not figure.is_moving


def test_nothing_ticks_for_a_figure_out_of_sight(page: LibraryPage, qtbot: QtBot) -> None:
    """A page that is left, and a figure that is scrolled away, stand still."""
    figure = the_figure(page)
    qtbot.mouseClick(figure.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: figure.is_moving)
    page.hide()
    qtbot.waitUntil(lambda: not figure.is_moving)
    page.show()
    page.resize(420, 420)
    detail = page.findChild(ExerciseDetail)
    assert detail is not None
    (scroll,) = detail.findChildren(QScrollArea)
    qtbot.mouseClick(figure.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: not figure.is_moving)


def test_less_motion_leaves_the_figure_still(context: Context, qtbot: QtBot) -> None:
    """With less motion neither button nor key moves it, and the button says why."""
    context.theme.less_motion = True
    try:
        page = library(context, qtbot)
        figure = the_figure(page)
        assert not figure.go.isEnabled()
        assert "Less motion" in figure.go.toolTip()
        exercise_table(page).setFocus()
        qtbot.waitUntil(exercise_table(page).hasFocus)
        press(qtbot, "m")
        assert not figure.is_moving
    finally:
        context.theme.less_motion = False


def test_who_lies_is_seen_start_above_end_where_that_is_larger(context: Context) -> None:
    """The card of a usual window is filled by those who lie, too; a wide one has room for both."""
    shown = context.journal.library.exercises
    lying, standing = (
        FigureView(shown[key], height=300, grows=True) for key in ("foam_roll_calf", "cmj")
    )
    for view in (lying, standing):
        assert 280 <= view.heightForWidth(400) <= 330
    assert lying.heightForWidth(1000) < lying.heightForWidth(400)
    low = FigureView(shown["foam_roll_calf"], height=300)
    assert low.heightForWidth(400) < lying.heightForWidth(400) / 2
