"""The ends of a run that would be cut off: two handles, and a veil over what goes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from ui.charts.marks import Numbers
from ui.charts.run_sheet import RunSheet, nearest
from ui.theme import active
from ui.theme.fill import fill

GRIP: Final = 9.0
"""Pixels around a handle in which it is taken."""
_VEIL = 200
_WIDE, _HIGH = 8.0, 28.0


class RunEnds:
    """Minutes off the ``begin`` and the ``end`` of a run, whose samples lie at ``minutes``."""

    def __init__(self, minutes: Numbers, begin: float, end: float) -> None:
        self.begin, self.end = begin, end
        self._minutes = minutes
        self._drawn: int | None = None

    @property
    def is_drawn(self) -> bool:
        """True while a handle is held."""
        return self._drawn is not None

    def take(self, sheet: RunSheet, x: float) -> None:
        """Hold the handle at some pixels, if there is one."""
        self._drawn = self.handle_near(sheet, x)

    def let_go(self) -> None:
        """Hold none."""
        self._drawn = None

    def handle_near(self, sheet: RunSheet, x: float) -> int | None:
        """Return which handle is at some pixels, 0 or 1; None without one there."""
        far = [abs(place - x) for place in self._places(sheet)]
        at = far.index(min(far))
        return at if far[at] <= GRIP else None

    def draw_to(self, sheet: RunSheet, x: float) -> None:
        """Draw the handle that is held to some pixels, as far as the other one."""
        minute, whole = float(self._minutes[sheet.sample_at(x)]), float(self._minutes[-1])
        if self._drawn == 0:
            self.begin = min(minute, whole - self.end)
        elif self._drawn == 1:
            self.end = min(whole - minute, whole - self.begin)

    def paint(self, painter: QPainter, sheet: RunSheet) -> None:
        """Paint the veils and the handles."""
        plot, veil = sheet.plot, active().colour("surface")
        veil.setAlpha(_VEIL)
        left, right = self._places(sheet)
        for start, end in ((plot.left(), left), (right, plot.right())):
            for box in sheet.boxes if end > start else ():
                fill(painter, QRectF(start, box.top(), end - start, box.height()), veil)
        accent = active().colour("accent")
        for place in (left, right):
            painter.setPen(QPen(accent, 2))
            painter.drawLine(QLineF(place, plot.top(), place, plot.bottom()))
            painter.setBrush(accent)
            grip = QRectF(place - _WIDE / 2, plot.center().y() - _HIGH / 2, _WIDE, _HIGH)
            painter.drawRoundedRect(grip, _WIDE / 2, _WIDE / 2)

    def _places(self, sheet: RunSheet) -> tuple[float, float]:
        ends = (self.begin, float(self._minutes[-1]) - self.end)
        left, right = (sheet.across(float(sheet.x[nearest(self._minutes, end)])) for end in ends)
        return left, right
