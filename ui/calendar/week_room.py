"""The calendar by weeks, with their hours."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.plan import Phase
from calfjournal.messages import tr
from calfjournal.views.month import Month
from calfjournal.views.picked import Picked
from calfjournal.views.week import week_of
from ui.calendar.carry import Carry
from ui.calendar.futures import example_for
from ui.calendar.month_ahead import MonthAhead
from ui.calendar.room import Room, View
from ui.calendar.week_grid import WeekGrid
from ui.services.context import Context


class WeekRoom(Room):
    """Weeks by key and wheel; a day, a session or a run by click and arrow."""

    view: ClassVar[View] = View.WEEK
    carries: ClassVar[bool] = True

    def __init__(
        self, context: Context, ahead: MonthAhead, carry: Carry, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._ahead = ahead
        self.grid = WeekGrid(carry, context.journal.today())
        self.setFocusProxy(self.grid)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.grid)
        self.grid.day_chosen.connect(self._on_day)
        self.grid.day_entered.connect(self.day_entered)
        self.grid.session_entered.connect(self.session_entered)
        self.grid.run_entered.connect(self.run_entered)
        self.grid.menu_wanted.connect(self.menu_wanted)
        if not context.journal.read_only:
            self.grid.adding_wanted.connect(self.adding_wanted)
            self.grid.adding_at.connect(self.adding_at)

    @property
    def selected(self) -> date:
        return self.grid.selected

    @property
    def picked(self) -> Picked:
        return self.grid.picked

    @property
    def first(self) -> date:
        """The first day of the week of the chosen day."""
        day, begins = self.selected, self.context.settings.now.first_weekday
        return day - timedelta(days=(day.weekday() - begins) % 7)

    @property
    def heading(self) -> str:
        return week_title(self.first)

    @property
    def phase(self) -> Phase | None:
        return self._month.phase_on(self.selected)

    @property
    def _month(self) -> Month:
        """The month that shows the week whole."""
        return self._ahead.month(self.selected.replace(day=1))

    def holds(self, day: date) -> bool:
        week = self.grid.week
        return week is not None and week.at(day) is not None

    def choose(self, day: date) -> None:
        self.grid.choose(day)

    def turn(self, *, forward: bool) -> None:
        self.choose(self.selected + timedelta(days=7 if forward else -7))

    def refresh(self) -> None:
        today, begins = self.context.journal.today(), self.context.settings.now.first_weekday
        example = example_for(self.context, today)
        month = example.month(today, begins) if example is not None else None
        self.grid.show_example(week_of(month, today) if month is not None else None)
        self._show()

    def _show(self) -> None:
        week = week_of(self._month, self.selected)
        if week is not None:
            self.grid.show_week(week, self.context.journal.today())

    def _on_day(self, day: date) -> None:
        if not self.holds(day):
            if self.isVisible():
                self._show()
            self.turned.emit()
        self.day_chosen.emit(day)


def week_title(first: date) -> str:
    """Return ``23 to 29 November 2026``, with both months or years where they differ."""
    last = first + timedelta(days=6)
    if first.year != last.year:
        return tr("{first:date} to {last:date}", first=first, last=last)
    if first.month != last.month:
        return tr("{first:day_month} to {last:date}", first=first, last=last)
    return tr("{first} to {last:long_date}", first=first.day, last=last)
