"""The flare that runs: it leads the day with its rung, what that leaves, and one question."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.exercise import Side
from calfjournal.domain.flare import FlareNow
from calfjournal.domain.kind import Kind
from calfjournal.domain.limits import LIMITS
from calfjournal.domain.looks import Glyph, Look
from calfjournal.messages import tr
from calfjournal.messages.vocabulary import SIDE_TITLES
from calfjournal.views import flare_words
from calfjournal.views.today import TodayFacts
from ui.services.act import perform
from ui.services.context import Context
from ui.services.qt import VALUE
from ui.theme import Role, metrics
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import clear, row
from ui.widgets.scale_field import ScaleField
from ui.widgets.text import Label, small

HOLD = Look("hold", Glyph.BANG)
PAIN = LIMITS[Kind.TENDON_READING]["pain"]


class LegQuestion(QWidget):
    """Asks for one leg's pain this morning; ``answered`` carries leg and number."""

    answered = Signal(VALUE, VALUE)

    def __init__(self, leg: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leg = leg
        self.scale = ScaleField(tr("Tendon pain this morning, {side:side}", side=leg), PAIN)
        self.scale.committed.connect(self._tell)
        name = small(SIDE_TITLES[leg])
        name.setBuddy(self.scale)
        line = row(name, self.scale)
        line.setStretch(1, 1)
        self.setLayout(line)

    @Slot(VALUE)
    def _tell(self, pain: object) -> None:
        self.answered.emit(self._leg, pain)


class FlareCard(Card):
    """Takes no room without a flare."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._shown: object = None
        self.questions: list[LegQuestion] = []
        self.set_stripe(HOLD)
        self.end = Button(tr("End the flare"))
        self.end.clicked.connect(self._end)
        self.add_action(self.end)
        self._rung = Label("", Role.BODY_STRONG, wrap=True)
        self._greens = Label("", wrap=True)
        self._running = Label("", wrap=True)
        self._waiting = Label("", wrap=True)
        self._stop = small("", wrap=True)
        self._asked = small(tr("How is it this morning, at the first steps?"))
        self._scales = QVBoxLayout()
        self._scales.setSpacing(metrics.XS)
        for part in (self._rung, self._greens, self._running, self._waiting, self._stop):
            self.body.addWidget(part)
        self.body.addWidget(self._asked)
        self.body.addLayout(self._scales)
        self.hide()

    def show_facts(self, facts: TodayFacts) -> None:
        """Show the flare of the day; legs that were not asked about this morning are asked."""
        now, read_only = facts.flare, self._context.journal.read_only
        told = {r.side for r in facts.morning.readings} if facts.morning is not None else set()
        ask = facts.day == facts.today and not read_only
        legs = [leg for leg in now.legs if leg not in told] if now is not None and ask else []
        shown = (now, legs, read_only, facts.verdict.runs)
        if shown == self._shown:
            return
        self._shown = shown
        self.setVisible(now is not None)
        if now is not None:
            self._show(now, may_end=ask)
            # The run of the day says it with its kilometres, where one is planned.
            self._running.setVisible(not facts.verdict.runs)
            self._ask(legs)

    def _show(self, now: FlareNow, *, may_end: bool) -> None:
        self.set_title(flare_words.title(now))
        self._rung.setText(flare_words.rung_words(now))
        self._running.setText(flare_words.running_words(now))
        for label, text in (
            (self._greens, flare_words.greens_words(now)),
            (self._waiting, flare_words.waiting_words(now)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._stop.setText(flare_words.stop_words(now))
        self.end.setVisible(may_end)

    def _ask(self, legs: list[Side]) -> None:
        clear(self._scales)
        self.questions = [LegQuestion(leg) for leg in legs]
        for question in self.questions:
            question.answered.connect(self._answer)
            self._scales.addWidget(question)
        self._asked.setVisible(bool(legs))

    # ------------------------------------------------------------------ acting

    @Slot(VALUE, VALUE)
    def _answer(self, leg: object, pain: object) -> None:
        if isinstance(leg, Side) and isinstance(pain, int):
            tell = self._context.journal.mornings.tell_pain
            said = tr("Pain of this morning kept, {side:side}.", side=leg)
            perform(self._context, said, tell, leg, pain)

    @Slot()
    def _end(self) -> None:
        end, today = self._context.journal.flares.end, self._context.journal.today()
        perform(self._context, tr("The flare is over; the plan is as it was."), end, today)
