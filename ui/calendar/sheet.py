"""A month laid out in one size and painted once, to be shown again in a moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap, QRegion

from calfjournal.dates import next_month, previous_month
from calfjournal.messages import tr
from calfjournal.views.month import DayCell, Month
from calfjournal.views.week_bands import WeekBand
from ui.calendar.geometry import GridGeometry
from ui.calendar.kept_picture import KeptPicture
from ui.calendar.painting import DayPainter
from ui.calendar.placing import CHIP_GAP, INSET, STRIPE, CellLayout, Metrics, lay_out
from ui.calendar.week_column import WeekPainter
from ui.theme import Role, active, metrics
from ui.theme.faint import FaintColours
from ui.theme.written import write
from ui.widgets.week_boxes import fitting_names

LONG_KM = 10.0
"""What the lengths of an example's runs are measured by (calfjournal default)."""
Under = Callable[[QPainter, DayCell, QRectF], None]
"""Draws what lies between the ground of a day and what stands in it."""


class MonthSheet:
    """Where everything of a month lies in one size, in the fonts of one moment.

    Days of an ``example`` are drawn faintly where they are shown.
    """

    def __init__(
        self, month: Month, size: QSize, sizes: Metrics, example: Sequence[DayCell] = ()
    ) -> None:
        self.month, self.size, self.sizes, self._example = month, size, sizes, example
        self.grid = GridGeometry(
            size.width(),
            size.height(),
            len(month.weeks),
            sizes.headings,
            sizes.week_width(size.width()),
        )
        self.boxes: dict[date, QRectF] = {
            cell.day: self.grid.cell(row, column)
            for row, week in enumerate(month.weeks)
            for column, cell in enumerate(week.cells)
        }
        self._layouts: dict[date, CellLayout] = {}
        self._picture = KeptPicture(size, "ground", self._paint_all)

    def holds(
        self, month: Month, size: QSize, sizes: Metrics, example: Sequence[DayCell] = ()
    ) -> bool:
        """True while the sheet is what would be made anew."""
        same = self.month is month and self.sizes is sizes and self._example is example
        return same and self.size == size

    def layout(self, cell: DayCell) -> CellLayout:
        """Where the head and the chips of a day lie."""
        layout = self._layouts.get(cell.day)
        if layout is None:
            box, longest = self.boxes[cell.day], self.month.longest_km
            layout = lay_out(cell, box, self.sizes, longest, self._lanes(cell.day))
            self._layouts[cell.day] = layout
        return layout

    def _lanes(self, day: date) -> int:
        """How many lanes of bands lie above the chips of a day."""
        cell = self.month.week_of(day)
        bands = cell.bands if cell is not None else ()
        return max((band.lane + 1 for band in bands if band.holds(day)), default=0)

    def band_box(self, band: WeekBand) -> QRectF:
        """Where a band runs; to the border of the row where it goes on beyond it."""
        first, last = self.boxes[band.first], self.boxes[band.last]
        top = first.y() + STRIPE + 1 + self.sizes.head_height
        top += band.lane * (self.sizes.band_height + CHIP_GAP)
        left = first.left() + INSET * band.begins
        right = last.right() - INSET * band.ends - 1
        return QRectF(left, top, right - left, self.sizes.band_height)

    # ------------------------------------------------------------------ the picture

    def picture(self, density: float) -> QPixmap | None:
        """The month without what the hand does, None where points are no whole pixels."""
        return self._picture.at(density)

    def _paint_all(self, painter: QPainter) -> None:
        self.paint(painter, QRegion(0, 0, self.size.width(), self.size.height()))

    # ------------------------------------------------------------------ painting

    def paint(self, painter: QPainter, region: QRegion, under: Under | None = None) -> None:
        """Paint the days that lie in a region, to which the painter is clipped."""
        theme = active()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(0.5, 0.5, self.size.width() - 1, self.size.height() - 1)
        outline = QPainterPath()
        outline.addRoundedRect(frame, metrics.CARD_RADIUS, metrics.CARD_RADIUS)
        painter.fillPath(outline, theme.colour("surface"))
        painter.save()
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
        self._paint_headings(painter, region)
        self._paint_days(painter, region, under)
        self._paint_lines(painter)
        self._paint_weeks(painter, region)
        painter.restore()
        painter.setPen(theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _paint_headings(self, painter: QPainter, region: QRegion) -> None:
        if not region.intersects(QRectF(0, 0, self.size.width(), self.grid.head).toAlignedRect()):
            return
        painter.setPen(active().colour("muted"))
        fitting = fitting_names(Role.SMALL, self.grid.heading(0).width() - 8)
        names = [fitting[cell.day.weekday()] for cell in self.month.first_cells]
        sums = [tr("Week")] if names and self.grid.week else []
        for column, name in enumerate([*names, *sums]):
            box = self.grid.heading(column).adjusted(8, 0, 0, 0)
            write(painter, box, name, Role.SMALL, figures=True)

    def _paint_days(self, painter: QPainter, region: QRegion, under: Under | None) -> None:
        cells = DayPainter(painter, active(), self.sizes)
        for cell in self.month.cells():
            box = self.boxes[cell.day]
            if region.intersects(box.toAlignedRect()):
                cells.ground(cell, box)
                if under is not None:
                    under(painter, cell, box)
                cells.day(cell, self.layout(cell))
        self._paint_example(painter, region)

    def _paint_example(self, painter: QPainter, region: QRegion) -> None:
        cells = DayPainter(painter, FaintColours(), self.sizes)
        for cell in self._example:
            box = self.boxes.get(cell.day)
            if box is not None and region.intersects(box.toAlignedRect()):
                for placed in lay_out(cell, box, self.sizes, LONG_KM).placed:
                    cells.chip(placed)

    def _paint_weeks(self, painter: QPainter, region: QRegion) -> None:
        """Paint what runs across days, above the lines between them, and the column of sums."""
        cells = DayPainter(painter, active(), self.sizes)
        sums = WeekPainter(painter, active(), self.sizes)
        for row, week in enumerate(self.month.weeks):
            for band in week.bands:
                box = self.band_box(band)
                if region.intersects(box.toAlignedRect()):
                    cells.band(band, box)
            box = self.grid.week_cell(row)
            if self.grid.week and region.intersects(box.toAlignedRect()):
                sums.week(week, box)

    def _paint_lines(self, painter: QPainter) -> None:
        painter.setPen(active().colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        width, height, head = self.size.width(), self.size.height(), round(self.grid.head)
        lines = []
        for row in range(len(self.month.weeks)):
            y = round(self.grid.week_cell(row).top())
            lines.append(QLineF(0, y - 1, width, y - 1))
        for column in range(1, 8):
            x = round(self.grid.heading(column).left())
            lines.append(QLineF(x - 1, head, x - 1, height))
        painter.drawLines(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


class MonthSheets:
    """The sheets of the month shown and of those beside it."""

    def __init__(self) -> None:
        self._kept: dict[date, MonthSheet] = {}

    def sheet(
        self, month: Month, size: QSize, sizes: Metrics, example: Sequence[DayCell] = ()
    ) -> MonthSheet:
        """The sheet of a month in a size and in fonts, made anew when something is another."""
        kept = self._kept.get(month.first)
        if kept is None or not kept.holds(month, size, sizes, example):
            kept = self._kept[month.first] = MonthSheet(month, size, sizes, example)
        return kept

    def stay_near(self, first: date) -> None:
        """Forget the months that are not beside the one that begins on a day."""
        near = (previous_month(first), first, next_month(first))
        self._kept = {begun: sheet for begun, sheet in self._kept.items() if begun in near}
