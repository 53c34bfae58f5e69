"""Lanes over the weeks of a year, laid out in one size: months above, names beside, then lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from calfjournal.messages import formats
from calfjournal.views.year import Year
from ui.theme import Role, active, metrics
from ui.theme.faint import FaintColours
from ui.theme.fonts import text_width
from ui.theme.written import write
from ui.widgets.year_geometry import YearGeometry, least_height, line_height
from ui.widgets.year_lanes import Lane


class LaneSheet:
    """Where every lane of a year lies in one size, in the fonts of one moment.

    An ``example`` of the same weeks is drawn faintly in the lanes.
    """

    def __init__(
        self, year: Year, lanes: Sequence[Lane], size: QSize, example: Year | None = None
    ) -> None:
        self.year, self.size = year, size
        self._lanes = tuple(lanes)
        self._words = tuple(lane.words for lane in self._lanes)
        sizes = tuple(lane.size for lane in self._lanes)
        self.geometry = YearGeometry(year, size.width(), size.height(), self._words, sizes)
        self._example: YearGeometry | None = None
        if example is not None:
            room = size.width(), size.height()
            self._example = YearGeometry(example, *room, self._words, sizes)
        self.needs = least_height(sizes, self._words), sum(lane.rows for lane in sizes)
        """The least height of all lanes, and how many rows of them grow with the room."""

    def paint(self, painter: QPainter) -> None:
        """Paint months, names and every lane."""
        self._paint_months(painter)
        theme, geometry = active(), self.geometry
        for at, lane in enumerate(self._lanes):
            words = self._words[at]
            self._paint_label(painter, geometry.labels[at], words.name, words.lines)
            painter.save()
            lane.paint(painter, theme, geometry, geometry.boxes[at])
            if self._example is not None:
                lane.paint_example(painter, FaintColours(), self._example, geometry.boxes[at])
            painter.restore()

    def _paint_months(self, painter: QPainter) -> None:
        """Name each month where it begins, or every second or third where not all have room."""
        painter.setPen(active().colour("muted"))
        for x, name in self._named_months():
            width = text_width(name, Role.SMALL)
            if x + width <= self.size.width():
                write(painter, QRectF(x, 0, width + 1, line_height()), name, Role.SMALL)

    def _named_months(self) -> list[tuple[float, str]]:
        """Return as many months as have room at even distances, each with where it begins."""
        months = [
            (self.geometry.x_of(max(self.year.first, first)), formats.short_month(first.month))
            for first in _months(self.year)
        ]
        for step in (1, 2, 3, 4):
            named = months[::step]
            if all(
                x + text_width(name, Role.SMALL) + metrics.S <= after
                for (x, name), (after, _) in pairwise(named)
            ):
                return named
        return months[::6]

    def _paint_label(
        self, painter: QPainter, box: QRectF, name: str, lines: tuple[str, ...]
    ) -> None:
        theme, high = active(), line_height()
        painter.setPen(theme.colour("text"))
        write(painter, QRectF(box.x(), box.y(), box.width(), high), name, Role.SMALL_STRONG)
        painter.setPen(theme.colour("muted"))
        if not self.geometry.is_narrow:
            for at, line in enumerate(lines, 1):
                place = QRectF(box.x(), box.y() + at * high, box.width(), high)
                write(painter, place, line, Role.SMALL)
            return
        told = formats.commas(lines)
        x = text_width(name, Role.SMALL_STRONG) + 8
        if told and x + text_width(told, Role.SMALL) <= box.width():
            write(painter, box.adjusted(x, 0, 0, 0), told, Role.SMALL)


def _months(year: Year) -> Iterator[date]:
    """Yield the first day of each month of the days that are the year's own.

    A month of which the end alone is seen, less than half of it, leaves its room to the next.
    """
    own = [day.day for day in year.days() if day.in_year]
    month = own[0].replace(day=1)
    if own[0].day > MIDDLE:
        month = _next(month)
    while month <= own[-1]:
        yield month
        month = _next(month)


MIDDLE = 15
"""Of a month."""


def _next(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)
