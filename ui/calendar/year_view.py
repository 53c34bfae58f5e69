"""The year under the hand: walked through by key, clicked on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from calfjournal.views.year import WEEK
from ui.calendar.year_picture import YearPicture
from ui.services.qt import ENTER_KEYS
from ui.widgets import mirrored

FOUR_WEEKS = 4 * WEEK
_STEPS = {
    Qt.Key.Key_Left: -WEEK,
    Qt.Key.Key_Right: WEEK,
    Qt.Key.Key_Up: -FOUR_WEEKS,
    Qt.Key.Key_Down: FOUR_WEEKS,
}


class YearView(YearPicture):
    """A year to walk through week by week.

    Signals: ``day_wanted(date)`` to choose a day, also one of another year; ``year_wanted(bool)``
    to look at the next year or the one before; ``week_entered(date)`` to open the week of a day;
    ``adding_wanted(date)`` to add something to it; ``moving_wanted`` to move something.
    """

    day_wanted = Signal(date)
    year_wanted = Signal(bool)
    week_entered = Signal(date)
    adding_wanted = Signal(date)
    moving_wanted = Signal()

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or not self._act(
            mirrored.key(self, event.key())
        ):
            super().keyPressEvent(event)

    def _act(self, key: int) -> bool:
        if key in _STEPS:
            self.day_wanted.emit(self._selected + _STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.year_wanted.emit(key == Qt.Key.Key_PageDown)
        elif key == Qt.Key.Key_Home:
            self.day_wanted.emit(date(self._year.year, 1, 1))
        elif key == Qt.Key.Key_End:
            self.day_wanted.emit(date(self._year.year, 12, 31))
        elif key == Qt.Key.Key_T:
            self.day_wanted.emit(self._year.today)
        elif key == Qt.Key.Key_N:
            self.adding_wanted.emit(self._selected)
        elif key == Qt.Key.Key_M:
            self.moving_wanted.emit()
        elif key in ENTER_KEYS:
            self.week_entered.emit(self._selected)
        else:
            return False
        return True

    # ------------------------------------------------------------------ mouse

    def _day_at(self, column: int) -> date:
        """Return the day of the year in a week with the weekday that is chosen, or the nearest."""
        weekday = (self._selected - self._year.first).days % 7
        day = self._year.weeks[column].days[weekday].day
        begin, end = date(self._year.year, 1, 1), date(self._year.year, 12, 31)
        return max(begin, min(day, end))

    def _column_at(self, event: QMouseEvent) -> int | None:
        return self.sheet.geometry.column_at(mirrored.point(self, event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._column_at(event)
        if at is not None and event.button() is Qt.MouseButton.LeftButton:
            self.day_wanted.emit(self._day_at(at))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._column_at(event) is not None:
            self.week_entered.emit(self._selected)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._column_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, column: int | None) -> None:
        before, self._hovered = self._hovered, column
        if before != column:
            self._update_columns(before, column)
