"""Gates: which criteria for harder work are met, not met, or cannot be told yet (rule 8.3)."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta

from calfjournal.dates import monday
from calfjournal.domain.comparison import whole_percent
from calfjournal.domain.finding import Adjustment, AdjustmentKind
from calfjournal.domain.message import Message, say
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
from calfjournal.training.facts import Facts
from calfjournal.training.measures import MEASURES

LOOK_AHEAD_D = 7
"""Days before the end of a phase when its gate is spoken about [calfjournal default]."""
ASK_D = 3
"""Days before the end of a phase when every page asks about its gate [calfjournal default]."""
_RULE = "gate."


def _is_begun() -> bool:
    return True


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


def closed_gates(program: Program, facts_of: Callable[[Collection[str]], Facts]) -> frozenset[str]:
    """Return the gates of single exercises that are not met by facts, asked for by measure."""
    items = (item for kind in program.session_types.values() for item in kind.items)
    guards = {item.optional_gate for item in items if item.optional_gate is not None}
    if not guards:
        return frozenset()
    asked = (program.gates[name].criteria for name in guards)
    measures = {criterion.measure for criteria in asked for criterion in criteria}
    statuses = program_gates(program, facts_of(measures))
    unmet = {s.gate.id for s in statuses if s.state is not GateState.MET}
    return frozenset(guards & unmet)


def phase_proposal(
    program: Program,
    plan: Plan,
    facts: Facts,
    begun: Callable[[], bool] = _is_begun,
    opened: Collection[str] = (),
) -> Adjustment | None:
    """Propose to go on early or to stay longer; None when the plan needs no word today.

    Early: the gate of the running phase is met, its shortest length is done and more than a week
    of it is left. Longer: the phase ends within a week and its gate is not met, or it has ended so
    and nothing of the next was ``begun``: no phase begins without its gate or the athlete's word.
    A gate ``opened`` by the athlete's word is not asked about. Nothing changes until the athlete
    accepts.
    """
    phase = plan.phase_on(facts.day)
    before = _ended(plan, phase)
    if before is not None and before.gate in program.gates and not begun():
        template = _template(program, plan, before)
        status = gate_status(program, before.gate, facts)
        if template is not None and _holds(status, opened):
            return _stay(before, template, status)
    template = _template(program, plan, phase)
    if phase is None or template is None or phase.gate is None or phase.gate not in program.gates:
        return None
    status = gate_status(program, phase.gate, facts)
    left = (phase.end - facts.day).days
    done_weeks = ((facts.day - phase.start).days + 1) // 7
    if status.state is GateState.MET:
        early = done_weeks >= template.weeks_range[0] and left > LOOK_AHEAD_D
        return _go_on(phase, status, facts.day) if early else None
    if left >= LOOK_AHEAD_D or not _holds(status, opened):
        return None
    return _stay(phase, template, status)


def _holds(status: GateStatus, opened: Collection[str]) -> bool:
    """True for a gate that neither its criteria nor the athlete's word opened."""
    return status.state is not GateState.MET and status.gate.id not in opened


def to_measure(criteria: Iterable[Criterion], facts: Facts) -> tuple[CriterionStatus, ...]:
    """Return the criteria of a gate that are not met and that only a test can meet."""
    judged = (_judge(criterion, facts) for criterion in criteria)
    return tuple(s for s in judged if s.test is not None and s.state is not GateState.MET)


def asks_now(plan: Plan, day: date, begun: Callable[[], bool], ahead_d: int = ASK_D) -> bool:
    """Tell whether a day is one on which an unmet gate is asked about on every page.

    That is at the end of its phase, its last ``ahead_d`` days, and after it for as long as nothing
    of the next was done.
    """
    phase = plan.phase_on(day)
    before = _ended(plan, phase)
    if phase is None or (before is not None and before.gate is not None and not begun()):
        return phase is not None
    return phase.gate is not None and (phase.end - day).days < ahead_d


