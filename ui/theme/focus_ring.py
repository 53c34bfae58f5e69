"""The ring around what has the keys, where no style draws one."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.theme import active


def paint_focus(widget: QWidget, radius: float) -> None:
    """Draw the ring just inside a widget that has the keys, above what it painted itself."""
    if widget.hasFocus():
        paint_ring(widget, radius)


def paint_ring(widget: QWidget, radius: float) -> None:
    """Draw the ring just inside a widget, such as one that holds what has the keys."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(active().colour("accent"), 2))
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(1, 1, -1, -1), radius, radius)
