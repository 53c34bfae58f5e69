"""The year before it is laid: its phases and days as dashes, in the places they will have."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.theme import metrics
from ui.theme.placed import placed
from ui.widgets.ghost import ghost_box, ghost_stroke

_NAMES: Final = 96
"""Pixels before the weeks, where the names of the lanes will stand."""
_PHASES: Final = (4, 7, 7, 2, 6)
"""Weeks of each phase."""
_DAYS: Final = (0, 2, 4)
_CELL: Final = 12


def paint_year_ahead(painter: QPainter, box: QRectF) -> None:
    """Draw how a year will look, quietly: nothing of it is a plan."""
    names = _NAMES if box.width() > 5 * _NAMES else 0
    weeks = box.adjusted(names, 0, 0, 0)
    top, left = box.top() + metrics.M, weeks.left()
    week = weeks.width() / sum(_PHASES)
    for lasts in _PHASES:
        phase = QRectF(left, top, lasts * week - metrics.XS, 18)
        ghost_box(painter, placed(painter, box, phase), metrics.CHIP_RADIUS, "line")
        left += lasts * week
    down = top + 18 + metrics.M
    for day in _DAYS:
        for at in range(sum(_PHASES)):
            cell = QRectF(weeks.left() + at * week, down + day * _CELL, _CELL - 4, _CELL - 4)
            ghost_box(painter, placed(painter, box, cell), 2, "line")
    for middle in (top + 9, down + 2.5 * _CELL) if names else ():
        name = placed(painter, box, QRectF(box.left(), middle, names / 2, 0))
        ghost_stroke(painter, name.left(), middle, name.width())
