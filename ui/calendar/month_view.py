"""The month as a picture: painted days with everything on them, and where each lies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QToolTip, QWidget

from calfjournal.messages import formats, tr
from calfjournal.views.month import DayCell, Month
from calfjournal.views.read_aloud import spoken_day, spoken_week, tip
from ui.calendar.painting import DayPainter
from ui.calendar.placing import Metrics, PlacedChip
from ui.calendar.sheet import MonthSheet, MonthSheets
from ui.services.qt import STRONG_FOCUS
from ui.theme import active
from ui.widgets import mirrored
from ui.widgets.painted import Painted, PaintedPart, Read

MOST_CHIPS, MOST_LANES = 4, 2
"""Of a day that asks for its height."""


class MonthView(Painted):
    """Shows a month; the chosen day is framed and described to screen readers."""

    ACCESSIBLE_ROLE = Read.TABLE

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = Month(date(2000, 1, 1))
        self._selected = self._month.first
        self._today = self._selected
        self._hovered: date | None = None
        self._whole_days = False
        self._example: Sequence[DayCell] = ()
        self._metrics = Metrics()
        self._sheets = MonthSheets()
        self.setFocusPolicy(STRONG_FOCUS)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Calendar"))

    # ------------------------------------------------------------------ what is shown

    @property
    def month(self) -> Month:
        """The month shown."""
        return self._month

    @property
    def selected(self) -> date:
        """The chosen day."""
        return self._selected

    def show_month(self, month: Month, today: date, example: Sequence[DayCell] = ()) -> None:
        """Show a month, and days of an example faintly; the chosen day stays."""
        rows_before = len(self._month.weeks)
        self._month, self._today, self._example = month, today, example
        self._hovered = None
        self._sheets.stay_near(month.first)
        if len(month.weeks) != rows_before or self._whole_days:
            self.updateGeometry()
        self._describe()
        self.update()

    def prepare(self, month: Month) -> None:
        """Lay out and paint a month that may be shown next, as large as it will be."""
        if self.isVisible():
            sheet = self._sheets.sheet(month, self._size_of(month), self._metrics, self._example)
            sheet.picture(self.devicePixelRatioF())

    def _size_of(self, month: Month) -> QSize:
        """How large a month will be: its own least height where the page scrolls."""
        scrolls = self.height() <= self._least_height(self._month)
        height = self._least_height(month) if scrolls else self.height()
        return QSize(self.width(), height)

    def _describe(self) -> None:
        cell = self._month.cell(self._selected)
        words = spoken_day(cell) if cell else formats.long_day(self._selected)
        self.setAccessibleDescription(words)

    def accessible_parts(self) -> list[PaintedPart]:
        sheet, parts = self.sheet, []
        for row, week in enumerate(self._month.weeks):
            for cell in week.cells:
                chosen = cell.day == self._selected
                box = mirrored.rect(self, sheet.boxes[cell.day].toRect())
                parts.append(PaintedPart(spoken_day(cell), box, chosen, Read.CELL))
            sums = tr("Week: {sums}", sums=formats.inside(spoken_week(week)))
            box = mirrored.rect(self, sheet.grid.week_cell(row).toRect())
            parts.append(PaintedPart(sums, box, role=Read.CELL))
        return parts

    # ------------------------------------------------------------------ geometry

    @property
    def sheet(self) -> MonthSheet:
        """The month as it lies in the present size."""
        return self._sheets.sheet(self._month, self.size(), self._metrics, self._example)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # It fills what there is, and gives way to the bar below.

    def minimumSizeHint(self) -> QSize:
        return QSize(round(7 * self._metrics.least_day), self._least_height(self._month))

    def _least_height(self, month: Month) -> int:
        """What a month needs; for all of its fullest day where whole days are asked for."""
        row = self._metrics.least_row(*_fullest(month) if self._whole_days else ())
        return round(self._metrics.headings + max(len(month.weeks), 1) * row)

    def ask_whole_days(self, *, whole: bool) -> None:
        """Ask for as much height as the fullest day takes, where the page scrolls anyway."""
        if whole != self._whole_days:
            self._whole_days = whole
            self.updateGeometry()

    @property
    def spot(self) -> QRect:
        box = self.day_box(self._selected)  # Not by its parts: each of them is a sentence.
        return box.toRect() if box is not None else self.rect()

    def day_box(self, day: date) -> QRectF | None:
        """The box of a day in the widget, None when it is not shown."""
        box = self.sheet.boxes.get(day)
        return mirrored.box(self, box) if box is not None else None

    def placed_on(self, day: date) -> tuple[PlacedChip, ...]:
        """The chips of a day with their places in the layout."""
        cell = self._month.cell(day)
        return self.sheet.layout(cell).placed if cell else ()

    def cell_at(self, point: QPointF) -> DayCell | None:
        """The day under a point."""
        found = self.sheet.grid.at(mirrored.point(self, point))
        return self._month.weeks[found[0]].cells[found[1]] if found else None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._metrics = Metrics()
            self.updateGeometry()
        super().changeEvent(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, sheet, anew = QPainter(self), self.sheet, event.region()
        picture = sheet.picture(self.devicePixelRatioF())
        if picture is not None:
            anew &= mirrored.region(self, self._changing(sheet))
            painter.setClipRegion(event.region() - anew)
            painter.drawPixmap(0, 0, picture)
        mirrored.mirror(painter, QRectF(self.rect()))
        if not anew.isEmpty():
            anew = mirrored.region(self, anew)
            painter.setClipRegion(anew)
            sheet.paint(painter, anew, self._paint_state)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_choice(painter)
        self._paint_over(painter, DayPainter(painter, active(), self._metrics))
        painter.end()

    def _changing(self, sheet: MonthSheet) -> QRegion:
        """Where the ground of days tells something that the hand does."""
        found = QRegion()
        for day in (self._selected if self.hasFocus() else None, self._hovered):
            if day in sheet.boxes:
                found |= sheet.boxes[day].toRect()
        return found

    def _paint_state(self, painter: QPainter, cell: DayCell, box: QRectF) -> None:
        """Tint a day under the pointer or with the keyboard's focus."""
        theme = active()
        if cell.day == self._selected and self.hasFocus():
            painter.fillRect(box, theme.colour("accent_soft"))
        elif cell.day == self._hovered:
            tint = theme.colour("accent")
            tint.setAlphaF(0.06)
            painter.fillRect(box, tint)

    def _paint_over(self, painter: QPainter, cells: DayPainter) -> None:
        """Draw what lies above all days."""

    def _paint_choice(self, painter: QPainter) -> None:
        box = self.sheet.boxes.get(self._selected)
        if box is None:
            return
        colour = active().colour("accent")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = box.adjusted(1, 1, -2, -2)
        painter.drawRoundedRect(frame, 4, 4)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._show_tip(event)
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        point = QPointF(event.pos())
        cell = self.cell_at(point)
        if cell is not None:
            QToolTip.showText(event.globalPos(), tip(cell), self)
            return
        for row, week in enumerate(self._month.weeks):
            if self.sheet.grid.week_cell(row).contains(mirrored.point(self, point)):
                QToolTip.showText(event.globalPos(), spoken_week(week), self)
                return
        QToolTip.hideText()


def _fullest(month: Month) -> tuple[int, int]:
    """Return the most chips and the most lanes of bands of a day, at least what is usual."""
    cells, bands = month.cells(), (w.bands for w in month.weeks)
    chips = max((len(c.sessions) + len(c.runs) + len(c.planned_runs) for c in cells), default=0)
    lanes = max((band.lane + 1 for week in bands for band in week), default=0)
    return min(max(chips, 2), MOST_CHIPS), min(lanes, MOST_LANES)
