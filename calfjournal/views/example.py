"""What an empty journal shows of the future: a year by a program, as an example of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import monday
from calfjournal.domain.agenda import ListedThing, ReadEntries
from calfjournal.domain.kind import Kind
from calfjournal.domain.plan import Phase, Plan, Wishes
from calfjournal.domain.program import PhaseTemplate, Program
from calfjournal.domain.run import PlannedRun, RunKind
from calfjournal.domain.session import Session
from calfjournal.thresholds import load_thresholds
from calfjournal.views.agenda import AgendaRow, told
from calfjournal.views.month import Month, MonthFacts, build_month
from calfjournal.views.year import Year, YearFacts
from calfjournal.views.year_making import build_year

WEEK: Final = timedelta(weeks=1)
WEEKS: Final = 52
CYCLE: Final = 26
"""Weeks of a cycle that a phase without a length of its own fills up."""
DAYS: Final = (0, 2, 4)
"""Weekdays of an example's sessions, Monday = 0 (calfjournal default)."""
RUNS: Final = ((1, RunKind.EASY, 6.0), (3, RunKind.EASY, 5.0), (6, RunKind.LONG, 10.0))
"""Weekday, kind and km of its runs (calfjournal default)."""


class Example(Struct, frozen=True):
    """A plan that nobody follows, from a Monday on; ``loads`` is what each of its weeks asks.

    A load is minutes times planned effort, in AU.
    """

    plan: Plan
    sessions: tuple[Session, ...]
    runs: tuple[PlannedRun, ...]
    loads: tuple[float, ...]

    def month(self, day: date, first_weekday: int = 0) -> Month:
        """Return the month of a day as it would be planned."""
        facts = MonthFacts(sessions=self.sessions, planned_runs=self.runs)
        return build_month(day, self.plan.start, facts, first_weekday)

    def year(self, year: int, first_weekday: int = 0) -> Year:
        """Return a year as it would be planned."""
        facts = YearFacts(
            limits=load_thresholds(),
            plans=(self.plan,),
            sessions=self.sessions,
            planned_runs=self.runs,
        )
        return build_year(year, date(year, 1, 1), facts, first_weekday)

    def rows(self) -> list[AgendaRow]:
        """Return its first two weeks as rows of the list, by day."""
        until = self.plan.start + 2 * WEEK
        things: dict[tuple[Kind, int], Session | PlannedRun] = {}
        for kind, some in ((Kind.SESSION, self.sessions), (Kind.PLANNED_RUN, self.runs)):
            things |= {(kind, each.key): each for each in some if each.day < until}
        entries = [ListedThing(kind, key, each.day) for (kind, key), each in things.items()]
        entries.sort(key=_by_day)
        rows = told(ReadEntries(things, {}, {}), entries, self.plan.start)
        return [row for row in rows if row is not None]


def example_of(program: Program, start: date) -> Example:
    """Lay a year of a program on the weeks from that of a day on, without a planner."""
    first = monday(start)
    laid = list(_phases(program, first))
    weeks = [
        _week(program, template, phase, at) for template, phase in laid for at in range(phase.weeks)
    ]
    plan = Plan(
        id=None,
        program=program.id,
        title=program.says(program.title),
        start=first,
        end=laid[-1][1].end,
        phases=tuple(phase for _, phase in laid),
        wishes=Wishes(program.id, first),
    )
    runs = [
        PlannedRun(first + at * WEEK + timedelta(weekday), kind, km=km)
        for at in range(len(weeks))
        for weekday, kind, km in RUNS
    ]
    sessions = [session for week in weeks for session in week]
    return Example(
        plan,
        tuple(replace(each, id=at) for at, each in enumerate(sessions, 1)),
        tuple(replace(each, id=at) for at, each in enumerate(runs, 1)),
        tuple(map(_load, weeks)),
    )


def _phases(program: Program, first: date) -> Iterator[tuple[PhaseTemplate, Phase]]:
    """Yield the phases of a year, or of the one round of a program that does not repeat."""
    begins, end = first, first + WEEKS * WEEK
    told = sum(template.weeks_range[1] for template in program.phases)
    for cycle in range(1, (WEEKS // CYCLE if program.cyclic else 1) + 1):
        for template in program.phases:
            weeks = template.weeks_range[1] or max(CYCLE - told, 1)
            until = min(begins + weeks * WEEK, end)
            if until > begins:
                yield template, _phase(program, template, begins, until, cycle)
            begins = until


def _phase(
    program: Program, template: PhaseTemplate, begins: date, until: date, cycle: int
) -> Phase:
    return Phase(
        template.kind,
        program.says(template.title),
        begins,
        until - timedelta(days=1),
        (until - begins) // WEEK,
        program.says(template.goal),
        cycle=cycle,
    )


def _week(program: Program, template: PhaseTemplate, phase: Phase, at: int) -> list[Session]:
    begins = phase.start + at * WEEK
    asked = template.weeks[min(at, len(template.weeks) - 1)].sessions if template.weeks else ()
    types = [program.session_types[each] for each in asked]
    return [
        Session(
            begins + timedelta(weekday),
            each.kind,
            program.says(each.title),
            phase=template.kind,
            planned_minutes=each.minutes,
            planned_rpe=each.rpe,
        )
        for weekday, each in zip(DAYS, types, strict=False)
    ]


def _load(week: Sequence[Session]) -> float:
    return float(sum((each.planned_minutes or 0) * (each.planned_rpe or 0) for each in week))


def _by_day(entry: ListedThing) -> date:
    return entry.day


def default_program(programs: Mapping[str, Program]) -> Program | None:
    """Return the program that a plan begins with unless another one is chosen."""
    return next((each for each in programs.values() if not each.clinician), None)
