"""Tables do what a hand on the keyboard expects."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Show
from ui.theme import Theme
from ui.widgets.table import Column, TableView


@dataclass(frozen=True)
class Line:
    """A row for the tests."""

    name: str
    value: float


COLUMNS = [
    Column[Line]("What", lambda line: line.name),
    Column[Line]("Value", lambda line: f"{line.value:g}", right=True, width=0),
]
LINES = [Line("Resting heart rate", 49), Line("Sleep", 6.9)]


def test_a_table_is_as_high_as_its_rows(show: Show, qtbot: QtBot) -> None:
    """Nothing scrolls inside a card, and long words make their row higher."""
    table = TableView(COLUMNS, "Findings")
    holder = show(table)
    table.set_rows(LINES)
    low = table.height()
    assert table.verticalScrollBar().maximum() == 0
    holder.resize(240, 600)
    table.set_rows([Line("a rather long finding that needs several lines to be told", 1), LINES[0]])
    assert table.height() > low


def test_rows_open_with_enter(show: Show, qtbot: QtBot) -> None:
    """The current row opens with Enter, moved to with the arrows."""
    table = TableView(COLUMNS, "Findings")
    show(table)
    table.set_rows(LINES)
    table.setFocus()
    table.select(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [LINES[1]]


def test_a_table_can_be_copied(show: Show, qtbot: QtBot) -> None:
    """Ctrl+C puts all of it on the clipboard, for a spreadsheet."""
    table = TableView(COLUMNS, "Findings")
    show(table)
    table.set_rows(LINES)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == ("What\tValue\nResting heart rate\t49\nSleep\t6.9")


def test_the_table_model_is_sound(qtmodeltester: object, theme: Theme) -> None:
    """Qt's own checker finds nothing wrong with it."""
    from ui.widgets.table import TableModel

    model = TableModel(COLUMNS)
    model.set_rows(LINES)
    qtmodeltester.check(model)  # type: ignore[attr-defined]