def phase_asked_about(plan: Plan, proposed: Adjustment, day: date) -> Phase | None:
    """Return the phase that a proposal of a day is about: the last one begun with its gate."""
    gate = proposed.rule.removeprefix(_RULE)
    found = [phase for phase in plan.phases if phase.gate == gate and phase.start <= day]
    return found[-1] if found else None


def asked_from(phase: Phase) -> date:
    """Return the first day on which it is asked whether a phase lasts longer."""
    return phase.end - timedelta(days=LOOK_AHEAD_D - 1)


def _ended(plan: Plan, phase: Phase | None) -> Phase | None:
    """The phase before one, None before the first."""
    at = plan.phases.index(phase) if phase is not None else 0
    return plan.phases[at - 1] if at else None


def _judge(criterion: Criterion, facts: Facts) -> CriterionStatus:
    measure = MEASURES[criterion.measure]
    value = facts.value(criterion.measure)
    if value is None:
        return CriterionStatus(
            criterion, GateState.NO_DATA, None, say(measure.missing), measure.test
        )
    low, high = criterion.at_least, criterion.at_most
    if low is not None and value < low:
        reached = whole_percent(value)  # As Tests shows it, and never up to what is needed.
        needed, left = say(measure.amount, count=low), math.ceil(low) - reached
        text = say("training.to_go", reached=reached, needed=needed, left=left)
        return CriterionStatus(criterion, GateState.NOT_MET, value, text, measure.test)
    if high is not None and value > high:
        much = say(measure.amount, count=math.ceil(value))
        text = say("training.at_most", reached=much, most=high)
        return CriterionStatus(criterion, GateState.NOT_MET, value, text, measure.test)
    shown = facts.instead.get(criterion.measure) or _met_words(criterion, value)
    return CriterionStatus(criterion, GateState.MET, value, shown, measure.test)


def _met_words(criterion: Criterion, value: float) -> Message:
    most = criterion.at_least is None
    much = say(
        MEASURES[criterion.measure].amount, count=round(value) if most else whole_percent(value)
    )
    if criterion.at_least is not None:
        return say("training.at_least", reached=much, needed=criterion.at_least)
    return say("training.at_most", reached=much, most=criterion.at_most)


def _summary(gate: Gate, state: GateState, criteria: tuple[CriterionStatus, ...]) -> Message:
    count = len(criteria)
    if state is GateState.MET:
        return say("training.gate_met", gate=gate.title, count=count)
    missing = [c.criterion.text for c in criteria if c.state is not GateState.MET]
    met = count - len(missing)
    return say("training.gate_open", gate=gate.title, met=met, count=count, open=missing)


def _template(program: Program, plan: Plan, phase: Phase | None) -> PhaseTemplate | None:
    """The template of a phase: of those of its kind, the one in its place of the cycle."""
    if phase is None:
        return None
    same = [t for t in program.phases if t.kind is phase.kind]
    row = [p for p in plan.phases if p.kind is phase.kind and p.cycle == phase.cycle]
    return same[min(row.index(phase), len(same) - 1)] if same else None


def _go_on(phase: Phase, status: GateStatus, day: date) -> Adjustment:
    start = monday(day) + timedelta(days=7)
    return Adjustment(
        kind=AdjustmentKind.NEXT_PHASE,
        text=say("training.next_phase", start=start, end=phase.end),
        reason=status.text,
        rule=f"{_RULE}{status.gate.id}",
    )


def _stay(phase: Phase, template: PhaseTemplate, status: GateStatus) -> Adjustment:
    longest = template.weeks_range[2]
    if phase.weeks < longest:
        weeks = phase.weeks + 1
        text = say("training.stay_longer", phase=phase.title, weeks=weeks, longest=longest)
    else:
        text = say("training.longest_phase", phase=phase.title, longest=longest)
    return Adjustment(
        kind=AdjustmentKind.EXTEND_PHASE,
        text=text,
        reason=status.text,
        rule=f"{_RULE}{status.gate.id}",
    )
