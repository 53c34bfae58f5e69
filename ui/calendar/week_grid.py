"""A painted week to walk through by key, to click on, and to carry sessions and runs about on."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from calfjournal.dates import hour_words
from calfjournal.views.month import RunMark
from calfjournal.views.picked import Picked
from ui.calendar.carry import Carry
from ui.calendar.carry_keys import carry_key
from ui.calendar.week_sheet import PlacedItem
from ui.calendar.week_view import WeekView
from ui.services.qt import ENTER_KEYS, KEY
from ui.widgets import mirrored
from ui.widgets.wheel import Wheel

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_OTHERS = Qt.KeyboardModifier.AltModifier | _CONTROL


class WeekGrid(WeekView):
    """Seven days to work on.

    Signals: ``day_chosen(date)`` whenever another day is chosen, also one of another week;
    ``day_entered(date)``, ``session_entered(date, int)`` and ``run_entered(int)`` to work on one;
    ``adding_wanted(date)`` to add one, ``adding_at(date, str)`` at an hour;
    ``menu_wanted(Picked, QPointF)`` for what is picked, at a place of the screen.
    """

    day_chosen = Signal(date)
    day_entered = Signal(date)
    session_entered = Signal(date, KEY)
    run_entered = Signal(KEY)
    adding_wanted = Signal(date)
    adding_at = Signal(date, str)
    menu_wanted = Signal(Picked, QPointF)

    def __init__(self, carry: Carry, today: date, parent: QWidget | None = None) -> None:
        super().__init__(carry, today, parent)
        self._wheel = Wheel()

    def choose(self, day: date, *, extending: bool = False, at: int = 0) -> None:
        """Choose a day; ``extending`` keeps the days between; ``at`` of its things."""
        before = self._selected
        self._selected, self._at = day, at
        if not extending:
            self._anchor = day
        self._describe()
        self.tell_chosen()
        self.update()
        if day != before:
            self.day_chosen.emit(day)

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._carry.held is not None:
            if not carry_key(self, self._carry, event, hours=True):
                super().keyPressEvent(event)
        elif not (self._walk(event) or self._act(event)):
            super().keyPressEvent(event)

    def _walk(self, event: QKeyEvent) -> bool:
        key, held = mirrored.key(self, event.key()), event.modifiers()
        if held & _OTHERS or self._week is None:
            return False
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -7,
            Qt.Key.Key_PageDown: 7,
            Qt.Key.Key_Home: (self._week.first - self._selected).days,
            Qt.Key.Key_End: (self._week.first - self._selected).days + 6,
            Qt.Key.Key_T: (self._today - self._selected).days,
        }.get(key)
        if days is not None:
            self.choose(self._selected + timedelta(days), extending=bool(held & _SHIFT))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            there = len(self._items(self._selected))
            step = 1 if key == Qt.Key.Key_Down else -1
            self.choose(self._selected, at=min(max(self._at + step, 0), max(there - 1, 0)))
        else:
            return False
        return True

    def _act(self, event: QKeyEvent) -> bool:
        key, item = event.key(), self.item
        if event.modifiers() & _OTHERS:
            return False
        if key in ENTER_KEYS:
            self._enter(item)
        elif key == Qt.Key.Key_N:
            self.adding_wanted.emit(self._selected)
        elif key in (Qt.Key.Key_M, Qt.Key.Key_Space):
            mark = item.item.carried if item is not None else None
            if mark is not None:
                self._carry.pick_up(mark, self._selected)
        else:
            return False
        return True

    def _enter(self, item: PlacedItem | None) -> None:
        if item is not None and item.item.is_session:
            self.session_entered.emit(item.day, item.item.mark.id)
        elif item is not None and isinstance(item.item.mark, RunMark):
            self.run_entered.emit(item.item.mark.id)
        else:
            self.day_entered.emit(self._selected)

    # ------------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sheet = self.sheet
        if sheet is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        point = mirrored.point(self, event.position())
        day, placed = sheet.day_at(point), sheet.item_at(point)
        if day is None:
            return
        at = sheet.on(day).index(placed) if placed is not None else 0
        self.choose(day, extending=bool(event.modifiers() & _SHIFT), at=at)
        mark = placed.item.carried if placed is not None else None
        if mark is not None:
            self._carry.press(mark, day, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        sheet, point = self.sheet, mirrored.point(self, event.position())
        if sheet is None or not self._carry.drag(point, QApplication.startDragDistance()):
            return
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        day = sheet.day_at(point)
        if day is not None:
            copies = bool(event.modifiers() & _CONTROL)
            self._carry.hold_over(day, sheet.minute_at(point.y()), copies=copies)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        self._carry.let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        sheet, point = self.sheet, mirrored.point(self, event.position())
        if sheet is None or sheet.day_at(point) is None:
            return
        placed, minute = sheet.item_at(point), sheet.minute_at(point.y())
        if placed is not None:
            self._enter(placed)
        elif minute is None:
            self.adding_wanted.emit(self._selected)
        else:
            self.adding_at.emit(self._selected, hour_words(minute))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        sheet, point = self.sheet, mirrored.point(self, QPointF(event.pos()))
        if sheet is None:
            return
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            day, placed = sheet.day_at(point), sheet.item_at(point)
            picked = self.picked
            if day is not None and not picked.first <= day <= picked.last:
                self.choose(day)
            if day is not None and placed is not None:
                self.choose(day, at=sheet.on(day).index(placed))
        self.menu_wanted.emit(self.picked, QPointF(event.globalPos()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = self._wheel.steps(event)
        if steps:
            self.choose(self._selected + timedelta(days=7 * steps))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def _follow_carry(self) -> None:
        super()._follow_carry()
        held = self._carry.held
        if held is not None and self.isVisible() and held.day != self.selected:
            self.choose(held.day)
