"""The steps of the welcome as one: what was answered in all of them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject

from calfjournal.domain.athlete import Athlete, summed_up
from calfjournal.domain.first_answers import FirstAnswers
from calfjournal.domain.plan import Wishes
from calfjournal.tasks import offered_programs
from ui.welcome.first_tests import FirstTestsPage
from ui.welcome.goal import GoalPage
from ui.welcome.person import PersonPage
from ui.welcome.step import StepPage
from ui.welcome.week import WeekPage
from ui.widgets.form_fields import FormFields

_PROGRAM: Final = "program"


class Steps(QObject):
    """Four pages, and the answers that they hold together."""

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self.person = PersonPage()
        self.week = WeekPage()
        self.goal = GoalPage(offered_programs(), today)
        self.tests = FirstTestsPage()
        self._of_plan = FormFields(
            {
                _PROGRAM: self.goal.program,
                "start": self.goal.start,
                "days": self.week.days,
                "runs": self.week.runs,
                "weekly_km": self.week.weekly_km,
            },
            self,
        )

    @property
    def pages(self) -> tuple[StepPage, ...]:
        """The pages in order."""
        return (self.person, self.week, self.goal, self.tests)

    def answers(self) -> FirstAnswers:
        """Return everything that stands in the fields now."""
        tendons = self.person.tendons()
        km = self.week.weekly_km.reading
        athlete = self.person.athlete(Athlete(weekly_km=km))
        runs = self.week.runs.value
        return FirstAnswers(
            summed_up(athlete, tendons),
            tendons,
            Wishes(
                program=str(self.goal.program.value),
                start=self.goal.start.value,
                days=self.week.days.value,
                runs_per_week=len(runs) or None,
                run_days=runs,
                weekly_km=km,
            ),
            self.goal.asked_race,
            self.tests.results(),
            self.tests.plan_them.value,
        )

    def draft_of_plan(self) -> dict[str, Any]:
        """Return what the form of a new plan can go on with, as it keeps its drafts."""
        values = self._of_plan.values()
        if _PROGRAM in values:
            # There each program's warning is ticked as read; nobody read one here.
            values[_PROGRAM] = {"program": values[_PROGRAM], "read": []}
        return values
