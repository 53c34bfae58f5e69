"""Asks whether a phase lasts longer before the next one begins with its gate unmet."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.finding import PhaseQuestion
from calfjournal.messages import in_words, tr
from calfjournal.views.plan_words import answers_to_phase, waits_text
from ui.services.act import perform
from ui.services.context import Context
from ui.services.places import Place
from ui.theme import Role
from ui.widgets.buttons import Button, lock
from ui.widgets.layouts import column, row
from ui.widgets.text import Label, small


class PhaseStrip(QWidget):
    """What is not met, and both answers: to stay longer, on the Plan page, or to begin."""

    def __init__(self, context: Context, question: PhaseQuestion) -> None:
        super().__init__()
        self._context, self._question = context, question
        proposal = question.proposal
        stay, begin = answers_to_phase(proposal.kind)
        self.longer = Button(stay)
        self.longer.clicked.connect(self._look)
        self.begin = Button(begin, "quiet")
        self.begin.clicked.connect(self._begin)
        if context.journal.read_only:
            lock(self.longer, self.begin)
        stack = column(
            Label(in_words(proposal.text), Role.BODY_STRONG, wrap=True),
            small(in_words(proposal.reason), wrap=True),
        )
        if question.waiting is not None:
            stack.insertWidget(0, Label(waits_text(question.waiting), Role.LEAD, wrap=True))
        stack.addLayout(row(self.longer, self.begin, None))
        stack.setContentsMargins(0, 0, 0, 0)
        self.setLayout(stack)

    @Slot()
    def _look(self) -> None:
        self._context.navigate(Place.PLAN)

    @Slot()
    def _begin(self) -> None:
        journal, waiting = self._context.journal, self._question.waiting
        if waiting is not None:
            said = tr("{phase:phase} begins all the same.", phase=waiting.kind)
        else:
            said = tr("The plan stays as it is: the next phase begins on its day.")
        decline = journal.recovery.decline
        perform(self._context, said, decline, journal.today(), self._question.proposal)
