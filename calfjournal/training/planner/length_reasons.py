"""Why each phase of a plan is as long as it is: a message for all, and one for each."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from calfjournal.domain.message import Message, Words, say
from calfjournal.training.planner.baseline import Length
from calfjournal.training.planner.phases import Block
from calfjournal.training.planner.plan_facts import PlanFacts


class _Decider(StrEnum):
    """What decided how long a phase is, by the key of its words."""

    TESTS = "planner.decided_by_tests"
    YOU = "planner.decided_by_you"
    CALENDAR = "planner.decided_by_calendar"
    KNOWN = "planner.decided_by_what_is_known"
    PROGRAM = "planner.decided_by_program"


_UNTESTED: Final = ("planner.no_reach", "planner.no_raises")
_OF_THE_RUNNER: Final = (
    "planner.little_running",
    "planner.sore_length",
    "planner.strong_baseline",
)


def deciders(facts: PlanFacts) -> Iterator[Message]:
    """Yield in one sentence what decides the lengths."""
    phases: dict[_Decider, list[Words]] = {decider: [] for decider in _Decider}
    for index, block in _judged(facts):
        title = facts.program.says(block.template.title)
        phases[_decider(facts, index, block)].append(title)
    parts = [say(decider, phases=titles) for decider, titles in phases.items() if titles]
    if parts:
        yield say("planner.lengths", parts=parts)
    elif len(facts.phases) > 1:
        yield say("planner.lengths_fixed")


def lengths(facts: PlanFacts) -> Iterator[Message]:
    """Yield the length of each phase that the program lets be longer or shorter."""
    for index, block in _judged(facts):
        low, _, high = block.template.weeks_range
        why = None
        if _is_settled(facts, index):
            key = "planner.length_settled"
        else:
            why = _why(facts, block)
            key = "planner.length_usual" if why is None else "planner.length_judged"
        yield say(key, phase=block.template.title, weeks=block.weeks, low=low, high=high, why=why)


def _judged(facts: PlanFacts) -> Iterator[tuple[int, Block]]:
    """Yield the first of each phase that may be longer or shorter, with its place."""
    seen = set()
    for index, block in enumerate(facts.blocks):
        low, usual, high = block.template.weeks_range
        if block.slot in seen or low == high or (low, usual) == (0, 0):
            continue
        seen.add(block.slot)
        yield index, block


def _is_settled(facts: PlanFacts, index: int) -> bool:
    return index in dict(facts.wishes.phase_weeks)


def _why(facts: PlanFacts, block: Block) -> Message | None:
    return _why_length(block, facts.baseline.length(block.template, block.cycle))


def _decider(facts: PlanFacts, index: int, block: Block) -> _Decider:
    if _is_settled(facts, index):
        return _Decider.YOU
    wished = facts.baseline.length(block.template, block.cycle)
    if block.weeks != wished.weeks:
        return _Decider.CALENDAR
    if wished.why is None or wished.why.key in _UNTESTED:
        return _Decider.PROGRAM
    return _Decider.KNOWN if wished.why.key in _OF_THE_RUNNER else _Decider.TESTS


def _why_length(block: Block, wished: Length) -> Message | None:
    """What decided how long a phase is, None when it has its usual length."""
    if block.weeks > block.template.weeks_range[2]:
        return say("planner.waits_for_tests")
    if block.weeks == wished.weeks:
        return wished.why
    usual = wished.weeks == block.template.weeks_range[1]
    if block.weeks > wished.weeks:
        key = "planner.longer_than_usual" if usual else "planner.longer_than_tests"
    else:
        key = "planner.shorter_than_usual" if usual else "planner.shorter_than_tests"
    return say(key, wished=wished.weeks)
