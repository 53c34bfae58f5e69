"""Rows and columns of the month grid inside a widget of any size."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True, slots=True)
class GridGeometry:
    """Seven columns of days and one of the weeks, under a head line; whole-pixel borders."""

    width: float
    height: float
    rows: int
    head: float
    week: float

    def cell(self, row: int, column: int) -> QRectF:
        """The box of a day."""
        left, right = self._x(column), self._x(column + 1)
        top, bottom = self._y(row), self._y(row + 1)
        return QRectF(left, top, right - left, bottom - top)

    def week_cell(self, row: int) -> QRectF:
        """The box of a week's sums."""
        left = self._x(7)
        return QRectF(left, self._y(row), self.width - left, self._y(row + 1) - self._y(row))

    def heading(self, column: int) -> QRectF:
        """The box of a column's heading, 7 for the weeks."""
        left = self._x(column)
        right = self._x(column + 1) if column < 7 else self.width
        return QRectF(left, 0, right - left, self.head)

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """Row and column of the day under a point, None beside the days."""
        if not (0 <= point.x() < self._x(7) and self.head <= point.y() < self.height):
            return None
        if not self.rows:
            return None
        row = int((point.y() - self.head) / (self.height - self.head) * self.rows)
        column = int(point.x() / self._x(7) * 7)
        return min(row, self.rows - 1), min(column, 6)

    def _x(self, column: int) -> float:
        return round((self.width - self.week) * column / 7)

    def _y(self, row: int) -> float:
        return round(self.head + (self.height - self.head) * row / max(self.rows, 1))
