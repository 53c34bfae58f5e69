"""The answer of the page: one sentence, and the one thing that is wise to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from calfjournal.domain.run import PlannedRun
from calfjournal.domain.session import Session
from calfjournal.messages import in_words, tr
from calfjournal.views.day_lead import (
    DayState,
    FirstStep,
    first_step,
    is_tested,
    run_to_open,
    sentence,
    session_to_end,
    session_to_start,
    state_of,
)
from calfjournal.views.today import TodayFacts
from ui.services.context import Context
from ui.services.places import Place, SessionSpot, TestSpot
from ui.services.qt import TOP
from ui.theme import Role, metrics
from ui.theme.fonts import scale
from ui.widgets.buttons import Button
from ui.widgets.layouts import row
from ui.widgets.text import Label

BESIDE_FROM = 340
"""Width from which on the button stands beside the sentence, at the usual size of text."""


class Lead(QWidget):
    """Gives way to an emergency. ``check_in_wanted`` comes when the morning is asked for."""

    check_in_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._step = FirstStep.NONE
        self._session: Session | None = None
        self._is_tested = False
        self._run: PlannedRun | None = None
        self._sentence = Label("", Role.TITLE, wrap=True)
        self.action = Button("", "primary")
        self.action.clicked.connect(self._act)
        self._line: QBoxLayout = row(self._sentence, self.action, gap=metrics.M)
        self._line.setStretch(0, 1)
        for part in (self._sentence, self.action):
            self._line.setAlignment(part, TOP)  # Their words stand on one line.
        self.setLayout(self._line)

    @property
    def sentence(self) -> str:
        """What the page says."""
        return self._sentence.text()

    def show_facts(self, facts: TodayFacts) -> None:
        """Say what the day is about."""
        self.setVisible(state_of(facts) is not DayState.STOPPED)
        self._sentence.setText(sentence(facts))
        self._step = first_step(facts)
        ends = self._step is FirstStep.END
        self._session = session_to_end(facts) if ends else session_to_start(facts)
        self._is_tested = is_tested(facts, self._session)
        self._run = run_to_open(facts)
        self._show_action()

    def yield_to(self, other: bool) -> None:
        """Be less strong than another button, as while a form below asks to be kept."""
        self.action.set_variant("plain" if other else "primary")

    def _show_action(self) -> None:
        step, writable = self._step, not self._context.journal.read_only
        if step is FirstStep.START and self._session is not None and writable:
            name = in_words(self._session.title)
            if self._session.is_begun:
                self._ask(tr("Go on"), "play-filled")
                self.action.setAccessibleName(tr("Go on with {session}", session=name))
            else:
                self._ask(tr("Start"), "play-filled")
                self.action.setAccessibleName(tr("Start {session}", session=name))
        elif step is FirstStep.TEST and writable:
            if self._is_tested:
                self._ask(tr("Finish the tests"), "")
            else:
                self._ask(tr("Do the tests"), "tests")
        elif step is FirstStep.END and self._session is not None and writable:
            from ui.today.ending import end_words  # Late: few sessions hurt so much.

            verb, named = end_words(self._session)
            self._ask(verb, "")
            self.action.setAccessibleName(named)
        elif step is FirstStep.RUN and self._run is not None:
            self._ask(tr("Open the run"), "")
        elif step is FirstStep.CHECK_IN and writable:
            self._ask(tr("Check in"), "")
        elif step is FirstStep.PLAN and writable:
            self._ask(tr("Make a plan"), "plan")
        else:
            self.action.hide()

    def _ask(self, verb: str, icon: str) -> None:
        self.action.setText(verb)
        self.action.setAccessibleName(verb)
        self.action.set_icon(icon)
        self.action.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the sentence where both have no room beside each other."""
        beside = self.width() >= BESIDE_FROM * scale()
        way, at = QBoxLayout.Direction, Qt.AlignmentFlag
        self._line.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._line.setAlignment(self.action, TOP if beside else at.AlignLeft)
        super().resizeEvent(event)

    @Slot()
    def _act(self) -> None:
        if self._step is FirstStep.CHECK_IN:
            self.check_in_wanted.emit()
        elif self._step is FirstStep.PLAN:
            self._context.navigate(Place.PLAN)
        elif self._step is FirstStep.RUN and self._run is not None:
            self._context.navigate(Place.CALENDAR, self._run.day)
        elif self._step is FirstStep.END and self._session is not None:
            from ui.today.ending import end_now

            end_now(self._context, self._session)
        elif self._step is FirstStep.TEST and not self._is_tested:
            self._context.navigate(Place.TESTS, TestSpot(back=Place.TODAY))
        elif self._session is not None:
            spot = SessionSpot(self._session.day, self._session.key)
            where = Place.SESSION if self._step is FirstStep.TEST else Place.PLAYER
            self._context.navigate(where, spot)
