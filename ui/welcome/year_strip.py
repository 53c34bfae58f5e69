"""What the answers so far would lead to: the weeks of the plan, drawn as the year shows them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.domain.looks import KIND_LOOKS, RUN
from calfjournal.domain.plan import Plan
from calfjournal.messages import tr
from calfjournal.views.first_year import FirstYear
from calfjournal.views.year import Year
from calfjournal.views.year_words import mark_word, week_tip
from ui.theme.faint import Colours
from ui.theme.fill import fill
from ui.welcome.year_ahead import paint_year_ahead
from ui.widgets.lane_sheet import LaneSheet
from ui.widgets.painted import Painted, PaintedPart
from ui.widgets.year_day_lanes import SessionsLane
from ui.widgets.year_geometry import BELOW_NAME, LEAST_COLUMN, LaneWords, YearGeometry, line_height
from ui.widgets.year_lanes import PhasesLane, RunningLane
from ui.widgets.year_marks import MarksLane

WAITING = 210
"""Height while nothing is laid yet, so that little moves when something is."""


RUN_LINE = 2
"""Height of the line below a day with a run, in pixels."""


class AheadLane(SessionsLane):
    """Sessions of which none is done yet, and a line below the days that runs were told of."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.is_plain = False
        """True where weeks are too narrow for dashes and signs: bars in the colour of the kind."""

    @property
    def words(self) -> LaneWords:
        if self.is_plain:
            return LaneWords(tr("Sessions"), (tr("grey line = run day"),))
        drawn = tr("dashed = planned"), tr("◆ = tests"), tr("grey line = run day")
        return LaneWords(tr("Sessions"), drawn)

    def paint(self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF) -> None:
        if self.is_plain:
            self._paint_bars(painter, theme, geometry, box)
        else:
            super().paint(painter, theme, geometry, box)
        self._paint_runs(painter, theme, geometry, box)

    def _paint_bars(
        self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF
    ) -> None:
        for day, cell in geometry.day_cells(box):
            for session in day.sessions[:1]:
                bar = cell.adjusted(0, RUN_LINE, 0, -RUN_LINE - 1)
                fill(painter, bar, theme.mark(KIND_LOOKS[session.kind]))

    def _paint_runs(
        self, painter: QPainter, theme: Colours, geometry: YearGeometry, box: QRectF
    ) -> None:
        for day, cell in geometry.day_cells(box):
            if self._runs_on(day.day):
                line = QRectF(cell.left(), cell.bottom() - RUN_LINE, cell.width(), RUN_LINE)
                fill(painter, line, theme.mark(RUN))

    def _runs_on(self, day: date) -> bool:
        """Tell whether it is a run day; days of runs without kilometres are no planned runs."""
        plan = self._plan
        return plan.start <= day <= plan.end and day.weekday() in dict(plan.wishes.run_days_of(day))


class RacesLane(MarksLane):
    """Nothing but races yet."""

    @property
    def words(self) -> LaneWords:
        return LaneWords(tr("Race"))


class YearStrip(Painted):
    """Phases, sessions, kilometres and the race of a plan that is not kept yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: FirstYear | None = None
        self._sheet: LaneSheet | None = None
        self.setAccessibleName(tr("Your year"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def year(self) -> Year | None:
        """The weeks that are shown, None before anything was laid."""
        return self._first.year if self._first is not None else None

    def show_year(self, first: FirstYear) -> None:
        """Show other weeks."""
        self._first, self._sheet = first, None
        self.updateGeometry()
        self.update()

    @property
    def sheet(self) -> LaneSheet | None:
        """The weeks as they lie in the present size."""
        if self._first is None:
            return None
        if self._sheet is None or self._sheet.size != self.size():
            year, plan = self._first.year, self._first.proposal.plan
            marks = (RacesLane(),) if year.marks else ()
            runs = (RunningLane(),) if any(week.km or week.ahead_km for week in year.weeks) else ()
            ahead = AheadLane(plan)
            lanes = (PhasesLane(), ahead, *runs, *marks)
            self._sheet = LaneSheet(year, lanes, self.size())
            if self._sheet.geometry.is_narrow and not ahead.is_plain:
                ahead.is_plain = True
                self._sheet = LaneSheet(year, lanes, self.size())
        return self._sheet

    def accessible_parts(self) -> list[PaintedPart]:
        sheet = self.sheet
        if sheet is None:
            return []
        year = sheet.year
        geometry, phases, marks = sheet.geometry, sheet.geometry.boxes[0], sheet.geometry.boxes[-1]
        parts = []
        for phase in year.phases:
            box = phases.adjusted(geometry.x_of(phase.first) - phases.left(), 0, 0, 0)
            box.setRight(geometry.x_of_end(phase.last))
            span = {"phase": phase.title, "first": phase.first, "last": phase.last}
            name = tr("{phase}: {first:day_with_year} to {last:day_with_year}", **span)
            parts.append(PaintedPart(name, box.toRect()))
        for mark in year.marks:
            box = geometry.column(year.column(mark.day), marks.top(), marks.bottom())
            name = tr("{race}, {day:day_with_year}", race=mark_word(mark), day=mark.day)
            parts.append(PaintedPart(name, box.toRect()))
        return parts

    # ------------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(700, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        sheet = self.sheet
        if sheet is None:
            return QSize(54 * LEAST_COLUMN, WAITING)
        height, _ = sheet.needs
        if sheet.geometry.is_narrow:
            height += len(sheet.geometry.boxes) * (line_height() + BELOW_NAME)
        return QSize(54 * LEAST_COLUMN, round(height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.minimumSizeHint().height() != self.height():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._sheet = None
            self.updateGeometry()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        """Return what is planned in the week under a point, "" beside the weeks."""
        sheet = self.sheet
        at = sheet.geometry.column_at(point) if sheet is not None else None
        return week_tip(sheet.year.weeks[at]) if sheet is not None and at is not None else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        sheet = self.sheet
        painter = QPainter(self)
        if sheet is not None:
            sheet.paint(painter)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_year_ahead(painter, QRectF(self.rect()))
