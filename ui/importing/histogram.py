"""How many new entries each month brings, as small bars over the whole time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.messages import formats, tr
from ui.theme import active
from ui.theme.control import scaled
from ui.theme.fill import fill
from ui.widgets.mirrored import box, rect
from ui.widgets.painted import Painted, PaintedPart

HEIGHT: Final = 22
LEAST_STEP: Final = 3
"""Pixels from bar to bar; where months have no room for that, several share one."""
WIDEST_STEP: Final = 9
LOWEST: Final = 2
"""Pixels of the smallest bar."""
LEAST_WIDTH: Final = 96


class Bar(Struct, frozen=True):
    """The months of one bar, from ``at`` on, and how many entries they bring."""

    at: int
    months: int
    count: int


def bars(months: Sequence[int], room: int) -> list[Bar]:
    """Share the months among as many bars as a room of pixels holds."""
    each = max(1, -(-len(months) * LEAST_STEP // max(room, LEAST_STEP)))
    return [
        Bar(at, len(part), sum(part))
        for at in range(0, len(months), each)
        if (part := months[at : at + each])
    ]


class Histogram(Painted):
    """Bars from the first month of the whole import on; grey for what is not taken."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[int, ...] = ()
        self._first: date | None = None
        self._whole = 1
        self._on = True
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(
        self, first: date | None, months: Sequence[int], whole: int, *, on: bool
    ) -> None:
        """Show these counts of months; ``whole`` months stand in the room, ``on`` in colour."""
        self._first, self._months, self._whole, self._on = first, tuple(months), whole, on
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(2 * LEAST_WIDTH), scaled(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, scaled(HEIGHT))

    def _bars(self) -> list[tuple[Bar, QRectF]]:
        """Return every bar that holds something with its place, as if read from the left."""
        padded = [*self._months, *(0,) * (self._whole - len(self._months))]
        found = bars(padded, self.width())
        step = min(self.width() / max(len(found), 1), WIDEST_STEP)
        high, most = self.height(), max((bar.count for bar in found), default=0)
        placed = []
        for at, bar in enumerate(found):
            if bar.count:
                tall = max(high * bar.count / most, LOWEST)
                placed.append((bar, QRectF(at * step, high - tall, max(step - 1, 2), tall)))
        return placed

    def _told(self, bar: Bar) -> str:
        if self._first is None:
            return ""
        begin = _later(self._first, bar.at)
        new = tr("{count:grouped} new", count=bar.count)
        if bar.months == 1:
            return tr("{month}: {new}", month=formats.month_title(begin), new=new)
        end = _later(self._first, bar.at + bar.months - 1)
        return tr("{first:month} – {last:month}: {new}", first=begin, last=end, new=new)

    def accessible_parts(self) -> list[PaintedPart]:
        return [
            PaintedPart(self._told(bar), rect(self, _column(place, self.height())))
            for bar, place in self._bars()
        ]

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        for part in self.accessible_parts():
            if part.box.contains(event.pos()):
                QToolTip.showText(event.globalPos(), part.name, self, part.box)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = active()
        colour = theme.colour("accent" if self._on else "faint")
        for _, place in self._bars():
            fill(painter, box(self, place), colour)


def _column(place: QRectF, height: int) -> QRect:
    """The whole height above and below a bar, which is easier to hit."""
    return QRect(int(place.left()), 0, max(int(place.width()) + 1, LEAST_STEP), height)


def _later(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
