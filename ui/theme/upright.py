"""Texts and signs in what is painted from right to left: the picture turns, they do not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

_LEFTWARDS: Final = Qt.LayoutDirection.RightToLeft


def reads_leftwards(painter: QPainter) -> bool:
    """True where a line begins at the right."""
    return painter.layoutDirection() is _LEFTWARDS


def is_turned(painter: QPainter) -> bool:
    """True while everything is painted as in a mirror."""
    return reads_leftwards(painter) and painter.worldTransform().m11() < 0


def turn_about(painter: QPainter, box: QRectF) -> None:
    """Turn the painter about the middle of a box, which stays where it is."""
    painter.translate(box.left() + box.right(), 0)
    painter.scale(-1, 1)


def draw_words(painter: QPainter, box: QRectF, flags: int, text: str) -> None:
    """``drawText`` that is read in a mirror too; left is where a line begins."""
    if not is_turned(painter):
        painter.drawText(box, int(flags), text)
        return
    painter.save()
    turn_about(painter, box)
    painter.drawText(box, int(flags), text)
    painter.restore()
