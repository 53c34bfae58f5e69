"""Gates: which criteria for harder work are met, not met, or cannot be told yet (rule 8.3)."""

from __future__ import annotations

import math
from datetime import date, timedelta

from calfjournal.dates import monday
from calfjournal.domain.finding import Adjustment, AdjustmentKind
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.program import (
    Criterion,
    CriterionStatus,
    Gate,
    GateState,
    GateStatus,
    PhaseTemplate,
    Program,
)
from calfjournal.messages.formats import short_day
from calfjournal.training.facts import Facts
from calfjournal.training.measures import MEASURES

__all__ = [
    "CriterionStatus",
    "GateState",
    "GateStatus",
    "gate_status",
    "phase_proposal",
    "program_gates",
]

_LOOK_AHEAD_D = 7
"""Days before the end of a phase when its gate is spoken about [calfjournal default]."""


def gate_status(program: Program, gate_id: str, facts: Facts) -> GateStatus:
    """Return how far a gate of a program is.

    Met only when every criterion is; no data when none is unmet but some cannot be told.

    Raises:
        KeyError: the program has no such gate.
    """
    gate = program.gates[gate_id]
    criteria = tuple(_judge(criterion, facts) for criterion in gate.criteria)
    states = {status.state for status in criteria}
    if states == {GateState.MET}:
        state = GateState.MET
    elif GateState.NOT_MET in states:
        state = GateState.NOT_MET
    else:
        state = GateState.NO_DATA
    return GateStatus(gate, state, criteria, _summary(gate, state, criteria))


def program_gates(program: Program, facts: Facts) -> tuple[GateStatus, ...]:
    """Return every gate of a program, in the order of its file."""
    return tuple(gate_status(program, gate_id, facts) for gate_id in program.gates)


def phase_proposal(program: Program, plan: Plan, facts: Facts) -> Adjustment | None:
    """Propose to go on early or to stay longer; None when the plan needs no word today.

    Early: the gate of the running phase is met, its shortest length is done and more than a week
    of it is left. Longer: the phase ends within a week and its gate is not met. Nothing changes
    until the athlete accepts.
    """
    phase = plan.phase_on(facts.day)
    template = _template(program, phase)
    if phase is None or template is None or phase.gate is None or phase.gate not in program.gates:
        return None
    status = gate_status(program, phase.gate, facts)
    left = (phase.end - facts.day).days
    done_weeks = ((facts.day - phase.start).days + 1) // 7
    if status.state is GateState.MET:
        early = done_weeks >= template.weeks_range[0] and left > _LOOK_AHEAD_D
        return _go_on(phase, status, facts.day) if early else None
    if left >= _LOOK_AHEAD_D:
        return None
    return _stay(phase, template, status)


def _judge(criterion: Criterion, facts: Facts) -> CriterionStatus:
    measure = MEASURES[criterion.measure]
    value = facts.value(criterion.measure)
    if value is None:
        text = f"No figure yet: {measure.how}."
        return CriterionStatus(criterion, GateState.NO_DATA, None, text)
    low, high = criterion.at_least, criterion.at_most
    if low is not None and value < low:
        reached = math.floor(value)
        text = f"{reached} of {low:g} {measure.unit}; {math.ceil(low) - reached} to go."
        return CriterionStatus(criterion, GateState.NOT_MET, value, text)
    if high is not None and value > high:
        text = f"{math.ceil(value)} {measure.unit}; {high:g} or less needed."
        return CriterionStatus(criterion, GateState.NOT_MET, value, text)
    needed = f"at least {low:g}" if low is not None else f"{high:g} or less"
    text = f"{math.floor(value)} {measure.unit}; {needed} needed."
    return CriterionStatus(criterion, GateState.MET, value, text)


def _summary(gate: Gate, state: GateState, criteria: tuple[CriterionStatus, ...]) -> str:
    if state is GateState.MET:
        return f"{gate.title}: all {len(criteria)} criteria met."
    open_criteria = [c for c in criteria if c.state is not GateState.MET]
    missing = "; ".join(c.criterion.text for c in open_criteria)
    met = len(criteria) - len(open_criteria)
    return f"{gate.title}: {met} of {len(criteria)} criteria met. Open: {missing}."


def _template(program: Program, phase: Phase | None) -> PhaseTemplate | None:
    if phase is None:
        return None
    same = [t for t in program.phases if t.kind is phase.kind]
    return next((t for t in same if t.title == phase.title), same[0] if same else None)


def _go_on(phase: Phase, status: GateStatus, day: date) -> Adjustment:
    start = monday(day) + timedelta(days=7)
    return Adjustment(
        kind=AdjustmentKind.NEXT_PHASE,
        text=f"Start the next phase on {short_day(start)} instead of after {short_day(phase.end)}.",
        reason=status.text,
        rule=f"gate.{status.gate.id}",
    )


def _stay(phase: Phase, template: PhaseTemplate, status: GateStatus) -> Adjustment:
    longest = template.weeks_range[2]
    if phase.weeks < longest:
        text = f"Stay in {phase.title} one week longer ({phase.weeks + 1} of at most {longest})."
    else:
        text = (
            f"{phase.title} has its longest length of {longest} weeks. Repeat its last week, "
            "or go on and leave out the work that its criteria are for."
        )
    return Adjustment(
        kind=AdjustmentKind.EXTEND_PHASE,
        text=text,
        reason=status.text,
        rule=f"gate.{status.gate.id}",
    )
