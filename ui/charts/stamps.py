"""Many equal marks: one is painted at every place inside a pixel, and its pictures are laid down.

To paint a thousand marks with soft edges one by one takes ten times longer.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap, QPolygonF

from ui.charts.buffers import fragments, polygon
from ui.charts.marks import Numbers

PLACES = 16
"""Places inside a pixel, across and down: off by half of one, an edge is hardly another grey."""
_AROUND = 3.0
"""Pixels around a mark that its outline, its soft edge and its place may take."""

Draw = Callable[[QPainter, QPolygonF, float], None]
"""Paints marks of a size around points."""


class Stamps:
    """Pictures of one mark, made for the size and the density of the screen that are wanted."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._made_for = (0.0, 0.0)
        self._pictures = QPixmap()
        self._half = 0

    def paint(self, painter: QPainter, x: Numbers, y: Numbers, size: float) -> None:
        """Paint marks around points; the painter's transform may only scale and move."""
        if x.size <= PLACES * PLACES:
            # No more than there would be pictures to make.
            self._draw(painter, polygon(x, y), size)
            return
        to = painter.deviceTransform()
        self._make(size, to.m11())
        across, over = _places(x * to.m11() + to.dx())
        down, under = _places(y * to.m22() + to.dy())
        side = self._side
        laid = fragments(across + 0.5, down + 0.5, over * side, under * side, side)
        painter.save()
        # In pixels of the screen: a picture is copied there, not drawn anew.
        painter.setWorldTransform(to.inverted()[0], combine=True)
        first, count = laid.drawn
        painter.drawPixmapFragments(first, count, self._pictures)
        painter.restore()

    @property
    def _side(self) -> int:
        """Pixels of a picture; the places are those inside the middle one."""
        return 2 * self._half + 1

    def _make(self, size: float, scale: float) -> None:
        if self._made_for == (size, scale):
            return
        self._made_for = (size, scale)
        self._half = math.ceil((size / 2 + _AROUND) * scale)
        self._pictures = QPixmap(self._side * PLACES, self._side * PLACES)
        self._pictures.fill(Qt.GlobalColor.transparent)
        middles = self._half + np.arange(PLACES) * (self._side + 1 / PLACES)
        x, y = np.meshgrid(middles / scale, middles / scale)
        painter = QPainter(self._pictures)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        self._draw(painter, polygon(x.ravel(), y.ravel()), size)
        painter.end()


def _places(at: Numbers) -> tuple[Numbers, Numbers]:
    """The whole pixel of every position, and the place inside it."""
    steps = np.floor(at * PLACES + 0.5)
    whole = np.floor(steps / PLACES)
    return whole, steps - whole * PLACES
