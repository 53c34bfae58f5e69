"""The live year: it is laid anew, off the GUI thread, with every answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calfjournal.domain.first_answers import FirstAnswers
from calfjournal.errors import CalfjournalError, InputError
from calfjournal.messages import in_words, tr
from calfjournal.messages.formats import day_with_year, sentences, short_day
from calfjournal.tasks import lay_first_year
from calfjournal.views.first_year import FirstYear
from ui.services.jobs import Job, Jobs
from ui.theme import metrics
from ui.welcome.year_strip import YearStrip
from ui.widgets.banner import Banner, Mood
from ui.widgets.card import Card
from ui.widgets.fold import Fold
from ui.widgets.layouts import clear
from ui.widgets.text import Label

SHOWN_REASONS = 8


class YearCard(Card):
    """Follows ``answers``; while they lead to no plan it says why, and keeps the last one."""

    def __init__(
        self,
        answers: Callable[[], FirstAnswers],
        today: date,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Your year with these answers"), parent=parent)
        self._answers, self._today, self._jobs = answers, today, jobs
        self._job: Job | None = None
        self._is_laying = False
        self._laid: FirstAnswers | None = None
        self.shown: FirstYear | None = None
        """What is drawn, None before anything was laid."""
        self.problem = Banner("", Mood.WARNING)
        self.problem.hide()
        self.strip = YearStrip()
        self.summary = Label(tr("Laying out your year…"), tone="muted", wrap=True)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(metrics.S)
        inside = QWidget()
        inside.setLayout(self._reasons)
        self.why = Fold(tr("Why it looks like this"), inside)
        self.why.hide()
        for part in (self.problem, self.strip, self.summary, self.why):
            self.body.addWidget(part)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._lay)

    @property
    def is_possible(self) -> bool:
        """True while the answers lead to a plan, as far as known."""
        return self.problem.isHidden()

    @Slot()
    def follow(self) -> None:
        """Lay the year anew; answers that come together are laid once."""
        self._soon.start(0)

    def stop(self) -> None:
        """Lay nothing more."""
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _lay(self) -> None:
        answers = self._answers()
        if self._is_laying or answers == self._laid:
            return  # What is laid now is compared with the answers when it comes.
        self._laid, self._is_laying = answers, True
        self._job = self._jobs.run(
            lay_first_year, answers, self._today, owner=self, done=self._show, failed=self._fail
        )

    def _show(self, first: FirstYear) -> None:
        self._is_laying, self.shown = False, first
        self.problem.hide()
        self.strip.show_year(first)
        self.summary.setText(self._words(first))
        clear(self._reasons)
        for reason in first.proposal.reasons[:SHOWN_REASONS]:
            self._reasons.addWidget(Label(in_words(reason), tone="muted", wrap=True))
        self._lay()

    def _words(self, first: FirstYear) -> str:
        """Say what the plan is, and what is done before it."""
        plan = first.proposal.plan
        begins = short_day if plan.start.year == self._today.year else day_with_year
        what = tr(
            "{plan}: {sessions:sessions} in {weeks:weeks}, from {first} to {last:day_with_year}.",
            plan=plan.title,
            sessions=len(first.proposal.sessions),
            weeks=round(((plan.end - plan.start).days + 1) / 7),
            first=begins(plan.start),
            last=plan.end,
        )
        tests = self._laid is not None and self._laid.plans_tests
        return sentences([what, tr("First of all come the tests, today.") if tests else ""])

    def _fail(self, problem: BaseException) -> None:
        self._is_laying = False
        if not isinstance(problem, CalfjournalError):
            raise problem
        text = problem.message if isinstance(problem, InputError) else str(problem)
        self.problem.say(text)
        self.problem.show()
        self._lay()
