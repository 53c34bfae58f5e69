"""A year laid out in one size and painted once, to be shown again in a moment."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QPainter, QPen, QPixmap

from calfjournal.messages import formats
from calfjournal.views.tendon_answers import TendonAnswers
from calfjournal.views.year import Year
from ui.calendar.kept_picture import KeptPicture
from ui.calendar.year_day_lanes import SessionsLane, TendonLane
from ui.calendar.year_geometry import GAP, YearGeometry, least_height, line_height
from ui.calendar.year_lanes import PhasesLane, RaisesLane, RunningLane
from ui.calendar.year_marks import MarksLane
from ui.theme import Role, active
from ui.theme.fonts import text_width
from ui.theme.written import write

SESSIONS: Final = 1
TENDON: Final = 2
TODAY: Final = 2
"""Width of the line of today, in pixels."""


class YearSheet:
    """Where everything of a year lies in one size, in the fonts of one moment."""

    def __init__(self, year: Year, answers: TendonAnswers, size: QSize) -> None:
        self.year, self.answers, self.size = year, answers, size
        self._tendon = TendonLane(answers)
        self._lanes = (
            PhasesLane(),
            SessionsLane(),
            self._tendon,
            RunningLane(),
            RaisesLane(),
            MarksLane(),
        )
        self._words = tuple(lane.words for lane in self._lanes)
        sizes = tuple(lane.size for lane in self._lanes)
        self.geometry = YearGeometry(year, size.width(), size.height(), self._words, sizes)
        self.needs = least_height(sizes, self._words), sum(lane.rows for lane in sizes)
        """The least height of all lanes, and how many rows of them grow with the room."""
        self._picture = KeptPicture(size, "surface", self.paint)

    def holds(self, year: Year, size: QSize) -> bool:
        """True while the sheet is what would be made anew."""
        return self.year is year and self.size == size

    def picture(self, density: float) -> QPixmap | None:
        """The year without what the hand does, None where points are no whole pixels."""
        return self._picture.at(density)

    def paint(self, painter: QPainter) -> None:
        """Paint months, names and every lane."""
        self._paint_months(painter)
        theme, geometry = active(), self.geometry
        for at, lane in enumerate(self._lanes):
            words = self._words[at]
            self._paint_label(painter, geometry.labels[at], words.name, words.lines)
            painter.save()
            lane.paint(painter, theme, geometry, geometry.boxes[at])
            painter.restore()

    def judge(self, column: int) -> None:
        """Paint the tendon's answers of a week, judged just now, into the picture there is."""
        kept = self._picture.kept
        if kept is not None:
            painter = QPainter(kept)
            self._tendon.paint_week(
                painter, active(), self.geometry, self.geometry.boxes[TENDON], column
            )
            painter.end()

    def _paint_months(self, painter: QPainter) -> None:
        """Name each month where it begins, as long as the name before it has ended."""
        painter.setPen(active().colour("muted"))
        end = 0.0
        for month in range(1, 13):
            x = self.geometry.x_of(max(self.year.first, _first_of(self.year, month)))
            name = formats.short_month(month)
            width = text_width(name, Role.SMALL)
            if x >= end and x + width <= self.size.width():
                write(painter, QRectF(x, 0, width + 1, line_height()), name, Role.SMALL)
                end = x + width + 4

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

    def paint_today(self, painter: QPainter) -> None:
        """Point at today from above and below its phase, never through the name."""
        if not self.year.first <= self.year.today <= self.year.last:
            return
        box, x = self.geometry.boxes[0], self.geometry.x_middle(self.year.today)
        painter.setPen(QPen(active().colour("accent"), TODAY))
        painter.drawLine(QLineF(x, box.top() - 7, x, box.top() - 2))
        painter.drawLine(QLineF(x, box.top() + PhasesLane.HEIGHT + 2, x, box.bottom() + GAP - 5))


def _first_of(year: Year, month: int) -> date:
    return date(year.year, month, 1)
