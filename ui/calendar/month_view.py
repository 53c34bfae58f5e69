"""The month as a picture: painted days with everything on them, and where each lies."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from calfjournal.messages import formats, tr, tr_n
from calfjournal.views.month import DayCell, Month
from calfjournal.views.read_aloud import spoken_day, spoken_week, tip
from ui.calendar.geometry import GridGeometry
from ui.calendar.painting import DayPainter
from ui.calendar.placing import CellLayout, Metrics, PlacedChip, lay_out
from ui.services.qt import LEFT, STRONG_FOCUS
from ui.theme import active, metrics
from ui.widgets.painted import Painted, PaintedPart, Read


class MonthView(Painted):
    """Shows a month; the chosen day is framed and described to screen readers."""

    ACCESSIBLE_ROLE = Read.TABLE

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = Month(date(2000, 1, 1))
        self._selected = self._month.first
        self._today = self._selected
        self._hovered: date | None = None
        self._layouts: dict[date, CellLayout] = {}
        self._prepared: tuple[Month, QSize, dict[date, CellLayout]] | None = None
        self._metrics = Metrics()
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

    def show_month(self, month: Month, today: date) -> None:
        """Show a month; the chosen day stays."""
        self._month, self._today = month, today
        self._hovered = None
        prepared, self._prepared = self._prepared, None
        fits = prepared is not None and prepared[0] is month and prepared[1] == self.size()
        self._layouts = prepared[2] if prepared is not None and fits else {}
        self.updateGeometry()
        self._describe()
        self.update()

    def prepare(self, month: Month) -> None:
        """Lay out a month that may be shown next, as large as this one is."""
        grid = self.geometry_of_grid(month)
        self._prepared = (
            month,
            self.size(),
            {
                cell.day: lay_out(cell, grid.cell(row, column), self._metrics)
                for row, week in enumerate(month.weeks)
                for column, cell in enumerate(week.cells)
            },
        )

    def _describe(self) -> None:
        cell = self._month.cell(self._selected)
        words = spoken_day(cell) if cell else formats.long_day(self._selected)
        self.setAccessibleDescription(words)

    def accessible_parts(self) -> list[PaintedPart]:
        grid = self.geometry_of_grid()
        return [
            PaintedPart(
                spoken_day(cell),
                grid.cell(row, column).toRect(),
                cell.day == self._selected,
                Read.CELL,
            )
            for row, week in enumerate(self._month.weeks)
            for column, cell in enumerate(week.cells)
        ]

    # ------------------------------------------------------------------ geometry

    def sizeHint(self) -> QSize:
        return QSize(720, 620)

    def minimumSizeHint(self) -> QSize:
        rows = max(len(self._month.weeks), 1)
        head, beside = self._edges()
        height = head + rows * self._metrics.least_row()
        return QSize(round(7 * self._metrics.width("0") * 6 + beside), round(height))

    def geometry_of_grid(self, month: Month | None = None) -> GridGeometry:
        """Rows and columns at the present size, of the month shown or another one."""
        head, beside = self._edges()
        weeks = len((month or self._month).weeks)
        return GridGeometry(self.width(), self.height(), weeks, head, beside)

    def day_box(self, day: date) -> QRectF | None:
        """The box of a day, None when it is not shown."""
        if not self._month.weeks:
            return None
        row, column = divmod((day - self._month.weeks[0].cells[0].day).days, 7)
        if not 0 <= row < len(self._month.weeks):
            return None
        return self.geometry_of_grid().cell(row, column)

    def placed_on(self, day: date) -> tuple[PlacedChip, ...]:
        """The chips of a day with their places."""
        cell, box = self._month.cell(day), self.day_box(day)
        return self._layout(cell, box).placed if cell and box else ()

    def _edges(self) -> tuple[float, float]:
        """Height of the line of weekdays, and width of the column of weeks."""
        week = self._metrics.width(tr_n("session", "sessions", 2)) + 20
        return self._metrics.line + 16, week

    def cell_at(self, point: QPointF) -> DayCell | None:
        """The day under a point."""
        found = self.geometry_of_grid().at(point)
        return self._month.weeks[found[0]].cells[found[1]] if found else None

    def _layout(self, cell: DayCell, box: QRectF) -> CellLayout:
        layout = self._layouts.get(cell.day)
        if layout is None:
            layout = self._layouts[cell.day] = lay_out(cell, box, self._metrics)
        return layout

    def resizeEvent(self, event: QEvent) -> None:
        self._layouts.clear()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._metrics = Metrics()
            self._layouts.clear()
            self._prepared = None
            self.updateGeometry()
        super().changeEvent(event)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, grid = active(), self.geometry_of_grid()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(frame, metrics.CARD_RADIUS, metrics.CARD_RADIUS)
        painter.fillPath(outline, theme.colour("surface"))
        painter.save()
        painter.setClipPath(outline)
        self._paint_headings(painter, grid)
        cells = DayPainter(painter, theme, self._metrics)
        for row, week in enumerate(self._month.weeks):
            for column, cell in enumerate(week.cells):
                box = grid.cell(row, column)
                if event.region().intersects(box.toAlignedRect()):
                    cells.ground(cell, box)
                    self._paint_state(painter, cell, box)
                    cells.day(cell, self._layout(cell, box))
            if event.region().intersects(grid.week_cell(row).toAlignedRect()):
                cells.week(week, grid.week_cell(row))
        self._paint_lines(painter, grid)
        painter.restore()
        painter.setPen(theme.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        self._paint_choice(painter)
        self._paint_over(painter, cells)
        painter.end()

    def _paint_headings(self, painter: QPainter, grid: GridGeometry) -> None:
        painter.setFont(self._metrics.words)
        painter.setPen(active().colour("muted"))
        names = [formats.short_weekday(cell.day.weekday()) for cell in self._month.first_cells]
        for column, name in enumerate([*names, tr("Week")] if names else []):
            painter.drawText(grid.heading(column).adjusted(8, 0, 0, 0), LEFT, name)

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

    def _paint_lines(self, painter: QPainter, grid: GridGeometry) -> None:
        painter.setPen(active().colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for row in range(len(self._month.weeks)):
            y = round(grid.cell(row, 0).top())
            painter.drawLine(0, y - 1, self.width(), y - 1)
        for column in range(1, 8):
            x = round(grid.heading(column).left())
            painter.drawLine(x - 1, round(grid.head), x - 1, self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_choice(self, painter: QPainter) -> None:
        box = self.day_box(self._selected)
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
        grid = self.geometry_of_grid()
        if cell is not None:
            QToolTip.showText(event.globalPos(), tip(cell), self)
            return
        for row, week in enumerate(self._month.weeks):
            if grid.week_cell(row).contains(point):
                QToolTip.showText(event.globalPos(), spoken_week(week), self)
                return
        QToolTip.hideText()
