"""The hard rules of the plan that is followed and of the athlete's calendar, gathered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.plan import BlockedRange, Plan, Race, RaceRank, Wishes
from calfjournal.domain.program import Program, Spacing
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.ground_rules import GroundRules
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner.beginning import paced
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.planner.usual_runs import run_weeks
from calfjournal.training.programs import program_of
from calfjournal.verbs.plans import PlanVerbs


class GroundReader:
    """Reads what a changed plan must respect."""

    def __init__(
        self,
        file: JournalFile,
        library: Library,
        programs: Callable[[], Mapping[str, Program]],
    ) -> None:
        """Read from the open file; ``programs`` gives those there are, when they are needed."""
        self._plans = PlanVerbs(file)
        self._library = library
        self._programs = programs

    def offered(self) -> Mapping[str, Program]:
        """Return the programs that there are, by id."""
        return self._programs()

    def rules(self, history: History, athlete: Athlete) -> GroundRules:
        """Return the rules as they stand for what is known on a day."""
        plan = self._plans.active()
        spacing = self._spacing(plan, athlete, history.today)
        wishes = _wishes(plan, history, self._plans.races(), self._plans.blocks())
        most = spacing.max_per_week
        if plan is not None and plan.wishes.sessions_per_week is not None:
            most = min(most, plan.wishes.sessions_per_week)
        return GroundRules(
            spacing,
            Calendar.of(wishes, run_weeks(wishes, history)),
            most,
            plan.end if plan is not None else None,
        )

    def spacing(self, athlete: Athlete, day: date) -> Spacing:
        """Return the spacing that holds: of the program followed, the usual one without a plan."""
        return self._spacing(self._plans.active(), athlete, day)

    def _spacing(self, plan: Plan | None, athlete: Athlete, day: date) -> Spacing:
        program = self.program_of(plan)
        return Spacing() if program is None else paced(program, athlete, day).spacing

    def program(self) -> Program | None:
        """Return the program of the plan that is followed."""
        return self.program_of(self._plans.active())

    def program_of(self, plan: Plan | None) -> Program | None:
        """Return the program of a plan, also where only the journal has it; None without one."""
        return None if plan is None else program_of(plan, self._programs(), self._library)


def _wishes(
    plan: Plan | None, history: History, races: list[Race], blocks: list[BlockedRange]
) -> Wishes:
    """The wishes of the plan with the journal's own races and blocked days, as they are now."""
    wishes = plan.wishes if plan is not None else Wishes("", history.today)
    return replace(
        wishes,
        races=tuple((race.day, race.distance_km) for race in races),
        b_races=tuple(race.day for race in races if race.rank is RaceRank.B),
        blocked=tuple((block.start, block.end, block.reason) for block in blocks),
    )
