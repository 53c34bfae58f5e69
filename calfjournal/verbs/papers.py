"""What is printed, gathered as plain values."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from calfjournal.changes import ChangeSet
from calfjournal.dates import LAST_DAY
from calfjournal.domain.message import say
from calfjournal.domain.plan import Plan
from calfjournal.domain.run import EASED, PlannedRun, RunKind
from calfjournal.errors import InputError
from calfjournal.reports.calendar_file import CalendarPaper, event_name
from calfjournal.reports.plan_paper import DayText, PaperSize, PlanPaper
from calfjournal.reports.week import race_day_text
from calfjournal.store.journal_file import JournalFile
from calfjournal.store.meta import keep_exported, read_exported, read_meta
from calfjournal.training.flares import LADDER_D
from calfjournal.training.library import Library
from calfjournal.verbs.flares import FlareVerbs
from calfjournal.verbs.gates import GateVerbs
from calfjournal.verbs.ground import GroundReader
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.planned_runs import PlannedRunVerbs
from calfjournal.verbs.plans import PlanVerbs
from calfjournal.verbs.rule_inputs import RuleInputs
from calfjournal.verbs.sessions import SessionVerbs

MOST_ALARM_MIN = 7 * 24 * 60
"""How long before an event its alarm may ring: a week [our default]."""
EXPORTED_FOR = timedelta(days=60)
"""For so long after its day it is known what a calendar file brought [our default]."""


class PaperVerbs(Verbs):
    """Gathers what a print shows."""

    def __init__(
        self,
        file: JournalFile,
        inputs: RuleInputs,
        flares: FlareVerbs,
        gates: GateVerbs,
        ground: GroundReader,
        library: Library,
    ) -> None:
        """Read from the open file."""
        super().__init__(file)
        self._inputs = inputs
        self._flares = flares
        self._gates = gates
        self._ground = ground
        self._library = library
        self._sessions = SessionVerbs(file)
        self._plans = PlanVerbs(file)
        self._planned_runs = PlannedRunVerbs(file)

    def plan(
        self,
        plan: Plan,
        *,
        size: PaperSize,
        first: date | None = None,
        weeks: int | None = None,
        large_print: bool = False,
        today: date | None = None,
    ) -> PlanPaper:
        """Gather everything a print of the plan shows, as plain values for any thread.

        Raises:
            InputError: the range asked for lies outside the plan.
        """
        day = today or self._clock.today()
        if first is not None and not plan.start <= first <= plan.end:
            raise InputError("from", say("values.plan_range", first=plan.start, last=plan.end))
        program = self._ground.program_of(plan)
        return PlanPaper(
            plan=plan,
            sessions=tuple(self._sessions.of_plan(plan.id)) if plan.id is not None else (),
            athlete=self._inputs.day(day).athlete,
            exercises=self._library.exercises,
            produced_on=day,
            first_day=first,
            weeks=weeks,
            paper=size,
            large_print=large_print,
            gates=self._gates.all(day),
            races=tuple(
                race_day_text(race)
                for race in self._plans.races()
                if plan.start <= race.day <= plan.end
            ),
            runs=self._run_days(plan),
            flares=self._flare_days(),
            blocked=tuple((b.start, b.end, b.reason) for b in self._plans.blocks()),
            warning=program.warning if program is not None and program.clinician else "",
            progression=program.progression if program is not None else "",
        )

    def calendar(self, alarm_min: int | None = None) -> CalendarPaper:
        """Gather what a calendar file shows: what is planned from today on.

        What earlier files brought is there as it is now, or as gone. ``alarm_min`` minutes before
        its beginning an event rings; None = never.

        Raises:
            InputError: there is nothing to tell, or the minutes are none.
        """
        today, meta = self._clock.today(), read_meta(self._database)
        if alarm_min is not None and not 0 <= alarm_min <= MOST_ALARM_MIN:
            raise InputError("alarm", say("values.alarm_range", most=MOST_ALARM_MIN))
        first = today - EXPORTED_FOR
        exported = read_exported(meta)
        known = {name: day for name, day in exported.items() if day >= first}
        sessions = self._sessions.between(first, LAST_DAY, sets=False)
        runs = self._planned_runs.between(first, LAST_DAY)
        there = {*map(event_name, sessions), *map(event_name, runs)}
        paper = CalendarPaper(
            journal=meta["journal"],
            changes=int(meta["commits"]),
            made=self._clock.now(),
            sessions=tuple(s for s in sessions if s.day >= today or event_name(s) in known),
            runs=tuple(run for run in runs if run.day >= today or event_name(run) in known),
            alarm_min=alarm_min,
            gone={name: day for name, day in known.items() if name not in there},
            border=self._clock.border,
        )
        if not (any(day >= today for day in paper.days.values()) or paper.days != known):
            raise InputError("OUT", say("values.nothing_ahead"))
        if paper.days != exported and not self._file.read_only:
            paper = replace(paper, changes=paper.changes + 1)  # Keeping them is a change.
        return paper

    def keep_exported(self, paper: CalendarPaper) -> None:
        """Keep what a calendar file holds that was written, so that a later one can cancel it.

        Undo passes this by. A journal that is only read keeps nothing.
        """
        if self._file.read_only or paper.days == read_exported(read_meta(self._database)):
            return
        with self._file.history.beside(ChangeSet(beside=True)):
            keep_exported(self._database, paper.days)

    def _run_days(self, plan: Plan) -> tuple[DayText, ...]:
        """The runs of the plan's days, but for those left out, and races with their own line."""
        races = {race.day for race in self._plans.races()}
        runs = self._planned_runs.between(plan.start, plan.end)
        kept = (
            run
            for run in runs
            if (run.is_open or run.run_id is not None)
            and not (run.kind is RunKind.RACE and run.day in races)
        )
        return tuple(_run_text(run, self._clock.today()) for run in kept)

    def _flare_days(self) -> tuple[DayText, ...]:
        now = self._flares.now()
        if now is None or now.is_climbed:
            return ()
        ahead = (now.today + timedelta(days=day) for day in range(LADDER_D))
        said = say("values.flare_rung", rung=now.rung + 1, rungs=now.rungs)
        return tuple(DayText(day, said) for day in ahead)


def _run_text(run: PlannedRun, today: date) -> DayText:
    """A run as paper names it, with what its morning left of it."""
    text, status = run.named, run.status_on(today)
    if status in EASED:
        text = say("running.named_eased", run=text, status=status)
    return DayText(run.day, text, run.run_id is not None, run.km)
