"""Today's session with one button to start it, or the rest day and what is next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from calfjournal.domain.finding import Light, PhaseQuestion
from calfjournal.domain.looks import Glyph, Look
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session, SessionStatus, count_sets
from calfjournal.messages import in_words, tr, tr_n
from calfjournal.messages.vocabulary import KINDS, STATUSES
from calfjournal.views.day_lead import FirstStep, first_step, session_to_end, session_to_start
from calfjournal.views.today import TodayFacts, TodaySession
from ui.editor.next_doses import NextDoses
from ui.services.context import Context
from ui.services.places import Place, RunSpot, SessionSpot, TestSpot
from ui.services.qt import LEFT
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.today.run_block import RunBlock
from ui.today.session_table import SessionTable
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip, KindChip
from ui.widgets.layouts import clear, row
from ui.widgets.text import Label, small, strong

if TYPE_CHECKING:
    from ui.editor.phase_strip import PhaseStrip
    from ui.today.measure_strip import MeasureStrip

STATUS_LOOKS = {
    SessionStatus.DONE: Look("go_on", Glyph.CHECK),
    SessionStatus.PARTLY: Look("go_on", Glyph.HALF),
    SessionStatus.SKIPPED: Look("run", Glyph.DASH),
}


NARROW = 380
"""The chip of a narrower block stands above its title, at the usual size of text."""


class SessionBlock(QWidget):
    """One session: chip, title, button, and its exercises.

    A ``folded`` one is a single line: nothing is to be started. Without ``starts`` it is opened.
    """

    started = Signal(Session)
    ended = Signal(Session)
    """Asks to end it as partly done: it hurts too much to go on."""
    opened = Signal(Session)

    def __init__(
        self,
        shown: TodaySession,
        *,
        folded: bool = False,
        starts: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session = shown.session
        self.is_tested = shown.is_tested
        planned = session.status is SessionStatus.PLANNED
        chip = KindChip(session.kind, dashed=planned)
        self.title = strong(_title(session))
        self.title.setWordWrap(True)
        self._must_end = shown.must_end and starts
        starts = planned and starts
        verb, named, icon = _act_words(shown, ends=self._must_end, starts=starts)
        self.button = Button(verb, "plain", icon)
        self.button.setAccessibleName(named)
        self.button.clicked.connect(self._start)
        self.open = Button(tr("Open"), "quiet")
        """To log it by hand, or to look at it first."""
        self.open.setAccessibleName(tr("Open {session}", session=session.title))
        if folded or not starts:
            self.open.hide()  # Shown before it has a parent it would be a window for a moment.
        self.open.clicked.connect(self._open)
        line = row(self.title, self.open, self.button)
        line.setStretch(0, 1)
        if session.status in STATUS_LOOKS:
            word = STATUSES[session.status].text
            line.insertWidget(1, Chip(word, STATUS_LOOKS[session.status]))
        self._chip = chip
        self._head: QBoxLayout = row(chip, line)
        self._head.setStretch(1, 1)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addLayout(self._head)
        if summary := done_summary(session):
            stack.addWidget(Label(summary, figures=True, wrap=True))
        if session.reason and planned and not folded:
            stack.addWidget(small(in_words(session.reason), wrap=True))
        self.table = SessionTable(shown)
        left_out = session.status is SessionStatus.SKIPPED
        stack.addWidget(self.table)
        self.table.setVisible(bool(shown.lines) and not left_out and not folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= NARROW * scale()
        way = QBoxLayout.Direction
        self._head.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._head.setAlignment(self._chip, Qt.AlignmentFlag(0) if beside else LEFT)

    @property
    def session_id(self) -> int:
        """The session shown."""
        return self._session.key

    @Slot()
    def _start(self) -> None:
        (self.ended if self._must_end else self.started).emit(self._session)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._session)


class SessionCard(Card):
    """The sessions and planned runs of the shown day."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._shown: object = None
        self._next: Session | None = None
        self.blocks: list[SessionBlock] = []
        self.strip: PhaseStrip | None = None
        self.to_measure: MeasureStrip | None = None
        self._content = QVBoxLayout()
        self._content.setSpacing(metrics.L)
        self._shown_runs: object = None
        self._run_part = QVBoxLayout()
        self._run_part.setSpacing(metrics.XS)
        self.body.addLayout(self._content)
        self.body.addLayout(self._run_part)

    def show_facts(self, facts: TodayFacts) -> None:
        """Show what the day asks for; nothing moves when it is the same as before."""
        stopped = facts.verdict.light is Light.STOP
        asked, question = (facts.sessions, bool(facts.runs), facts.next_session), facts.question
        read_only = self._context.journal.read_only
        started = None if read_only else _above(facts)
        ahead = (question, facts.to_measure, started)
        state = facts.is_new, facts.is_over, facts.is_told, stopped
        shown = (facts.day, facts.today, asked, state, ahead, read_only)
        self._next = facts.next_session
        if shown != self._shown:
            self._shown = shown
            self._show_sessions(facts, question, started, stopped=stopped)
        # What is said of a run changes with every morning, what a session asks seldom does.
        runs = (facts.day, facts.today, facts.runs, facts.verdict.runs, asked)
        if runs != self._shown_runs:
            self._shown_runs = runs
            self._show_runs(facts)

    def _show_sessions(
        self,
        facts: TodayFacts,
        question: PhaseQuestion | None,
        started: Session | None,
        *,
        stopped: bool,
    ) -> None:
        """Show the day's sessions; ``started`` is the one that the top of the page acts on."""
        clear(self._content)
        self.blocks = []
        self.set_title("")
        self.to_measure = self._name_tests(facts)
        self.strip = self._ask(question)
        if facts.sessions:
            for session in facts.sessions:
                read_only = self._context.journal.read_only
                block = SessionBlock(session, folded=stopped, starts=not read_only)
                waits = stopped or (question is not None and question.holds(session.session))
                above = session.session == started
                block.button.setHidden(above or (waits and not session.session.counts))
                block.started.connect(self._start)
                block.ended.connect(self._end)
                block.opened.connect(self._open)
                self.blocks.append(block)
                self._content.addWidget(block)
                is_retest = session.session.kind is SessionKind.RETEST
                if is_retest and not (stopped or session.session.is_tests):
                    self._lead_to_tests()
                if not stopped:
                    doses = NextDoses(self._context)
                    self._content.addWidget(doses)
                    doses.show_doses(session.doses)
        elif facts.is_over or (facts.is_new and not facts.runs):
            self._invite(facts)
        elif not facts.runs:
            self._rest(facts)

    def _show_runs(self, facts: TodayFacts) -> None:
        """The planned runs with what the day says of them; it is said without one, too."""
        box = self._run_part
        clear(box)
        for run in facts.runs:
            block = RunBlock(run, facts.today)
            block.opened.connect(self._open_run)
            box.addWidget(block)
        if facts.verdict.runs and facts.day >= facts.today:
            from ui.today.run_advice_lines import RunAdviceLines  # Late: many days have no run.

            why = facts.verdict.light is not Light.STOP
            box.addWidget(RunAdviceLines(facts.verdict.runs, facts.day, why=why))
        if facts.runs and not facts.sessions:
            self._show_next(facts, box)

    def _ask(self, question: PhaseQuestion | None) -> PhaseStrip | None:
        """Show what is asked before the next phase begins; most days nothing is."""
        if question is None:
            return None
        from ui.editor.phase_strip import PhaseStrip

        strip = PhaseStrip(self._context, question)
        self._content.addWidget(strip)
        return strip

    def _name_tests(self, facts: TodayFacts) -> MeasureStrip | None:
        """Name what the gate close by still needs from a test; most days nothing."""
        if not facts.to_measure:
            return None
        from ui.today.measure_strip import MeasureStrip

        strip = MeasureStrip(self._context, facts.to_measure)
        self._content.addWidget(strip)
        return strip

    def _lead_to_tests(self) -> None:
        from ui.today.measure_strip import TestsLine

        self._content.addWidget(TestsLine(self._context))

    def _rest(self, facts: TodayFacts) -> None:
        self.set_title(tr("Rest day") if facts.plan is not None else tr("No session"))
        ran = next((at.km for at in facts.week if at.day == facts.day and at.km), None)
        if ran:
            self._content.addWidget(Label(tr("You ran {distance:km}.", distance=ran)))
        self._show_next(facts, self._content)

    def _show_next(self, facts: TodayFacts, part: QVBoxLayout) -> None:
        if self._next is None:
            if facts.day >= facts.today:
                part.addWidget(Label(tr("Nothing is planned after this."), tone="muted"))
            return
        button = Button(tr("Open"), "quiet")
        button.clicked.connect(self._open_next)
        line = row(Label(next_words(self._next, facts.day), wrap=True), button)
        line.setStretch(0, 1)
        part.addLayout(line)

    def _invite(self, facts: TodayFacts) -> None:
        """Draw the plan there may be; one button makes it, which may stand on top already."""
        from ui.today.plan_offer import PlanOffer  # Late: most journals have a plan.

        self.set_title(tr("The plan is over") if facts.is_over else tr("No plan yet"))
        leads = first_step(facts) is FirstStep.PLAN
        part = PlanOffer(over=facts.is_over, asks=not leads)
        part.plan_wanted.connect(self._plan)
        self._content.addWidget(part)

    @Slot(Session)
    def _start(self, session: Session) -> None:
        """Play a planned session; one that is over, or can only be read, is opened."""
        planned = session.status is SessionStatus.PLANNED
        tested = any(b.is_tested for b in self.blocks if b.session_id == session.key)
        if session.is_tests and planned and not (tested or self._context.journal.read_only):
            self._context.navigate(Place.TESTS, TestSpot(back=Place.TODAY))
        elif planned and not (session.is_tests or self._context.journal.read_only):
            spot = SessionSpot(session.day, session.key)
            self._context.navigate(Place.PLAYER, spot)
        else:
            self._open(session)

    @Slot(Session)
    def _end(self, session: Session) -> None:
        from ui.today.ending import end_now

        end_now(self._context, session)

    @Slot(Session)
    def _open(self, session: Session) -> None:
        self._context.navigate(Place.SESSION, SessionSpot(session.day, session.key))

    def focus_on(self, session_id: int) -> None:
        """Put the keys on the button of a session, as when one comes back from its page."""
        for block in self.blocks:
            if block.session_id == session_id:
                block.button.setFocus()

    @Slot(PlannedRun)
    def _open_run(self, run: PlannedRun) -> None:
        """What it became, else its day."""
        if run.run_id is not None:
            self._context.navigate(Place.RUN, RunSpot(run.run_id))
        else:
            self._context.navigate(Place.CALENDAR, run.day)

    @Slot()
    def _open_next(self) -> None:
        if self._next is not None:
            self._open(self._next)

    @Slot()
    def _plan(self) -> None:
        self._context.navigate(Place.PLAN)


