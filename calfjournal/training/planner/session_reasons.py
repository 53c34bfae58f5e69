"""Why each session stands where it stands: one sentence."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.program import SessionKind
from calfjournal.messages.formats import listing, weekday
from calfjournal.training.planner import soft
from calfjournal.training.planner.plan_facts import PlanFacts
from calfjournal.training.planner.schedule import PlacedSession
from calfjournal.training.planner.words import NUMBERS, RUN_NAMES

# ---------------------------------------------------------------------- one session


def session_reason(placed: PlacedSession, before: date | None, facts: PlanFacts) -> str:
    """Why a session stands on its day with its dose, as one sentence.

    ``before`` is the day of the session that comes before it, None for the first of all.
    """
    phase = placed.week.phase
    lead = f"Week {placed.week.number} of {phase.weeks}, {phase.title}"
    parts = [
        part for part in (_day_words(placed, before, facts), _dose_words(placed, facts)) if part
    ]
    sentence = f"{lead}: {'; '.join(parts)}" if parts else lead
    return f"{sentence}."


def _day_words(placed: PlacedSession, before: date | None, facts: PlanFacts) -> str:
    allowance = facts.calendar.allowance(placed.day)
    if allowance.why:
        green = ", only after a green morning" if allowance.after_race else ""
        return f"{allowance.why}{green}"
    judged = soft.judge(placed.day, placed.type.kind, placed.load_class, facts.calendar)
    run = RUN_NAMES[judged.run] if judged.run is not None else ""
    if placed.type.kind is SessionKind.RETEST:
        return "late in an easy week, so that the legs are fresh"
    if judged.placing is soft.Placing.HARD_RUN_DAY:
        return "on your quality-run day, at least 6 h after the run"
    if judged.placing is soft.Placing.AFTER_EASY:
        return "the day after an easy run"
    if judged.placing is soft.Placing.BEFORE_HARD_RUN:
        return f"close before your {run}, as no other day keeps the spacing; keep it easy"
    if judged.placing is soft.Placing.LONG_RUN_DAY:
        return f"on the day of your {run}, after it"
    return _gap_words(placed, before)


def _gap_words(placed: PlacedSession, before: date | None) -> str:
    gap = (placed.day - before).days if before is not None else 0
    if before is None or gap > 9:
        return "the first session" if before is None else f"the first after {gap - 1} days without"
    if gap == 0:
        return "the second of the day"
    days = "day" if gap == 1 else "days"
    return f"{NUMBERS[gap]} {days} after {weekday(before.weekday())}’s session"


def _dose_words(placed: PlacedSession, facts: PlanFacts) -> str:
    rule = placed.rule
    words = []
    if placed.instead_of is not None:
        words.append("mobility only")
    elif facts.calendar.allowance(placed.day).sets_factor < 1:
        cut = round(100 * (1 - facts.calendar.allowance(placed.day).sets_factor))
        words.append(f"sets down by {cut} %, load kept")
    elif rule.deload:
        words.append("deload, sets and contacts down by 40 %, load kept")
    elif placed.week.sets_factor < 1:
        words.append(f"{placed.week.notes[0]}, a fifth fewer sets")
    words += _gate_words(placed, facts)
    return ", ".join(words)


def _gate_words(placed: PlacedSession, facts: PlanFacts) -> list[str]:
    """Which exercises wait for which gate."""
    waiting: dict[str, list[str]] = {}
    for item in placed.items:
        if item.gate is not None:
            waiting.setdefault(item.gate, []).append(item.exercise.name)
    return [
        f"{listing(names).lower()} only once “{facts.program.gates[gate].title}” is met"
        for gate, names in waiting.items()
        if gate in facts.program.gates
    ]
