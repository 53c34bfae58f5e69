"""The month grid: painted days to look at, walk through by key, click, and drag plans about on."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QRegion,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from calfjournal.dates import last_of_month, next_month, previous_month, same_day_of
from calfjournal.messages import tr
from calfjournal.views.month import DayCell, PlannedRunMark, SessionMark
from ui.calendar.chips import planned_run_chip, session_chip
from ui.calendar.dragging import Drag
from ui.calendar.month_view import MonthView
from ui.calendar.painting import DayPainter
from ui.calendar.placing import PlacedChip
from ui.calendar.sheet import MonthSheet
from ui.services.qt import ENTER_KEYS, KEY
from ui.theme import active

WHEEL_STEP = 120
"""One notch of a wheel; touchpads gather it from many small movements."""

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(MonthView):
    """A month to walk through by key, to click on and to drag planned sessions and runs about.

    Signals: ``day_chosen(date)`` whenever another day is chosen, also one outside the month;
    ``day_entered(date)`` to work on it; ``session_wanted(date)`` to add one; ``month_wanted(date)``
    to look at another month; ``session_moved(int, date)`` and ``run_moved(int, date)`` when one was
    dropped on a day; ``advice_wanted(int, tuple of date)`` asks which days a dragged session must
    not go to, ``run_advice_wanted(tuple of date)`` the same of a run, both answered with
    ``show_against``; ``told(str)`` what the day under a drag says, "" when it is over.
    """

    day_chosen = Signal(date)
    day_entered = Signal(date)
    session_wanted = Signal(date)
    month_wanted = Signal(date)
    session_moved = Signal(KEY, date)
    run_moved = Signal(KEY, date)
    advice_wanted = Signal(KEY, tuple)
    run_advice_wanted = Signal(tuple)
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag: Drag | None = None
        self._draggable = False
        self._turned = 0

    def choose(self, day: date) -> None:
        """Frame a day; says so when it is another one."""
        if day == self._selected:
            return
        before, self._selected = self._selected, day
        self._describe()
        self.tell_chosen()
        self._update_days(before, day)
        self.day_chosen.emit(day)

    def allow_drags(self, *, allowed: bool) -> None:
        """Let planned sessions and runs be dragged, or not."""
        self._draggable = allowed

    def show_against(self, against: dict[date, str]) -> None:
        """Take what speaks against days for what is dragged, "" = nothing."""
        if self._drag is not None:
            self._drag.against = dict(against)
            self.update()

    def _update_days(self, *days: date | None) -> None:
        """Paint days again, and nothing else of the month."""
        for day in days:
            box = self.day_box(day) if day is not None else None
            if box is not None:
                self.update(box.toAlignedRect())

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drag is not None and event.key() == Qt.Key.Key_Escape:
            self._end_drag()
        elif not self._walk(event) and not self._act(event):
            super().keyPressEvent(event)

    def _walk(self, event: QKeyEvent) -> bool:
        key, day = event.key(), self._selected
        far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        first = self._month.first_cells[0].day if self._month.first_cells else day
        monday = first + timedelta(7 * ((day - first).days // 7))
        target: date | None = None
        if key in _STEPS and not far:
            target = day + timedelta(days=_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_PageUp:
            target = same_day_of(previous_month(day), day)
        elif key == Qt.Key.Key_PageDown:
            target = same_day_of(next_month(day), day)
        elif key == Qt.Key.Key_Home:
            target = day.replace(day=1) if far else monday
        elif key == Qt.Key.Key_End:
            last = last_of_month(day)
            target = last if far else monday + timedelta(days=6)
        elif key == Qt.Key.Key_T and not far:
            target = self._today
        if target is None:
            return False
        self.choose(target)
        return True

    def _act(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER_KEYS:
            self.day_entered.emit(self._selected)
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self.session_wanted.emit(self._selected)
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._update_days(self._selected)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._end_drag()
        self._update_days(self._selected)
        super().focusOutEvent(event)

    # ------------------------------------------------------------------ mouse

    def _movable_at(self, point: QPointF) -> SessionMark | PlannedRunMark | None:
        cell = self.cell_at(point)
        if cell is None:
            return None
        chips = (p.chip for p in self.placed_on(cell.day) if p.box.contains(point))
        marks = (chip.session or chip.planned_run for chip in chips)
        return next((mark for mark in marks if mark is not None and mark.movable), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        mark = self._movable_at(event.position())
        self.choose(cell.day)
        if mark is not None and self._draggable:
            point = event.position()
            self._drag = Drag(mark, cell.day, point, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        cell = self.cell_at(point)
        before, self._hovered = self._hovered, cell.day if cell else None
        if self._drag is not None:
            self._follow_drag(self._drag, point, self._hovered)
        elif before != self._hovered:
            self._update_days(before, self._hovered)

    def _follow_drag(self, drag: Drag, point: QPointF, hovered: date | None) -> None:
        was_begun = drag.begun
        if not drag.follow(point, QApplication.startDragDistance()):
            return
        if not was_begun:
            shown = tuple(cell.day for cell in self._month.cells())
            if isinstance(drag.mark, SessionMark):
                self.advice_wanted.emit(drag.mark.id, shown)
            else:
                self.run_advice_wanted.emit(shown)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if hovered is not None and hovered != drag.source:
            against = drag.against.get(hovered, "")
            self.told.emit(against or tr("Move to {day:long_day}", day=hovered))
        else:
            self.told.emit("")
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, cell = self._drag, self.cell_at(event.position())
        self._end_drag()
        if drag is not None and drag.begun and cell is not None and drag.takes(cell.day):
            of_session = isinstance(drag.mark, SessionMark)
            moved = self.session_moved if of_session else self.run_moved
            moved.emit(drag.mark.id, cell.day)

    def _end_drag(self) -> None:
        if self._drag is not None:
            self._drag = None
            self.unsetCursor()
            self.told.emit("")
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is not None:
            self.day_entered.emit(cell.day)

    def leaveEvent(self, event: QEvent) -> None:
        before, self._hovered = self._hovered, None
        self._update_days(before)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the month; a swipe that runs on by itself turns no more pages."""
        if event.phase() is Qt.ScrollPhase.ScrollMomentum:
            event.accept()
            return
        if event.phase() is Qt.ScrollPhase.ScrollBegin:
            self._turned = 0
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= WHEEL_STEP:
            forward = self._turned < 0
            self._turned = 0
            first = self._month.first
            self.month_wanted.emit(next_month(first) if forward else previous_month(first))
        event.accept()

    # ------------------------------------------------------------------ painting a drag

    def _changing(self, sheet: MonthSheet) -> QRegion:
        if self._drag is not None and self._drag.begun:
            return QRegion(self.rect())
        return super()._changing(sheet)

    def _paint_state(self, painter: QPainter, cell: DayCell, box: QRectF) -> None:
        drag = self._drag
        if drag is None or not drag.begun:
            super()._paint_state(painter, cell, box)
        elif drag.takes(cell.day):
            tint = active().colour("go_on")
            tint.setAlphaF(0.30 if cell.day == self._hovered else 0.12)
            painter.fillRect(box, tint)
        elif cell.day != drag.source:
            self._paint_cross(painter, box, strong=cell.day == self._hovered)

    def _paint_cross(self, painter: QPainter, box: QRectF, *, strong: bool) -> None:
        """Cross a day out in its corner, clear of what stands in it."""
        colour = active().colour("step_back")
        colour.setAlphaF(1.0 if strong else 0.45)
        painter.setPen(QPen(colour, 2 if strong else 1.2))
        reach = 5 if strong else 4
        centre = box.bottomRight() - QPointF(12, 12)
        for sign in (-1, 1):
            offset = QPointF(reach, sign * reach)
            painter.drawLine(centre - offset, centre + offset)

    def _paint_over(self, painter: QPainter, cells: DayPainter) -> None:
        drag = self._drag
        if drag is None or not drag.begun:
            return
        mark = drag.mark
        chip = session_chip(mark) if isinstance(mark, SessionMark) else planned_run_chip(mark)
        box = QRectF(0, 0, self._metrics.form_width(chip.forms[0]), 0)
        box.setHeight(self._metrics.chip_height)
        box.moveCenter(drag.at)
        cells.chip(PlacedChip(chip, chip.forms[0], box), lifted=True)
