"""Where everything of a week lies: seven columns, a row for what has no hour, and the hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count

from PySide6.QtCore import QPointF, QRectF, QSize

from calfjournal.views.week import HoursOfWeek, WeekItem
from ui.theme.fonts import Role, sizes, text_width

FIRST_HOUR, LAST_HOUR = 6, 22
"""Hours shown when nothing lies before or after them (calfjournal default)."""
STEP = 15
"""Minutes of the grid on which things are dropped."""
LEAST_HOUR = 20.0
"""Height of an hour in points, at least."""
_GAP = 3.0
_HOUR = 60


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """A session or run in its place."""

    day: date
    item: WeekItem
    box: QRectF


class WeekMetrics:
    """Sizes of the week's texts in the font that holds now."""

    def __init__(self) -> None:
        self.line = sizes(Role.SMALL, figures=True).height()
        self.head = 2 * self.line + 18
        """Height of weekday and date."""
        self.note = self.line * 0.66
        """Side of the sign that a day has a note."""
        self.chip = max(self.line + 6, 24.0)
        self.reason = 3 * self.line + 6
        """Height for the reason of a day while something is carried."""
        self.top = self.reason + self.chip + 6
        """Height of the row for what has no hour, below the reasons."""
        self.gutter = text_width("00:00", Role.SMALL, figures=True) + 14
        self.least_hour = max(LEAST_HOUR, self.line + 2)
        """Height of an hour, so that its name can be read."""
        self.least_item = 2 * self.line + 6
        """Height of what is short, so that two lines can be read."""


class WeekSheet:
    """A week in one size."""

    def __init__(
        self, week: HoursOfWeek, size: QSize, metrics: WeekMetrics, also: int | None = None
    ) -> None:
        self.week, self.size, self.metrics, self.also = week, size, metrics, also
        """``also`` is a minute of the day that has to be seen."""
        self.first_hour, self.last_hour = _hours(week, also)
        self.placed: tuple[PlacedItem, ...] = tuple(self._place())

    def holds(self, week: HoursOfWeek, size: QSize, metrics: WeekMetrics, also: int | None) -> bool:
        """True while the sheet is what would be made anew."""
        same = self.week is week and self.metrics is metrics and self.size == size
        return same and (also == self.also or _hours(week, also) == self._shown)

    @property
    def _shown(self) -> tuple[int, int]:
        return self.first_hour, self.last_hour

    @property
    def hours_top(self) -> float:
        """Where the hours begin."""
        return self.metrics.head + self.metrics.top

    @property
    def hour_height(self) -> float:
        """Height of an hour."""
        return (self.size.height() - 1 - self.hours_top) / (self.last_hour - self.first_hour)

    def column(self, index: int) -> QRectF:
        """The whole column of a day."""
        left, right = self._x(index), self._x(index + 1)
        return QRectF(left, 0, right - left, self.size.height())

    def head(self, index: int) -> QRectF:
        """Where weekday and date stand."""
        box = self.column(index)
        return QRectF(box.x(), 0, box.width(), self.metrics.head)

    def top(self, index: int) -> QRectF:
        """Where things without an hour stand."""
        box = self.column(index)
        return QRectF(box.x(), self.metrics.head, box.width(), self.metrics.top)

    def y(self, minute: float) -> float:
        """Where a minute of the day lies."""
        return self.hours_top + (minute / _HOUR - self.first_hour) * self.hour_height

    def item_box(self, index: int, minute: int, minutes: int) -> QRectF:
        """The box of something in the hours of a day, as wide as the day."""
        column = self.column(index)
        height = max(minutes / _HOUR * self.hour_height - 1, self.metrics.least_item)
        top = min(self.y(minute), self.size.height() - 2 - height)
        return QRectF(column.x() + _GAP, top + 0.5, column.width() - 2 * _GAP - 1, height)

    def loose_box(self, index: int, row: int = 0) -> QRectF:
        """The box of something without an hour, the first one lowest."""
        top = self.top(index)
        step = self.metrics.chip + 2
        y = max(top.bottom() - 3 - (row + 1) * step, top.y())
        return QRectF(top.x() + _GAP, y, top.width() - 2 * _GAP - 1, self.metrics.chip)

    def on(self, day: date) -> list[PlacedItem]:
        """The things of a day, from top to bottom."""
        return [placed for placed in self.placed if placed.day == day]

    def item_at(self, point: QPointF) -> PlacedItem | None:
        """What lies under a point."""
        return next((p for p in reversed(self.placed) if p.box.contains(point)), None)

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point."""
        for index, day in enumerate(self.week.days):
            box = self.column(index)
            if box.left() <= point.x() < box.right():
                return day.day
        return None

    def minute_at(self, y: float) -> int | None:
        """The quarter of an hour at a height, None above the hours."""
        if y < self.hours_top:
            return None
        minute = (self.first_hour + (y - self.hours_top) / self.hour_height) * _HOUR
        return min(max(round(minute / STEP) * STEP, 0), 24 * _HOUR - STEP)

    # ------------------------------------------------------------------ placing

    def _x(self, index: int) -> float:
        gutter = self.metrics.gutter
        return round(gutter + (self.size.width() - gutter) * index / 7)

    def _place(self) -> Iterator[PlacedItem]:
        for index, day in enumerate(self.week.days):
            loose = [item for item in day.items if item.start is None]
            for row, item in enumerate(loose):
                yield PlacedItem(day.day, item, self.loose_box(index, row))
            for group in _overlapping([item for item in day.items if item.start is not None]):
                for item, lane, lanes in group:
                    box = self.item_box(index, item.start or 0, item.minutes)
                    width = box.width() / lanes
                    left = box.x() + lane * width
                    yield PlacedItem(
                        day.day,
                        item,
                        QRectF(left, box.y(), width - (lane < lanes - 1), box.height()),
                    )


def _hours(week: HoursOfWeek, also: int | None) -> tuple[int, int]:
    starts = [(i.start, i.minutes) for d in week.days for i in d.items if i.start is not None]
    if also is not None:
        starts.append((also, _HOUR))
    first = min([FIRST_HOUR, *(start // _HOUR for start, _ in starts)])
    last = max([LAST_HOUR, *(-(-(start + minutes) // _HOUR) for start, minutes in starts)])
    return max(first, 0), min(last, 28)


def _overlapping(items: Sequence[WeekItem]) -> Iterator[list[tuple[WeekItem, int, int]]]:
    """Groups of things that share a time, each with its lane and how many lanes there are."""
    group: list[WeekItem] = []
    end = -1
    for item in items:
        start = item.start or 0
        if group and start >= end:
            yield _in_lanes(group)
            group = []
        group.append(item)
        end = max(end, start + max(item.minutes, _HOUR // 2))
    if group:
        yield _in_lanes(group)


def _in_lanes(group: Sequence[WeekItem]) -> list[tuple[WeekItem, int, int]]:
    ends: list[int] = []
    lanes = []
    for item in group:
        start = item.start or 0
        lane = next(lane for lane in count() if lane == len(ends) or ends[lane] <= start)
        finish = start + max(item.minutes, _HOUR // 2)
        if lane == len(ends):
            ends.append(finish)
        else:
            ends[lane] = finish
        lanes.append(lane)
    return [(item, lane, len(ends)) for item, lane in zip(group, lanes, strict=True)]
