"""The list of backups before there is one: how it will look."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.theme import Role, active, font, metrics
from ui.theme.control import scaled
from ui.theme.placed import placed
from ui.widgets.ghost import Ghost, dashed_pen, example_words, ghost_stroke

_ROWS: Final = 4
_MADE: Final = (132, 118, 126, 110)
"""Pixels of the words of when each was made."""
_FIGURES: Final = (40, 28, 34, 22)
"""Pixels of its figures, from the right."""
_APART: Final = 76


class BackupsAhead(Ghost):
    """Rows of an example; screen readers pass it by."""

    def __init__(self) -> None:
        super().__init__(scaled(metrics.ROW) * _ROWS + scaled(20))

    def paint_example(self, painter: QPainter, box: QRectF) -> None:
        """Draw when each was made and what is in it, as strokes."""
        row = scaled(metrics.ROW)
        painter.setFont(font(Role.SMALL))
        painter.setPen(active().colour("muted"))
        head = QRectF(box.left(), box.top(), box.width(), scaled(20))
        painter.drawText(head, example_words())
        for at in range(_ROWS):
            middle = head.bottom() + (at + 0.5) * row
            self._stroke(painter, box, 0, middle, _MADE[at])
            for place, wide in enumerate(_FIGURES):
                left = box.width() - place * _APART - wide
                if left > max(_MADE) + metrics.L:
                    self._stroke(painter, box, left, middle, wide)
            painter.setPen(dashed_pen("line"))
            edge = middle + row / 2
            painter.drawLine(QPointF(box.left(), edge), QPointF(box.right(), edge))

    def _stroke(
        self, painter: QPainter, box: QRectF, left: float, middle: float, wide: float
    ) -> None:
        place = placed(painter, box, QRectF(box.left() + left, middle, wide, 0))
        ghost_stroke(painter, place.left(), middle, wide)
