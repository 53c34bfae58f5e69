"""What is painted, for those who read from right to left: laid out as ever, painted in a mirror.

A widget lays out its picture from left to right. ``mirror`` turns the painter; what comes from
outside (a point of the mouse, a region to paint) is turned by ``point``, ``box``, ``rect`` and
``region`` before it is looked up, and what goes outside (places for screen readers, regions to
update) by the same: a mirror turns both ways. Texts and signs stay upright by
``theme/upright.py``. Where lines are read from left to right each of these does nothing.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QRegion, QTransform
from PySide6.QtWidgets import QWidget

from ui.theme.upright import reads_leftwards, turn_about

_KEYS: Final = {
    Qt.Key.Key_Left: Qt.Key.Key_Right,
    Qt.Key.Key_Right: Qt.Key.Key_Left,
}


def mirror(painter: QPainter, box: QRectF) -> None:
    """Paint what comes in a mirror that stands in the middle of a box."""
    if reads_leftwards(painter):
        turn_about(painter, box)


def point(widget: QWidget, at: QPointF) -> QPointF:
    """Return a point of a widget in its layout, or the other way round."""
    return QPointF(widget.width() - at.x(), at.y()) if widget.isRightToLeft() else at


def box(widget: QWidget, of: QRectF) -> QRectF:
    """Return a box of a widget in its layout, or the other way round."""
    if not widget.isRightToLeft():
        return of
    return QRectF(widget.width() - of.x() - of.width(), of.y(), of.width(), of.height())


def rect(widget: QWidget, of: QRect) -> QRect:
    """Return whole pixels of a widget in its layout, or the other way round."""
    if not widget.isRightToLeft():
        return of
    return QRect(widget.width() - of.x() - of.width(), of.y(), of.width(), of.height())


def region(widget: QWidget, of: QRegion) -> QRegion:
    """Return a region of a widget in its layout, or the other way round."""
    return QTransform(-1, 0, 0, 1, widget.width(), 0).map(of) if widget.isRightToLeft() else of


def hanging_space(metric: QFontMetrics) -> int:
    """Return what is left free at the left of text that wraps and is read from the right.

    Qt moves a line that ends in a Latin word out by the space that follows the word.
    """
    return metric.horizontalAdvance(" ") + 1


def key(widget: QWidget, pressed: int) -> Qt.Key:
    """Return the key that means the same in the layout: back and forward change places."""
    meant = Qt.Key(pressed)
    return _KEYS.get(meant, meant) if widget.isRightToLeft() else meant
