"""The line across the lanes of a run, and the values there: each after the name of its lane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.charts.run_sheet import RunSheet
from ui.charts.view_item import hair_pen
from ui.theme import Role, active, font, text_width

GAP: Final = 8.0
"""Pixels between a name and the value after it."""
_START = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def touched(sheet: RunSheet, samples: Sequence[int]) -> list[QRect]:
    """Return what is painted anew where the line goes from one sample to another."""
    plot = sheet.plot
    lines = [
        QRectF(sheet.across(float(sheet.x[at])) - 2, plot.top(), 4, plot.height()) for at in samples
    ]
    return [box.toAlignedRect() for box in (*lines, sheet.head, *sheet.names())]


def paint_line(painter: QPainter, sheet: RunSheet, at: int, where: str) -> None:
    """Paint the line at a sample; where it stands is told above the lanes."""
    theme = active()
    x = round(sheet.across(float(sheet.x[at]))) + 0.5
    painter.setPen(hair_pen(theme.colour("text")))
    for box in sheet.boxes:
        painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
    painter.setFont(font(Role.SMALL, figures=True))
    painter.setPen(theme.colour("text"))
    painter.drawText(sheet.head, _START, where)
    for lane, name, told in zip(sheet.lanes, sheet.names(), sheet.told(at), strict=True):
        after = text_width(lane.name, Role.SMALL_STRONG) + GAP
        painter.drawText(name.adjusted(after, 0, 0, 0), _START, told)
