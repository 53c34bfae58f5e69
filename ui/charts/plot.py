"""A plot on the shared time axis: draws a Picture and points at days."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.axes import DayAxis, ValueAxis
from ui.charts.curve import CurveItem
from ui.charts.items import BarsItem, Ground, LevelsItem, RibbonItem, SignsItem, TiesItem
from ui.charts.marks import Picture, Span
from ui.charts.style import ChartColours
from ui.charts.view_item import hair_pen
from ui.services.qt import VALUE
from ui.theme import Role, font, metrics

ROOM = 0.06
"""Share of the value range left free above and below the data."""
SHORTEST_VIEW_DAYS = 7.0
ZOOM_STEP, WHEEL_STEP, PAN_STEP = 0.7, 0.85, 0.25
_ZOOM_KEYS = {
    Qt.Key.Key_Plus: ZOOM_STEP,
    Qt.Key.Key_Equal: ZOOM_STEP,
    Qt.Key.Key_Minus: 1 / ZOOM_STEP,
}


class TimePlot(pg.PlotWidget):
    """One panel.

    ``cursor_moved`` tells the ordinal day under the cursor, None when it left; ``days_moved`` the
    first and last day shown after panning or zooming; ``back_wanted`` a double click or 0.
    """

    cursor_moved = Signal(VALUE)
    days_moved = Signal(float, float)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._value_axis = ValueAxis()
        super().__init__(parent, axisItems={"bottom": DayAxis(), "left": self._value_axis})
        self._picture = Picture()
        self._colours: ChartColours | None = None
        self._cursor_day: int | None = None
        self._days = (0.0, 1.0)
        plot = self.getPlotItem()
        plot.setMenuEnabled(False)
        # pyqtgraph makes this menu without a parent; never shown here, it would outlive the plot.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        plot.hideButtons()
        plot.setMouseEnabled(x=True, y=False)
        plot.setContentsMargins(0, 4, 4, 0)
        self._view = plot.getViewBox()
        self._view.setDefaultPadding(0)
        self._view.disableAutoRange()
        self._view.sigXRangeChanged.connect(self._on_days_moved)
        self._ground = Ground(self._value_axis)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setZValue(50)
        self._cursor.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Wide and low; cards give the height."""
        return QSize(480, 140)

    # ------------------------------------------------------------------ content

    @property
    def picture(self) -> Picture:
        """What is shown."""
        return self._picture

    def name_spans(self) -> None:
        """Write the names of phases and flares into their tints."""
        self._ground.names_spans = True

    def show_picture(self, picture: Picture, spans: Sequence[Span], colours: ChartColours) -> None:
        """Draw everything anew in the given colours."""
        self._picture, self._colours = picture, colours
        self._value_axis.whole = picture.whole_ticks
        plot = self.getPlotItem()
        plot.clear()
        self._apply_colours(colours)
        self._ground.show(spans, picture.noise, colours)
        items: list[pg.GraphicsObject] = [self._ground]
        items += [RibbonItem(ribbon, colours) for ribbon in picture.ribbons]
        if picture.bars is not None:
            items.append(BarsItem(picture.bars, colours))
        items += [
            CurveItem(line, colours.role(line.role), colours.surface) for line in picture.lines
        ]
        if picture.ties is not None:
            items.append(TiesItem(picture.ties, colours))
        if picture.levels:
            items.append(LevelsItem(picture.levels, colours))
        if picture.signs:
            items.append(SignsItem(picture.signs, colours))
        for item in (*items, self._cursor):
            plot.addItem(item, ignoreBounds=True)
        self._fit_values()

    def _apply_colours(self, colours: ChartColours) -> None:
        self.setBackground(colours.surface)
        for name in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(name)
            axis.setPen(pg.mkPen(None) if name == "left" else hair_pen(colours.grid))
            # Ticks of no length would still show as dots.
            axis.setTickPen(hair_pen(colours.surface if name == "left" else colours.grid))
            axis.setTextPen(colours.muted)
            axis.setTickFont(font(Role.SMALL, figures=True))
        self._cursor.setPen(hair_pen(colours.muted))

    def _fit_values(self) -> None:
        """Fit the value axis to what is visible, so that a year does not flatten a month."""
        if self._picture.y_range is not None:
            low, high = self._picture.y_range
        else:
            found = self._picture.extent(*self._days) or self._picture.extent()
            low, high = self._roomy(*(found or (0.0, 1.0)))
        if [low, high] != self._view.viewRange()[1]:
            self._view.setYRange(low, high, padding=0)

    def _roomy(self, low: float, high: float) -> tuple[float, float]:
        # Never closer than the test can tell apart: noise must not look like a change.
        short = max(self._picture.least_span - (high - low), 0.0) / 2
        low, high = low - short, high + short
        room = max((high - low) * ROOM, 0.5 if self._picture.whole_ticks else 0.05)
        low, high = low - room, high + room * (3 if self._ground.names_spans else 1)
        if self._picture.y_floor is not None:
            low = self._picture.y_floor
        # Whole steps, so that the axis does not tremble while panning.
        step = 10.0 ** math.floor(math.log10((high - low) / 3)) / 2
        floor = low if low == self._picture.y_floor else math.floor(low / step) * step
        return floor, math.ceil(high / step) * step

    # ------------------------------------------------------------------ days shown

    @property
    def days_shown(self) -> tuple[float, float]:
        """First and last ordinal day of the view."""
        return self._days

    def set_limits(self, first: float, last: float) -> None:
        """Keep panning and zooming inside the journal's days."""
        span = max(last - first, SHORTEST_VIEW_DAYS)
        self._view.setLimits(
            xMin=first, xMax=first + span, minXRange=min(SHORTEST_VIEW_DAYS, span), maxXRange=span
        )

    def show_days(self, first: float, last: float) -> None:
        """Show a range of ordinal days."""
        self._view.setXRange(first, last, padding=0)

    @Slot(VALUE, VALUE)
    def _on_days_moved(self, _view: object, days: tuple[float, float]) -> None:
        self._days = (float(days[0]), float(days[1]))
        self._fit_values()
        # Now rather than while painting, where it would ask for painting once more.
        self._view.updateMatrix()
        self.days_moved.emit(*self._days)

    def _zoom(self, factor: float, around: float | None = None) -> None:
        first, last = self._days
        middle = (first + last) / 2 if around is None else around
        self.show_days(middle - (middle - first) * factor, middle + (last - middle) * factor)

    def _pan(self, share: float) -> None:
        first, last = self._days
        step = (last - first) * share
        limits = self._view.state["limits"]["xLimits"]
        step = min(max(step, limits[0] - first), limits[1] - last)
        self.show_days(first + step, last + step)

    # ------------------------------------------------------------------ cursor

    @property
    def cursor_day(self) -> int | None:
        """The ordinal day under the cursor."""
        return self._cursor_day

    def set_cursor(self, day: int | None) -> None:
        """Put the cursor on a day without telling anybody (linked panels)."""
        if day == self._cursor_day:
            return
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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to the range that was chosen."""
        self.back_wanted.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """No mouse, no cursor, unless the keyboard holds it."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._move_cursor(None)

    def _day_at(self, position: QPointF) -> int | None:
        scene = self.mapToScene(position.toPoint())
        if not self._view.sceneBoundingRect().contains(scene):
            return None
        return round(self._view.mapSceneToView(scene).x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from value to value, Home and End go to the ends, Escape lets go.

        Plus and minus zoom, Ctrl with an arrow pans, 0 goes back to the chosen range.
        """
        key = Qt.Key(event.key())
        along = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        days = self._visible_days()
        if along and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pan(along * PAN_STEP)
        elif key in _ZOOM_KEYS:
            self._zoom(_ZOOM_KEYS[key], self._cursor_day)
        elif key == Qt.Key.Key_0:
            self.back_wanted.emit()
        elif key == Qt.Key.Key_Escape and self._cursor_day is not None:
            self._move_cursor(None)
        elif days.size and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_cursor(int(days[0 if key == Qt.Key.Key_Home else -1]))
        elif days.size and along:
            self._step_cursor(days, along)
        else:
            event.ignore()

    def _step_cursor(self, days: np.ndarray, step: int) -> None:
        if self._cursor_day is None:
            self._move_cursor(int(days[-1] if step < 0 else days[0]))
            return
        beyond = days[days > self._cursor_day] if step > 0 else days[days < self._cursor_day]
        if beyond.size:
            self._move_cursor(int(beyond[0 if step > 0 else -1]))

    def _visible_days(self) -> np.ndarray:
        first, last = self._days
        days = self._picture.days
        return days[(days >= first) & (days <= last)]

    # ------------------------------------------------------------------ Qt

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; with Ctrl it zooms the time axis."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(WHEEL_STEP ** (event.angleDelta().y() / 120), self._day_at(event.position()))
            event.accept()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the cursor and of the ring."""
        super().focusOutEvent(event)
        self._move_cursor(None)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot, and around it the ring of the keyboard's focus."""
        super().paintEvent(event)
        if self.hasFocus() and self._colours is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._colours.focus, 2))
            ring = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, metrics.CHIP_RADIUS, metrics.CHIP_RADIUS)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """A new font is a new tick font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._colours is not None:
            self._apply_colours(self._colours)
