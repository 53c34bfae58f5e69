"""Findings, verdicts and adjustments: what the rules say, and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.keyed import Keyed
from calfjournal.domain.message import Words
from calfjournal.domain.plan import Phase
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import Advice, RunAdvice
from calfjournal.domain.session import Session, SetLine


class State(StrEnum):
    """What one rule says about one input."""

    GREEN = "green"
    NOTE = "note"
    AMBER = "amber"
    RED = "red"
    STOP = "stop"
    COLLECTING = "collecting"
    """A baseline has too few days yet."""
    MISSING = "missing"
    """Today's input is not there."""

    @property
    def judged(self) -> bool:
        """True when there was enough to judge."""
        return self not in (State.COLLECTING, State.MISSING)

    @property
    def is_calm(self) -> bool:
        """True for green; a note does not change that."""
        return self in (State.GREEN, State.NOTE)


_SEVERITY = (State.GREEN, State.NOTE, State.AMBER, State.RED, State.STOP)


def worst(states: Iterable[State]) -> State:
    """Return the gravest of some judged states; ValueError when one was not judged, or none."""
    return max(states, key=_SEVERITY.index)


class Light(StrEnum):
    """The verdict of a day."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    STOP = "stop"


class Finding(Struct, frozen=True):
    """One rule that fired or could not be judged.

    ``value``, ``threshold`` and ``baseline`` are in ``unit``; None = unknown or not used.
    ``days_present`` of ``days_needed`` tell how much of the baseline is there. ``text`` is one
    plain sentence for the athlete, ``compared`` the short words for "compared with".
    """

    rule: str
    title: Words
    state: State
    value: float | None = None
    unit: str = ""
    threshold: float | None = None
    baseline: float | None = None
    days_present: int | None = None
    days_needed: int | None = None
    points: int = 0
    text: Words = ""
    compared: Words = ""
    shown_value: Words = ""
    """The value as words ("6 h 52", "2 left"); empty = format ``value`` with ``unit``."""
    session_id: int | None = None
    """The session whose answer it is, None when it is about none."""

    @property
    def excess(self) -> float:
        """How far the value lies above its baseline: of two legs, which is worse off."""
        if self.value is None or self.baseline is None:
            return 0.0
        return self.value - self.baseline

    @property
    def told(self) -> State:
        """The state as it is told: a calm morning without a usual is not called a usual one."""
        alone = self.baseline is None and self.is_of("tendon.green")
        return State.COLLECTING if alone and self.state is State.GREEN else self.state

    def is_of(self, rule: str) -> bool:
        """True when the finding is of a rule, whichever side it names."""
        return self.rule == rule or self.rule.startswith(f"{rule}.")

    @property
    def side(self) -> Side | None:
        """The leg that the rule names, None when it names none."""
        side = self.rule.rpartition(".")[2]
        return Side(side) if side in LEGS else None

    def twin_in(self, findings: Iterable[Finding]) -> Finding | None:
        """Return the finding of the other leg that says the very same, None without one."""
        return next((other for other in findings if self._is_twin(other)), None)

    def _is_twin(self, other: Finding) -> bool:
        if self.side is None or other.side in (None, self.side):
            return False
        return self._said == other._said

    @property
    def _said(self) -> tuple[object, ...]:
        base = self.rule.rpartition(".")[0]
        return base, self.state, self.value, self.unit, self.baseline, self.session_id


class AdjustmentKind(StrEnum):
    """What a finding proposes for the plan."""

    GO_ON = "go_on"
    HOLD_DOSE = "hold_dose"
    REDUCE = "reduce"
    DIAL_BACK = "dial_back"
    STEP_BACK = "step_back"
    DELOAD = "deload"
    REASSESS = "reassess"
    SEE_CLINICIAN = "see_clinician"
    STOP = "stop"
    FLARE_LADDER = "flare_ladder"
    """A flare begins, and the days ahead follow its ladder."""
    FLARE_END = "flare_end"
    MISSED_TIME = "missed_time"
    USUAL_WEEK = "usual_week"
    """A planned easier week is trained as a usual one."""
    ILLNESS = "illness"
    EXTEND_PHASE = "extend_phase"
    NEXT_PHASE = "next_phase"
    NEXT_DOSE = "next_dose"
    GATE_HOLDS = "gate_holds"
    """Lines wait for their gate; kept so that they come back."""
    GATE_OPENED = "gate_opened"
    """The athlete's word that what waits for a gate is done all the same."""


