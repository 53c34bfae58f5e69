"""Paints the cells of the flat table and knows how high wrapped words make a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme import active
from ui.widgets.cells import CellPen
from ui.widgets.table_columns import CellFace, Column

MEASURED: Final = 200
"""Rows whose longest words are looked for: as many as anyone sees at once, and more."""
CELL = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Text in tone or look, hairline below, pale accent for the current row."""

    def __init__(self, table: QTableView, columns: Sequence[Column[Any]]) -> None:
        super().__init__(table)
        self._table = table
        self._pens = [CellPen(column) for column in columns]

    def use_pen(self, column: int, pen: CellPen) -> None:
        """Let another pen paint and measure a column."""
        self._pens[column] = pen

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = active()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("accent_soft"))
        if index.row() < self._table.model().rowCount() - 1:
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("line"))
        if state & QStyle.StateFlag.State_Selected and self._table.hasFocus():
            _paint_focus(painter, box, index, theme.colour("accent"))
        self._pens[index.column()].paint(painter, box, index.data(CELL))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        pen, cell = self._pens[index.column()], index.data(CELL)
        width = self._table.columnWidth(index.column())
        return QSize(width, pen.height(cell, width, pen.whole(cell)))

    def needed_width(self, column: int) -> int:
        """Return how wide a column is when none of its words wrap."""
        return self._pens[column].needed_width(self._faces(column))

    def least_width(self, column: int) -> int:
        """Return how wide a column is when neither its title nor a word is cut."""
        return self._pens[column].least_width(islice(self._faces(column), MEASURED))

    def _faces(self, column: int) -> Iterator[CellFace]:
        model = self._table.model()
        return (model.index(row, column).data(CELL) for row in range(model.rowCount()))


def _paint_focus(painter: QPainter, box: QRect, index: Index, colour: QColor) -> None:
    """Draw the focus ring around the row: each cell draws its part."""
    painter.setPen(QPen(colour, 2))
    painter.drawLine(box.left(), box.top() + 1, box.right(), box.top() + 1)
    painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
    if index.column() == 0:
        painter.drawLine(box.left() + 1, box.top() + 1, box.left() + 1, box.bottom())
    if index.column() == index.model().columnCount() - 1:
        painter.drawLine(box.right(), box.top() + 1, box.right(), box.bottom())
