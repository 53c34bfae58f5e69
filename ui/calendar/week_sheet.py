"""Where everything of a week lies: seven columns, a row for what has no hour, and the hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from PySide6.QtCore import QPointF, QRectF, QSize, Qt

from calfjournal.views.week import HoursOfWeek, WeekItem
from ui.theme.fonts import Role, sizes, text_width

FIRST_HOUR, LAST_HOUR = 6, 22
"""Hours shown when nothing lies before or after them (calfjournal default)."""
STEP = 15
"""Minutes of the grid on which things are dropped."""
LEAST_HOUR = 20.0
"""Height of an hour in points, at least."""
PAD_LEFT, PAD_ABOVE, PAD_RIGHT, PAD_BELOW = 7.0, 3.0, 4.0, 2.0
"""Between the border of a thing and its words."""
MOST_LINES = 3
"""Of a name over which a thing grows into the free rows below it."""
_COVERED = 0.4
"""Part of a line that the box of what comes next may cover: no letter stands there."""
LEAST_LASTS = 8.0
"""Height of the bar that tells how long a thing is, in points, at least."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_GAP = 3.0
_HOUR = 60


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """A session or run in its place."""

    day: date
    item: WeekItem
    box: QRectF
    lasts: float = 0.0
    """How high its own time is where its words took more, in points; 0 where they did not."""


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
        self.band = self.line + 4
        """Height of a lane of bands, with the gap below it."""

    def lines(self, words: str, width: float) -> int:
        """How many lines words take in a width."""
        if not words or width <= 0:
            return 0
        room = QRectF(0, 0, width, 10_000)
        high = sizes(Role.SMALL, figures=True).boundingRect(room, _WRAPPED, words).height()
        return round(high / self.line)


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
        """The box of something without an hour, the first one highest, below the bands."""
        top = self.top(index)
        y = top.y() + 3 + self._bands(index) * self.metrics.band + row * (self.metrics.chip + 2)
        y = min(y, top.bottom() - 1 - self.metrics.chip)
        return QRectF(top.x() + _GAP, y, top.width() - 2 * _GAP - 1, self.metrics.chip)

    def below_loose(self, index: int) -> QRectF:
        """What is left of a day's top below what has no hour there."""
        top = self.top(index)
        boxes = [p.box for p in self.on(self.week.days[index].day) if p.item.start is None]
        return top.adjusted(0, max((box.bottom() - top.y() for box in boxes), default=0.0), 0, 0)

    def _bands(self, index: int) -> int:
        """How many lanes of bands cover a day."""
        day = self.week.days[index].day
        over = (band for band in self.week.row.bands if band.first <= day <= band.last)
        return max((band.lane + 1 for band in over), default=0)

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
            timed = [item for item in day.items if item.start is not None]
            for group in _overlapping(timed, self._least_minutes):
                after = [item.start or 0 for item in timed if item not in [g[0] for g in group]]
                for item, lane, lanes in group:
                    box = self.item_box(index, item.start or 0, item.minutes)
                    width = box.width() / lanes
                    left = box.x() + lane * width
                    place = QRectF(left, box.y(), width - (lane < lanes - 1), box.height())
                    yield self._grown(PlacedItem(day.day, item, place), after, lanes)

    @property
    def _least_minutes(self) -> float:
        """How long the least box lasts, but for a part of a line that another may cover."""
        covered = self.metrics.line * _COVERED
        return (self.metrics.least_item - covered) / self.hour_height * _HOUR

    def _grown(self, placed: PlacedItem, others: Sequence[int], lanes: int) -> PlacedItem:
        """Give words the rows below that are free, as far as they need them."""
        box, metrics = placed.box, self.metrics
        sign = metrics.line * 0.66 + 4
        title = text_width(placed.item.title, Role.SMALL_STRONG, figures=True) + sign
        if lanes > 1 or title > box.width() - PAD_LEFT - PAD_RIGHT:
            return placed
        begins = placed.item.start or 0
        free = min(
            (self.y(other) for other in others if other > begins), default=self.size.height()
        )
        lines = metrics.lines(placed.item.detail, box.width() - PAD_LEFT - PAD_RIGHT)
        wanted = (1 + min(lines, MOST_LINES)) * metrics.line + PAD_ABOVE + PAD_BELOW + 2
        height = max(box.height(), min(wanted, free - 2 - box.y()))
        if height <= box.height():
            return placed
        lasts = max(placed.item.minutes / _HOUR * self.hour_height - 1, LEAST_LASTS)
        return replace(placed, box=QRectF(box.x(), box.y(), box.width(), height), lasts=lasts)


def _hours(week: HoursOfWeek, also: int | None) -> tuple[int, int]:
    starts = [(i.start, i.minutes) for d in week.days for i in d.items if i.start is not None]
    if also is not None:
        starts.append((also, _HOUR))
    first = min([FIRST_HOUR, *(start // _HOUR for start, _ in starts)])
    last = max([LAST_HOUR, *(-(-(start + minutes) // _HOUR) for start, minutes in starts)])
    return max(first, 0), min(last, 28)


def _overlapping(
    items: Sequence[WeekItem], least: float
) -> Iterator[list[tuple[WeekItem, int, int]]]:
    """Groups of things that share a time, each with its lane and how many lanes there are.

    Each takes the ``least`` minutes or more: its box is no lower.
    """
    group: list[WeekItem] = []
    end = -1.0
    for item in items:
        start = item.start or 0
        if group and start >= end:
            yield _in_lanes(group, least)
            group = []
        group.append(item)
        end = max(end, start + max(item.minutes, least))
    if group:
        yield _in_lanes(group, least)


def _in_lanes(group: Sequence[WeekItem], least: float) -> list[tuple[WeekItem, int, int]]:
    ends: list[float] = []
    lanes = []
    for item in group:
        start = item.start or 0
        lane = next(lane for lane in count() if lane == len(ends) or ends[lane] <= start)
        finish = start + max(item.minutes, least)
        if lane == len(ends):
            ends.append(finish)
        else:
            ends[lane] = finish
        lanes.append(lane)
    return [(item, lane, len(ends)) for item, lane in zip(group, lanes, strict=True)]