class Only(StrEnum):
    """The only work that a change leaves in a session."""

    TWO_LEGS = "two_legs"
    """Holds, and what both legs do together."""
    RANGE = "range"
    """Range and recovery; without any of it the session is left out."""
    HOLDS = "holds"
    """Light holds on both legs, and range."""
    BODY_WEIGHT = "body_weight"
    """Two-leg and body-weight work: nothing carries a load."""
    TWO_LEG_HOPS = "two_leg_hops"
    """Of hops and fast strides only hops on both legs."""


class SessionChange(Struct, frozen=True):
    """One line of an adjustment's diff, in words and as the numbers to apply.

    ``sets_factor`` multiplies sets, ``max_load_class`` caps exercises (harder ones are swapped
    down the ladder), ``only`` narrows them, ``new_day`` moves. ``like`` is the id of a session
    whose title and exercises are taken over first (a week done again). ``text`` is the line shown
    ("Wed 25 Nov: 4 sets to 3"). ``before`` are the sets, ``planned_day`` the day, and
    ``planned_title``, ``planned_kind`` and ``planned_minutes`` name, kind and length as they were
    planned, where the change is taken back some day.
    """

    session_id: int
    text: Words = ""
    new_day: date | None = None
    sets_factor: float | None = None
    max_load_class: int | None = None
    drop: bool = False
    like: int | None = None
    only: Only | None = None
    before: tuple[SetLine, ...] = ()
    planned_day: date | None = None
    planned_title: Words = ""
    planned_kind: SessionKind | None = None
    planned_minutes: int | None = None


class Adjustment(Keyed, frozen=True):
    """A change to the plan that a finding proposes; applied only when the user accepts.

    Its changes belong together: they are made as a whole or not at all. ``keeps`` is the share of
    the planned calf load of that week which it leaves, 0 to 1; None when none is planned.
    """

    kind: AdjustmentKind
    text: Words
    reason: Words = ""
    rule: str = ""
    changes: tuple[SessionChange, ...] = ()
    id: int | None = None
    accepted: bool | None = None
    """None = open, True = accepted, False = declined."""
    keeps: float | None = None

    @property
    def does_something(self) -> bool:
        """True unless it is *as planned*; flares begin and end whatever is planned."""
        return bool(self.changes) or self.kind in _FLARES

    @property
    def is_open(self) -> bool:
        """True while there is something to accept that nobody decided on."""
        return self.accepted is None and self.does_something


class PhaseQuestion(Struct, frozen=True):
    """Whether a phase lasts longer because its gate is not met; it stays until it is answered."""

    proposal: Adjustment
    phase: Phase
    """The phase that may last longer."""
    waiting: Phase | None = None
    """The next phase once its days have come, which then waits for the answer."""

    @property
    def waits(self) -> bool:
        """True once the days of the next phase have come."""
        return self.waiting is not None

    def holds(self, session: Session) -> bool:
        """True for a session that was planned for after the phase: it waits for the answer."""
        planned = session.original_day or session.day
        return session.plan_id is not None and planned > self.phase.end


_FLARES = (AdjustmentKind.FLARE_LADDER, AdjustmentKind.FLARE_END)


class Decision(Keyed, frozen=True):
    """What was proposed for a day, the proposal first, and what the athlete chose.

    ``chosen`` is a place in ``proposed``. Decided (``decided_at``) without one is declined;
    ``advice`` is what was said of the day's run.
    """

    day: date
    proposed: tuple[Adjustment, ...]
    chosen: int | None = None
    advice: Advice | None = None
    note: str = ""
    decided_at: datetime | None = None
    id: int | None = None


class Verdict(Struct, frozen=True):
    """The answer for a day with every input that was looked at.

    ``adjustments`` are the ways to decide about the plan, the proposed one first and *as planned*
    last; none when the plan stands. ``counsel`` is what else is to be done, e.g. see a clinician.
    """

    day: date
    light: Light
    points: int
    rules_version: Words
    headline: Words
    findings: tuple[Finding, ...]
    adjustments: tuple[Adjustment, ...] = ()
    counsel: tuple[Words, ...] = ()
    runs: tuple[RunAdvice, ...] = ()
    """What is to be done with the runs of the day and of the next."""
    override: str = ""
    """The athlete's own decision and note when they overruled the verdict."""

    @property
    def knows_usual(self) -> bool:
        """True when something of the day could be held against what is usual."""
        return any(f.told.judged and f.baseline is not None for f in self.findings)
