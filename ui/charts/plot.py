"""A plot on the shared time axis: draws a Picture and points at days."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.axes import DayAxis, ValueAxis
from ui.charts.items import Ground, RibbonItem, hair_pen
from ui.charts.marks import Bars, Line, Picture, Span
from ui.charts.style import ChartColours
from ui.theme import Role, font

LINE_WIDTH = 1.6
RIBBON_ALPHA = 46
ROOM = 0.08
"""Share of the value range left free above and below the data."""
SHORTEST_VIEW_DAYS = 7.0


class TimePlot(pg.PlotWidget):
    """One panel. ``cursor_moved`` tells the ordinal day under the cursor, None when it left."""

    cursor_moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._value_axis = ValueAxis()
        super().__init__(parent, axisItems={"bottom": DayAxis(), "left": self._value_axis})
        self._picture = Picture()
        self._colours: ChartColours | None = None
        self._spans: tuple[Span, ...] = ()
        self._cursor_day: int | None = None
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        # pyqtgraph makes this menu without a parent; never shown here, it would outlive the plot.
        plot.ctrlMenu.setParent(self)
        plot.hideButtons()
        plot.setMouseEnabled(x=True, y=False)
        plot.getViewBox().setDefaultPadding(0)
        plot.setContentsMargins(0, 4, 4, 0)
        self._ground = Ground(self._value_axis)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setZValue(50)
        self._cursor.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)
        self.setMouseTracking(True)

    # ------------------------------------------------------------------ content

    @property
    def picture(self) -> Picture:
        """What is shown."""
        return self._picture

    def show_picture(self, picture: Picture, spans: Sequence[Span], colours: ChartColours) -> None:
        """Draw everything anew in the given colours."""
        self._picture, self._spans, self._colours = picture, tuple(spans), colours
        self._value_axis.whole = picture.whole_ticks
        plot = self.getPlotItem()
        plot.clear()
        self._apply_colours(colours)
        plot.addItem(self._ground, ignoreBounds=True)
        self._draw(picture, colours)
        plot.addItem(self._cursor, ignoreBounds=True)
        self._fit_values(*plot.getViewBox().viewRange()[0])

    def _apply_colours(self, colours: ChartColours) -> None:
        self.setBackground(colours.surface)
        for name in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(pg.mkPen(None) if name == "left" else hair_pen(colours.grid))
            axis.setTextPen(colours.muted)
            axis.setTickFont(font(Role.SMALL, figures=True))
        self._cursor.setPen(hair_pen(colours.muted))
        self._ground.set_grid_colour(colours.grid)
        self._ground.show_spans(
            [(span, colours.tints.get(span.role, colours.noise)) for span in self._spans]
        )
        self._ground.show_noise(self._picture.noise, colours.noise)

    def _draw(self, picture: Picture, colours: ChartColours) -> None:
        plot = self.getPlotItem()
        for ribbon in picture.ribbons:
            plot.addItem(RibbonItem(ribbon, colours.soft(ribbon.role, RIBBON_ALPHA)))
        if picture.bars is not None:
            self._draw_bars(picture.bars, colours)
        for level in picture.levels:
            line = pg.InfiniteLine(
                pos=level.y, angle=0, pen=hair_pen(colours.role(level.role), dashed=True)
            )
            plot.addItem(line, ignoreBounds=True)
        for line in picture.lines:
            self._draw_line(line, colours)

    def _draw_bars(self, bars: Bars, colours: ChartColours) -> None:
        base = np.zeros_like(bars.x)
        for role, _, heights in bars.stacks:
            item = pg.BarGraphItem(
                x=bars.x,
                y0=base,
                height=heights,
                width=bars.width,
                brush=colours.role(role),
                pen=pg.mkPen(colours.surface, width=1),
            )
            self.getPlotItem().addItem(item)
            base = base + heights

    def _draw_line(self, line: Line, colours: ChartColours) -> None:
        if not np.isfinite(line.y).any():
            return  # pyqtgraph cannot measure marks of which none has a place.
        colour = colours.role(line.role)
        pen = hair_pen(colour, dashed=line.dashed, width=LINE_WIDTH) if line.line else None
        fill = colours.surface if line.open_marks else colour
        self.getPlotItem().addItem(
            pg.PlotDataItem(
                line.x,
                line.y,
                pen=pen,
                connect="finite",
                symbol="o" if line.marks else None,
                symbolSize=line.mark_size,
                symbolBrush=fill,
                symbolPen=pg.mkPen(colour, width=1.4),
            )
        )

    def _fit_values(self, first: float, last: float) -> None:
        view = self.getPlotItem().getViewBox()
        extent = self._picture.extent(first, last)
        if self._picture.y_range is not None:
            low, high = self._picture.y_range
        elif extent is None:
            low, high = 0.0, 1.0
        else:
            low, high = extent
            room = max((high - low) * ROOM, 0.5 if self._picture.whole_ticks else 0.05)
            low, high = low - room, high + room
            if self._picture.y_floor is not None:
                low = min(max(low, self._picture.y_floor), self._picture.y_floor)
        view.setLimits(yMin=low, yMax=high)
        view.setYRange(low, high, padding=0)

    # ------------------------------------------------------------------ range and cursor

    def set_limits(self, first: float, last: float) -> None:
        """Keep panning and zooming inside the journal's days."""
        span = max(last - first, SHORTEST_VIEW_DAYS)
        self.getPlotItem().getViewBox().setLimits(
            xMin=first, xMax=first + span, minXRange=min(SHORTEST_VIEW_DAYS, span), maxXRange=span
        )

    def show_days(self, first: float, last: float) -> None:
        """Show a range of ordinal days, the values in it filling the height."""
        self.getPlotItem().getViewBox().setXRange(first, last, padding=0)
        self._fit_values(first, last)

    @property
    def cursor_day(self) -> int | None:
        """The ordinal day under the cursor."""
        return self._cursor_day

    def set_cursor(self, day: int | None) -> None:
        """Put the cursor on a day without telling anybody (linked panels)."""
        self._cursor_day = day
        self._cursor.setVisible(day is not None)
        if day is not None:
            self._cursor.setValue(float(day))

    def _move_cursor(self, day: int | None) -> None:
        if day != self._cursor_day:
            self.set_cursor(day)
            self.cursor_moved.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The cursor follows the mouse from day to day."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._move_cursor(self._day_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """No mouse, no cursor, unless the keyboard holds it."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._move_cursor(None)

    def _day_at(self, position: QPointF) -> int | None:
        view = self.getPlotItem().getViewBox()
        scene = self.mapToScene(position.toPoint())
        if not view.sceneBoundingRect().contains(scene):
            return None
        return round(view.mapSceneToView(scene).x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from value to value, Home and End go to the ends, Escape lets go."""
        days = self._visible_days()
        key = event.key()
        if key == Qt.Key.Key_Escape and self._cursor_day is not None:
            self._move_cursor(None)
        elif days.size and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_cursor(int(days[0 if key == Qt.Key.Key_Home else -1]))
        elif days.size and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_cursor(days, 1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _step_cursor(self, days: np.ndarray, step: int) -> None:
        if self._cursor_day is None:
            self._move_cursor(int(days[-1] if step < 0 else days[0]))
            return
        beyond = days[days > self._cursor_day] if step > 0 else days[days < self._cursor_day]
        if beyond.size:
            self._move_cursor(int(beyond[0 if step > 0 else -1]))

    def _visible_days(self) -> np.ndarray:
        first, last = self.getPlotItem().getViewBox().viewRange()[0]
        days = self._picture.days
        return days[(days >= first - 0.5) & (days <= last + 0.5)]

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; with Ctrl it zooms the time axis."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """A new font is a new tick font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._colours is not None:
            self._apply_colours(self._colours)


def readings_at(picture: Picture, day: int) -> list[tuple[Line, float]]:
    """(line, value) of every line with a value on a day, for the read-out beside the plot."""
    found = []
    for line in picture.lines:
        index = np.flatnonzero(np.round(line.x) == day)
        if index.size and np.isfinite(line.y[index[-1]]):
            found.append((line, float(line.y[index[-1]])))
    return found


def nearest_day(picture: Picture, day: int | None) -> int | None:
    """The day with a value nearest to a day; the newest when no day is given."""
    days = picture.days
    if days.size == 0:
        return None
    if day is None:
        return int(days[-1])
    return int(days[int(np.argmin(np.abs(days - day)))])
