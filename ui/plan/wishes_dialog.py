"""Questions about a plan with the plan they make beside them, proposed again after each answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import BlockedRange, Race, Wishes
from calfjournal.domain.proposal import Proposal
from calfjournal.errors import CalfjournalError, InputError
from calfjournal.messages import tr
from ui.plan.preview import PlanPreview
from ui.plan.wishes_form import WishesForm
from ui.services.act import perform
from ui.services.context import Context
from ui.theme import metrics
from ui.theme.fonts import scale
from ui.widgets.dialog import Question
from ui.widgets.form_dialog import FormDialog
from ui.widgets.layouts import finish_layouts
from ui.widgets.scrolled import SpreadArea, show_in_areas

WIDE, HIGH = 840, 560
"""From this width on the preview stands beside the questions, below them otherwise.

In a window of this height each of them scrolls by itself there, else both scroll as one. In pixels
at the usual text size.
"""


class WishesDialog(FormDialog):
    """Nothing is kept before the end; then plan, athlete, races and days off are one edit."""

    def __init__(self, title: str, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=480)
        self._context = context
        self._proposal: Proposal | None = None
        self.form = WishesForm(context.journal.today())
        self.form.judged.connect(self._judge)
        self.preview = PlanPreview()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(metrics.L)
        self.resize(_fitting(parent))

    def _lay_out(self, questions: QWidget) -> None:
        self._sides.addWidget(questions, 11)
        self._result = SpreadArea(self.preview, tr("Preview of the plan"))
        self._sides.addWidget(self._result, 9)
        self.body.addLayout(self._sides, 1)

    def _fill(self, wishes: Wishes | None) -> None:
        """Show what is known: the athlete, the wishes of before, races and days off."""
        journal = self._context.journal
        running = journal.planning.running_weeks(wishes)
        races, blocks = journal.plans.races(), journal.plans.blocks()
        self.form.fill(journal.athlete.get(), wishes, running, races, blocks)

    # ------------------------------------------------------------------ for kinds of dialogs

    def _make(
        self, athlete: Athlete, races: Sequence[Race], blocks: Sequence[BlockedRange]
    ) -> Proposal:
        """Return the plan that the answers make."""
        raise NotImplementedError

    def _show(self, proposal: Proposal, races: Sequence[Race]) -> None:
        self.preview.show_proposal(proposal, races, self._context.journal.today())

    def _allow(self) -> None:
        """Let the dialog go on where it can."""
        raise NotImplementedError

    # ------------------------------------------------------------------ the plan

    def _athlete(self) -> Athlete:
        return self.form.athlete(self._context.journal.athlete.get())

    def _races(self) -> list[Race]:
        """The races the journal would have: what is over stays as it is."""
        journal, entries = self._context.journal, self.form.entries
        over = [race for race in journal.plans.races() if race.day < journal.today()]
        return [*over, *(line.race for line in entries.races)]

    def _blocks(self) -> list[BlockedRange]:
        journal, entries = self._context.journal, self.form.entries
        over = [block for block in journal.plans.blocks() if block.end < journal.today()]
        return [*over, *(line.block for line in entries.blocks)]

    def _taken(self) -> bool:
        """Take all that is typed; False when something is wrong: it has the keys and is seen."""
        if self.form.flush():
            return True
        wrong = self.form.wrong
        if wrong is not None:
            finish_layouts()
            show_in_areas(wrong.parentWidget() or wrong)  # With what is said of it.
            show_in_areas(wrong)
        return False

    @Slot()
    def _judge(self) -> None:
        """Say of the preview whether it is of what stands in the form."""
        self.preview.show_late(late=self.form.wrong is not None)

    @Slot()
    def _propose(self) -> None:
        self._judge()
        if self.form.wrong is not None:
            return
        races = self._races()
        try:
            self._proposal = self._make(self._athlete(), races, self._blocks())
        except CalfjournalError as problem:
            self._proposal = None
            self.preview.show_problem(problem)
        else:
            self._show(self._proposal, races)
        self._allow()
        self.put_buttons_last()

    def _keep(self, proposal: Proposal, said: str) -> None:
        follow = self._context.journal.planning.follow
        try:
            kept = perform(
                self._context,
                said,
                follow,
                proposal,
                athlete=self._athlete(),
                races=self._races(),
                blocks=self._blocks(),
            )
        except InputError as problem:
            self.preview.show_problem(problem)
            return
        if kept is not None:
            self.accept()

    # ------------------------------------------------------------------ leaving

    def reject(self) -> None:
        """Close; ask first when something was typed."""
        if not self.draft.holds_something:
            super().reject()
            return
        question = Question(
            tr("Leave without keeping it?"),
            tr("What you typed for this plan is not kept."),
            tr("Leave without keeping it"),
            self,
            variant="danger",
        )
        question.refuse.setText(tr("Go on with it"))
        question.accepted.connect(self._leave)
        self.question = question
        question.open()

    @Slot()
    def _leave(self) -> None:
        self.done(QDialog.DialogCode.Rejected)

    # ------------------------------------------------------------------ Qt

    def _spread(self, *, out: bool) -> None:
        """Let the parts be as high as they are, and scroll as one."""
        self._result.spread(out=out)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE * scale()
        self._spread(out=not wide and self._room() < HIGH * scale())
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )


def _fitting(parent: QWidget | None) -> QSize:
    room = parent.window().size() if parent is not None else QSize(1280, 800)
    return QSize(min(1080, room.width() - 64), min(760, room.height() - 64))