def _above(facts: TodayFacts) -> Session | None:
    """The session that the button above all starts or ends."""
    step = first_step(facts)
    if step is FirstStep.END:
        return session_to_end(facts)
    starts = step in (FirstStep.START, FirstStep.TEST)
    return session_to_start(facts) if starts else None


def _act_words(shown: TodaySession, *, ends: bool, starts: bool) -> tuple[str, str, str]:
    """The verb of the button of a session, its whole name, and its icon."""
    session = shown.session
    if starts and session.is_tests:
        if shown.is_tested:
            return tr("Finish"), tr("Finish {session}", session=session.title), ""
        return tr("Do the tests"), tr("Do the tests"), "tests"
    if ends:
        from ui.today.ending import end_words  # Late: few sessions hurt so much.

        return *end_words(session), ""
    if starts:
        return *_start_words(session), "play-filled"
    return tr("Open"), tr("Open {session}", session=session.title), ""


def _start_words(session: Session) -> tuple[str, str]:
    """The verb that starts a session, or goes on with one that was begun, and its whole name."""
    if session.is_begun:
        return tr("Go on"), tr("Go on with {session}", session=session.title)
    return tr("Start"), tr("Start {session}", session=session.title)


def _title(session: Session) -> str:
    title, minutes = _name_of(session), session.planned_minutes
    if session.status is SessionStatus.PLANNED and minutes:
        return tr("{session} · about {minutes} min", session=title, minutes=minutes)
    return title


