"""The month grid: painted days to look at, walk through by key, click, and carry plans about on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from calfjournal.dates import last_of_month, next_month, previous_month, same_day_of
from calfjournal.domain.session import SessionStatus
from calfjournal.views.month import PlannedRunMark, SessionMark
from calfjournal.views.picked import Picked
from calfjournal.views.week import CarriedMark
from ui.calendar.carry import Carry
from ui.calendar.carry_keys import carry_key
from ui.calendar.carrying_month import CarryingMonth
from ui.services.qt import ENTER_KEYS, KEY
from ui.widgets import mirrored
from ui.widgets.wheel import Wheel

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_PICKS = (Qt.Key.Key_M, Qt.Key.Key_Space)
_OPEN = (SessionStatus.PLANNED, SessionStatus.MOVED)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class MonthGrid(CarryingMonth):
    """A month to walk through by key, to click on and to carry planned sessions and runs about on.

    Signals: ``day_chosen(date)`` whenever another day is chosen, also one outside the month;
    ``day_entered(date)`` to work on it, ``session_entered(date, int)`` on a session of it;
    ``session_wanted(date)`` to add one; ``month_wanted(date)``
    to look at another month; ``menu_wanted(Picked, QPointF)`` for what is picked, at a place of the
    screen.
    """

    day_chosen = Signal(date)
    day_entered = Signal(date)
    session_entered = Signal(date, KEY)
    session_wanted = Signal(date)
    month_wanted = Signal(date)
    menu_wanted = Signal(Picked, QPointF)

    def __init__(self, carry: Carry, parent: QWidget | None = None) -> None:
        super().__init__(carry, parent)
        self._wheel = Wheel()
        self._mark: CarriedMark | None = None
        """What was clicked on, while its day is the one chosen."""

    def choose(
        self, day: date, *, extending: bool = False, mark: CarriedMark | None = None
    ) -> None:
        """Frame a day; says so when it is another one. ``extending`` keeps the days between."""
        self._mark = mark
        before = (self._anchor, self._selected)
        self._selected = day
        self._anchor = self._anchor if extending else day
        if before == (self._anchor, day):
            return
        self._describe()
        self.tell_chosen()
        if before[0] == before[1] and self._anchor == day:
            self._update_days(before[1], day)
        else:
            self.update()
        if before[1] != day:
            self.day_chosen.emit(day)

    @property
    def picked(self) -> Picked:
        """The days, and the thing, that are picked."""
        first, last = sorted((self._anchor, self._selected))
        return Picked(first, last, self._mark if first == last else None)

    def _update_days(self, *days: date | None) -> None:
        """Paint days again, and nothing else of the month."""
        for day in days:
            box = self.day_box(day) if day is not None else None
            if box is not None:
                self.update(box.toAlignedRect())

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = self._carry.held
        if held is not None and held.is_back and event.key() in _PICKS:
            self._pick_up(after=held.mark)
        elif held is not None:
            if not carry_key(self, self._carry, event, hours=False):
                super().keyPressEvent(event)
        elif not self._walk(event) and not self._act(event):
            super().keyPressEvent(event)

    def _walk(self, event: QKeyEvent) -> bool:
        if event.modifiers() & _ALT:
            return False
        far = bool(event.modifiers() & _CONTROL)
        target = self._target(mirrored.key(self, event.key()), far=far)
        if target is None:
            return False
        self.choose(target, extending=bool(event.modifiers() & _SHIFT))
        return True

    def _target(self, key: Qt.Key, *, far: bool) -> date | None:
        """The day that a key leads to."""
        day = self._selected
        first = self._month.first_cells[0].day if self._month.first_cells else day
        begins = first + timedelta(7 * ((day - first).days // 7))
        if key in _STEPS:
            return None if far else day + timedelta(days=_STEPS[key])
        if key == Qt.Key.Key_PageUp:
            return same_day_of(previous_month(day), day)
        if key == Qt.Key.Key_PageDown:
            return same_day_of(next_month(day), day)
        if key == Qt.Key.Key_Home:
            return day.replace(day=1) if far else begins
        if key == Qt.Key.Key_End:
            return last_of_month(day) if far else begins + timedelta(days=6)
        return self._today if key == Qt.Key.Key_T and not far else None

    def _act(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & (_CONTROL | _ALT):
            return False
        if key in ENTER_KEYS:
            self._enter(self._mark or self._open_session())
        elif key == Qt.Key.Key_N:
            self.session_wanted.emit(self._selected)
        elif key in _PICKS:
            self._pick_up()
        else:
            return False
        return True

    def _enter(self, mark: CarriedMark | None) -> None:
        """Work on a session; on the day beside where it is something else, or nothing."""
        if isinstance(mark, SessionMark):
            self.session_entered.emit(self._selected, mark.id)
        else:
            self.day_entered.emit(self._selected)

    def _open_session(self) -> SessionMark | None:
        """The first session of the day that is still open, else the first one."""
        cell = self._month.cell(self._selected)
        sessions = cell.sessions if cell is not None else ()
        still = (mark for mark in sessions if mark.status in _OPEN)
        return next(still, sessions[0] if sessions else None)

    def _pick_up(self, after: CarriedMark | None = None) -> None:
        """Pick up what was clicked on, else the first thing of the day or the one after another."""
        marks = self._movable(self._selected)
        if after in marks:
            mark: CarriedMark | None = marks[(marks.index(after) + 1) % len(marks)]
        else:
            mark = self._mark if self._mark in marks else next(iter(marks), None)
        if mark is not None:
            self._carry.pick_up(mark, self._selected)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._update_days(self._selected)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._update_days(self._selected)
        super().focusOutEvent(event)

    # ------------------------------------------------------------------ mouse

    def _movable(self, day: date) -> Sequence[CarriedMark]:
        cell = self._month.cell(day)
        if cell is None:
            return ()
        marks: list[CarriedMark] = [*cell.sessions, *cell.planned_runs]
        return [mark for mark in marks if mark.movable]

    def _mark_at(self, point: QPointF) -> CarriedMark | None:
        cell = self.cell_at(point)
        if cell is None:
            return None
        inside = mirrored.point(self, point)
        chips = (p.chip for p in self.placed_on(cell.day) if p.box.contains(inside))
        return next((mark for chip in chips if (mark := chip.session or chip.planned_run)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        mark = self._mark_at(event.position())
        self.choose(cell.day, extending=bool(event.modifiers() & _SHIFT), mark=mark)
        if isinstance(mark, SessionMark | PlannedRunMark) and mark.movable:
            self._carry.press(mark, cell.day, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        cell = self.cell_at(point)
        before, self._hovered = self._hovered, cell.day if cell else None
        if self._carry.drag(point, QApplication.startDragDistance()):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pointer = mirrored.point(self, point)
            copies = bool(event.modifiers() & _CONTROL)
            if cell is not None:
                self._carry.hold_over(cell.day, copies=copies)
            elif (held := self._carry.held) is not None:
                self._carry.hold_over(held.source)  # Beside the days it goes nowhere.
            self.update()
        elif before != self._hovered:
            self._update_days(before, self._hovered)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        self._pointer = None
        self._carry.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is None:
            return
        inside = mirrored.point(self, event.position())
        on_chip = any(p.box.contains(inside) for p in self.placed_on(cell.day))
        if on_chip:
            self._enter(self._mark_at(event.position()))
        else:
            self.session_wanted.emit(cell.day)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            point = QPointF(event.pos())
            cell, picked = self.cell_at(point), self.picked
            if cell is not None:
                mark = self._mark_at(point)
                if mark is not None or not picked.first <= cell.day <= picked.last:
                    self.choose(cell.day, mark=mark)
        self.menu_wanted.emit(self.picked, QPointF(event.globalPos()))

    def leaveEvent(self, event: QEvent) -> None:
        before, self._hovered = self._hovered, None
        self._update_days(before)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the month."""
        step = self._wheel.steps(event)
        if step:
            first = self._month.first
            self.month_wanted.emit(next_month(first) if step > 0 else previous_month(first))

    def _follow_carry(self) -> None:
        super()._follow_carry()
        held = self._carry.held
        if held is not None and not held.by_hand and self.isVisible():
            self.choose(held.day)
