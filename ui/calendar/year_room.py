"""The calendar by years: the painted lanes, the figures of a week, and the year before."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from calfjournal.dates import same_day_of
from calfjournal.messages import mark
from calfjournal.views.picked import Picked
from calfjournal.views.year import YEARS, Year
from calfjournal.views.year_words import empty_year, year_sums
from ui.calendar.futures import example_for
from ui.calendar.room import Room, View
from ui.calendar.rooms import OTHER_ROOMS
from ui.calendar.year_cards import AgainstCard, WeekFiguresCard
from ui.calendar.year_view import YearView
from ui.calendar.years_ahead import YearsAhead
from ui.services.context import Context
from ui.services.qt import TOP
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.card import Card
from ui.widgets.layouts import column
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text import small

BESIDE: Final = 880
"""Wide enough for both cards beside each other."""
COLUMN_FROM: Final = 1500
"""Wide enough for both cards beside the lanes."""
COLUMN: Final = 512
"""How wide they are there: four figures in a row, each line of the table in one."""
UNBOUNDED: Final = (1 << 24) - 1
"""Qt's widest."""
NOWHERE: Final = Qt.AlignmentFlag(0)


class YearRoom(Room):
    """Years by key; a week by click and arrow, opened by Enter and double click."""

    view: ClassVar[View] = View.YEAR
    nothing_picked: ClassVar[str] = mark(
        "Sessions and runs are moved, copied and deleted in the week, the month and the list. "
        "Enter opens the week."
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        today = context.journal.today()
        self._ahead = YearsAhead(context, self)
        self.picture = YearView(self._ahead.year(today.year), self._ahead.answers(today.year))
        """The lanes."""
        self.week_card, self.against_card = WeekFiguresCard(), AgainstCard()
        self._card = Card()
        self._example: Year | None = None
        self._frame = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._empty = small("", wrap=True)
        self.setFocusProxy(self.picture)
        self._lay_out()
        self.picture.day_wanted.connect(self.choose)
        self.picture.year_wanted.connect(self._turn)
        self.picture.week_entered.connect(self._open)
        if not context.journal.read_only:
            self.picture.adding_wanted.connect(self.adding_wanted)
            self.picture.moving_wanted.connect(self.moving_wanted)
        self._ahead.ready.connect(self._on_ready)
        self._ahead.judged.connect(self.picture.show_judged)
        self._show(today)

    def _lay_out(self) -> None:
        lanes = self._card
        lanes.body.addWidget(self._empty)
        lanes.body.addWidget(self.picture, 1)
        frame = self._frame
        frame.setContentsMargins(0, 0, 0, 0)
        frame.setSpacing(metrics.M)
        self._lanes = column(lanes, gap=0)
        self._lanes.setStretch(0, 1)
        self._lanes.addStretch(0)
        frame.addLayout(self._lanes, 1)
        self._below = SideBySide(self.week_card, self.against_card, narrow=round(BESIDE * scale()))
        frame.addWidget(self._below)
        frame.addStretch(0)

    # ------------------------------------------------------------------ the room

    @property
    def year(self) -> Year:
        """The year shown."""
        return self.picture.year

    @property
    def selected(self) -> date:
        return self.picture.selected

    @property
    def picked(self) -> Picked:
        return Picked(self.selected, self.selected, whole=False)  # One sees the week, not the day.

    @property
    def heading(self) -> str:
        return f"{self.year.year}"

    @property
    def subtitle(self) -> str:
        return year_sums(self.year)

    def holds(self, day: date) -> bool:
        return day.year == self.year.year

    def choose(self, day: date) -> None:
        """Frame the week of a day, in the year it belongs to."""
        if day.year not in YEARS or day == self.selected:
            return
        if self.holds(day):
            self.picture.choose(day)
            self._show_week()
        else:
            before = self.year.year
            self._show(day)
            self._ahead.expect(day.year, back=day.year < before)
            self.turned.emit()
        self.day_chosen.emit(day)

    def turn(self, *, forward: bool) -> None:
        year = self.year.year + (1 if forward else -1)
        if year in YEARS:
            self.choose(same_day_of(self.selected.replace(year=year, day=1), self.selected))

    def refresh(self) -> None:
        self._ahead.forget()
        year = self.context.journal.today().year
        example = example_for(self.context, date(year, 1, 1))
        begins = self.context.settings.now.first_weekday
        self._example = example.year(year, begins) if example is not None else None
        self._show(self.selected)
        self._ahead.expect(self.year.year)

    def _show(self, day: date) -> None:
        year = self._ahead.year(day.year)
        self.picture.show_year(year, self._ahead.answers(day.year), day, self._example)
        is_example = self._example is not None and year.year == self._example.year
        is_told = year.is_empty and not is_example
        self._empty.setText(empty_year(year) if is_told else "")
        self._empty.setVisible(is_told)
        self.against_card.show_year(year)
        self._show_week()

    def _show_week(self) -> None:
        week = self.picture.week
        if week is not None:
            self.week_card.show_week(week)

    # ------------------------------------------------------------------ what happens in it

    @Slot(bool)
    def _turn(self, forward: bool) -> None:
        self.turn(forward=forward)

    @Slot(date)
    def _open(self, day: date) -> None:
        self.view_wanted.emit(View.WEEK if View.WEEK in OTHER_ROOMS else View.MONTH, day)

    @Slot(Year)
    def _on_ready(self, year: Year) -> None:
        self.picture.prepare(year, self._ahead.answers(year.year))

    # ------------------------------------------------------------------ room

    def fit(self) -> None:
        told = self._empty.sizeHint().height() + metrics.S if self._empty.text() else 0
        frame = 2 * metrics.CARD_PADDING + metrics.M
        # Lanes grow as far as they can.
        self._card.setMaximumHeight(self.picture.maximum_height() + frame + told)
        self._lanes.invalidate()  # Qt measures what lies in it anew only when it lays it out.
        super().fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self.width() >= COLUMN_FROM * scale()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way is not self._frame.direction():
            self._frame.setDirection(way)
            self._below.setMinimumWidth(round(COLUMN * scale()) if beside else 0)
            self._below.setMaximumWidth(round(COLUMN * scale()) if beside else UNBOUNDED)
            self._frame.setAlignment(self._below, TOP if beside else NOWHERE)
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._ahead.stop()
        super().hideEvent(event)
