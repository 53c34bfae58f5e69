"""What every item of ours stands on: it covers the visible view and draws in its pixels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.charts.marks import Numbers

T = TypeVar("T")


def hair_pen(colour: QColor, *, dashed: bool = False, width: float = 1.0) -> QPen:
    """A pen that keeps its pixels whatever the zoom."""
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    if dashed:
        # Own pattern: Qt's DashLine is too long for the short legs of a journal's lines.
        pen.setDashPattern([4, 3])
    return pen


class ViewItem(pg.GraphicsObject):
    """An item as large as the view, so that it never has to tell where its data lie.

    Subclasses lay their shapes out once for a view and keep them (``laid_out``): the cursor that
    passes over makes a plot paint again and again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._laid_for: tuple[float, ...] = ()
        self._laid: Any = None

    def laid_out(self, to: Pixels, lay_out: Callable[[Pixels], T]) -> T:
        """Return the shapes for a view, made anew only when the view is another."""
        if self._laid_for != to.key:
            self._laid, self._laid_for = lay_out(to), to.key
        shapes: T = self._laid
        return shapes

    def forget_layout(self) -> None:
        """Lay everything out anew when it is painted next."""
        self._laid_for = ()

    def viewRangeChanged(self) -> None:
        """Follow the view."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        """The visible view."""
        return QRectF(self.viewRect())

    def pixels(self, painter: QPainter) -> Pixels:
        """Return how days and values lie on the screen, and let the painter draw in pixels."""
        found = Pixels(painter, QRectF(self.viewRect()))
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return found


class Pixels:
    """Turns days and values into pixels of the painter's device."""

    def __init__(self, painter: QPainter, view: QRectF) -> None:
        world = painter.worldTransform()
        self._m11, self._m22 = world.m11(), world.m22()
        self._dx, self._dy = world.dx(), world.dy()
        self.first, self.last = view.left(), view.right()
        self.low, self.high = sorted((view.top(), view.bottom()))
        self.left, self.right = self.x(self.first), self.x(self.last)
        self.top, self.bottom = self.y(self.high), self.y(self.low)
        self.key = (self.left, self.right, self.top, self.bottom, self.first, self.low)

    @property
    def width(self) -> int:
        """Pixels across."""
        return max(int(self.right - self.left), 1)

    @property
    def per_day(self) -> float:
        """Pixels a day."""
        return self._m11

    def x(self, day: float) -> float:
        """Where a day is."""
        return day * self._m11 + self._dx

    def y(self, value: float) -> float:
        """Where a value is."""
        return value * self._m22 + self._dy

    def xs(self, days: Numbers) -> Numbers:
        """Where days are."""
        return days * self._m11 + self._dx

    def ys(self, values: Numbers) -> Numbers:
        """Where values are."""
        return values * self._m22 + self._dy

    def box(self, start: float, end: float, low: float, high: float) -> QRectF:
        """The rectangle between two days and two values."""
        left, top = self.x(start), self.y(high)
        return QRectF(left, top, self.x(end) - left, self.y(low) - top)


def runs_of(known: np.ndarray) -> list[np.ndarray]:
    """Return the indices of each unbroken stretch of True."""
    edges = np.flatnonzero(np.diff(known.astype(np.int8))) + 1
    pieces = np.split(np.arange(known.size), edges)
    return [piece for piece in pieces if piece.size and known[piece[0]]]
