"""Making plans: what the planner needs, gathered, and what it says, kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.dates import monday
from calfjournal.domain.athlete import Athlete, Tendon, tendon_of
from calfjournal.domain.exercise import LEGS
from calfjournal.domain.finding import Adjustment, AdjustmentKind
from calfjournal.domain.message import Message, say
from calfjournal.domain.plan import BlockedRange, Plan, Race, RaceRank, Wishes
from calfjournal.domain.program import Program
from calfjournal.domain.proposal import Proposal
from calfjournal.domain.session import Session
from calfjournal.errors import InputError, NothingToDo
from calfjournal.store import reviews
from calfjournal.store.journal_file import JournalFile
from calfjournal.training.case import AHEAD_D
from calfjournal.training.gates import phase_asked_about
from calfjournal.training.library import Library
from calfjournal.training.planner import make_plan, replan
from calfjournal.training.planner.race_changes import laid_for, race_changes
from calfjournal.training.planner.races import way_back_ends
from calfjournal.training.planner.reassess import TendonThen, asked_on
from calfjournal.training.planner.usual_runs import RunWeeks, run_weeks
from calfjournal.training.planner.wishes import check_ranks, ranked
from calfjournal.training.program_writer import program_text
from calfjournal.training.programs import program_of
from calfjournal.training.tendon_days import is_red
from calfjournal.verbs.athlete import AthleteVerbs
from calfjournal.verbs.doses import DoseVerbs
from calfjournal.verbs.flares import FlareVerbs
from calfjournal.verbs.gates import GateVerbs
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.planned_runs import PlannedRunVerbs
from calfjournal.verbs.plans import PlanVerbs, plan_label
from calfjournal.verbs.recovery import RecoveryVerbs
from calfjournal.verbs.rule_inputs import RuleInputs
from calfjournal.verbs.sessions import SessionVerbs

_RED_D = timedelta(days=14)
"""Time after a red answer in which a re-test leads to mobility first (rule 7.3)."""
_RISING_D = timedelta(days=28)
"""Time after mornings that rose in which the next round gets no harder (rule 7.3)."""


class PlanningVerbs(Verbs):
    """Proposes plans and accepts them."""

    def __init__(
        self,
        file: JournalFile,
        inputs: RuleInputs,
        recovery: RecoveryVerbs,
        flares: FlareVerbs,
        gates: GateVerbs,
        doses: DoseVerbs,
        library: Library,
        programs: Mapping[str, Program],
    ) -> None:
        """Work on the open file with the exercises and programs there are."""
        super().__init__(file)
        self._inputs = inputs
        self._recovery = recovery
        self._library = library
        self._programs = programs
        self._flares = flares
        self._gates = gates
        self._doses = doses
        self._sessions = SessionVerbs(file)
        self._plans = PlanVerbs(file)
        self._planned_runs = PlannedRunVerbs(file)
        self._athlete = AthleteVerbs(file)

    # ------------------------------------------------------------------ plans

    def propose(
        self,
        wishes: Wishes,
        *,
        today: date | None = None,
        athlete: Athlete | None = None,
        races: Sequence[Race] | None = None,
        blocks: Sequence[BlockedRange] | None = None,
    ) -> Proposal:
        """Return a new plan for the wishes; nothing is kept yet.

        Races and blocked ranges of the journal are respected besides those of the wishes.
        ``athlete``, ``races`` and ``blocks`` stand in for those of the journal, to try answers
        out.

        Raises:
            InputError: a wish makes no sense. NoLayout: the wishes cannot be met together.
        """
        program = self._program(wishes.program)
        laid = self.laying(
            program, wishes, today=today, athlete=athlete, races=races, blocks=blocks
        )()
        return self._with_recipe(laid, program)

    def laying(
        self,
        program: Program,
        wishes: Wishes,
        *,
        today: date | None = None,
        athlete: Athlete | None = None,
        races: Sequence[Race] | None = None,
        blocks: Sequence[BlockedRange] | None = None,
    ) -> Callable[[], Proposal]:
        """Return how any program is laid for the wishes, to be called on any thread.

        Raises:
            InputError: here, for a wish that makes no sense; NoLayout: by the call.
        """
        day = today or self._clock.today()
        return partial(
            make_plan,
            program,
            athlete or self._inputs.day(day).athlete,
            self._with_calendar(wishes, races, blocks),
            self._inputs.day(day).history,
            self._library,
            norm_reps=self._gates.norm(day),
            not_met=self._gates.closed(program, day),
            numbers=self._inputs.day(day).thresholds,
            tendons=self._tendons(athlete),
        )

    def running_weeks(self, wishes: Wishes | None = None) -> RunWeeks:
        """Return the weeks of runs, which take turns, that a plan of the wishes is laid on now.

        Those wished for, else the usual one of the last weeks, else as many runs as wished for,
        spread out; empty where nothing is known of runs.
        """
        day = self._clock.today()
        return run_weeks(wishes or Wishes("", day), self._inputs.day(day).history)

    def _tendons(self, athlete: Athlete | None = None) -> tuple[Tendon, ...]:
        """What is known of each leg; of one who stands in and is sore elsewhere, what is said."""
        known = self._athlete.get()
        said = athlete or known
        if (said.sore_side, said.sore_site) != (known.sore_side, known.sore_site):
            return tuple(tendon_of(said, leg) for leg in LEGS)
        return tuple(self._athlete.tendons().values())

    def propose_again(
        self,
        *,
        today: date | None = None,
        phase_weeks: Mapping[int, int] | None = None,
        wishes: Wishes | None = None,
        athlete: Athlete | None = None,
        races: Sequence[Race] | None = None,
        blocks: Sequence[BlockedRange] | None = None,
    ) -> Proposal:
        """Return the active plan laid again from today: what was done, moved or accepted stays.

        Races and blocked ranges are those of the journal now, or the ``races`` and ``blocks`` it
        would have; ``wishes`` and ``athlete`` stand in for those of before. ``phase_weeks``
        settles the lengths of phases by their position, besides those settled before.

        Raises:
            NothingToDo: there is no plan. NoLayout: the wishes cannot be met any more.
            InputError: a day would be an A and a B race.
        """
        plan = self._plans.active()
        if plan is None:
            raise NothingToDo(say("values.no_plan_to_lay"))
        at_hand = self._programs.get(plan.program) or self.program_of(plan)
        program = at_hand or self._program(plan.program)
        day = today or self._clock.today()
        asked = wishes or plan.wishes
        settled = {**dict(asked.phase_weeks), **(phase_weeks or {})}
        asked = replace(
            asked,
            races=(),
            b_races=(),
            blocked=(),
            phase_weeks=tuple(sorted(settled.items())),
        )
        proposal = replan(
            program,
            athlete or self._inputs.day(day).athlete,
            plan,
            self._inputs.day(day).history,
            self._library,
            wishes=self._with_calendar(asked, races, blocks),
            norm_reps=self._gates.norm(day),
            not_met=self._gates.closed(program, day),
            numbers=self._inputs.day(day).thresholds,
            tendons=self._tendons(athlete),
            accepted=reviews.sessions_changed(self._database, day - timedelta(days=AHEAD_D), day),
            tendon=self._tendon_then(plan, program, day),
        )
        diff = (*self._race_changes(plan, proposal.plan, races), *proposal.diff)
        return self._with_recipe(replace(proposal, diff=diff), program)

    def _race_changes(
        self, plan: Plan, made: Plan, races: Sequence[Race] | None
    ) -> Iterator[Message]:
        """What is another race than the plan was laid for."""
        known = self._plans.races()
        then = known if races is None else races
        return race_changes(laid_for(plan.wishes, known), laid_for(made.wishes, then))

    def _tendon_then(self, plan: Plan, program: Program, day: date) -> TendonThen:
        """What tendon and gates said as the newest re-test was made (rule 7.3)."""
        asked = asked_on(plan.phases, day)
        if asked is None:
            return TendonThen()
        lately = self._inputs.day(day).tendon_days
        then = self._inputs.day(asked).tendon_days
        last = next(p for p in reversed(plan.phases) if p.start < asked)
        gates = {p.gate for p in plan.phases if p.cycle == last.cycle and p.start < asked}
        return TendonThen(
            red=any(is_red(each.state) for each in lately if each.day > day - _RED_D),
            rising=any(each.rising for each in then if each.day > asked - _RISING_D),
            open_gates=self._gates.unmet(program, gates, asked),
        )

    def propose_phase(self, adjustment: Adjustment, *, today: date | None = None) -> Proposal:
        """Return the plan laid again as a phase proposal asks: gone on early, or a week longer.

        Raises:
            NothingToDo: no plan, or no phase of it, holds the day. NoLayout: as for a new plan.
        """
        day = today or self._clock.today()
        plan = self._plans.active()
        phase = phase_asked_about(plan, adjustment, day) if plan is not None else None
        if plan is None or phase is None:
            raise NothingToDo(say("values.no_phase_today"))
        weeks = (monday(day) - monday(phase.start)).days // 7 + 1
        if adjustment.kind is AdjustmentKind.EXTEND_PHASE:
            weeks = max(weeks, phase.weeks + 1)
        return self.propose_again(today=day, phase_weeks={plan.phases.index(phase): weeks})

    def accept(self, proposal: Proposal, *, today: date | None = None) -> Outcome[Plan]:
        """Keep a proposal as the plan to follow, as one edit.

        Races and blocked ranges that were only wished for are kept in the journal with it, so
        that they can be changed there and count when the plan is laid again.
        """
        plan = proposal.plan
        with self._edit(plan_label(plan)) as edit:
            self._keep_calendar(plan.wishes)
            kept = self._plans.store(plan, proposal.sessions, proposal.runs, since=today).value
            day = today or self._clock.today()
            self._doses.take_again(day)
            self._sessions.carry_again(day)
            self._gates.follow(laid_anew=True)
            self._flares.follow()
        return Outcome(kept, edit.changes)

    def accept_races(self, races: Sequence[Race], proposal: Proposal) -> Outcome[Plan]:
        """Keep other races, and with them the plan laid for them, as one edit.

        Those without an id are new, those of the journal that are not among them go.
        """
        label = self._label_of_races(races)
        with self._edit(label) as edit:
            self._keep_races(races)
            kept = self.accept(proposal).value
        return Outcome(kept, edit.changes)

    def _label_of_races(self, races: Sequence[Race]) -> Message:
        changed = [race for race in races if race not in self._plans.races()]
        if changed:
            return say("edits.save_race", day=changed[0].day)
        return say("edits.delete_race")

    def _keep_races(self, races: Sequence[Race]) -> None:
        """Let these be the races of the journal: new ones have no id, those not there go."""
        before = {race.key: race for race in self._plans.races()}
        for key in before.keys() - {race.id for race in races}:
            self._plans.delete_race(key)
        for race in races:
            if race.id is None or before.get(race.id) != race:
                self._plans.save_race(race)

    def _keep_blocks(self, blocks: Sequence[BlockedRange]) -> None:
        """Let these be the blocked ranges of the journal, likewise."""
        before = {block.key: block for block in self._plans.blocks()}
        for key in before.keys() - {block.id for block in blocks}:
            self._plans.delete_block(key)
        for block in blocks:
            if block.id is None or before.get(block.id) != block:
                self._plans.save_block(block)

    def follow(
        self,
        proposal: Proposal,
        *,
        athlete: Athlete | None = None,
        races: Sequence[Race] | None = None,
        blocks: Sequence[BlockedRange] | None = None,
    ) -> Outcome[Plan]:
        """Follow a new plan, or one that was changed, as one edit.

        What was learned of the athlete is kept with it; ``races`` and ``blocks`` are then those of
        the journal: those without an id are new, those of the journal not among them go.
        """
        plan = proposal.plan
        key = "edits.new_plan" if plan.id is None else "edits.change_plan"
        with self._edit(say(key, plan=plan.title)) as edit:
            if athlete is not None:
                self._athlete.save(athlete)
            if races is not None:
                self._keep_races(races)
            if blocks is not None:
                self._keep_blocks(blocks)
            kept = self.accept(proposal).value
        return Outcome(kept, edit.changes)

    def accept_phase(self, adjustment: Adjustment, proposal: Proposal) -> Outcome[Plan]:
        """Go on early or stay longer as proposed, and remember that it was accepted."""
        with self._edit(say("edits.accept", adjustment=adjustment.text)) as edit:
            self._recovery.remember(self._clock.today(), adjustment, accepted=True)
            kept = self.accept(proposal).value
        return Outcome(kept, edit.changes)

    def program_of(self, plan: Plan) -> Program | None:
        """Return the program of a plan, also where only the journal has it; None without one."""
        return program_of(plan, self._programs, self._library)

    def is_changed(self, plan: Plan) -> bool:
        """True when the program of a plan was changed after the plan was laid by it."""
        at_hand = self._programs.get(plan.program)
        return at_hand is not None and at_hand != self.program_of(plan)

    def _with_recipe(self, proposal: Proposal, program: Program) -> Proposal:
        recipe = program_text(program, self._library)
        return replace(proposal, plan=replace(proposal.plan, recipe=recipe))

    def _keep_calendar(self, wishes: Wishes) -> None:
        known = {race.day: race for race in self._plans.races()}
        for day, km in wishes.races:
            rank = RaceRank.B if day in wishes.b_races else RaceRank.A
            race = known.get(day, Race(day, rank=rank))
            if race.id is None or km not in (None, race.distance_km):
                self._plans.save_race(replace(race, distance_km=km))
        blocked = {(block.start, block.end) for block in self._plans.blocks()}
        for first, last, reason in wishes.blocked:
            if (first, last) not in blocked:
                self._plans.save_block(BlockedRange(first, last, reason))

    def _program(self, program_id: str) -> Program:
        program = self._programs.get(program_id)
        if program is None:
            said = say("values.no_program", program=program_id, known=sorted(self._programs))
            raise InputError("program", said)
        return program

    def _with_calendar(
        self,
        wishes: Wishes,
        races_then: Sequence[Race] | None = None,
        blocks_then: Sequence[BlockedRange] | None = None,
    ) -> Wishes:
        ahead = wishes.start
        if races_then is not None:
            check_ranks([(race.day, race.rank) for race in races_then], "rank")
        there = self._plans.races() if races_then is None else races_then
        known = [race for race in there if way_back_ends(race) >= ahead]
        wished = {day for day, _ in wishes.races}
        check_ranks([(r.day, r.rank) for r in known if r.day in wished] + ranked(wishes))
        races = {race.day: race.distance_km for race in known}
        races.update(wishes.races)
        minor = {race.day for race in known if race.rank is RaceRank.B}
        minor -= {race.day for race in known if race.rank is RaceRank.A}  # Of older journals.
        blocks = self._plans.blocks() if blocks_then is None else blocks_then
        blocked = {(b.start, b.end, b.reason) for b in blocks if b.end >= ahead}
        blocked.update(wishes.blocked)
        return replace(
            wishes,
            races=tuple(sorted(races.items())),
            b_races=tuple(sorted(minor | set(wishes.b_races))),
            blocked=tuple(sorted(blocked)),
        )

    def sessions_of(self, plan: Plan) -> tuple[Session, ...]:
        """Return the sessions of a plan with their sets, in order of time."""
        return tuple(self._sessions.of_plan(plan.id)) if plan.id is not None else ()
