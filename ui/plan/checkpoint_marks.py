"""The gates between phases, as marks on a timeline."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from calfjournal.views.checkpoints import Checkpoint
from ui.theme import active
from ui.theme.glyphs import paint_glyph

MARK = 16
SIGN = 8


def paint_checkpoint(painter: QPainter, box: QRectF, check: Checkpoint) -> None:
    """Draw a round mark in the middle of its room, with the sign of how far its gate is."""
    theme, look, middle = active(), check.look, box.center()
    painter.setPen(QPen(theme.ink(look), 1.4))
    painter.drawLine(QPointF(middle.x(), box.top() - 2), QPointF(middle.x(), middle.y() - MARK / 2))
    painter.setBrush(theme.soft(look))
    painter.drawEllipse(middle, MARK / 2, MARK / 2)
    sign = QRectF(middle.x() - SIGN / 2, middle.y() - SIGN / 2, SIGN, SIGN)
    paint_glyph(painter, sign, look.glyph, theme.ink(look))
