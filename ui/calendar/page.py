"""The Calendar page: year, month, week or list, and the chosen day beside the month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from calfjournal.changes import ChangeSet
from calfjournal.domain.kind import Kind
from calfjournal.domain.looks import PHASE_KIND_LOOKS
from calfjournal.domain.plan import Phase
from calfjournal.messages import in_words, mark, tr
from ui.calendar.carry import Carry
from ui.calendar.day_panel import DayPanel
from ui.calendar.following import Following
from ui.calendar.futures import CalendarAhead
from ui.calendar.go_to_day import GoToDay
from ui.calendar.grid import MonthGrid
from ui.calendar.hand import Hand
from ui.calendar.month_ahead import MonthAhead
from ui.calendar.month_and_day import NARROW, MonthAndDay
from ui.calendar.on_top import OnTop
from ui.calendar.room import View
from ui.calendar.rooms import Rooms
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import Again, Errand, Place, RunSpot, SessionSpot, Target, WordsSpot
from ui.services.qt import KEY
from ui.theme import metrics
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.layouts import row
from ui.widgets.page import Page

WAYS_BESIDE = 560
"""From this width on the views to choose from stand beside the buttons that turn them."""

KINDS = (
    Kind.SESSION,
    Kind.SET_LINE,
    Kind.RUN,
    Kind.PLANNED_RUN,
    Kind.CHECK_IN,
    Kind.TENDON_READING,
    Kind.PLAN,
    Kind.PHASE,
    Kind.RACE,
    Kind.BLOCKED_RANGE,
    Kind.FLARE,
    Kind.ASSESSMENT,
    Kind.RESULT,
    Kind.SHOES,
    Kind.THRESHOLD,
    Kind.TENDON,
    Kind.ATHLETE,
)


class CalendarPage(Page):
    """One room at a time; whatever is chosen in one is chosen in the next."""

    title: ClassVar[str] = mark("Calendar")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ahead = MonthAhead(context, self)
        self.carry = Carry(context.journal, self)
        self.rooms = Rooms(context, self._ahead, self.carry)
        self._month_room = self.rooms.month
        self._panel = DayPanel(context)
        self._following = Following(self._panel)
        self.splitter = MonthAndDay(self.rooms, self._panel)
        self._go_to_day = GoToDay(context, self._heading, self.rooms)
        self._build_header()
        self.future = CalendarAhead(context)
        self._on_top = OnTop(self.scroller, self.rooms, self.future)
        self.body.addWidget(self.future)
        self.body.addWidget(self.splitter, 1)
        self.hand = Hand(context, self.carry, self.rooms, self._following.panel, self)
        self.add_below(self.hand.bar)
        self._connect()
        self.rooms.see_last()

    def _connect(self) -> None:
        rooms = self.rooms
        rooms.entered_room.connect(self._on_room)
        rooms.turned.connect(self._on_turned)
        rooms.day_chosen.connect(self._on_day)
        rooms.day_entered.connect(self._on_entered)
        rooms.session_entered.connect(self._on_session_entered)
        rooms.run_entered.connect(self._panel.run_acts.open_page)
        self._panel.add_acts.note_wanted.connect(self.hand.write_note)
        self.hand.went.connect(self.choose)
        self._panel.day_wanted.connect(self.choose)
        self._following.due.connect(self._show_day)
        shortcuts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+T", self.rooms.show_today),
            ("Alt+Left", self.rooms.day_before),
            ("Alt+Right", self.rooms.day_after),
        )
        for keys, slot in shortcuts:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _build_header(self) -> None:
        self.phase = Chip("")
        self.phase.hide()
        self.add_beside_title(self.phase)
        self.previous = IconButton("chevron-left", tr("Back"), keys="PgUp")
        self.today = Button(tr("Today"), tip=tr("Go to today ({keys})", keys="Ctrl+T"))
        self.next = IconButton("chevron-right", tr("Forward"), keys="PgDn")
        self.previous.clicked.connect(self.rooms.turn_back)
        self.today.clicked.connect(self.rooms.show_today)
        self.next.clicked.connect(self.rooms.turn_on)
        self._turned = QWidget()
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._turned)
        self._ways.setContentsMargins(0, 0, 0, 0)
        self._ways.setSpacing(metrics.S)
        turning = row(self.previous, self.today, self.next)
        self._ways.addLayout(turning)
        self._ways.setAlignment(turning, Qt.AlignmentFlag.AlignLeft)
        self._ways.addWidget(self.rooms.switch)
        self.add_action(self._turned)

    # ------------------------------------------------------------------ showing

    @property
    def grid(self) -> MonthGrid:
        """The grid of the month."""
        return self._month_room.grid

    @property
    def month(self) -> date:
        """First day of the month shown."""
        return self._month_room.month

    @property
    def panel(self) -> DayPanel:
        """The day beside the month; whoever asks for it gets the day that is chosen now."""
        return self._following.panel()

    @property
    def again(self) -> Target:
        return Again(self.rooms.seen())

    @property
    def help_topic(self) -> str:
        return self.rooms.now.view

    def wants(self, changes: ChangeSet) -> bool:
        return changes.touches(*KINDS, *self.rooms.now.kinds)

    def refresh(self) -> None:
        self._ahead.forget()
        self.future.show_view(self.rooms.now.view)
        self.rooms.now.refresh()
        self._show_heading()
        self._show_day()

    def _show_heading(self) -> None:
        self.set_title(self.rooms.now.heading, self.rooms.now.subtitle)
        self._show_phase()

    def go_to(self, target: Target) -> None:
        match target:
            case DraftKey():
                _go_on_typing(self, target)
            case date():
                self.choose(target)
            case Again(seen):
                self.rooms.see_again(seen)
            case Errand.GO_TO_DATE:
                self._go_to_day.ask()
            case WordsSpot(text):
                self.rooms.see(View.LIST, self.rooms.now.selected)
                self.rooms.now.seek(text)
            case SessionSpot(day, session_id):
                self.rooms.see_with_day(day)
                self.panel.enter(session_id)
            case RunSpot(run_id) if run := self.context.journal.runs.get(run_id):
                self.rooms.see_with_day(run.day)

    def choose(self, day: date) -> None:
        """Choose a day and show it, turning to what holds it."""
        self.rooms.now.choose(day)

    def show_month(self, month: date) -> None:
        """Turn to the month of a day; the chosen day keeps its number."""
        self.rooms.see(View.MONTH, self.rooms.now.selected)
        self._month_room.show_month(month)

    def _show_phase(self) -> None:
        phase = self.rooms.now.phase
        self.phase.setVisible(phase is not None)
        if phase is not None:
            self.phase.set_look(PHASE_KIND_LOOKS[phase.kind])
            narrow = self.width() < NARROW
            self.phase.set_text(in_words(phase.title) if narrow else phase_words(phase))
        self._turn_header()

    @Slot()
    def _show_day(self) -> None:
        self._following.stop()
        if self._panel.isHidden():
            return
        day = self.rooms.now.selected
        month = self.rooms.month_around(day)
        cell = month.cell(day)
        if cell is not None:
            sessions, runs = month.sessions_on(day), month.runs_on(day)
            self._panel.show_day(cell, sessions, runs, month.planned_runs_on(day))

    # ------------------------------------------------------------------ following the room

    @Slot()
    def _on_room(self) -> None:
        self._panel.flush()
        self._panel.setVisible(self.rooms.now.has_day)
        self.mark_stale()

    @Slot()
    def _on_turned(self) -> None:
        if not self.isVisible():
            self.mark_stale()
        elif not self._stale:
            self._show_heading()
            if not self._panel.is_typed_in:
                self._following.soon()

    @Slot(date)
    def _on_day(self, day: date) -> None:
        if not self.isVisible():
            self.mark_stale()
        elif not self._stale:
            self._show_phase()
            typed_in = self._panel.is_typed_in
            if not typed_in and (self._following.waits or not self.rooms.now.holds(day)):
                self._following.soon()
            else:
                self._show_day()

    @Slot(date)
    def _on_entered(self, day: date) -> None:
        self.rooms.see_with_day(day)
        self.panel.enter()

    @Slot(date, KEY)
    def _on_session_entered(self, day: date, session_id: int) -> None:
        if day != self.rooms.now.selected:
            self.choose(day)
        self.context.navigate(Place.SESSION, SessionSpot(day, session_id))

    # ------------------------------------------------------------------ room

    def resizeEvent(self, event: QResizeEvent) -> None:
        below = QBoxLayout.Direction.TopToBottom
        beside = QBoxLayout.Direction.LeftToRight
        self._ways.setDirection(below if self.width() < WAYS_BESIDE else beside)
        self._turned.updateGeometry()  # The header is turned before it is laid out.
        super().resizeEvent(event)
        if self.splitter.fit(self.width()):
            self.grid.ask_whole_days(whole=self.splitter.is_stacked)
            self._show_phase()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            self.rooms.now.setFocus(Qt.FocusReason.OtherFocusReason)  # The keys of the room work.
            self._on_top.soon()

    def _turn_header(self) -> None:
        super()._turn_header()
        if self.width() < WAYS_BESIDE:  # All views alike, however short the title is.
            self.header.setDirection(QBoxLayout.Direction.TopToBottom)
            self.header.setSpacing(metrics.S)
            self.header.setAlignment(self._actions, Qt.AlignmentFlag.AlignLeft)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._following.waits:
            self._following.stop()
            self.mark_stale()
        self._panel.flush()
        self.splitter.keep_sizes()
        super().hideEvent(event)


def phase_words(phase: Phase) -> str:
    """Return ``Strength 9 Nov – 27 Dec``."""
    return tr(
        "{phase} {first:day_month} – {last:day_month}",
        phase=phase.title,
        first=phase.start,
        last=phase.end,
    )


def _go_on_typing(page: CalendarPage, draft: DraftKey) -> None:
    """Open the form that something was typed into."""
    match draft:
        case DraftKey(DraftKind.RUN, date() as day):
            page.rooms.see_with_day(day)
            page.panel.ask_run()
        case DraftKey(DraftKind.PLANNED_RUN, date() as day):
            page.rooms.see_with_day(day)
            page.panel.ask_planned_run()
        case DraftKey(DraftKind.PLANNED_RUN, int() as row) if (
            planned := page.context.journal.planned_runs.get(row)
        ):
            page.rooms.see_with_day(planned.day)
            page.panel.run_acts.change_planned(planned)
        case DraftKey(DraftKind.RUN, int() as row) if run := page.context.journal.runs.get(row):
            page.rooms.see_with_day(run.day)
            page.panel.run_acts.change(run)
