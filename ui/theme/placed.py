"""Where the parts of a painted box stand, for readers of both directions."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.theme.upright import is_turned, reads_leftwards


def placed(painter: QPainter, around: QRectF, part: QRectF) -> QRectF:
    """Return where a part of a box is painted: at its other side where lines begin at the right.

    In a mirror it stays: there all of the picture is turned already.
    """
    if not reads_leftwards(painter) or is_turned(painter):
        return part
    left = around.left() + around.right() - part.right()
    return QRectF(left, part.y(), part.width(), part.height())