def _name_of(session: Session) -> str:
    return in_words(session.title) or KINDS[session.kind].text


def done_summary(session: Session) -> str:
    """Return ``41 min · effort 6 of 10 · calf load 246 · 12 sets``; "" when it was not done."""
    if session.status is SessionStatus.SKIPPED:
        return session.note
    if not session.counts:
        return ""
    parts = []
    if session.finished_at is not None:
        parts.append(tr("At {time:clock}", time=session.finished_at))
    if session.minutes is not None:
        parts.append(tr("{minutes} min", minutes=session.minutes))
    if session.rpe is not None and parts:
        parts.append(tr("effort {effort}/10", effort=session.rpe))
    elif session.rpe is not None:
        parts.append(tr("Effort {effort}/10", effort=session.rpe))
    if session.srpe is not None:  # Known with minutes only: it never begins the line.
        parts.append(tr("calf load {load:0}", load=session.srpe))
    sets = count_sets(line for line in session.sets if line.done is not None)
    if sets:
        parts.append(tr_n("{count} set", "{count} sets", sets))
    return " · ".join(parts)


def next_words(session: Session, day: date) -> str:
    """Return ``Next: Strength tomorrow`` or ``Next: Strength on Wed 25 Nov``."""
    title = _name_of(session)
    if (session.day - day).days == 1:
        return tr("Next: {session} tomorrow", session=title)
    return tr("Next: {session} on {day:day}", session=title, day=session.day)
