"""Why each session stands where it stands: one sentence."""

from __future__ import annotations

from datetime import date
from typing import Final

from calfjournal.domain.assessment import MEASURE_NAMES
from calfjournal.domain.message import Message, say
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import RunKind
from calfjournal.training.measures import MEASURES
from calfjournal.training.planner import soft
from calfjournal.training.planner.plan_facts import PlanFacts
from calfjournal.training.planner.schedule import PlacedSession

_CLOSE_BEFORE: Final[dict[RunKind | None, str]] = {
    RunKind.QUALITY: "planner.close_before_quality",
    RunKind.LONG: "planner.close_before_long",
    RunKind.RACE: "planner.close_before_race",
}
_DAY_OF: Final[dict[RunKind | None, str]] = {
    RunKind.LONG: "planner.on_long_day",
    RunKind.RACE: "planner.on_race_day",
}


def session_reason(placed: PlacedSession, before: date | None, facts: PlanFacts) -> Message:
    """Why a session stands on its day with its dose, as one sentence.

    ``before`` is the day of the session that comes before it, None for the first of all.
    """
    phase = placed.week.phase
    day, dose = _day(placed, before, facts), _dose(placed, facts)
    told = {"week": placed.week.number, "weeks": phase.weeks, "phase": phase.title, "day": day}
    if not dose:
        return say("planner.session", **told)
    return say("planner.session_changed", dose=dose, **told)


def _day(placed: PlacedSession, before: date | None, facts: PlanFacts) -> list[Message]:
    allowance = facts.calendar.allowance(placed.day)
    if allowance.why is None:
        return [_place(placed, before, facts)]
    return [allowance.why, say("planner.green_first")] if allowance.after_race else [allowance.why]


def _place(placed: PlacedSession, before: date | None, facts: PlanFacts) -> Message:
    if placed.type.kind is SessionKind.RETEST:
        return say("planner.tests_late")
    judged = soft.judge(placed.day, placed.type.kind, placed.load_class, facts.calendar)
    match judged.beside:
        case soft.Beside.HARD_RUN_DAY:
            return say("planner.on_quality_day")
        case soft.Beside.AFTER_EASY:
            return say("planner.after_easy_run")
        case soft.Beside.BEFORE_HARD_RUN:
            return say(_CLOSE_BEFORE[judged.run])
        case soft.Beside.LONG_RUN_DAY:
            return say(_DAY_OF[judged.run])
        case _:
            return _gap(placed, before)


def _gap(placed: PlacedSession, before: date | None) -> Message:
    if before is None:
        return say("planner.first_session")
    gap = (placed.day - before).days
    if gap > 9:
        return say("planner.first_after", off=gap - 1)
    if gap == 0:
        return say("planner.second_of_day")
    return say("planner.days_after", count=gap, before=before)


def _dose(placed: PlacedSession, facts: PlanFacts) -> list[Message]:
    eased = _eased(placed, facts)
    tests = [*_small_test(placed, facts), *_measured(placed, facts)]
    gates = [*tests, *_gates(placed, facts)]
    if placed.left_out:
        gates.append(say("planner.new_waits", names=placed.left_out))
    return gates if eased is None else [eased, *gates]


def _eased(placed: PlacedSession, facts: PlanFacts) -> Message | None:
    near_race = facts.calendar.allowance(placed.day).sets_factor
    if placed.instead_of is not None:
        return say("planner.mobility_only")
    if near_race < 1:
        return say("planner.sets_down", cut=round(100 * (1 - near_race)))
    if placed.rule.deload:
        return say("planner.deload")
    if placed.week.days_off:
        return say("planner.back_after_days_off", off=placed.week.days_off)
    return None


def _small_test(placed: PlacedSession, facts: PlanFacts) -> list[Message]:
    """What opens a gate from inside a strength session (rule 8.3)."""
    if facts.program.asks_first or placed.type.kind is not SessionKind.STRENGTH:
        return []
    return [say("planner.small_test")] if any(item.is_test for item in placed.items) else []


def _measured(placed: PlacedSession, facts: PlanFacts) -> list[Message]:
    """What is to be tested in the last week of a phase, told once: no set shows it to its gate."""
    phase = placed.week.phase
    gate = facts.program.gates.get(phase.gate or "")
    if gate is None or placed.week.number != phase.weeks:
        return []
    if any(p.week == placed.week and p.day < placed.day for p in facts.placed):
        return []
    asked = (MEASURES[criterion.measure].test for criterion in gate.criteria)
    tests = [MEASURE_NAMES[test] for test in dict.fromkeys(asked) if test is not None]
    return [say("planner.measured", tests=tests, gate=gate.title)] if tests else []


def _gates(placed: PlacedSession, facts: PlanFacts) -> list[Message]:
    """Which exercises wait for which gate."""
    waiting: dict[str, list[str]] = {}
    for item in placed.items:
        if item.gate is not None:
            waiting.setdefault(item.gate, []).append(item.exercise.name)
    return [
        say("planner.waits_for_gate", names=names, gate=facts.program.gates[gate].title)
        for gate, names in waiting.items()
        if gate in facts.program.gates
    ]
