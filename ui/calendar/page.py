"""The Calendar page: the month on the left, the chosen day on the right."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from calfjournal.changes import ChangeSet
from calfjournal.dates import next_month, previous_month, same_day_of
from calfjournal.domain.kind import Kind
from calfjournal.domain.looks import PHASE_KIND_LOOKS
from calfjournal.domain.plan import Phase
from calfjournal.messages import formats, in_words, mark, tr
from calfjournal.views.month import Month
from ui.calendar.day_panel import DayPanel
from ui.calendar.following import Following
from ui.calendar.grid import MonthGrid
from ui.calendar.month_ahead import QUIET_MS, MonthAhead
from ui.calendar.month_and_day import NARROW, MonthAndDay
from ui.calendar.moving import DraggedMoves
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.places import SessionSpot, Target
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.page import Page
from ui.widgets.text import small

KINDS = (
    Kind.SESSION,
    Kind.RUN,
    Kind.PLANNED_RUN,
    Kind.CHECK_IN,
    Kind.TENDON_READING,
    Kind.PLAN,
    Kind.PHASE,
    Kind.RACE,
    Kind.BLOCKED_RANGE,
    Kind.FLARE,
)


class CalendarPage(Page):
    """Months by button, key and wheel; a day by click and arrow; everything about it beside."""

    title: ClassVar[str] = mark("Calendar")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._month_shown = context.journal.today().replace(day=1)
        self._shown = Month(self._month_shown)
        self._ahead = MonthAhead(context, self)
        self.phase = Chip("")
        self.phase.hide()
        self.add_beside_title(self.phase)
        self._hint = small("")
        self.add_action(self._hint)
        self.previous = IconButton("chevron-left", tr("Previous month"), keys="PgUp")
        self.today = Button(tr("Today"), tip=tr("Go to today ({keys})", keys="Ctrl+T"))
        self.next = IconButton("chevron-right", tr("Next month"), keys="PgDn")
        self.previous.clicked.connect(self.show_previous)
        self.today.clicked.connect(self.show_today)
        self.next.clicked.connect(self.show_next)
        for button in (self.previous, self.today, self.next):
            self.add_action(button)
        self.grid = MonthGrid()
        self.grid.choose(context.journal.today())
        self._panel = DayPanel(context)
        self._following = Following(self._panel)
        self.splitter = MonthAndDay(self.grid, self._panel)
        self.body.addWidget(self.splitter, 1)
        self._connect()

    def _connect(self) -> None:
        self._ahead.ready.connect(self.grid.prepare)
        self.grid.day_chosen.connect(self._on_day)
        self.grid.day_entered.connect(self._on_entered)
        self.grid.month_wanted.connect(self.show_month)
        self._panel.day_wanted.connect(self.choose)
        self._following.due.connect(self._show_day)
        if not self.context.journal.read_only:
            self.grid.session_wanted.connect(self._on_session_wanted)
            self._moves = DraggedMoves(self.context, self.grid)
            self._moves.moved.connect(self.choose)
        self.grid.told.connect(self._hint.setText)  # What the day under a drag means.
        shortcuts = (
            ("Ctrl+T", self.show_today),
            ("Alt+Left", self._day_before),
            ("Alt+Right", self._day_after),
        )
        for keys, slot in shortcuts:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # ------------------------------------------------------------------ showing

    @property
    def month(self) -> date:
        """First day of the month shown."""
        return self._month_shown

    @property
    def panel(self) -> DayPanel:
        """The day beside the month; whoever asks for it gets the day that is chosen now."""
        self._following.now()
        return self._panel

    def wants(self, changes: ChangeSet) -> bool:
        return changes.touches(*KINDS)

    def refresh(self) -> None:
        self._ahead.forget()
        self._show_month()
        self._show_day()
        self._ahead.expect(self._month_shown, self.grid.selected, pause=QUIET_MS)

    def _show_month(self) -> None:
        self._shown = self._ahead.month(self._month_shown)
        self.grid.show_month(self._shown, self.context.journal.today())
        self.set_title(formats.month_title(self._month_shown))
        self._show_phase()

    def go_to(self, target: Target) -> None:
        match target:
            case DraftKey(DraftKind.RUN, date() as day):
                self.choose(day)
                self.panel.ask_run()
            case DraftKey(DraftKind.PLANNED_RUN, date() as day):
                self.choose(day)
                self.panel.ask_planned_run()
            case DraftKey(DraftKind.PLANNED_RUN, int() as row) if (
                planned := self.context.journal.planned_runs.get(row)
            ):
                self.choose(planned.day)
                self.panel.run_acts.change_planned(planned)
            case DraftKey(DraftKind.RUN, int() as row) if run := self.context.journal.runs.get(row):
                self.choose(run.day)
                self.panel.run_acts.change(run)
            case DraftKey(kind, int() as row):
                self._go_on_with(kind, row)
            case date():
                self.choose(target)
            case SessionSpot(day, session_id):
                self.choose(day)
                self.panel.enter(session_id)

    def _go_on_with(self, kind: DraftKind, session_id: int) -> None:
        session = self.context.journal.sessions.get(session_id)
        if session is not None:
            self.choose(session.day)
            self.panel.resume(session_id, skipping=kind is DraftKind.SKIP)

    def choose(self, day: date) -> None:
        """Choose a day and show it, turning to its month when it is not on the sheet."""
        self.grid.choose(day)

    def show_month(self, month: date) -> None:
        """Turn to the month of a day; the chosen day keeps its number."""
        self._turn_to(month)
        self.choose(same_day_of(month.replace(day=1), self.grid.selected))

    def show_previous(self) -> None:
        """Turn to the month before."""
        self.show_month(previous_month(self._month_shown))

    def show_next(self) -> None:
        """Turn to the month after."""
        self.show_month(next_month(self._month_shown))

    def show_today(self) -> None:
        """Turn to today and choose it."""
        today = self.context.journal.today()
        self._turn_to(today)
        self.choose(today)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, day: date) -> None:
        if day.replace(day=1) == self._month_shown:
            return
        before, self._month_shown = self._month_shown, day.replace(day=1)
        if not self.isVisible() or self._panel.is_typed_in:
            self.mark_stale()
        else:
            self._show_month()
            self._following.soon()
            self._ahead.expect(self._month_shown, day, back=self._month_shown < before)

    def _show_phase(self) -> None:
        day = max(self._month_shown, min(self.grid.selected, _last(self._month_shown)))
        phase = self._shown.phase_on(day)
        self.phase.setVisible(phase is not None)
        if phase is not None:
            self.phase.set_look(PHASE_KIND_LOOKS[phase.kind])
            narrow = self.width() < NARROW
            self.phase.set_text(in_words(phase.title) if narrow else phase_words(phase))

    def _show_day(self) -> None:
        self._following.stop()
        day = self.grid.selected
        cell = self.grid.month.cell(day)
        if cell is None:
            return
        month = self._shown
        sessions, runs = month.sessions_on(day), month.runs_on(day)
        self._panel.show_day(cell, sessions, runs, month.planned_runs_on(day))

    # ------------------------------------------------------------------ following the grid

    def _on_day(self, day: date) -> None:
        cell = self.grid.month.cell(day)
        if cell is None:
            self._turn_to(day)
        elif not self._stale:
            self._show_phase()
            if not cell.in_month:
                self._ahead.expect(self._month_shown, day, back=day < self._month_shown)
            if self._following.waits or not (cell.in_month or self._panel.is_typed_in):
                self._following.soon()
            else:
                self._show_day()

    def _on_entered(self, day: date) -> None:
        self.choose(day)
        self.panel.enter()

    def _on_session_wanted(self, day: date) -> None:
        self.choose(day)
        self.panel.open_add_menu()

    def _day_before(self) -> None:
        self.choose(self.grid.selected - timedelta(days=1))

    def _day_after(self) -> None:
        self.choose(self.grid.selected + timedelta(days=1))

    # ------------------------------------------------------------------ room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.splitter.fit(self.width()):
            self._show_phase()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)  # The keys of the month work.

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


def _last(month: date) -> date:
    return next_month(month) - timedelta(days=1)
