"""The calendar by months: the painted grid, and the months beside it made ready."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.dates import last_of_month, next_month, previous_month
from calfjournal.domain.plan import Phase
from calfjournal.messages import formats
from calfjournal.views.kept_number import KeptNumber
from calfjournal.views.month import DayCell
from calfjournal.views.picked import Picked
from ui.calendar.carry import Carry
from ui.calendar.futures import example_for
from ui.calendar.grid import MonthGrid
from ui.calendar.month_ahead import QUIET_MS, MonthAhead
from ui.calendar.room import Room, View
from ui.services.context import Context
from ui.widgets.scrolled import show_in_areas


class MonthRoom(Room):
    """Months by key and wheel; a day by click and arrow."""

    view: ClassVar[View] = View.MONTH
    has_day: ClassVar[bool] = True
    carries: ClassVar[bool] = True

    def __init__(
        self, context: Context, ahead: MonthAhead, carry: Carry, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._ahead = ahead
        today = context.journal.today()
        self._first = today.replace(day=1)
        self._example: Sequence[DayCell] = ()
        self._number = KeptNumber()
        self.grid = MonthGrid(carry)
        self.grid.choose(today)
        self.setFocusProxy(self.grid)
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._see_chosen)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self.grid)
        ahead.ready.connect(self.grid.prepare)
        self.grid.day_chosen.connect(self._on_day)
        self.grid.day_entered.connect(self.day_entered)
        self.grid.session_entered.connect(self.session_entered)
        self.grid.month_wanted.connect(self.show_month)
        self.grid.menu_wanted.connect(self.menu_wanted)
        if not context.journal.read_only:
            self.grid.session_wanted.connect(self.adding_wanted)

    @property
    def month(self) -> date:
        """First day of the month shown."""
        return self._first

    @property
    def selected(self) -> date:
        return self.grid.selected

    @property
    def picked(self) -> Picked:
        return self.grid.picked

    @property
    def heading(self) -> str:
        return formats.month_title(self._first)

    @property
    def phase(self) -> Phase | None:
        day = max(self._first, min(self.selected, last_of_month(self._first)))
        return self.grid.month.phase_on(day)

    def holds(self, day: date) -> bool:
        return day.replace(day=1) == self._first

    def choose(self, day: date) -> None:
        self.grid.choose(day)

    def turn(self, *, forward: bool) -> None:
        self.show_month((next_month if forward else previous_month)(self._first))

    @Slot(date)
    def show_month(self, month: date) -> None:
        """Turn to the month of a day; the chosen day keeps its number."""
        self.turn_to(month)
        self.choose(self._number.day_of(month.replace(day=1), self.selected))

    def turn_to(self, day: date) -> None:
        """Show the month of a day; the chosen day stays."""
        if day.replace(day=1) == self._first:
            return
        before, self._first = self._first, day.replace(day=1)
        if self.isVisible():
            self._show()
            self._ahead.expect(self._first, day, back=self._first < before)
        self.turned.emit()

    def refresh(self) -> None:
        today, begins = self.context.journal.today(), self.context.settings.now.first_weekday
        example = example_for(self.context, today)
        week = example.month(today, begins).week_of(today) if example is not None else None
        self._example = week.cells if week is not None else ()
        self._show()
        self._ahead.expect(self._first, self.selected, pause=QUIET_MS)

    def _show(self) -> None:
        month, today = self._ahead.month(self._first), self.context.journal.today()
        self.grid.show_month(month, today, self._example)

    def _on_day(self, day: date) -> None:
        cell = self.grid.month.cell(day)
        if cell is None:
            self.turn_to(day)
        elif not cell.in_month:
            self._ahead.expect(self._first, day, back=day < self._first)
        self._see_chosen()
        self.day_chosen.emit(day)

    @Slot()
    def _see_chosen(self) -> None:
        """Scroll the chosen day into view, where the page is too low for the month."""
        if self.grid.hasFocus():  # Elsewhere what has the keys is seen first.
            show_in_areas(self.grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out.start()
