"""The rooms of the calendar, one seen at a time; each is made when it is first seen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from importlib import import_module
from typing import Any, Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from calfjournal.messages import mark, tr
from calfjournal.views.month import Month
from calfjournal.views.picked import Picked
from ui.calendar.carry import Carry
from ui.calendar.month_ahead import MonthAhead
from ui.calendar.month_room import MonthRoom
from ui.calendar.room import Room, View
from ui.services import window_state
from ui.services.context import Context
from ui.services.qt import KEY, VALUE
from ui.widgets.segmented import SegmentedControl

OTHER_ROOMS: Final[dict[View, str]] = {
    View.YEAR: "ui.calendar.year_room:YearRoom",
    View.WEEK: "ui.calendar.week_room:WeekRoom",
    View.LIST: "ui.calendar.list_room:ListRoom",
}
"""``module:Class`` of the views beside the month."""

VIEW_WORDS: Final = {
    View.YEAR: mark("Year"),
    View.MONTH: mark("Month"),
    View.WEEK: mark("Week"),
    View.LIST: mark("List"),
}


class Rooms(QStackedWidget):
    """What is chosen in one room is chosen in the next.

    ``entered_room()`` when another one is seen; the other signals are those of the room seen.
    """

    entered_room = Signal()
    turned = Signal()
    day_chosen = Signal(date)
    day_entered = Signal(date)
    session_entered = Signal(date, KEY)
    adding_wanted = Signal(date)
    adding_at = Signal(date, str)
    menu_wanted = Signal(Picked, QPointF)
    moving_wanted = Signal()

    def __init__(self, context: Context, ahead: MonthAhead, carry: Carry) -> None:
        super().__init__()
        self._context, self._ahead, self._carry = context, ahead, carry
        self.month = month = MonthRoom(context, ahead, carry)
        self._made: dict[View, Room] = {}
        self.now: Room = month
        """The room that is seen."""
        self._add(View.MONTH, month)
        there = [view for view in View if view is View.MONTH or view in OTHER_ROOMS]
        words = [(str(view), tr(VIEW_WORDS[view])) for view in there]
        self.switch = SegmentedControl(words, tr("View of the calendar"))
        """Chooses the room."""
        self.switch.set_value(str(View.MONTH))
        self.switch.chosen.connect(self._choose)

    def _add(self, view: View, room: Room) -> None:
        self._made[view] = room
        self.addWidget(room)
        room.turned.connect(self.turned)
        room.day_chosen.connect(self.day_chosen)
        room.day_entered.connect(self.day_entered)
        room.session_entered.connect(self.session_entered)
        room.adding_wanted.connect(self.adding_wanted)
        room.adding_at.connect(self.adding_at)
        room.menu_wanted.connect(self.menu_wanted)
        room.moving_wanted.connect(self.moving_wanted)
        room.view_wanted.connect(self._lead)

    def sizeHint(self) -> QSize:
        return self.now.sizeHint()

    def minimumSizeHint(self) -> QSize:
        # Qt would ask for room for the largest of all.
        return self.now.minimumSizeHint().expandedTo(self.now.minimumSize())

    def room(self, view: View) -> Room:
        """Return the room of a view."""
        if view not in self._made:
            self._add(view, self._make(view))
        return self._made[view]

    def _make(self, view: View) -> Room:
        module, _, name = OTHER_ROOMS[view].partition(":")
        room = getattr(import_module(module), name)
        # Only where days are worked on is anything carried about.
        needs = {View.WEEK: (self._ahead, self._carry), View.LIST: (self._ahead,)}
        made: Room = room(self._context, *needs.get(view, ()))
        return made

    def see(self, view: View, day: date) -> None:
        """Choose a day in the room of a view, and show that room."""
        room = self.room(view)
        room.choose(day)
        if room is not self.now:
            self.now = room
            self.setCurrentWidget(room)
            self.updateGeometry()
            self.switch.set_value(str(view))
            self.entered_room.emit()

    def month_around(self, day: date) -> Month:
        """The month shown where it holds a day at its edge, else the day's own."""
        if self.now is self.month:
            shown = self._ahead.month(self.month.month)
            if shown.cell(day) is not None:
                return shown
        return self._ahead.month(day.replace(day=1))

    def see_with_day(self, day: date) -> None:
        """Choose a day where its panel stands beside."""
        self.see(self.now.view if self.now.has_day else View.MONTH, day)

    def see_last(self) -> None:
        """Show the room that was chosen last, in whatever journal."""
        kept = window_state.load().view
        if kept in OTHER_ROOMS:
            self.see(View(kept), self.now.selected)

    def seen(self) -> dict[str, Any]:
        """Return which room is seen, the chosen day and month in it, and how its list is narrowed.

        ``see_again`` shows that.
        """
        found = {"view": self.now.view, "day": self.now.selected, "month": self.month.month}
        listed = self._made.get(View.LIST)
        return found if listed is None else {**found, "list": listed.seen()}

    def see_again(self, seen: Mapping[str, Any]) -> None:
        """Show what was ``seen`` in the rooms whose place these take."""
        if "list" in seen:
            self.room(View.LIST).see(seen["list"])
        self.see(seen["view"], seen["day"])
        self.month.turn_to(seen["month"])

    @Slot()
    def show_today(self) -> None:
        """Choose today in the room that is seen."""
        today = self._context.journal.today()
        if self.now is self.month:
            self.month.turn_to(today)  # Also where today stands at the edge of another month.
        self.now.choose(today)
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def turn_back(self) -> None:
        """Turn back by a year, month or week."""
        self.now.turn(forward=False)

    @Slot()
    def turn_on(self) -> None:
        """Turn forward by a year, month or week."""
        self.now.turn(forward=True)

    @Slot()
    def day_before(self) -> None:
        """Choose the day before."""
        self.now.choose(self.now.selected - timedelta(days=1))

    @Slot()
    def day_after(self) -> None:
        """Choose the day after."""
        self.now.choose(self.now.selected + timedelta(days=1))

    @Slot(VALUE)
    def _choose(self, view: str) -> None:
        self.see(View(view), self.now.selected)
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)
        window_state.keep(view=view)

    @Slot(str, date)
    def _lead(self, view: str, day: date) -> None:
        self.see(View(view), day)
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)
