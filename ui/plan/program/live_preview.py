"""The plan that a program would give now, laid elsewhere while one goes on typing."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.dates import monday
from calfjournal.domain.plan import Plan, Wishes
from calfjournal.domain.program import Program
from calfjournal.domain.proposal import Proposal
from calfjournal.errors import CalfjournalError
from calfjournal.messages import tr
from calfjournal.tasks import lay_plan
from ui.plan.preview import PlanPreview
from ui.plan.program.draft import ProgramDraft
from ui.plan.wishes_form import USUAL_DAYS, USUAL_SESSIONS
from ui.services.context import Context
from ui.services.jobs import Job
from ui.theme import metrics
from ui.widgets.text import small

PAUSE_MS = 400
"""The plan is laid when typing pauses this long."""


class LivePreview(QWidget):
    """Shows the plan of the wishes there are; while something is wrong, the last one that was.

    ``shown`` comes with another plan.
    """

    shown = Signal()

    def __init__(self, context: Context, draft: ProgramDraft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._job: Job | None = None
        self._laid: Program | None = None
        self.plan = PlanPreview()
        self.plan.hide()
        self.state = small("", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.lay)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(metrics.S)
        stack.addWidget(self.state)
        stack.addWidget(self.plan, 1)
        draft.changed.connect(self._pause.start)
        self.lay()

    @Slot()
    def lay(self) -> None:
        """Lay the plan, unless the one that is shown is of the same program."""
        journal, program = self._context.journal, self._draft.program
        if program is None:
            self.state.setText(tr("The preview follows when nothing is wrong any more."))
            return
        if program == self._laid:
            self._say_whose()
            return
        if self._job is not None:
            self._job.cancel()
        self._laid = program
        self.state.setText(tr("The plan is being laid…"))
        wishes = present_wishes(program, journal.plans.active(), journal.today())
        try:
            laying = journal.planning.laying(program, wishes)
        except CalfjournalError as problem:
            self._fail(problem)
            return
        self._job = self._context.jobs.run(
            lay_plan, laying, owner=self, done=self._show, failed=self._fail
        )

    def _show(self, proposal: Proposal) -> None:
        self._job = None
        journal = self._context.journal
        if journal.closed:
            return
        self._say_whose()
        self.plan.show_proposal(proposal, journal.plans.races(), journal.today())
        self.plan.show()
        self.shown.emit()

    def _fail(self, problem: BaseException) -> None:
        self._job = None
        if not isinstance(problem, CalfjournalError):
            raise problem
        self._say_whose()
        self.plan.show_problem(problem)
        self.plan.show()

    def _say_whose(self) -> None:
        followed = self._context.journal.plans.active() is not None
        self.state.setText(
            tr("With the days, runs and races of your plan, from Monday.")
            if followed
            else tr("With the usual days, from Monday.")
        )


def present_wishes(program: Program, followed: Plan | None, today: date) -> Wishes:
    """Return the wishes of the plan that is followed, or the usual ones, for a program."""
    start = today if today.weekday() == 0 else monday(today) + timedelta(weeks=1)
    if followed is not None:
        return replace(
            followed.wishes,
            program=program.id,
            start=start,
            races=(),
            b_races=(),
            blocked=(),
            phase_weeks=(),
        )
    often = program.spacing.max_per_week > USUAL_SESSIONS
    return Wishes(program.id, start, days=() if often else USUAL_DAYS)
