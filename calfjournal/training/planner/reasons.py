"""Why the plan is as it is: plain sentences, most general first."""

from __future__ import annotations

from collections.abc import Iterator

from calfjournal.domain.checkin import Site
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.messages.formats import day_with_year
from calfjournal.training.planner.baseline import Length
from calfjournal.training.planner.calendar_reasons import breaks, did_not_fit, races, weighed
from calfjournal.training.planner.mileage import LC5_CONTACTS
from calfjournal.training.planner.phases import Block
from calfjournal.training.planner.plan_facts import PlanFacts
from calfjournal.training.planner.spacing import VERY_HIGH
from calfjournal.training.planner.words import count, ordinal


def plan_reasons(facts: PlanFacts) -> tuple[str, ...]:
    """The reasons of a plan, most general first."""
    parts = (
        _shape(facts),
        _lengths(facts),
        _cut(facts),
        _after_tests(facts),
        _spacing(facts),
        _frequency(facts),
        _volume(facts),
        _deloads(facts),
        races(facts),
        breaks(facts),
        did_not_fit(facts),
        weighed(facts),
        _fitted(facts),
        _gated(facts),
    )
    return tuple(sentence for part in parts for sentence in part)


# ---------------------------------------------------------------------- the whole


def _shape(facts: PlanFacts) -> Iterator[str]:
    weeks = sum(block.weeks for block in facts.blocks)
    first, *later = facts.phases
    row = ", ".join(
        [f"{first.title} {first.weeks} {'week' if first.weeks == 1 else 'weeks'}"]
        + [f"{phase.title} {phase.weeks}" for phase in later]
    )
    span = f"{day_with_year(facts.phases[0].start)} to {day_with_year(facts.phases[-1].end)}"
    yield f"{weeks} weeks from {span}: {row}."
    if facts.program.clinician:
        yield (
            "A researched program for people treated for tendon pain: its dose and frequency "
            "stay as published; use it with your clinician."
        )
    elif facts.program.asks_first:
        yield "Dose and frequency stay as in the published program."


def _lengths(facts: PlanFacts) -> Iterator[str]:
    seen = set()
    for index, block in enumerate(facts.blocks):
        template = block.template
        low, usual, high = template.weeks_range
        if block.slot in seen or low == high or (low, usual) == (0, 0):
            continue
        seen.add(block.slot)
        wished = facts.baseline.length(template, block.cycle)
        lead = f"{template.title}: {block.weeks} weeks of the {low} to {high} this program gives it"
        if index in dict(facts.wishes.phase_weeks):
            yield f"{lead}, as you settled it."
        elif block.weeks != wished.weeks:
            yield f"{lead}; {_off_wish(block, wished)}."
        elif wished.why:
            yield f"{lead}; {wished.why}."
        else:
            yield f"{lead}, its usual length."


def _off_wish(block: Block, wished: Length) -> str:
    more = "longer" if block.weeks > wished.weeks else "shorter"
    usual = wished.weeks == block.template.weeks_range[1]
    source = "it usually has" if usual else "your tests suggest"
    return f"{more} than the {wished.weeks} {source}, so that the weeks fit your calendar"


def _cut(facts: PlanFacts) -> Iterator[str]:
    weeks = sum(block.weeks for block in facts.blocks)
    last = facts.blocks[-1]
    asked = facts.wishes.weeks
    follows = (
        facts.program.phases[last.slot + 1] if last.slot + 1 < len(facts.program.phases) else None
    )
    if asked is not None and weeks < asked:
        least = follows.weeks_range[0] if follows is not None else 0
        why = (
            f": {follows.title}, which comes next, takes at least {least}"
            if follows is not None and least > asked - weeks
            else ""
        )
        yield (
            f"You asked for {asked} weeks; the plan ends after {weeks}, with {last.template.title} "
            f"complete{why}."
        )
    elif asked is not None and follows is not None and follows.weeks_range[1] > 0:
        yield (
            f"{asked} weeks end with {last.template.title}; {follows.title} comes in a longer "
            "plan or the next one."
        )


def _after_tests(facts: PlanFacts) -> Iterator[str]:
    if facts.branch.reason:
        yield facts.branch.reason
    elif facts.blocks[-1].cycle > 1 and any(
        block.template.kind is PhaseKind.REASSESS for block in facts.blocks
    ):
        yield (
            "Later rounds are laid as the first one; after each re-test, lay the plan again and "
            "the results decide what comes next."
        )


