"""The cells of a column: how they are painted, and how much room their words take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from ui.services.qt import LEFT, RIGHT
from ui.theme import Role, active, font, metrics
from ui.theme.glyphs import paint_glyph
from ui.theme.placed import placed
from ui.widgets.table_columns import CellFace, Column

PADDING: Final = 8
"""Pixels at the left and right of the words."""
GLYPH: Final = 11
_SIGN: Final = GLYPH + 5
_LEAST_ROOM: Final = 20
_FAR: Final = 10_000
_WRAP: Final = Qt.TextFlag.TextWordWrap.value


class CellPen:
    """Paints and measures the cells of one column."""

    def __init__(self, column: Column[Any]) -> None:
        self._title = column.title
        # Tabular figures widen hyphens too: only columns of numbers, which stand right, have them.
        self._font = font(column.role, figures=column.right)
        self._metric = QFontMetrics(self._font)
        self._flags = (RIGHT if column.right else LEFT).value | _WRAP

    def paint(self, painter: QPainter, box: QRect, cell: CellFace) -> None:
        """Draw sign and words in their look or tone; smoothing edges is the painter's."""
        theme = active()
        area = QRectF(box).adjusted(PADDING, 4, -PADDING, -5)
        look = cell.look
        if look is not None and look.glyph:
            sign = QRectF(area.left(), area.center().y() - GLYPH / 2, GLYPH, GLYPH)
            paint_glyph(painter, placed(painter, area, sign), look.glyph, theme.mark(look))
            area = placed(painter, area, area.adjusted(_SIGN, 0, 0, 0))
        painter.setPen(_tone_colour(cell.tone) if look is None else theme.ink(look))
        painter.setFont(self._font)
        painter.drawText(area, self._flags, cell.words)

    def whole(self, cell: CellFace) -> QSize:
        """Return the size of its words when nothing wraps."""
        return self._words(cell, _FAR)

    def height(self, cell: CellFace, width: int, whole: QSize) -> int:
        """Return how high the cell is when its ``whole`` words stand in a column of this width."""
        room = max(width - 2 * PADDING - _sign_width(cell), _LEAST_ROOM)
        # Breaking lines takes time, and a page asks for many widths before it has its own.
        words = whole if whole.width() <= room else self._words(cell, room)
        return max(metrics.ROW, words.height() + 16)

    def _words(self, cell: CellFace, room: int) -> QSize:
        return self._metric.boundingRect(QRect(0, 0, room, _FAR), _WRAP, cell.words).size()

    def needed_width(self, cells: Iterable[CellFace]) -> int:
        """Return how wide the column is when none of its words wrap."""
        words = (self._metric.horizontalAdvance(cell.words) + _sign_width(cell) for cell in cells)
        return max(self._title_width(), *words, 0) + 2 * PADDING + 2

    def least_width(self, cells: Iterable[CellFace]) -> int:
        """Return how wide the column is when neither its title nor a word is cut."""
        # A space that does not break (U+00A0) keeps its words together.
        longest = {
            (word, _sign_width(cell))
            for cell in cells
            for line in cell.words.split("\n")
            for word in line.split(" ")
        }
        words = (self._metric.horizontalAdvance(word) + sign for word, sign in longest)
        return max(self._title_width(), *words, 0) + 2 * PADDING + 2

    def _title_width(self) -> int:
        return QFontMetrics(font(Role.SMALL)).horizontalAdvance(self._title)


def _sign_width(cell: CellFace) -> int:
    return _SIGN if cell.look is not None and cell.look.glyph else 0


def _tone_colour(tone: str) -> QColor:
    theme = active()
    return theme.colour(f"{tone}_ink" if hasattr(theme.tokens, f"{tone}_ink") else tone)
