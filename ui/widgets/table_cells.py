"""Paints the cells of the flat table and knows how high wrapped words make a row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from calfjournal.domain.looks import Look
from ui.theme import Role, active, font, metrics
from ui.theme.glyphs import paint_glyph

TONE = Qt.ItemDataRole.UserRole + 1
LOOK = Qt.ItemDataRole.UserRole + 2
ROLE = Qt.ItemDataRole.UserRole + 3

PADDING = 8
GLYPH = 11
_RIGHT = Qt.AlignmentFlag.AlignRight.value
_WRAP = int(Qt.TextFlag.TextWordWrap)

Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Text in tone or look, hairline below, pale accent for the current row."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

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
        self._paint_text(painter, box, index)
        painter.restore()

    def _paint_text(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme, look = active(), index.data(LOOK)
        area = QRectF(box).adjusted(PADDING, 4, -PADDING, -5)
        if isinstance(look, Look):
            if look.glyph:
                middle = area.center().y() - GLYPH / 2
                sign = QRectF(area.left(), middle, GLYPH, GLYPH)
                paint_glyph(painter, sign, look.glyph, theme.mark(look))
                area.setLeft(area.left() + GLYPH + 5)
            painter.setPen(theme.ink(look))
        else:
            painter.setPen(_tone_colour(index.data(TONE)))
        painter.setFont(_font(index))
        alignment = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(area, alignment | _WRAP, index.data() or "")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._table.columnWidth(index.column()) - 2 * PADDING - _sign_width(index)
        metric = QFontMetrics(_font(index))
        text = index.data() or ""
        height = metric.boundingRect(QRect(0, 0, max(width, 20), 10_000), _WRAP, text).height()
        return QSize(width, max(metrics.ROW, height + 16))

    def natural_width(self, index: Index) -> int:
        """Return how wide a cell is when nothing wraps."""
        words = QFontMetrics(_font(index)).horizontalAdvance(index.data() or "")
        return words + 2 * PADDING + _sign_width(index) + 2


def _paint_focus(painter: QPainter, box: QRect, index: Index, colour: QColor) -> None:
    """Draw the focus ring around the row: each cell draws its part."""
    painter.setPen(QPen(colour, 2))
    painter.drawLine(box.left(), box.top() + 1, box.right(), box.top() + 1)
    painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
    if index.column() == 0:
        painter.drawLine(box.left() + 1, box.top() + 1, box.left() + 1, box.bottom())
    if index.column() == index.model().columnCount() - 1:
        painter.drawLine(box.right(), box.top() + 1, box.right(), box.bottom())


def _sign_width(index: Index) -> int:
    look = index.data(LOOK)
    return GLYPH + 5 if isinstance(look, Look) and look.glyph else 0


def _font(index: Index) -> QFont:
    role = index.data(ROLE)
    # Tabular figures widen hyphens too: only columns of numbers, which stand right, have them.
    figures = bool(int(index.data(Qt.ItemDataRole.TextAlignmentRole)) & _RIGHT)
    return font(role if isinstance(role, Role) else Role.BODY, figures=figures)


def _tone_colour(tone: str | None) -> QColor:
    theme, name = active(), tone or "text"
    return theme.colour(f"{name}_ink" if hasattr(theme.tokens, f"{name}_ink") else name)