def _spacing(facts: PlanFacts) -> Iterator[str]:
    rules = facts.program.spacing
    high = ""
    if any(placed.load_class >= VERY_HIGH for placed in facts.placed):
        high = f"; after load class 5 the next hops wait {rules.high_gap_h} h"
    if rules.non_consecutive:
        yield (
            f"Sessions keep {rules.min_gap_h} h from start to start and never stand on "
            f"neighbouring days{high}."
        )
    else:
        yield (
            f"Sessions keep {rules.min_gap_h} h from start to start, as the published program "
            "does; the journal's own rule of 48 h is set aside for it."
        )


# ---------------------------------------------------------------------- how much


def _frequency(facts: PlanFacts) -> Iterator[str]:
    wishes = facts.wishes
    most = facts.program.spacing.max_per_week
    wished = wishes.sessions_per_week
    if wished is not None and wished > most:
        yield f"{wished} sessions a week were asked for; this program holds at most {most}."
    elif wished is not None and wished < most:
        asked = count(wished, "session").capitalize()
        yield f"{asked} a week, as you asked: the most important stay."
    fullest = max((len(week.placed) + len(week.kept) for week in facts.laid), default=0)
    if fullest == 1 and facts.scale.most > 1:
        yield (
            "One session a week keeps what is there rather than builds; a second day with a day "
            "between would help more than anything else."
        )


def _volume(facts: PlanFacts) -> Iterator[str]:
    mileage = facts.mileage
    if not facts.scale.adapts:
        return
    if not mileage.known:
        yield "Weekly kilometres are not known, so nothing is scaled; enter them to share the load."
        return
    row = mileage.rows(10**6)[0]
    cap = row.contacts(facts.athlete.experience)
    sets = f"{round(100 * row.sets_factor)} % of the strength sets"
    dose = "all strength sets" if row.sets_factor >= 1 else sets
    yield (
        f"At {mileage.planned:g} km a week: up to {row.sessions} sessions, {dose} and at most "
        f"{cap} foot contacts a session; half an hour of running is already some 2500 contacts on "
        f"each leg. {row.note}".rstrip()
    )
    if mileage.ramp < 1:
        yield (
            f"{mileage.planned:g} km planned against {mileage.usual:g} km usual: for the first "
            f"four weeks strength sets at {round(100 * mileage.sets_factor(0))} % and no new load "
            "class."
        )


def _deloads(facts: PlanFacts) -> Iterator[str]:
    deloads = [week.week for week in facts.laid if week.week.deload]
    if deloads:
        yield (
            f"Every {ordinal(facts.program.deload_every)} week of a phase is a deload: 40 % fewer "
            f"sets and contacts, same loads, no tests ({len(deloads)} in this plan)."
        )
    springs = [w for w in facts.laid if w.week.phase.kind is PhaseKind.PLYOMETRIC and w.trained]
    with_heavy = [w for w in springs if any(p.type.kind is SessionKind.STRENGTH for p in w.placed)]
    title = springs[0].week.phase.title if springs else ""
    if springs and all(len(w.placed) == 1 for w in springs):
        yield f"In {title} the one session a week is springs and strength by turns."
    elif springs and len(with_heavy) * 5 >= len(springs) * 4:
        yield f"One heavy session a week stays through {title}, so that strength goes on growing."
    if any(p.rule.very_high_cap is not None for p in facts.placed):
        most = LC5_CONTACTS[facts.athlete.experience]
        yield f"Bounds and single-leg hops stay within {most} contacts a week."


# ---------------------------------------------------------------------- the athlete


def _fitted(facts: PlanFacts) -> Iterator[str]:
    if facts.athlete.sore_site is Site.INSERTION:
        yield (
            "Soreness where the tendon meets the heel: stretches below level and heel drops are "
            "swapped for work on level ground."
        )
    swaps = list(dict.fromkeys(facts.kit.swaps.values()))
    if facts.athlete.sore_site is Site.INSERTION:
        swaps = [words for words in swaps if "level ground" not in words]
    yield from swaps
    if facts.kit.highest_class < 5:
        yield "Under 18: no added weight and nothing of load class 5."


def _gated(facts: PlanFacts) -> Iterator[str]:
    gates = dict.fromkeys(
        item.gate for placed in facts.placed for item in placed.items if item.gate is not None
    )
    for gate in gates:
        named = sorted(
            {
                item.exercise.name
                for placed in facts.placed
                for item in placed.items
                if item.gate == gate
            }
        )
        title = facts.program.gates[gate].title if gate in facts.program.gates else gate
        yield f"Only once “{title}” is met: {', '.join(named)}. Leave them out before."
    closed = sorted({g for p in facts.placed for g in p.rule.closed_gates})
    for gate in closed:
        if gate in facts.program.gates:
            yield (
                f"“{facts.program.gates[gate].title}” is not met today, so its exercises are left "
                "out of the next four weeks."
            )
