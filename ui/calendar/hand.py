"""What the hand does in every room: carries things about, and acts on what is picked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from calfjournal.views.month import DayCell
from calfjournal.views.picked import Picked
from ui.calendar.carry import Carry
from ui.calendar.carry_acts import CarryActs
from ui.calendar.carry_bar import CarryBar
from ui.calendar.day_acts import DayActs
from ui.calendar.rooms import Rooms
from ui.services.context import Context


class Hand(QObject):
    """``went(date)`` says where something stands now; ``adding_wanted(date)`` asks to add."""

    went = Signal(date)
    adding_wanted = Signal(date)

    def __init__(self, context: Context, carry: Carry, rooms: Rooms, page: QWidget) -> None:
        super().__init__(page)
        self._carry, self._rooms = carry, rooms
        self.bar = CarryBar(carry)
        self.carry_acts = CarryActs(context, carry, page)
        self.acts = DayActs(context, carry, self._picked, self._cell, page)
        self.acts.listen(rooms)
        rooms.menu_wanted.connect(self.acts.open_menu)
        self.acts.done.connect(self.went)
        self.acts.adding_wanted.connect(self.adding_wanted)
        self.carry_acts.moved.connect(self.went)
        self.bar.shift_wanted.connect(self.carry_acts.ask_shift)
        self.bar.anyway_wanted.connect(self.carry_acts.ask_anyway)
        carry.changed.connect(self._follow)
        carry.left.connect(self.went)

    def _picked(self) -> Picked:
        return self._rooms.now.picked

    def _cell(self, day: date) -> DayCell | None:
        return self._rooms.month_around(day).cell(day)

    @Slot()
    def _follow(self) -> None:
        """Give the keys back to the room once nothing is held."""
        if self._carry.held is None and self.bar.isVisible():
            self._rooms.now.setFocus(Qt.FocusReason.OtherFocusReason)
