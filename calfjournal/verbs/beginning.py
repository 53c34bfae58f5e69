"""The beginning of a journal: what the welcome was told, kept as one edit."""

from __future__ import annotations

from collections.abc import Callable

from calfjournal.changes import Outcome
from calfjournal.domain.assessment import Assessment
from calfjournal.domain.first_answers import FirstAnswers
from calfjournal.domain.message import say
from calfjournal.domain.plan import Plan
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.first_plan import first_tests
from calfjournal.verbs.assessments import AssessmentVerbs
from calfjournal.verbs.athlete import AthleteVerbs
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.planning import PlanningVerbs
from calfjournal.verbs.plans import PlanVerbs
from calfjournal.verbs.sessions import SessionVerbs

_MERGED = "beginning"
"""Answers that are changed before the end of the welcome stay one step of undo."""


class BeginningVerbs(Verbs):
    """Keeps answers in a journal that holds nothing else."""

    def __init__(self, file: JournalFile, planning: Callable[[], PlanningVerbs]) -> None:
        """Work on the open file; ``planning`` lays and keeps the plan."""
        super().__init__(file)
        self._planning = planning
        self._athlete = AthleteVerbs(file)
        self._plans = PlanVerbs(file)
        self._sessions = SessionVerbs(file)
        self._tests = AssessmentVerbs(file)

    def keep(self, answers: FirstAnswers) -> Outcome[None]:
        """Keep what was told so far in place of what was told before: no plan yet, no session.

        Raises:
            InputError: a value is out of range.
        """
        with self._edit(say("edits.begin_journal"), _MERGED) as edit:
            self._athlete.save(answers.athlete)
            for tendon in answers.tendons.values():
                self._athlete.save_tendon(tendon)
            for race in self._plans.races():
                self._plans.delete_race(race.key)
            if answers.race is not None:
                self._plans.save_race(answers.race)
            self._keep_tests(answers)
        return Outcome(None, edit.changes)

    def _keep_tests(self, answers: FirstAnswers) -> None:
        for test in self._tests.all():
            if test.id is not None:
                self._tests.delete(test.id)
        if answers.tests:
            self._tests.save(Assessment(self._clock.today(), results=answers.tests))

    def begin(self, answers: FirstAnswers, *, with_plan: bool) -> Outcome[Plan | None]:
        """Keep the answers with the tests that come first, and the plan where one is wanted.

        Raises:
            InputError: a value is out of range. NoLayout: there is no such plan; nothing is kept
                of this call.
        """
        with self._edit(say("edits.begin_journal"), _MERGED) as edit:
            self.keep(answers)
            plan = None
            if with_plan:
                planning = self._planning()
                plan = planning.accept(planning.propose(answers.wishes)).value
            if answers.plans_tests:  # After the plan, of which they take nothing away.
                self._sessions.add(first_tests(self._clock.today()))
        return Outcome(plan, edit.changes)
