"""What a widget tells people: every text on it, and which of them have no room."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyqtgraph import GraphicsScene, PlotWidget
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QScrollArea,
    QTableView,
    QWidget,
)

from tests.ui.reader import nodes
from ui.theme import Role, font
from ui.widgets.cells import PADDING
from ui.widgets.chip import Chip
from ui.widgets.reading_table import ReadingTable
from ui.widgets.table import TableView

_READ = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


def texts(widget: QWidget) -> set[str]:
    """Return every text of a widget and of all below it, shown, read aloud or in a tip."""
    found: set[str] = set()
    for each in (widget, *widget.findChildren(QWidget)):
        if not _is_foreign(each):
            found.update(_of_widget(each))
    for action in widget.findChildren(QAction):
        if _is_foreign(action.parent()):
            continue
        found.update((action.text(), action.toolTip(), action.statusTip()))
    for node in nodes(widget):
        found.update(node.text(kind) for kind in _READ)
    return {text for text in found if text.strip()}


def _is_foreign(thing: QObject | None) -> bool:
    """True inside of menus that the library of charts makes: they are switched off."""
    while thing is not None:
        if isinstance(thing, GraphicsScene):
            return True
        if isinstance(thing, QMenu) and isinstance(thing.parent(), PlotWidget):
            return True
        thing = thing.parent()
    return False


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QTableView | QListView) and widget.model() is not None:
        yield from _of_model(widget)


def _of_model(view: QTableView | QListView) -> Iterator[str]:
    model = view.model()
    root = QModelIndex()
    columns = model.columnCount(root) if isinstance(view, QTableView) else 1
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(root), 100)):
            index = model.index(row, column, root)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(index, role) or "")


# ---------------------------------------------------------------------- room


def without_room(widget: QWidget) -> list[str]:
    """Return what is cut off: texts wider than their widget, and contents wider than the page."""
    return sorted(
        {
            f"{type(each).__name__} {each.objectName()}: {_text(each)!r}"
            for each in (widget, *widget.findChildren(QWidget))
            if each.isVisible() and _is_cut(each)
        }
    )


def _text(widget: QWidget) -> str:
    if isinstance(widget, ReadingTable | TableView):
        return ", ".join(_cut_titles(widget))
    if isinstance(widget, Chip):
        return widget.text
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, ReadingTable | TableView):
        return bool(_cut_titles(widget))
    if isinstance(widget, Chip):
        return widget.toolTip() != widget.text and widget.width() < widget.sizeHint().width()
    if isinstance(widget, QLabel):
        return _label_is_cut(widget)
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.width() + 1 < widget.minimumSizeHint().width()
    if isinstance(widget, QScrollArea) and (inside := widget.widget()) is not None:
        return inside.width() > widget.viewport().width() + 1
    return False


def _cut_titles(table: QWidget) -> list[str]:
    """Return the titles of columns that end in dots."""
    metric = QFontMetricsF(font(Role.SMALL))
    return [
        title
        for title, width in _titles(table)
        if metric.horizontalAdvance(title) > width - 2 * PADDING + 1
    ]


def _titles(table: QWidget) -> Iterator[tuple[str, int]]:
    """Return each title with the width of its column."""
    if isinstance(table, TableView):
        columns = table.rows_model.columns
        shown = (at for at in range(len(columns)) if not table.isColumnHidden(at))
        yield from ((columns[at].title, table.columnWidth(at)) for at in shown)
    for node in nodes(table):
        if node.role() is QAccessible.Role.ColumnHeader and not isinstance(table, TableView):
            yield node.text(QAccessible.Text.Name), node.rect().width()


def _label_is_cut(label: QLabel) -> bool:
    if label.toolTip() == label.text():
        return False  # it ends in "…" where it must, and tells the whole in its tip
    if not label.text() or label.textFormat() is Qt.TextFormat.RichText:
        return False
    if label.wordWrap():
        longest = max(re.split(r"[\s/]", label.text()), key=len)  # lines break after a slash too
        needed = QFontMetricsF(label.font()).horizontalAdvance(longest)
        return needed > label.contentsRect().width() + 1 or (
            label.heightForWidth(label.width()) > label.height() + 2
        )
    needed = QFontMetricsF(label.font()).horizontalAdvance(label.text())
    return needed > label.contentsRect().width() + 1
