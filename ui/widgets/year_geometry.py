"""Where the columns and lanes of a year lie inside a widget of any size."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF

from calfjournal.views.year import Year, YearDay
from ui.theme.fonts import Role, sizes, text_width

GAP: Final = 10
"""Between two lanes."""
LABEL_GAP: Final = 14
"""Between the names of lanes and the lanes."""
BELOW_NAME: Final = 4
"""Between a name that stands above its lane and the lane."""
LEAST_COLUMN: Final = 5
NARROW_COLUMN: Final = 9
"""Where columns would be narrower, the names stand above the lanes and leave them the width."""
LEAST_ROW, MOST_ROW = 12, 26
"""Height of a day in a lane of seven."""


class LaneWords(Struct, frozen=True):
    """The name of a lane and the lines that tell what is drawn in it."""

    name: str
    lines: tuple[str, ...] = ()

    @property
    def width(self) -> float:
        """Of the widest line."""
        lines = [text_width(line, Role.SMALL) for line in self.lines]
        return max([text_width(self.name, Role.SMALL_STRONG), *lines])

    @property
    def height(self) -> float:
        """Of all lines."""
        return (1 + len(self.lines)) * line_height()


def line_height() -> float:
    """Return the height of a small line."""
    return sizes(Role.SMALL, figures=True).height()


class LaneSize(Struct, frozen=True):
    """What a lane needs: pixels, and rows that grow with the room."""

    fixed: float = 0.0
    rows: int = 0

    def height(self, row: float) -> float:
        """Return its height where a row is so high."""
        return self.fixed + self.rows * row


class YearGeometry:
    """Whole-pixel columns of weeks, and lanes below each other."""

    def __init__(
        self,
        year: Year,
        width: float,
        height: float,
        words: tuple[LaneWords, ...],
        lanes: tuple[LaneSize, ...],
    ) -> None:
        self.year, self.width, self.height = year, width, height
        self._words = words
        self.count = len(year.weeks)
        self.head = line_height() + 6
        """Height of the names of months."""
        beside = max(each.width for each in words) + LABEL_GAP
        self.is_narrow = (width - beside) / self.count < NARROW_COLUMN
        self.left = 0.0 if self.is_narrow else round(beside)
        self.row = self._row(lanes)
        self.boxes: list[QRectF] = []
        """Of the lanes."""
        self.labels: list[QRectF] = []
        """Of their names."""
        self._stack(lanes)

    def _above(self) -> float:
        return line_height() + BELOW_NAME if self.is_narrow else 0.0

    def _row(self, lanes: tuple[LaneSize, ...]) -> float:
        used = self.head + (len(lanes) - 1) * GAP + len(lanes) * self._above()
        used += sum(lane.fixed for lane in lanes)
        room = (self.height - used) / sum(lane.rows for lane in lanes)
        return max(LEAST_ROW, min(MOST_ROW, int(room)))

    def _stack(self, lanes: tuple[LaneSize, ...]) -> None:
        y = self.head
        for lane, words in zip(lanes, self._words, strict=True):
            height = lane.height(self.row)
            if self.is_narrow:
                self.labels.append(QRectF(0, y, self.width, line_height()))
                y += self._above()
            else:
                height = max(height, words.height)
                self.labels.append(QRectF(0, y, self.left, height))
            self.boxes.append(QRectF(self.left, y, self.width - self.left, height))
            y += height + GAP
        self.bottom = y - GAP

    def x(self, column: int) -> float:
        """Return where a column begins."""
        return float(round(self.left + (self.width - self.left) * column / self.count))

    def x_of(self, day: date) -> float:
        """Return where a day begins across, as if its week went from left to right."""
        days = (day - self.year.first).days
        column, weekday = divmod(days, 7)
        return self.x(column) + (self.x(column + 1) - self.x(column)) * weekday / 7

    def x_of_end(self, day: date) -> float:
        """Return where a day ends across."""
        return self.x_of(day + timedelta(1)) if day < self.year.last else self.x(self.count)

    def x_middle(self, day: date) -> float:
        """Return the middle of a day across."""
        return (self.x_of(day) + self.x_of_end(day)) / 2

    def column(self, at: int, top: float, bottom: float) -> QRectF:
        """Return a column between two heights."""
        return QRectF(self.x(at), top, self.x(at + 1) - self.x(at), bottom - top)

    def cell(self, lane: QRectF, column: int, weekday: int) -> QRectF:
        """Return the box of a day in the box of a lane of seven."""
        left, right = self.x(column), self.x(column + 1)
        gap = 2 if right - left >= 14 else 1
        top = lane.top() + weekday * self.row
        return QRectF(left, top, right - left - gap, self.row - (2 if self.row >= 14 else 1))

    def day_cells(self, lane: QRectF) -> Sequence[tuple[YearDay, QRectF]]:
        """Return the days of the year with their boxes in a lane of seven."""
        return [
            (day, self.cell(lane, at, weekday))
            for at, week in enumerate(self.year.weeks)
            for weekday, day in enumerate(week.days)
            if day.in_year
        ]

    def column_at(self, point: QPointF) -> int | None:
        """Return the week under a point, None beside them."""
        if not (self.left <= point.x() < self.width and 0 <= point.y() < self.bottom + GAP):
            return None
        at = int((point.x() - self.left) / (self.width - self.left) * self.count)
        return min(at, self.count - 1)

    def lane_at(self, point: QPointF) -> int | None:
        """Return the lane under a point, None between them."""
        for at, box in enumerate(self.boxes):
            if box.top() <= point.y() < box.bottom():
                return at
        return None


def least_height(lanes: tuple[LaneSize, ...], words: tuple[LaneWords, ...]) -> float:
    """Return the height that lanes need with their names beside them."""
    heights = (
        max(lane.height(LEAST_ROW), each.height) for lane, each in zip(lanes, words, strict=True)
    )
    return line_height() + 6 + sum(heights) + (len(lanes) - 1) * GAP
