"""The year as a picture: lanes over its weeks, and where each lies."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from calfjournal.messages import tr
from calfjournal.views.tendon_answers import TendonAnswers
from calfjournal.views.year import Year, YearWeek
from calfjournal.views.year_words import day_tip, spoken_year_week, week_tip
from ui.calendar.year_sheet import SESSIONS, TENDON, YearSheet
from ui.services.qt import STRONG_FOCUS
from ui.theme import active
from ui.widgets import mirrored
from ui.widgets.painted import Painted, PaintedPart, Read
from ui.widgets.year_geometry import (
    BELOW_NAME,
    GAP,
    LEAST_COLUMN,
    LEAST_ROW,
    MOST_ROW,
    line_height,
)


class YearPicture(Painted):
    """Shows a year; the week of the chosen day is framed and described to screen readers."""

    ACCESSIBLE_ROLE = Read.TABLE

    def __init__(self, year: Year, answers: TendonAnswers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year, self._answers = year, answers
        self._selected = year.today
        self._hovered: int | None = None
        self._sheets: dict[int, YearSheet] = {}
        self._example: Year | None = None
        self._is_narrow = False
        self.setFocusPolicy(STRONG_FOCUS)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Year"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ------------------------------------------------------------------ what is shown

    @property
    def year(self) -> Year:
        """The year shown."""
        return self._year

    @property
    def selected(self) -> date:
        """The chosen day."""
        return self._selected

    @property
    def week(self) -> YearWeek | None:
        """The week of the chosen day."""
        return self._year.week(self._selected)

    def show_year(
        self, year: Year, answers: TendonAnswers, selected: date, example: Year | None = None
    ) -> None:
        """Show a year with a chosen day; an example is drawn faintly where it is of that year."""
        self._year, self._answers, self._selected = year, answers, selected
        self._example = example
        self._hovered = None
        near = (year.year - 1, year.year, year.year + 1)
        self._sheets = {of: sheet for of, sheet in self._sheets.items() if of in near}
        self._describe()
        self.update()

    def choose(self, day: date) -> None:
        """Frame the week of a day of the year."""
        before, self._selected = self._year.column(self._selected), day
        self._describe()
        self.tell_chosen()
        self._update_columns(before, self._year.column(day))

    def prepare(self, year: Year, answers: TendonAnswers) -> None:
        """Lay out and paint a year that may be shown next, as large as this one is."""
        if self.isVisible():
            self._sheet_of(year, answers).picture(self.devicePixelRatioF())

    def show_judged(self, year: int, column: int) -> None:
        """Paint the tendon's answers of a week that were judged just now."""
        if year in self._sheets:
            self._sheets[year].judge(column)
        if year == self._year.year:
            box = self.sheet.geometry.boxes[TENDON]
            days = self.sheet.geometry.column(column, box.top(), box.bottom())
            self.update(mirrored.box(self, days).toAlignedRect())
            if column == self._year.column(self._selected):
                self._describe()

    def _describe(self) -> None:
        week = self.week
        self.setAccessibleDescription(_spoken(week, self._answers) if week is not None else "")

    def accessible_parts(self) -> list[PaintedPart]:
        geometry, chosen = self.sheet.geometry, self._year.column(self._selected)
        return [
            PaintedPart(
                _spoken(week, self._answers),
                mirrored.rect(self, geometry.column(at, 0, geometry.bottom).toRect()),
                at == chosen,
                Read.CELL,
            )
            for at, week in enumerate(self._year.weeks)
        ]

    # ------------------------------------------------------------------ geometry

    @property
    def spot(self) -> QRect:
        geometry = self.sheet.geometry  # Not by the parts: each of them is a sentence.
        at = self._year.column(self._selected)
        return mirrored.rect(self, geometry.column(at, 0, geometry.bottom).toRect())

    @property
    def sheet(self) -> YearSheet:
        """The year as it lies in the present size."""
        return self._sheet_of(self._year, self._answers)

    def _sheet_of(self, year: Year, answers: TendonAnswers) -> YearSheet:
        kept = self._sheets.get(year.year)
        is_shown = self._example is not None and self._example.year == year.year
        example = self._example if is_shown else None
        if kept is None or not kept.holds(year, self.size(), example):
            kept = self._sheets[year.year] = YearSheet(year, answers, self.size(), example)
        return kept

    def sizeHint(self) -> QSize:
        return QSize(900, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        height, _ = self.sheet.needs
        if self._is_narrow:
            height += len(self.sheet.geometry.boxes) * (line_height() + BELOW_NAME)
        return QSize(54 * LEAST_COLUMN, round(height))

    def maximum_height(self) -> int:
        """Return the height from which on nothing grows."""
        _, rows = self.sheet.needs
        return self.minimumSizeHint().height() + rows * (MOST_ROW - LEAST_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.sheet.geometry.is_narrow != self._is_narrow:
            self._is_narrow = not self._is_narrow
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._sheets.clear()
            self.updateGeometry()
        super().changeEvent(event)

    # ------------------------------------------------------------------ painting

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._update_columns(self._year.column(self._selected))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._update_columns(self._year.column(self._selected))
        super().focusOutEvent(event)

    def _update_columns(self, *columns: int | None) -> None:
        geometry = self.sheet.geometry
        for at in columns:
            if at is not None and 0 <= at < geometry.count:
                box = geometry.column(at, 0, geometry.bottom + GAP)
                self.update(mirrored.box(self, box).toAlignedRect().adjusted(-2, 0, 2, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, sheet = QPainter(self), self.sheet
        picture = sheet.picture(self.devicePixelRatioF())
        if picture is not None:
            painter.drawPixmap(0, 0, picture)
        mirrored.mirror(painter, QRectF(self.rect()))
        if picture is None:
            sheet.paint(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet.paint_today(painter)
        self._paint_state(painter)
        sheet.paint_newest(painter)
        painter.end()

    def _paint_state(self, painter: QPainter) -> None:
        """Tint the week under the pointer, and frame the one that is chosen."""
        accent = active().colour("accent")
        tint = active().colour("accent")
        tint.setAlphaF(0.10)
        geometry = self.sheet.geometry
        top = geometry.boxes[SESSIONS].top() - 3
        if self._hovered is not None:
            painter.fillRect(geometry.column(self._hovered, top, geometry.bottom), tint)
        at = self._year.column(self._selected)
        if not 0 <= at < geometry.count:
            return
        frame = geometry.column(at, top, geometry.bottom).adjusted(-1.5, 0, 0.5, -1)
        if self.hasFocus():
            painter.fillRect(frame, tint)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)

    # ------------------------------------------------------------------ the tooltip

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            told = self.tip_at(QPointF(event.pos()))
            if told:
                QToolTip.showText(event.globalPos(), told, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        """Return what lies under a point: a day in the lanes of days, else a week; "" beside."""
        geometry, point = self.sheet.geometry, mirrored.point(self, point)
        at, lane = geometry.column_at(point), geometry.lane_at(point)
        if at is None:
            return ""
        week = self._year.weeks[at]
        if lane not in (SESSIONS, TENDON):
            return week_tip(week)
        row = int((point.y() - geometry.boxes[lane].top()) / geometry.row)
        day = week.days[min(row, 6)]
        return day_tip(day, week, self._answers.state(day.day))


def _spoken(week: YearWeek, answers: TendonAnswers) -> str:
    return spoken_year_week(week, [answers.state(day.day) for day in week.days])
