"""Gates: how they stand, the athlete's word on them, and what waits for them (rule 8.3)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial
from typing import Final

from msgspec.structs import replace

from calfjournal.changes import Outcome
from calfjournal.domain.finding import (
    Adjustment,
    AdjustmentKind,
    PhaseQuestion,
    SessionChange,
)
from calfjournal.domain.message import Words, say
from calfjournal.domain.plan import Plan
from calfjournal.domain.program import (
    CriterionStatus,
    Gate,
    GateState,
    GateStatus,
    GateWord,
    Program,
)
from calfjournal.domain.session import Session
from calfjournal.errors import InputError
from calfjournal.progress.norms import heel_rise_norm
from calfjournal.store import reviews
from calfjournal.store.journal_file import JournalFile
from calfjournal.store.reviews import KeptAdjustment
from calfjournal.training.at_hand import Swaps
from calfjournal.training.decided import MEMORY_D
from calfjournal.training.facts import Facts, build_facts
from calfjournal.training.flares import LADDER_D
from calfjournal.training.gates import (
    LOOK_AHEAD_D,
    asked_from,
    asks_now,
    closed_gates,
    gate_status,
    phase_asked_about,
    phase_proposal,
    program_gates,
    to_measure,
)
from calfjournal.training.held import HELD_D, OPENED_D, STANDING, Guard, held_back
from calfjournal.training.library import Library
from calfjournal.training.session_changes import is_open
from calfjournal.verbs.ground import GroundReader
from calfjournal.verbs.group import Verbs
from calfjournal.verbs.plans import PlanVerbs
from calfjournal.verbs.rule_inputs import KnownDay, RuleInputs
from calfjournal.verbs.sessions import SessionVerbs

HOPS_GATE: Final = "light_plyo"
"""What the programs call the gate of light hops (domain rule 8.3)."""


class GateVerbs(Verbs):
    """Judges gates, and keeps what waits for them out of the days ahead.

    What is out is one standing adjustment of the plan's first day, so that it comes back by itself
    once the gate is met, or once the athlete says so.
    """

    def __init__(
        self, file: JournalFile, inputs: RuleInputs, library: Library, ground: GroundReader
    ) -> None:
        """Work on the open file."""
        super().__init__(file)
        self._inputs = inputs
        self._library = library
        self._ground = ground
        self._plans = PlanVerbs(file)
        self._sessions = SessionVerbs(file)

    # ------------------------------------------------------------------ reading

    def all(self, day: date | None = None) -> tuple[GateStatus, ...]:
        """Return how every gate of the active plan's program stands on a day."""
        program = self._ground.program()
        if program is None:
            return ()
        return program_gates(program, self._facts(day or self._clock.today()))

    def closed(self, program: Program, day: date) -> frozenset[str]:
        """Return the gates of single exercises that nothing opens on a day.

        Neither are they met, or known to be, nor did the athlete say to go on all the same.
        """
        closed = closed_gates(program, partial(self._facts, day))
        return closed - self.opened(day) if closed else closed

    def unmet(
        self, program: Program, names: Collection[str | None], day: date
    ) -> tuple[Words, ...]:
        """Return the titles of those gates that are neither met nor opened on a day."""
        opened = self.opened(day)
        asked = [gate for name, gate in program.gates.items() if name in names]
        measures = {c.measure for gate in asked for c in gate.criteria}
        statuses = program_gates(program, self._facts(day, measures)) if asked else ()
        return tuple(
            status.gate.title
            for status in statuses
            if status.gate in asked
            and status.state is not GateState.MET
            and status.gate.id not in opened
        )

    def opened(self, day: date) -> frozenset[str]:
        """Return the gates that the athlete opened lately by saying so."""
        return frozenset(self.given(day))

    def given(self, day: date) -> Mapping[str, GateWord]:
        """Return the athlete's word on each gate that it opens on a day."""
        first = day - timedelta(days=OPENED_D)
        said: dict[str, date | None] = {}
        for kept in self._inputs.day(day).of_gates:
            is_word = kept.adjustment.kind is AdjustmentKind.GATE_OPENED
            if is_word and first <= kept.day <= day:
                said[kept.adjustment.rule] = kept.day if kept.adjustment.accepted else None
        return {
            rule.removeprefix(_RULE): GateWord(given, given + timedelta(days=OPENED_D))
            for rule, given in said.items()
            if given is not None
        }

    def to_measure(self, day: date) -> tuple[CriterionStatus, ...]:
        """Return what the gate that is asked about still needs from a test.

        In the last week of a phase, and for as long as the next one waits; only what no session
        shows.
        """
        plan = self._plans.active()
        program = self._ground.program_of(plan)
        if plan is None or program is None:
            return ()
        if not asks_now(plan, day, partial(self._is_begun, plan, day), LOOK_AHEAD_D):
            return ()
        proposed = self.phase_proposal(day)
        phase = phase_asked_about(plan, proposed, day) if proposed is not None else None
        if phase is None:
            return ()
        asked = program.gates[phase.gate].criteria if phase.gate is not None else ()
        return to_measure(asked, self._facts(day, {c.measure for c in asked}))

    def phase_proposal(self, day: date | None = None) -> Adjustment | None:
        """Return the proposal to go on early or to stay longer, None when neither is due.

        Staying is asked until it is answered, or the next phase was begun all the same.
        """
        plan = self._plans.active()
        program = self._ground.program_of(plan)
        if plan is None or program is None:
            return None
        when = day or self._clock.today()
        proposed = phase_proposal(
            program,
            plan,
            self._facts(when),
            begun=partial(self._is_begun, plan, when),
            opened=self.opened(when),
        )
        if proposed is None or self._is_decided(proposed, plan, when):
            return None
        return proposed

    def before_hops(self, day: date) -> GateStatus | None:
        """Return the gate that hops still wait for on a day; None when nothing keeps them back.

        It is the program's own, without one that of the first program there is.
        """
        if HOPS_GATE in self.opened(day):
            return None
        offered = (self._ground.program(), *self._ground.offered().values())
        program = next((p for p in offered if p is not None and HOPS_GATE in p.gates), None)
        if program is None:
            return None
        criteria = program.gates[HOPS_GATE].criteria
        facts = self._facts(day, {criterion.measure for criterion in criteria})
        status = gate_status(program, HOPS_GATE, facts)
        return status if status.state is not GateState.MET else None

    def question(self, day: date) -> PhaseQuestion | None:
        """Return what is asked of the athlete before the next phase begins, None when nothing is.

        The proposal to stay longer, at the end of the phase and for as long as nothing of the
        next was done.
        """
        plan = self._plans.active()
        if plan is None or not asks_now(plan, day, partial(self._is_begun, plan, day)):
            return None
        proposed = self.phase_proposal(day)
        if proposed is None or proposed.kind is not AdjustmentKind.EXTEND_PHASE:
            return None
        phase, now = phase_asked_about(plan, proposed, day), plan.phase_on(day)
        if phase is None:
            return None
        return PhaseQuestion(proposed, phase, waiting=now if phase is not now else None)

    def holds(self, session: Session) -> PhaseQuestion | None:
        """Return what is asked before a session is logged, None when nothing is.

        Asked of an open session of a phase that waits; one of a day gone by is a fact.
        """
        today = self._clock.today()
        if not is_open(session) or session.plan_id is None or session.day < today:
            return None
        plan = self._plans.active()
        if plan is None or session.plan_id != plan.id:
            return None
        question = self.question(today)
        return question if question is not None and question.holds(session) else None

    def _is_begun(self, plan: Plan, day: date) -> bool:
        """True once something planned of the phase of a day was done."""
        phase = plan.phase_on(day)
        if phase is None:
            return True
        since = self._sessions.between(phase.start, day, sets=False)
        done = (s for s in since if s.counts and s.plan_id is not None)
        return any((s.original_day or s.day) >= phase.start for s in done)

    def _is_decided(self, proposed: Adjustment, plan: Plan, day: date) -> bool:
        """True for what was decided lately; to stay longer once in the last week of a phase."""
        first = day - timedelta(days=MEMORY_D)
        phase = phase_asked_about(plan, proposed, day)
        if proposed.kind is AdjustmentKind.EXTEND_PHASE and phase is not None:
            first = asked_from(phase)
        decided = reviews.adjustments_between(self._database, first, day)
        key = (proposed.kind, proposed.rule)
        return any((kept.adjustment.kind, kept.adjustment.rule) == key for kept in decided)

    def _facts(self, day: date, measures: Collection[str] | None = None) -> Facts:
        known = self._inputs.day(day)
        year, norm = known.tendon_year, self.norm(day)
        return build_facts(known.history, year, self._library, norm, measures)

    def norm(self, day: date) -> float | None:
        """Return the heel-rise reference for the athlete's age and sex, None when unknown."""
        athlete = self._inputs.day(day).athlete
        return heel_rise_norm(athlete.sex, athlete.age_on(day))

    # ------------------------------------------------------------------ the athlete's word

    def open(self, gate_id: str) -> Outcome[Gate]:
        """Do what waits for a gate all the same, for as long as a test would count.

        Raises:
            InputError: the program that is followed has no such gate.
        """
        return self._say(gate_id, "edits.open_gate", is_open=True)

    def close(self, gate_id: str) -> Outcome[Gate]:
        """Take the word back: what waits for the gate waits again until it is met.

        Raises:
            InputError: the program that is followed has no such gate.
        """
        return self._say(gate_id, "edits.close_gate", is_open=False)

    def _say(self, gate_id: str, label: str, *, is_open: bool) -> Outcome[Gate]:
        program = self._ground.program()
        gates = program.gates if program is not None else {}
        gate = gates.get(gate_id)
        if gate is None:
            raise InputError("gate", say("values.no_gate", gate=gate_id, known=sorted(gates)))
        text = say("training.gate_opened", gate=gate.title)
        said = Adjustment(
            AdjustmentKind.GATE_OPENED, text, rule=f"{_RULE}{gate_id}", accepted=is_open
        )
        today = self._clock.today()
        before = (k.adjustment for k in reviews.adjustments_between(self._database, today, today))
        same = next((a for a in before if (a.kind, a.rule) == (said.kind, said.rule)), None)
        with self._edit(say(label, gate=gate.title)) as edit:
            said = replace(said, id=same.id if same is not None else None)
            reviews.save_adjustment(self._database, today, said, self._clock.now())
            self.follow()
        return Outcome(gate, edit.changes)

    # ------------------------------------------------------------------ what waits

    def follow(self, known: KnownDay | None = None, *, laid_anew: bool = False) -> None:
        """Let the days ahead stand as the gates do, as part of the edit around it.

        While a flare runs its ladder has the first week of them, unless they were ``laid_anew``.
        ``known`` is what is known today, where that was gathered just now.
        """
        today = self._clock.today()
        last = today + timedelta(days=HELD_D)
        known = known or self._inputs.day(today)
        near = [s for s in known.sessions if today <= s.day <= last and s.plan_id is not None]
        plan = known.followed if near else None
        program = self._ground.program_of(plan)
        if plan is None or program is None:
            return
        if not any(map(Guard(program, frozenset(), self._library).gates, near)):
            return  # What waits further ahead waits until then.
        standing = self._standing(plan, known)
        before = standing.adjustment.changes if standing is not None else ()
        guard = Guard(
            program,
            self.closed(program, today),
            self._library,
            Swaps.of(known.athlete, self._library, today),
            self._allows_new(known),
        )
        flaring = known.is_flaring() and not laid_anew
        first = today + timedelta(days=LADDER_D) if flaring else today
        found = held_back(self._ahead(plan, near, last, before), before, guard, first, last)
        for session in found.sessions:
            self._sessions.record(session)
        if found.standing != before:
            self._keep(plan, standing, found.standing)

    def _allows_new(self, known: KnownDay) -> Callable[[date], bool]:
        """Whether an exercise may be new on days; races are looked up when one would be."""
        rules = cache(partial(self._ground.rules, known.history, known.athlete))

        def allowed(day: date) -> bool:
            calendar = rules().calendar
            return calendar is None or calendar.allowance(day).new_exercises

        return allowed

    def _ahead(
        self, plan: Plan, near: Sequence[Session], last: date, standing: Sequence[SessionChange]
    ) -> list[Session]:
        """The plan's own of some sessions, and later ones that something was taken out of."""
        own = {session.key: session for session in near if session.plan_id == plan.id}
        far = (self._sessions.get(c.session_id) for c in standing if c.session_id not in own)
        return [*own.values(), *(s for s in far if s is not None and s.day > last)]

    @staticmethod
    def _standing(plan: Plan, known: KnownDay) -> KeptAdjustment | None:
        kept = (each for each in known.of_gates if each.day == plan.start)
        return next((each for each in kept if each.adjustment.rule == STANDING), None)

    def _keep(
        self, plan: Plan, standing: KeptAdjustment | None, changes: tuple[SessionChange, ...]
    ) -> None:
        kept = Adjustment(
            AdjustmentKind.GATE_HOLDS,
            say("training.held_lines"),
            rule=STANDING,
            changes=changes,
            id=standing.adjustment.id if standing is not None else None,
            accepted=True,
        )
        reviews.save_adjustment(self._database, plan.start, kept)


_RULE = "gate.opened."
