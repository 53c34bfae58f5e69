"""Why the plan is as it is: a message a reason; ``domain/reasons.py`` puts them in order."""

from __future__ import annotations

from collections.abc import Iterator

from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import Side
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.training.planner.calendar_reasons import (
    against_runs,
    breaks,
    did_not_fit,
    races,
    turns,
    weighed,
)
from calfjournal.training.planner.length_reasons import deciders, lengths
from calfjournal.training.planner.mileage import LC5_CONTACTS
from calfjournal.training.planner.plan_facts import PlanFacts
from calfjournal.training.planner.spacing import VERY_HIGH


def plan_reasons(facts: PlanFacts) -> tuple[Words, ...]:
    """The reasons of a plan: what could not be kept, then the most general first.

    A new key has its topic in ``domain/reasons.py``.
    """
    parts = (
        did_not_fit(facts),
        against_runs(facts),
        _shape(facts),
        deciders(facts),
        lengths(facts),
        _cut(facts),
        _after_tests(facts),
        _spacing(facts),
        _frequency(facts),
        _volume(facts),
        _deloads(facts),
        races(facts),
        breaks(facts),
        turns(facts),
        weighed(facts),
        facts.beginning.reasons,
        _fitted(facts),
        _gated(facts),
    )
    return tuple(reason for part in parts for reason in part)


# ---------------------------------------------------------------------- the whole


def _shape(facts: PlanFacts) -> Iterator[Message]:
    first, *later = facts.phases
    row = [say("planner.first_phase", phase=first.title, weeks=first.weeks)]
    row += [say("planner.later_phase", phase=phase.title, weeks=phase.weeks) for phase in later]
    yield say(
        "planner.shape",
        weeks=sum(block.weeks for block in facts.blocks),
        first=first.start,
        last=facts.phases[-1].end,
        phases=row,
    )
    if facts.program.clinician:
        yield say("planner.researched")
    elif facts.program.asks_first:
        yield say("planner.published")


def _cut(facts: PlanFacts) -> Iterator[Message]:
    asked = facts.wishes.weeks
    if asked is None:
        return
    weeks = sum(block.weeks for block in facts.blocks)
    last = facts.blocks[-1]
    title = last.template.title
    left = facts.program.phases[last.slot + 1 :]
    follows = left[0] if left else None
    if weeks >= asked:
        if follows is not None and follows.weeks_range[1] > 0:
            yield say("planner.next_is_later", asked=asked, phase=title, next=follows.title)
    elif follows is not None and follows.weeks_range[0] > asked - weeks:
        yield say(
            "planner.ends_early_before",
            asked=asked,
            weeks=weeks,
            phase=title,
            next=follows.title,
            least=follows.weeks_range[0],
        )
    else:
        yield say("planner.ends_early", asked=asked, weeks=weeks, phase=title)


def _after_tests(facts: PlanFacts) -> Iterator[Message]:
    if facts.branch.reason is not None:
        yield facts.branch.reason
    elif facts.blocks[-1].cycle > 1 and any(
        block.template.kind is PhaseKind.REASSESS for block in facts.blocks
    ):
        yield say("planner.later_rounds")


def _spacing(facts: PlanFacts) -> Iterator[Message]:
    rules = facts.program.spacing
    if not rules.non_consecutive:
        yield say("planner.published_gap", gap=rules.min_gap_h)
    elif any(placed.load_class >= VERY_HIGH for placed in facts.placed):
        yield say("planner.gap_and_high_gap", gap=rules.min_gap_h, high_gap=rules.high_gap_h)
    else:
        yield say("planner.gap", gap=rules.min_gap_h)


# ---------------------------------------------------------------------- how much


def _frequency(facts: PlanFacts) -> Iterator[Message]:
    most = facts.program.spacing.max_per_week
    wished = facts.wishes.sessions_per_week
    if wished is not None and wished > most:
        yield say("planner.asked_too_often", asked=wished, most=most)
    elif wished is not None and wished < most:
        yield say("planner.asked_less_often", count=wished)
    fullest = max((len(week.placed) + len(week.kept) for week in facts.laid), default=0)
    if fullest == 1 and facts.scale.most > 1:
        yield say("planner.once_a_week")


def _volume(facts: PlanFacts) -> Iterator[Message]:
    mileage = facts.mileage
    if not facts.scale.adapts:
        return
    if not mileage.known:
        yield say("planner.running_not_known")
        return
    row = mileage.rows(10**6)[0]
    share = round(100 * row.sets_factor)
    running = say(
        "planner.running",
        km=mileage.planned,
        sessions=row.sessions,
        sets=say("planner.all_sets") if share >= 100 else say("planner.share_of_sets", share=share),
        contacts=row.contacts(facts.athlete.experience),
    )
    yield running if row.note is None else say("planner.in_a_row", said=(running, row.note))
    if mileage.ramp < 1:
        yield say(
            "planner.more_running",
            planned=mileage.planned,
            usual=mileage.usual,
            share=round(100 * mileage.sets_factor(0)),
        )


def _deloads(facts: PlanFacts) -> Iterator[Message]:
    deloads = sum(week.week.deload for week in facts.laid)
    if deloads:
        yield say("planner.deloads", every=facts.program.deload_every, deloads=deloads)
    weeks = [w for w in facts.laid if w.week.phase.kind is PhaseKind.PLYOMETRIC and w.trained]
    with_heavy = [w for w in weeks if any(p.type.kind is SessionKind.STRENGTH for p in w.placed)]
    if weeks and all(len(w.placed) == 1 for w in weeks):
        yield say("planner.by_turns", phase=weeks[0].week.phase.title)
    elif weeks and len(with_heavy) * 5 >= len(weeks) * 4:
        yield say("planner.heavy_stays", phase=weeks[0].week.phase.title)
    if any(p.rule.very_high_cap is not None for p in facts.placed):
        yield say("planner.high_contacts", contacts=LC5_CONTACTS[facts.athlete.experience])


# ---------------------------------------------------------------------- the athlete


def _on_level_ground(side: Side | None) -> Message:
    """Name the leg where one is sore; of two nobody knows which insertion it is."""
    if side is None or side is Side.BOTH:
        return say("planner.level_ground")
    return say("planner.level_ground_of_leg", side=side)


def _fitted(facts: PlanFacts) -> Iterator[Words]:
    library, sore = facts.kit.library, facts.kit.at_hand.site is Site.INSERTION
    if sore:
        yield _on_level_ground(facts.athlete.sore_side)
    for name, reason in facts.kit.swaps.items():
        if not sore or library.get(name).floor_variant is None:
            yield reason
    if facts.kit.at_hand.highest_class < VERY_HIGH:
        yield say("planner.minor")


def _gated(facts: PlanFacts) -> Iterator[Message]:
    waiting: dict[str, set[str]] = {}
    for placed in facts.placed:
        for item in placed.items:
            if item.gate is not None:
                waiting.setdefault(item.gate, set()).add(item.exercise.id)
    for gate, ids in waiting.items():
        title = facts.program.gates[gate].title if gate in facts.program.gates else gate
        exercises = facts.kit.library.exercises.values()
        names = [exercise.name for exercise in exercises if exercise.id in ids]
        yield say("planner.gated", gate=title, names=names)
