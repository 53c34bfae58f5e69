"""Numbers handed to Qt whole: a Python list of its points costs more than drawing them."""

from __future__ import annotations

from typing import Any

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from ui.charts.marks import Numbers


class ShapeBuffer:
    """Many lines, boxes or parts of a picture: ``drawLines(*shapes.drawn)``, ``drawRects``, ..."""

    def __init__(
        self, kind: type[QLineF | QRectF | QPainter.PixmapFragment], *columns: Numbers
    ) -> None:
        """Take the numbers that one of ``kind`` is made of, a column each."""
        self._kind = kind
        self._rows = self._room_for(columns[0].size, len(columns))
        np.stack(columns, axis=1, out=self.numbers)

    def _room_for(self, count: int, fields: int) -> PrimitiveArray:
        rows = PrimitiveArray(self._kind, fields)
        rows.resize(count)
        return rows

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def numbers(self) -> Numbers:
        """A row each."""
        rows: Numbers = self._rows.ndarray()
        return rows

    @property
    def drawn(self) -> tuple[Any, ...]:
        """What a painter takes; it is good as long as the shapes are kept."""
        arguments: tuple[Any, ...] = self._rows.drawargs()
        left: list[PrimitiveArray] = []
        while len(self) and not isinstance(arguments[0], self._kind):
            # Something of Qt lay where the numbers lie now. Qt has dropped it and Python has not:
            # PySide hands that out for their place. They move, and the place is held meanwhile.
            left.append(self._rows)
            self._rows = self._room_for(*self.numbers.shape)
            self.numbers[:] = left[-1].ndarray()
            arguments = self._rows.drawargs()
        return arguments


def lines(x: Numbers, y: Numbers, to_x: Numbers, to_y: Numbers) -> ShapeBuffer:
    """Return lines from points to points."""
    return ShapeBuffer(QLineF, x, y, to_x, to_y)


def boxes(left: Numbers, top: Numbers, width: Numbers, height: Numbers) -> ShapeBuffer:
    """Return upright boxes."""
    return ShapeBuffer(QRectF, left, top, width, height)


def fragments(x: Numbers, y: Numbers, left: Numbers, top: Numbers, side: float) -> ShapeBuffer:
    """Return squares of a picture, from their left and top there, and the middle of each here."""
    ones, nought = np.ones(x.size), np.zeros(x.size)
    sides = ones * side
    return ShapeBuffer(
        QPainter.PixmapFragment, x, y, left, top, sides, sides, ones, ones, nought, ones
    )


def polygon(x: Numbers, y: Numbers) -> QPolygonF:
    """Return points as one shape."""
    made: QPolygonF = arrayToQPolygonF(x, y) if x.size else QPolygonF()
    return made
