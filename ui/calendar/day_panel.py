"""The day beside the month: its sessions in short, its runs, its check-in."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from calfjournal.domain.run import PlannedRun, Run
from calfjournal.domain.session import Session
from calfjournal.messages import formats, tr
from calfjournal.views.check_in_words import check_in_words
from calfjournal.views.day_gaps import Gap
from calfjournal.views.month import DayCell
from ui.calendar.add_acts import AddActs
from ui.calendar.adding import AddButtons, AddMenu
from ui.calendar.bands import FLARES, HOLD
from ui.calendar.check_in_lines import CheckInLines
from ui.calendar.day_answers import DayAnswers
from ui.calendar.day_note import DayNote
from ui.calendar.day_planned_runs import DayPlannedRuns
from ui.calendar.day_runs import DayRuns
from ui.calendar.day_session import DaySession
from ui.calendar.day_sessions import DaySessions
from ui.calendar.planned_run_line import PlannedRunLine
from ui.calendar.run_acts import RunActs
from ui.calendar.spares import Spares
from ui.services.context import Context
from ui.services.places import Place
from ui.services.qt import holds_focus, tab_last
from ui.theme import Role, metrics
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card, Hairline
from ui.widgets.chip import Chip
from ui.widgets.layouts import FlowLayout, clear, row
from ui.widgets.scrolled import show_both
from ui.widgets.text import Label

LEAST_WIDTH = 340


class DayPanel(Card):
    """Shows one day; ``day_wanted(date)`` for the day before or after."""

    day_wanted = Signal(date)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._day = date(2000, 1, 1)
        self.setMinimumWidth(LEAST_WIDTH)
        frame = self.layout()
        if frame is not None:
            frame.setContentsMargins(0, metrics.M, 0, 2)
        self._title = Label("", Role.LEAD, wrap=True)
        self.before = IconButton("chevron-left", tr("Day before"), keys="Alt+Left")
        self.after = IconButton("chevron-right", tr("Day after"), keys="Alt+Right")
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)
        head = row(self._title, self.before, self.after, gap=0)
        head.setStretch(0, 1)
        head.setContentsMargins(metrics.M, 0, metrics.S, 0)
        self.body.addLayout(head)
        self._build()
        makers = (
            self._sessions.make_spare,
            self._runs.make_spare,
            self._planned_runs.make_spare,
        )
        self._spares = Spares(context, *makers, parent=self)

    def _build(self) -> None:
        inside = _Sheet()
        self._stack = QVBoxLayout(inside)
        self._stack.setContentsMargins(metrics.M, 0, metrics.M, metrics.M)
        self._stack.setSpacing(metrics.M)
        self._facts = QWidget()
        self._facts_flow = FlowLayout(self._facts, gap=6)
        self._rest = Label("", Role.BODY, "muted", wrap=True)
        self._sessions = DaySessions(self._context, inside)
        self._runs = DayRuns(read_only=self._context.journal.read_only)
        self.run_acts = RunActs(self._context, self)
        self.add_acts = AddActs(self._context, self.run_acts, self)
        self.add_acts.added.connect(self.enter)
        self.run_acts.follow(self._runs)
        self._planned_runs = DayPlannedRuns(self._context)
        self._adding = adding = AddButtons()
        self.add_session, self.add_run, self.plan_run = (
            adding.session,
            adding.run,
            adding.planned_run,
        )
        self.add_session.clicked.connect(self.open_add_menu)
        self.add_run.clicked.connect(self.ask_run)
        self.plan_run.clicked.connect(self.ask_planned_run)
        self._check_in = CheckInLines(read_only=self._context.journal.read_only)
        self._check_in.wanted.connect(self._open_check_in)
        self._check_in.delete_wanted.connect(self._delete_check_in)
        self.answers = DayAnswers(read_only=self._context.journal.read_only)
        self.answers.wanted.connect(self._answer)
        self.note = DayNote(self._context)
        self._stack.addWidget(self._facts)
        self._stack.addWidget(self.answers)
        self._stack.addWidget(self._rest)
        self._stack.addLayout(self._sessions)
        self._stack.addLayout(self._runs)
        self._stack.addLayout(self._planned_runs)
        self._stack.addWidget(self._adding)
        self._stack.addWidget(Hairline())
        self._stack.addWidget(self._check_in)
        self._stack.addWidget(self.note)
        self._stack.addStretch(1)
        self._adding.setVisible(not self._context.journal.read_only)
        self._lay_in_area(inside)

    def _lay_in_area(self, inside: QWidget) -> None:
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        self.area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.area, 1)

    # ------------------------------------------------------------------ showing

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day

    @property
    def sessions(self) -> tuple[DaySession, ...]:
        """The short forms of the day's sessions, by start time."""
        return self._sessions.forms

    @property
    def planned_runs(self) -> list[PlannedRunLine]:
        """The planned runs of the day, and those that became a run of it."""
        return self._planned_runs.lines

    def show_day(
        self,
        cell: DayCell,
        sessions: list[Session],
        runs: list[Run],
        planned_runs: list[PlannedRun],
    ) -> None:
        """Show a day; what was typed on the one before is kept first."""
        if cell.day != self._day:
            self.flush()
            self.area.verticalScrollBar().setValue(0)
        self._day = cell.day
        self._title.setText(formats.long_day(cell.day))
        self.setAccessibleName(formats.long_day(cell.day))
        self._show_facts(cell)
        self._show_rest(cell)
        waits = cell.gap is Gap.ANSWER
        views = self._context.journal.views
        self.answers.show_moments(views.moments_due(cell.day) if waits else ())
        self._sessions.show_sessions(
            self._context.journal.sessions.on(cell.day) if sessions else ()
        )
        linked = {planned.run_id for planned in planned_runs}
        self._runs.show_runs(runs, linked, below=bool(sessions))
        self._planned_runs.show_runs(planned_runs, cell.day, below=bool(sessions or runs))
        self._show_check_in()
        tab_last(
            *self._runs.buttons,
            *self._planned_runs.buttons,
            *self._check_in.buttons,
            self.note.field,
        )
        self._spares.soon()

    @property
    def is_typed_in(self) -> bool:
        """True while the keys go here, or something is typed that is not kept yet."""
        return holds_focus(self) or self._sessions.is_typed_in or self.note.field.is_pending

    def means_any_day(self, part: QWidget) -> bool:
        """True for buttons that do the same on whatever day is shown."""
        return not self.area.isAncestorOf(part) or self._adding.isAncestorOf(part)

    def flush(self) -> None:
        """Write what is typed and not left yet."""
        self._sessions.flush()
        self.note.flush()

    def _show_facts(self, cell: DayCell) -> None:
        flow = self._facts_flow
        clear(flow)
        if cell.race is not None:
            flow.addWidget(Chip(cell.race))
        if cell.blocked is not None:
            flow.addWidget(Chip(_kept_free(cell.blocked)))
        if cell.flare is not None:
            flow.addWidget(Chip(FLARES[cell.flare], HOLD))
        self._facts.setVisible(flow.count() > 0)

    def _show_rest(self, cell: DayCell) -> None:
        self._rest.setVisible(cell.is_free)
        if not cell.is_free:
            return
        today = self._context.journal.today()
        if cell.day > today:
            self._rest.setText(tr("Rest day. Nothing is planned."))
        elif cell.day == today:
            self._rest.setText(tr("Rest day. Nothing is planned today."))
        else:
            self._rest.setText(tr("Rest day. Nothing was logged."))

    def _show_check_in(self) -> None:
        journal = self._context.journal
        check_in = journal.checkins.get(self._day)
        words = check_in_words(check_in, journal.checkins.readings(self._day, self._day))
        told = check_in is not None and not check_in.is_only_note
        self._check_in.show_words(words, kept=told, future=self._day > journal.today())
        self.note.show_note(self._day, check_in.note if check_in is not None else "")

    # ------------------------------------------------------------------ what users do

    def enter(self, session_id: int | None = None) -> None:
        """Put the keys on a session, by default the first, else on a run, else to add."""
        form = self._sessions.form(session_id) or next(iter(self.sessions), None)
        if form is not None:
            form.open_.setFocus(Qt.FocusReason.OtherFocusReason)
            show_both(form.title, form.open_)
            return
        runs = [line.open_ for line in self._runs.lines]
        ways = (*runs, *(line.more for line in self.planned_runs), self.add_session)
        ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_add_menu(self) -> None:
        """Offer sessions to add on the day."""
        if self._context.journal.read_only:
            return
        self.make_add_menu().popup(
            self.add_session.mapToGlobal(QPoint(0, self.add_session.height()))
        )

    def make_add_menu(self) -> AddMenu:
        """Return the menu of what can be added."""
        return self.add_acts.menu(self._day)

    def ask_run(self) -> None:
        """Ask for a run to add on the day."""
        self.run_acts.ask(self._day)

    def ask_planned_run(self) -> None:
        """Ask for a run to plan on the day."""
        self.run_acts.ask_planned(self._day)

    def _delete_check_in(self) -> None:
        from ui.services.mornings import delete_morning  # Late: it is seldom wanted.

        if delete_morning(self._context, self._day):
            self._check_in.button.setFocus()

    def _answer(self) -> None:
        """Lead to today, which asks whatever can be answered now."""
        self._context.navigate(Place.TODAY, self._context.journal.today())

    def _open_check_in(self) -> None:
        self._context.navigate(Place.TODAY, self._day)

    def _go_back(self) -> None:
        self.day_wanted.emit(self._day - timedelta(days=1))

    def _go_on(self) -> None:
        self.day_wanted.emit(self._day + timedelta(days=1))


def _kept_free(reason: str) -> str:
    return tr("Kept free: {reason}", reason=reason) if reason else tr("Kept free")


class _Sheet(QWidget):
    """What scrolls.

    Wrapped words ask for the height of their narrowest form as a minimum; here only the height
    at the real width counts.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 1)
