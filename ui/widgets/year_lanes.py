"""The lanes of a year that hold one thing a week or run through it: phases, running, raises."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from calfjournal.domain.exercise import Side
from calfjournal.domain.looks import LEFT_LEG, PHASE_KIND_LOOKS, RIGHT_LEG, RUN, Look
from calfjournal.messages import formats, tr
from calfjournal.messages.vocabulary import PHASES
from calfjournal.views.year import RaiseTest, YearPhase, YearWeek
from ui.theme import Role
from ui.theme.faint import Colours
from ui.theme.fonts import text_width
from ui.theme.glyphs import paint_glyph
from ui.theme.written import write
from ui.widgets.year_geometry import LaneSize, LaneWords, YearGeometry, line_height

DASHES = (2.0, 2.0)
GLYPH = 8.0


class Lane(ABC):
    """One row of the picture, painted as a whole."""

    size: ClassVar[LaneSize]

    @property
    @abstractmethod
    def words(self) -> LaneWords:
        """Its name, and what is drawn in it."""

    @abstractmethod
    def paint(self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF) -> None:
        """Paint the year of a geometry into its box."""


def dashed(colour: QColor) -> QPen:
    """Return the pen of what is planned."""
    pen = QPen(colour, 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern(list(DASHES))
    return pen


class PhasesLane(Lane):
    """Which phase the weeks belong to; its name where there is room, else its sign."""

    HEIGHT: ClassVar[float] = 20.0
    size = LaneSize(fixed=HEIGHT)

    @property
    def words(self) -> LaneWords:
        return LaneWords(tr("Phases"))

    def paint(self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF) -> None:
        for phase in geometry.year.phases:
            self._paint_phase(painter, theme, geometry, box, phase)

    def _paint_phase(
        self,
        painter: QPainter,
        theme: Colours,
        geometry: YearGeometry,
        box: QRectF,
        phase: YearPhase,
    ) -> None:
        look = PHASE_KIND_LOOKS[phase.kind]
        left = geometry.x_of(phase.first)
        band = QRectF(left, box.top(), geometry.x_of_end(phase.last) - left - 1, self.HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.soft(look))
        painter.drawRect(band)
        painter.setBrush(theme.mark(look))
        painter.drawRect(QRectF(band.left(), band.bottom() - 2, band.width(), 2))
        ink = theme.ink(look)
        place = band.adjusted(6, 0, -4, -2)
        names = phase.title, PHASES[phase.kind]
        fitting = (n for n in names if text_width(n, Role.SMALL_STRONG) <= place.width())
        if name := next(fitting, ""):
            painter.setPen(ink)
            write(painter, place, name, Role.SMALL_STRONG)
        elif band.width() >= GLYPH + 2:
            middle = band.center() - QPointF(GLYPH / 2, GLYPH / 2 + 1)
            paint_glyph(painter, QRectF(middle.x(), middle.y(), GLYPH, GLYPH), look.glyph, ink)


class RunningLane(Lane):
    """Kilometres a week as bars; what is still to be run is dashed on top."""

    size = LaneSize(fixed=20, rows=2)

    @property
    def words(self) -> LaneWords:
        return LaneWords(
            tr("Running"), (tr("{unit:unit} a week", unit="km"), tr("dashed = planned"))
        )

    def paint(self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF) -> None:
        weeks = geometry.year.weeks
        most = max(map(_kilometres, weeks), default=0.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(theme.colour("line"))
        painter.drawLine(QLineF(box.left(), box.bottom(), box.right() - 1, box.bottom()))
        if not most:
            return
        for at, week in enumerate(weeks):
            if _kilometres(week):
                self._paint_week(
                    painter, theme, geometry.column(at, box.top(), box.bottom()), week, most
                )
        self._paint_most(painter, theme, geometry, box, most)

    @staticmethod
    def _paint_week(
        painter: QPainter, theme: Colours, column: QRectF, week: YearWeek, most: float
    ) -> None:
        run = round(column.height() * (week.km or 0.0) / most)
        ahead = round(column.height() * (week.ahead_km or 0.0) / most)
        width = column.width() - (2 if column.width() >= 8 else 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mark(RUN))
        painter.drawRect(QRectF(column.left(), column.bottom() - run, width, run))
        if ahead > 1:
            painter.setPen(dashed(theme.mark(RUN)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            top = column.bottom() - run - ahead
            painter.drawRect(QRectF(column.left(), top, width - 1, ahead - 1))

    @staticmethod
    def _paint_most(
        painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF, most: float
    ) -> None:
        """Name the highest bar at the side: the bars are as high as their share of it."""
        if geometry.is_narrow:
            return
        told = formats.bare(most, 0, "km")
        width = text_width(told, Role.SMALL, figures=True)
        painter.setPen(theme.colour("muted"))
        place = QRectF(box.left() - width - 6, box.top(), width + 1, line_height())
        write(painter, place, told, Role.SMALL, figures=True)


def _kilometres(week: YearWeek) -> float:
    return (week.km or 0.0) + (week.ahead_km or 0.0)


class RaisesLane(Lane):
    """Single-leg heel raises of the tests: lines join those that were done in the same way."""

    size = LaneSize(fixed=26, rows=2)
    LEAST_SPAN: ClassVar[float] = 12.0
    """Repetitions, as in the chart: noise alone must not fill the lane."""

    @property
    def words(self) -> LaneWords:
        return LaneWords(tr("Raises"), (tr("left solid"), tr("right dashed")))

    def paint(self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF) -> None:
        year = geometry.year
        known = [v for test in year.raises for v in (test.left, test.right) if v is not None]
        if not known:
            return
        spare = max(0.0, self.LEAST_SPAN - (max(known) - min(known))) / 2
        low, high = min(known) - spare, max(known) + spare
        inner = box.adjusted(0, 13, 0, -13)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends = []
        for side, look in ((Side.LEFT, LEFT_LEG), (Side.RIGHT, RIGHT_LEG)):
            points = [
                (test, QPointF(geometry.x_middle(test.day), _y(inner, value, low, high)), value)
                for test in year.raises
                if (value := test.left if side is Side.LEFT else test.right) is not None
            ]
            if points:
                _paint_leg(painter, theme, look, points, filled=side is Side.LEFT)
                ends.append((points[-1][1], points[-1][2], side, look))
        _paint_ends(painter, theme, box, ends)


def _y(box: QRectF, value: float, low: float, high: float) -> float:
    return box.bottom() - box.height() * (value - low) / (high - low)


def _paint_leg(
    painter: QPainter,
    theme: Colours,
    look: Look,
    points: Sequence[tuple[RaiseTest, QPointF, float]],
    *,
    filled: bool,
) -> None:
    colour = theme.mark(look)
    pen = QPen(colour, 1.6)
    if not filled:
        pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    for (one, start, _), (other, end, _) in pairwise(points):
        if one.way == other.way:
            painter.drawLine(QLineF(start, end))
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour if filled else theme.colour("surface"))
    for _, point, _ in points:
        painter.drawEllipse(point, 2.4, 2.4)


def _paint_ends(
    painter: QPainter,
    theme: Colours,
    box: QRectF,
    ends: Iterable[tuple[QPointF, float, Side, Look]],
) -> None:
    """Write the newest value of each leg beside its line, the higher one above."""
    ordered = sorted(ends, key=lambda end: end[0].y())
    words = {Side.LEFT: tr("L"), Side.RIGHT: tr("R")}
    for at, (point, value, side, look) in enumerate(ordered):
        told = tr("{leg} {value:0}", leg=words[side], value=value)
        width = text_width(told, Role.SMALL, figures=True)
        above = at == 0 and len(ordered) > 1
        y = point.y() - line_height() - 2 if above else point.y() + 2
        x = min(point.x() + 4, box.right() - width - 1)
        painter.setPen(theme.ink(look))
        write(painter, QRectF(x, y, width + 1, line_height()), told, Role.SMALL, figures=True)
