"""A plot that is pointed at, panned and zoomed, by mouse and keys."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ui.charts.marks import Picture, Span
from ui.charts.opening import OpenPoint, point_near, point_on
from ui.charts.picture_plot import PicturePlot
from ui.charts.style import ChartColours
from ui.charts.view_item import hair_pen
from ui.services.qt import ENTER_KEYS, VALUE
from ui.theme import metrics

ZOOM_STEP, WHEEL_STEP, PAN_STEP = 0.7, 0.85, 0.25
STILL = 4
"""Pixels that a mouse moves in a click, at most."""
_ZOOM_KEYS = {
    Qt.Key.Key_Plus: ZOOM_STEP,
    Qt.Key.Key_Equal: ZOOM_STEP,
    Qt.Key.Key_Minus: 1 / ZOOM_STEP,
}


class TimePlot(PicturePlot):
    """One panel.

    ``cursor_moved`` tells the ordinal day under the cursor, None when it left; ``days_moved`` comes
    after panning or zooming, ``back_wanted`` with a double click or 0; ``opened(day, number)`` when
    a point that stands for something is clicked on, or with Enter under the cursor.
    """

    cursor_moved = Signal(VALUE)
    back_wanted = Signal()
    opened = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cursor_day: int | None = None
        self._pressed: QPointF | None = None
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setZValue(50)
        self._cursor.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_picture(self, picture: Picture, spans: Sequence[Span], colours: ChartColours) -> None:
        """Draw everything anew, the cursor above it."""
        super().show_picture(picture, spans, colours)
        self._cursor.setPen(hair_pen(colours.muted))
        self.getPlotItem().addItem(self._cursor, ignoreBounds=True)

    # ------------------------------------------------------------------ panning and zooming

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
            hand, plain = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand if self._point_at(event.position()) else plain)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position() if is_left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a point opens what it stands for; what was dragged is no click."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or (event.position() - pressed).manhattanLength() > STILL:
            return
        if (point := self._point_at(event.position())) is not None:
            self.opened.emit(point.day, point.number)

    def _point_at(self, position: QPointF) -> OpenPoint | None:
        return point_near(self._picture, position, self._place)

    def _place(self, point: QPointF) -> QPointF:
        """Where a day and a value are, in pixels."""
        return self.viewportTransform().map(self._view.mapViewToScene(point))

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
        """Arrows walk from value to value, Home and End to the ends, Enter opens, Escape lets go.

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
        elif key in ENTER_KEYS and self._cursor_day is not None:
            if (point := point_on(self._picture, self._cursor_day)) is not None:
                self.opened.emit(point.day, point.number)
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
