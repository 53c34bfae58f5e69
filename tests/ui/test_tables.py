"""Tables do what a hand on the keyboard expects."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from calfjournal.domain.looks import Glyph, Look
from tests.ui.conftest import Show
from tests.ui.reader import NAME, names, nodes
from ui.theme import Role, Theme
from ui.widgets.reading_table import ReadingTable
from ui.widgets.table import TableView
from ui.widgets.table_columns import Column


@dataclass(frozen=True)
class Line:
    """A row for the tests."""

    name: str
    value: float


COLUMNS = [
    Column[Line]("What", lambda line: line.name),
    Column[Line]("Value", lambda line: f"{line.value:g}", right=True, width=0),
]
LOOKS = [
    Column[Line]("What", lambda line: line.name, share=3, tone=lambda _: "muted"),
    Column[Line]("Value", lambda line: f"{line.value:g}", right=True, width=50, role=Role.SMALL),
    Column[Line](
        "Says",
        lambda line: f"{line.name}!",
        share=2,
        look=lambda _: Look("go_on", Glyph.CHECK),
        tip=lambda line: f"more of {line.name}",
    ),
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


@pytest.mark.parametrize("width", [210, 300, 640])
@pytest.mark.parametrize("lines", [LINES, []])
def test_a_table_to_read_looks_like_the_others(
    show: Show, theme: Theme, width: int, lines: list[Line]
) -> None:
    """Columns, words that wrap, signs, tones and hairlines are the same, point for point."""
    flat, reading = TableView(LOOKS, "Findings", selectable=False), ReadingTable(LOOKS, "Findings")
    below = QWidget()
    below.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    holder = show(flat, reading, below)
    for table in (flat, reading):
        table.set_rows(lines)
    for preference in ("light", "dark"):
        theme.prefer(preference)
        holder.resize(width, 900)
        QApplication.processEvents()
        pictures = [holder.grab(table.geometry()).toImage() for table in (flat, reading)]
        assert pictures[0] == pictures[1]


def test_a_table_to_read_is_read_cell_by_cell(show: Show, qtbot: QtBot) -> None:
    """Titles and cells have their names and places, and none of them asks for the keys."""
    table = ReadingTable(LOOKS, "Findings")
    show(table)
    table.set_rows(LINES[1:])
    assert names(table) == ["What", "Value", "Says", "What: Sleep", "Value: 6.9", "Says: Sleep!"]
    says = list(nodes(table))[-1]
    assert says.text(QAccessible.Text.Description) == "more of Sleep"
    assert not says.state().focusable
    node = QAccessible.queryAccessibleInterface(table)
    assert node is not None
    assert node.role() == QAccessible.Role.Table
    under = node.childAt(*says.rect().center().toTuple())
    assert under is not None
    assert under.text(NAME) == "Says: Sleep!"


def test_a_cell_to_read_tells_more_under_the_pointer(show: Show, qtbot: QtBot) -> None:
    """The tip of a cell tells what has no room in it; a title's is the title."""
    table = ReadingTable(LOOKS, "Findings")
    show(table)
    table.set_rows(LINES[:1])
    title, *_, says = [part.box.center() for part in table.accessible_parts()]
    told = []
    for at in (title, says):
        QApplication.sendEvent(table, QHelpEvent(QEvent.Type.ToolTip, at, table.mapToGlobal(at)))
        told.append(QToolTip.text())
    QToolTip.hideText()
    assert told == ["What", "more of Resting heart rate"]


def test_the_table_model_is_sound(qtmodeltester: object, theme: Theme) -> None:
    """Qt's own checker finds nothing wrong with it."""
    from ui.widgets.table import TableModel

    model = TableModel(COLUMNS)
    model.set_rows(LINES)
    qtmodeltester.check(model)  # type: ignore[attr-defined]
