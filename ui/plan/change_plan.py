"""The answers of the plan that is followed, to be changed, with what that changes beside them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import BlockedRange, Plan, Race
from calfjournal.domain.proposal import Proposal
from calfjournal.messages import tr
from ui.plan.wishes_dialog import WishesDialog
from ui.services.context import Context
from ui.services.drafts import DraftKey, DraftKind
from ui.widgets.scrolled import SpreadArea


class ChangePlanDialog(WishesDialog):
    """What was done, skipped or moved by hand stays; the rest is laid again from today."""

    def __init__(self, context: Context, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(tr("Change plan"), context, parent)
        self._plan = plan
        self._wishes = SpreadArea(self.form, tr("Wishes"))
        self._lay_out(self._wishes)
        self.cancel = self.add_button(tr("Leave as it is"), closes=True)
        self.keep = self.add_button(tr("Change this plan"), "primary")
        self.keep.setDefault(True)
        self.keep.setShortcut("Ctrl+Return")
        self.keep.clicked.connect(self._accept_answers)
        self.form.begin_on(plan.start)
        self._fill(plan.wishes)
        self.follow(context.drafts, DraftKey(DraftKind.PLAN, plan.key), self.form.fields())
        self.draft.discarded.connect(self._start_over)
        self.form.changed.connect(self._propose)
        self._start_over()

    @Slot()
    def _start_over(self) -> None:
        self.form.show_answers()
        self._propose()

    def _athlete(self) -> Athlete:
        """The kilometres wished for are those of the plan, not what the runner usually runs."""
        usual = self._context.journal.athlete.get().weekly_km
        return replace(super()._athlete(), weekly_km=usual)

    def _make(
        self, athlete: Athlete, races: Sequence[Race], blocks: Sequence[BlockedRange]
    ) -> Proposal:
        return self._context.journal.planning.propose_again(
            wishes=self.form.wishes(self._plan.wishes), athlete=athlete, races=races, blocks=blocks
        )

    def _show(self, proposal: Proposal, races: Sequence[Race]) -> None:
        super()._show(proposal, races)
        self.preview.show_changes(proposal.diff)

    def _spread(self, *, out: bool) -> None:
        super()._spread(out=out)
        self._wishes.spread(out=out)

    def _allow(self) -> None:
        self.keep.setEnabled(self._proposal is not None)

    @Slot()
    def _accept_answers(self) -> None:
        if not self._taken():
            return
        self._propose()
        if self._proposal is not None:
            self._keep(self._proposal, tr("The plan is laid again."))
