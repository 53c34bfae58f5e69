"""The calendar as a list of everything that stands on a day, to be read, filtered and searched."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, ClassVar

from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from calfjournal.dates import next_month, previous_month
from calfjournal.domain.agenda import ListedThing
from calfjournal.domain.kind import Kind
from calfjournal.messages import formats, mark, tr, tr_n
from calfjournal.views.kept_number import KeptNumber
from calfjournal.views.month import PlannedRunMark, RunMark, SessionMark
from calfjournal.views.picked import Picked
from ui.calendar.futures import example_for
from ui.calendar.list_filters import ListFilters
from ui.calendar.month_ahead import MonthAhead
from ui.calendar.room import Room, View
from ui.services.context import Context
from ui.services.places import Place
from ui.theme import metrics
from ui.widgets.agenda_ahead import AgendaAhead
from ui.widgets.agenda_list import AgendaList
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState

Mark = SessionMark | RunMark | PlannedRunMark

WEEK = timedelta(weeks=1)
LEAST = 440
"""Height of the list, in pixels, at least: some nine rows before it scrolls by itself."""
WIDEST = 1200
"""Of the list, in pixels: what became of a thing stands not too far from what it was."""
_DAY = attrgetter("day")


class ListRoom(Room):
    """Filters above, one row a thing below; the chosen day is that of the row, or between two."""

    view: ClassVar[View] = View.LIST
    has_day: ClassVar[bool] = True
    kinds: ClassVar[tuple[Kind, ...]] = (Kind.ASSESSMENT, Kind.RESULT, Kind.SET_LINE)
    nothing_picked: ClassVar[str] = mark(
        "Sessions and runs are moved, copied and deleted here; Enter opens any other row."
    )

    def __init__(self, context: Context, ahead: MonthAhead, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ahead = ahead
        today = context.journal.today()
        self._day = today
        self._number = KeptNumber()
        self._entries: list[ListedThing] = []
        self._wants_top = True
        self.filters = ListFilters(today)
        self.list = AgendaList(context.journal.views.agenda_rows, tr("Everything by day"))
        self.setFocusProxy(self.list)
        self._empty = AgendaAhead()
        self._no_match = EmptyState(
            "search",
            tr("Nothing in the journal fits these filters."),
            tr("Show all"),
            self.filters.show_all,
        )
        self._lay_out()
        self.filters.changed.connect(self._find)
        self.filters.search.returnPressed.connect(self._enter_list)
        self.list.walked.connect(self._on_walked)
        self.list.opened.connect(self._open)
        self.list.menu_wanted.connect(self._open_menu)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for each in (self.list, self._empty, self._no_match):
            self._stack.addWidget(each)
        card = Card()
        frame = card.layout()
        if frame is not None:
            frame.setContentsMargins(2, metrics.S, 2, metrics.S)
        card.body.addWidget(self._stack, 1)
        card.setMinimumHeight(LEAST)
        card.setMaximumWidth(WIDEST)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(metrics.M)
        lay.addWidget(self.filters)
        lay.addWidget(card, 1)

    # ------------------------------------------------------------------ as a room

    @property
    def selected(self) -> date:
        return self._day

    def seen(self) -> tuple[Any, ...]:
        return self.filters.chosen

    def see(self, seen: tuple[Any, ...]) -> None:
        self.filters.choose(*seen)

    @property
    def picked(self) -> Picked:
        return Picked(self._day, self._day, self._mark(), whole=False)

    def _mark(self) -> Mark | None:
        """The session or run of the chosen row, as the days show it."""
        row = self.list.current
        cell = self._ahead.month(row.day.replace(day=1)).cell(row.day) if row is not None else None
        if row is None or cell is None:
            return None
        marks: dict[Kind, Sequence[Mark]] = {
            Kind.SESSION: cell.sessions,
            Kind.RUN: cell.runs,
            Kind.PLANNED_RUN: cell.planned_runs,
        }
        return next((each for each in marks.get(row.kind, ()) if each.id == row.id), None)

    @property
    def heading(self) -> str:
        return tr("List")

    @property
    def subtitle(self) -> str:
        count, filters = len(self._entries), self.filters.sought.filters
        if not count and not filters:
            return ""
        parts = [tr_n("{count:grouped} entry", "{count:grouped} entries", count)]
        if filters:
            parts.append(tr_n("{count} filter", "{count} filters", filters))
        return formats.commas(parts)

    def holds(self, day: date) -> bool:
        return False  # Rows are walked quickly: the day beside follows after a pause.

    def choose(self, day: date) -> None:
        is_other = day != self._day
        self._wants_top |= abs(day - self._day) > WEEK
        self._day = day
        if self.list.current is None or self.list.current.day != day:
            self._place()
        else:
            self.list.show_chosen()
        if is_other:
            self.day_chosen.emit(day)

    def turn(self, *, forward: bool) -> None:
        month = (next_month if forward else previous_month)(self._day)
        self.choose(self._number.day_of(month, self._day))

    def refresh(self) -> None:
        self._read()

    def seek(self, text: str) -> None:
        """List what holds some words."""
        self.filters.seek(text)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ showing

    @Slot()
    def _find(self) -> None:
        self._wants_top = True
        self._read()
        self.turned.emit()

    def _read(self) -> None:
        kept, sought = self.list.current, self.filters.sought
        journal = self.context.journal
        self._entries = journal.views.agenda(sought)
        self.list.show_entries(self._entries, journal.today(), sought.words)
        nothing = self._no_match if sought.filters else self._empty
        if not self._entries and not sought.filters:
            example = example_for(self.context, journal.today())
            self._empty.show_rows(example.rows() if example is not None else ())
        self._stack.setCurrentWidget(self.list if self._entries else nothing)
        at = self._row_of(kept) if kept is not None and not self._wants_top else None
        if at is None:
            self._place()
        else:  # What was moved is followed to its day.
            self._day = self._entries[at].day
            self.list.choose(at)

    def _row_of(self, thing: ListedThing) -> int | None:
        """Where a thing stands now, on whatever day."""
        same = (thing.kind, thing.id)
        return next((n for n, e in enumerate(self._entries) if (e.kind, e.id) == same), None)

    def _place(self) -> None:
        """Choose the first row of the day; where it has none the list stands at that place."""
        at = bisect_left(self._entries, self._day, key=_DAY)
        is_there = at < len(self._entries) and self._entries[at].day == self._day
        if is_there:
            self.list.choose(at, on_top=self._wants_top)
        else:
            self.list.stand_before(at)
        self._wants_top = not self._entries  # Before the first reading there is no place yet.

    # ------------------------------------------------------------------ what users do

    @Slot(ListedThing)
    def _on_walked(self, entry: ListedThing) -> None:
        if entry.day != self._day:
            self._day = entry.day
            self.day_chosen.emit(entry.day)

    @Slot(ListedThing)
    def _open(self, entry: ListedThing) -> None:
        if entry.kind is Kind.SESSION:
            self.session_entered.emit(entry.day, entry.id)
        elif entry.kind is Kind.RUN:
            self.run_entered.emit(entry.id)
        elif entry.kind is Kind.ASSESSMENT:
            self.context.navigate(Place.TESTS)
        else:
            self.day_entered.emit(entry.day)

    @Slot()
    def _add(self) -> None:
        if not self.context.journal.read_only:
            self.adding_wanted.emit(self._day)

    @Slot(QPointF)
    def _open_menu(self, at: QPointF) -> None:
        self.menu_wanted.emit(self.picked, at)

    @Slot()
    def _enter_list(self) -> None:
        if self._entries:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.filters.search.hasFocus():
            self._enter_list()
        elif self.list.hasFocus() and event.key() == Qt.Key.Key_N:
            self._add()
        elif self.list.hasFocus() and event.key() == Qt.Key.Key_M:
            self.moving_wanted.emit()
        elif self.list.hasFocus() and event.key() == Qt.Key.Key_T:
            self.choose(self.context.journal.today())
        else:
            super().keyPressEvent(event)
