"""A year laid out in one size and painted once, to be shown again in a moment."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QSize
from PySide6.QtGui import QPainter, QPen, QPixmap

from calfjournal.views.tendon_answers import TendonAnswers
from calfjournal.views.year import Year
from ui.calendar.kept_picture import KeptPicture, mirror_picture
from ui.theme import active
from ui.widgets.lane_sheet import LaneSheet
from ui.widgets.year_day_lanes import SessionsLane, TendonLane
from ui.widgets.year_geometry import GAP
from ui.widgets.year_lanes import PhasesLane, RaisesLane, RunningLane
from ui.widgets.year_marks import MarksLane

SESSIONS: Final = 1
TENDON: Final = 2
TODAY: Final = 2
"""Width of the line of today, in pixels."""


class YearSheet(LaneSheet):
    """Where everything of a year lies in one size, in the fonts of one moment."""

    def __init__(
        self, year: Year, answers: TendonAnswers, size: QSize, example: Year | None = None
    ) -> None:
        self.answers, self.example = answers, example
        self._tendon = TendonLane(answers)
        lanes = (
            PhasesLane(),
            SessionsLane(),
            self._tendon,
            RunningLane(),
            RaisesLane(),
            MarksLane(),
        )
        super().__init__(year, lanes, size, example)
        self._picture = KeptPicture(size, "surface", self.paint)

    def holds(self, year: Year, size: QSize, example: Year | None) -> bool:
        """True while the sheet is what would be made anew."""
        return self.year is year and self.example is example and self.size == size

    def picture(self, density: float) -> QPixmap | None:
        """The year without what the hand does, None where points are no whole pixels."""
        return self._picture.at(density)

    def judge(self, column: int) -> None:
        """Paint the tendon's answers of a week, judged just now, into the picture there is."""
        kept = self._picture.kept
        if kept is not None:
            painter = QPainter(kept)
            mirror_picture(painter, self.size)
            self._tendon.paint_week(
                painter, active(), self.geometry, self.geometry.boxes[TENDON], column
            )
            painter.end()

    def paint_today(self, painter: QPainter) -> None:
        """Point at today from above and below its phase, never through the name."""
        if not self.year.first <= self.year.today <= self.year.last:
            return
        box, x = self.geometry.boxes[0], self.geometry.x_middle(self.year.today)
        painter.setPen(QPen(active().colour("accent"), TODAY))
        painter.drawLine(QLineF(x, box.top() - 7, x, box.top() - 2))
        painter.drawLine(QLineF(x, box.top() + PhasesLane.HEIGHT + 2, x, box.bottom() + GAP - 5))
