"""The line across the lanes of a run, and the box beside it that tells the values there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.charts.run_sheet import RunSheet, line_high
from ui.charts.view_item import hair_pen
from ui.theme import Role, active, font, metrics, sizes

PAD: Final = 7.0
_BOX = 250.0
"""Pixels that the words take at most, while texts are of the usual size."""
_USUAL_LINE = 15.0
_WORDS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def touched(sheet: RunSheet, at: int, height: float) -> QRectF:
    """Return the line at a sample with the room that its words may take."""
    x, wide = sheet.across(float(sheet.x[at])), _room(sheet) + 4 * PAD
    return QRectF(x - wide, 0, 2 * wide, height)


def paint_line(painter: QPainter, sheet: RunSheet, at: int, where: str, values: str) -> None:
    """Paint the line at a sample, with what is told there at the side that has room."""
    theme, plot = active(), sheet.plot
    x = round(sheet.across(float(sheet.x[at]))) + 0.5
    painter.setPen(hair_pen(theme.colour("text")))
    painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
    room = QRectF(0, 0, _room(sheet), plot.height() * 2)
    small = sizes(Role.SMALL, figures=True)
    head, told = (small.boundingRect(room, _WORDS, each) for each in (where, values))
    wide = max(head.width(), told.width()) + 2 * PAD + 2
    high = head.height() + told.height() + 2 * PAD
    left = x + PAD if x + PAD + wide <= plot.right() else x - PAD - wide
    box = QRectF(max(left, plot.left()), plot.top() + 2, wide, high)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(box, metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)
    painter.setFont(font(Role.SMALL, figures=True))
    inside = box.adjusted(PAD, PAD, -PAD + 1, -PAD + 1)
    painter.setPen(theme.colour("text"))
    painter.drawText(inside, _WORDS, where)
    painter.setPen(theme.colour("muted"))
    painter.drawText(inside.adjusted(0, head.height(), 0, 2), _WORDS, values)


def _room(sheet: RunSheet) -> float:
    return min(_BOX * line_high() / _USUAL_LINE, sheet.plot.width() - 4 * PAD)
