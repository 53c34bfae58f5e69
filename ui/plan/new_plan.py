"""The dialog that makes a plan: which program, which weeks, and the result beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import BlockedRange, Race, Wishes
from calfjournal.domain.proposal import Proposal
from calfjournal.messages import mark, tr
from ui.plan.all_programs import AllPrograms
from ui.plan.program_cards import ProgramList
from ui.plan.wishes_dialog import WishesDialog
from ui.plan.wishes_form import USUAL_SESSIONS
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.services.qt import ENTER_KEYS
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.layouts import column, row
from ui.widgets.scrolled import SpreadArea
from ui.widgets.text import small

STEPS = (mark("1 of 2 · The program"), mark("2 of 2 · Your weeks"))


class NewPlanDialog(WishesDialog):
    """Two steps; it begins with the answers of the plan before."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(tr("New plan"), context, parent)
        self._caption = small()
        self.body.addWidget(self._caption)
        self.programs = ProgramList(context.journal.programs.programs)
        self._steps = QStackedWidget()
        self._areas = (
            SpreadArea(self.programs, tr("Programs")),
            SpreadArea(self.form, tr("Wishes")),
        )
        self._is_spread = False
        self._steps.addWidget(self._first_step())
        self._steps.addWidget(self._areas[1])
        self._lay_out(self._steps)
        self.cancel = self.add_button(tr("Cancel"), closes=True)
        self.back = self.add_button(tr("Back"))
        self.back.clicked.connect(self._go_back)
        self.onward = self.add_button(tr("Continue"), "primary")
        self.onward.setAutoDefault(True)
        self.onward.setDefault(True)
        self.onward.clicked.connect(self._go_on)
        self._begin()

    def _first_step(self) -> QWidget:
        """The programs to choose from, and the way to those of one's own."""
        self.acts = AllPrograms(self._context, self)
        self.acts.opened.connect(self._open_over)
        self.acts.changed.connect(self._offer_programs)
        self.more = Button(tr("Programs…"), "quiet", "edit")
        self.more.clicked.connect(self.acts.show_programs)
        inside = QWidget()
        stack = column(self._areas[0], row(self.more, None))
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
        before = self._context.journal.plans.active()
        self._fill(before.wishes if before is not None else None)
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
        self._spread(out=self._is_spread)
        self._caption.setText(tr(STEPS[step]))
        self.back.setVisible(step > 0)
        self.onward.setText(tr("Make this plan") if step else tr("Continue"))
        self.onward.setShortcut("Ctrl+Return")  # a new text takes the shortcut away
        if step:
            self.form.start.setFocus()
        else:
            self.programs.take_focus()
        self._allow()

    def _spread(self, *, out: bool) -> None:
        super()._spread(out=out)
        self._is_spread = out
        for step, area in enumerate(self._areas):
            area.spread(out=out and step == self.step)  # What is not seen asks for no height.

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
        if not self._taken():
            return
        self._propose()
        if self._proposal is not None:
            self._keep(
                self._proposal, tr("{plan} is your plan now.", plan=self._proposal.plan.title)
            )

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

    def _make(
        self, athlete: Athlete, races: Sequence[Race], blocks: Sequence[BlockedRange]
    ) -> Proposal:
        wishes = self.form.wishes(Wishes(self.programs.value, self.form.start.value))
        return self._context.journal.planning.propose(
            wishes, athlete=athlete, races=races, blocks=blocks
        )
