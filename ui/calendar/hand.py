"""What the hand does in every room: carries things about, and acts on what is picked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from weakref import WeakMethod

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QWidget

from calfjournal.messages import tr
from calfjournal.views.month import DayCell
from calfjournal.views.picked import Picked
from ui.calendar.carry import Carry
from ui.calendar.carry_acts import CarryActs
from ui.calendar.carry_bar import CarryBar
from ui.calendar.day_acts import DayActs
from ui.calendar.day_panel import DayPanel
from ui.calendar.rooms import Rooms
from ui.services.context import Context

_CARRYING = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Escape,
)
"""Keys that mean what is carried, also from the buttons below."""


class Hand(QObject):
    """``went(date)`` says where something stands now.

    ``panel`` answers with the panel of the chosen day, as it is now.
    """

    went = Signal(date)

    def __init__(
        self,
        context: Context,
        carry: Carry,
        rooms: Rooms,
        panel: Callable[[], DayPanel],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._notices = context.notices
        self._carry, self._rooms, self._panel = carry, rooms, WeakMethod(panel)
        self.bar = CarryBar(carry)
        self.carry_acts = CarryActs(context, carry, page)
        self.acts = DayActs(context, carry, self._picked, self._cell, page)
        self.acts.listen(rooms)
        rooms.menu_wanted.connect(self.acts.open_menu)
        self.acts.done.connect(self.went)
        self.acts.adding_wanted.connect(self.add)
        self.acts.moving_wanted.connect(self._ask_move)
        self.acts.found_nothing.connect(self._tell_nothing)
        rooms.moving_wanted.connect(self.acts.ask_move)
        rooms.adding_wanted.connect(self.add)
        rooms.adding_at.connect(self.add_at)
        self.carry_acts.moved.connect(self.went)
        self.bar.shift_wanted.connect(self.carry_acts.ask_shift)
        self.bar.anyway_wanted.connect(self.carry_acts.ask_anyway)
        self._holding = False
        for way in self.bar.ways:
            way.installEventFilter(self)
        rooms.entered_room.connect(self._follow_room)
        carry.changed.connect(self._follow)
        carry.left.connect(self.went)

    def _day(self) -> DayPanel:
        panel = self._panel()
        if panel is None:
            raise RuntimeError("the page of this panel is gone")
        return panel()

    def _picked(self) -> Picked:
        return self._rooms.now.picked

    def _cell(self, day: date) -> DayCell | None:
        return self._rooms.month_around(day).cell(day)

    @Slot(Picked)
    def _ask_move(self, picked: Picked) -> None:
        """Ask for another day as the panel of the day does."""
        panel, key = self._day(), picked.mark.id if picked.mark is not None else None
        for form in panel.sessions:
            if form.session is not None and form.session.id == key:
                form.acts.ask_move()
        for line in panel.planned_runs:
            if line.run is not None and line.run.id == key:
                line.acts.ask_move()

    @Slot()
    def _tell_nothing(self) -> None:
        if said := self._rooms.now.nothing_picked:
            self._notices.say(tr(said))

    # ------------------------------------------------------------------ adding

    @Slot(date)
    def add(self, day: date) -> None:
        """Offer what can be added to a day."""
        if self._rooms.now.has_day:
            self._rooms.see_with_day(day)
            self._day().open_add_menu()
        else:
            self.add_at(day, "")

    @Slot(date, str)
    def add_at(self, day: date, start_time: str) -> None:
        """Offer the same at an hour, where the pointer is; else in the middle of the room."""
        room, at = self._rooms.now, QCursor.pos()
        here = bool(start_time) and room.rect().contains(room.mapFromGlobal(at))
        place = at if here else room.mapToGlobal(room.rect().center())
        self._day().add_acts.menu(day, start_time).popup(place)

    @Slot(date)
    def write_note(self, day: date) -> None:
        """Put the keys into the note of a day."""
        self._rooms.see_with_day(day)
        self._day().note.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ carrying

    @Slot()
    def _follow(self) -> None:
        """Give the keys back to the room once nothing is held."""
        was, self._holding = self._holding, self._carry.held is not None
        if was and not self._holding:
            self._rooms.now.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _follow_room(self) -> None:
        """What is held is put back where nothing can be carried."""
        if not self._rooms.now.carries:
            self._carry.put_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the buttons of the bar arrows carry on, and Escape puts back."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _CARRYING:
            return False
        room = self._rooms.now.focusProxy()
        if room is not None and self._carry.held is not None:
            room.setFocus(Qt.FocusReason.OtherFocusReason)
            QCoreApplication.sendEvent(room, event)
        return True
