"""The dialog that makes a plan: which program, which weeks, and the result beside them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from calfjournal.domain.proposal import Proposal
from calfjournal.domain.race_names import race_name
from calfjournal.errors import CalfjournalError, InputError
from calfjournal.messages import mark, tr
from ui.plan.all_programs import AllPrograms
from ui.plan.preview import PlanPreview
from ui.plan.program_cards import ProgramList
from ui.plan.wishes_form import USUAL_SESSIONS, WishesForm
from ui.services.act import perform
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.qt import ENTER_KEYS
from ui.theme import metrics
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.form_dialog import FormDialog
from ui.widgets.layouts import column, row
from ui.widgets.scrolled import scrolled
from ui.widgets.text import small

STEPS = (mark("1 of 2 · The program"), mark("2 of 2 · Your weeks"))
WIDE = 840
"""From this width on the preview stands beside the questions, below them otherwise."""


class NewPlanDialog(FormDialog):
    """Two steps; the plan is proposed again after every answer and kept only at the end."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("New plan"), parent, width=480)
        self._context = context
        self._proposal: Proposal | None = None
        journal = context.journal
        self._before = journal.plans.active()
        self._caption = small()
        self.body.addWidget(self._caption)
        self.programs = ProgramList(journal.programs.programs)
        self.form = WishesForm(journal.today())
        self.preview = PlanPreview()
        self._steps = QStackedWidget()
        self._steps.addWidget(self._first_step())
        self._steps.addWidget(scrolled(self.form, tr("Wishes")))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(metrics.L)
        self._sides.addWidget(self._steps, 11)
        self._sides.addWidget(scrolled(self.preview, tr("Preview of the plan")), 9)
        self.body.addLayout(self._sides, 1)
        self.cancel = self.add_button(tr("Cancel"), closes=True)
        self.back = self.add_button(tr("Back"))
        self.back.clicked.connect(self._go_back)
        self.onward = self.add_button(tr("Continue"), "primary")
        self.onward.setAutoDefault(True)
        self.onward.setDefault(True)
        self.onward.clicked.connect(self._go_on)
        self._begin()
        self.resize(_fitting(parent))

    def _first_step(self) -> QWidget:
        """The programs to choose from, and the way to those of one's own."""
        self.acts = AllPrograms(self._context, self)
        self.acts.opened.connect(self._open_over)
        self.acts.changed.connect(self._offer_programs)
        self.more = Button(tr("Programs…"), "quiet", "edit")
        self.more.clicked.connect(self.acts.show_programs)
        inside = QWidget()
        stack = column(scrolled(self.programs, tr("Programs")), row(self.more, None))
        stack.setStretch(0, 1)
        inside.setLayout(stack)
        return inside

    @Slot(Dialog)
    def _open_over(self, dialog: Dialog) -> None:
        self.opened = dialog
        dialog.open()

    @Slot()
    def _offer_programs(self) -> None:
        self.programs.show_programs(self._context.journal.programs.programs)

    def _begin(self) -> None:
        journal = self._context.journal
        today = journal.today()
        known = [
            tr("{race} on {day:date}", race=race_name(r), day=r.day)
            for r in journal.plans.races()
            if r.day >= today
        ]
        known += [
            tr("{reason} from {day:date}", reason=b.reason or tr("days off"), day=b.start)
            for b in journal.plans.blocks()
            if b.end >= today
        ]
        wishes = self._before.wishes if self._before is not None else None
        running = journal.planning.running_weeks(wishes)
        self.form.fill(journal.athlete.get(), wishes, running, known)
        fields = {"program": self.programs, **self.form.fields()}
        restored = self.follow(self._context.drafts, DraftKey(DraftKind.PLAN), fields)
        self.draft.discarded.connect(self._start_over)
        self.form.show_answers()
        self.programs.changed.connect(self._take_program)
        self.form.changed.connect(self._propose)
        self._show_step(1 if restored and self.programs.is_settled else 0)
        self._propose()

    @Slot()
    def _start_over(self) -> None:
        self.form.show_answers()
        self._show_step(0)
        self._propose()

    # ------------------------------------------------------------------ steps

    @property
    def step(self) -> int:
        """0 for the program, 1 for the weeks."""
        return self._steps.currentIndex()

    def _show_step(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self._caption.setText(tr(STEPS[step]))
        self.back.setVisible(step > 0)
        self.onward.setText(tr("Make this plan") if step else tr("Continue"))
        self.onward.setShortcut("Ctrl+Return")  # a new text takes the shortcut away
        if step:
            self.form.start.setFocus()
        else:
            self.programs.take_focus()
        self._allow()

    def _allow(self) -> None:
        ready = self._proposal is not None or self.step == 0
        self.onward.setEnabled(self.programs.is_settled and ready)

    @Slot()
    def _go_back(self) -> None:
        self._show_step(0)

    @Slot()
    def _go_on(self) -> None:
        if self.step == 0:
            self._show_step(1)
            return
        if not self.form.flush():
            return
        self._propose()
        if self._proposal is not None:
            self._keep(self._proposal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER_KEYS and self.onward.isEnabled():
            self._go_on()
            return
        super().keyPressEvent(event)

    # ------------------------------------------------------------------ the plan

    @Slot()
    def _take_program(self) -> None:
        program = self._context.journal.programs.programs[self.programs.value]
        self.form.suggest_days(often=program.spacing.max_per_week > USUAL_SESSIONS)
        self._propose()

    @Slot()
    def _propose(self) -> None:
        journal = self._context.journal
        athlete = self.form.athlete(journal.athlete.get())
        try:
            self._proposal = journal.planning.propose(
                self.form.wishes(self.programs.value), today=journal.today(), athlete=athlete
            )
        except CalfjournalError as problem:
            self._proposal = None
            self.preview.show_problem(problem)
        else:
            self.preview.show_proposal(self._proposal, journal.plans.races(), journal.today())
        self._allow()

    def _keep(self, proposal: Proposal) -> None:
        journal = self._context.journal
        rows = self.form.entries
        try:
            kept = perform(
                self._context,
                tr("{plan} is your plan now.", plan=proposal.plan.title),
                journal.planning.follow,
                proposal,
                athlete=self.form.athlete(journal.athlete.get()),
                races=[line.race for line in rows.races],
                blocks=[line.block for line in rows.blocks],
            )
        except InputError as problem:
            self.preview.show_problem(problem)
            return
        if kept is not None:
            self.accept()

    # ------------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )


def _fitting(parent: QWidget | None) -> QSize:
    room = parent.window().size() if parent is not None else QSize(1280, 800)
    return QSize(min(1080, room.width() - 64), min(760, room.height() - 64))
