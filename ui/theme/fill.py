"""A rectangle in one colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, box: QRect | QRectF, colour: QColor) -> None:
    """Fill a rectangle, and leave the painter without a pen and with that colour as its brush.

    In place of Qt's own ``fillRect``: its first call makes PySide load everything a brush can be.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(box)
