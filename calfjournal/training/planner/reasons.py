"""Why the plan is as it is: plain sentences, most general first."""

from __future__ import annotations

from collections.abc import Iterator

from calfjournal.dates import day_with_year
from calfjournal.domain.checkin import Site
from calfjournal.domain.program import PhaseKind, SessionKind
from calfjournal.training.planner.baseline import Length
from calfjournal.training.planner.calendar_reasons import breaks, did_not_fit, races, weighed
from calfjournal.training.planner.mileage import LC5_CONTACTS
from calfjournal.training.planner.phases import Block
from calfjournal.training.planner.spacing import VERY_HIGH
from calfjournal.training.planner.told import Told
from calfjournal.training.planner.words import count, ordinal


def plan_reasons(told: Told) -> tuple[str, ...]:
    """The reasons of a plan, most general first."""
    parts = (
        _shape(told),
        _lengths(told),
        _cut(told),
        _after_tests(told),
        _spacing(told),
        _frequency(told),
        _volume(told),
        _deloads(told),
        races(told),
        breaks(told),
        did_not_fit(told),
        weighed(told),
        _fitted(told),
        _gated(told),
    )
    return tuple(sentence for part in parts for sentence in part)


# ---------------------------------------------------------------------- the whole


def _shape(told: Told) -> Iterator[str]:
    weeks = sum(block.weeks for block in told.blocks)
    first, *later = told.phases
    row = ", ".join(
        [f"{first.title} {first.weeks} {'week' if first.weeks == 1 else 'weeks'}"]
        + [f"{phase.title} {phase.weeks}" for phase in later]
    )
    span = f"{day_with_year(told.phases[0].start)} to {day_with_year(told.phases[-1].end)}"
    yield f"{weeks} weeks from {span}: {row}."
    if told.program.clinician:
        yield (
            "A researched program for people treated for tendon pain: its dose and frequency "
            "stay as published; use it with your clinician."
        )
    elif told.program.asks_first:
        yield "Dose and frequency stay as in the published program."


def _lengths(told: Told) -> Iterator[str]:
    seen = set()
    for index, block in enumerate(told.blocks):
        template = block.template
        low, usual, high = template.weeks_range
        if block.slot in seen or low == high or (low, usual) == (0, 0):
            continue
        seen.add(block.slot)
        wished = told.baseline.length(template, block.cycle)
        lead = f"{template.title}: {block.weeks} weeks of the {low} to {high} this program gives it"
        if index in dict(told.wishes.phase_weeks):
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


def _cut(told: Told) -> Iterator[str]:
    weeks = sum(block.weeks for block in told.blocks)
    last = told.blocks[-1]
    asked = told.wishes.weeks
    follows = (
        told.program.phases[last.slot + 1] if last.slot + 1 < len(told.program.phases) else None
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


def _after_tests(told: Told) -> Iterator[str]:
    if told.branch.reason:
        yield told.branch.reason
    elif told.blocks[-1].cycle > 1 and any(
        block.template.kind is PhaseKind.REASSESS for block in told.blocks
    ):
        yield (
            "Later rounds are laid as the first one; after each re-test, lay the plan again and "
            "the results decide what comes next."
        )


def _spacing(told: Told) -> Iterator[str]:
    rules = told.program.spacing
    high = ""
    if any(placed.load_class >= VERY_HIGH for placed in told.placed):
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


def _frequency(told: Told) -> Iterator[str]:
    wishes = told.wishes
    most = told.program.spacing.max_per_week
    wished = wishes.sessions_per_week
    if wished is not None and wished > most:
        yield f"{wished} sessions a week were asked for; this program holds at most {most}."
    elif wished is not None and wished < most:
        asked = count(wished, "session").capitalize()
        yield f"{asked} a week, as you asked: the most important stay."
    fullest = max((len(week.placed) + len(week.kept) for week in told.laid), default=0)
    if fullest == 1 and told.scale.most > 1:
        yield (
            "One session a week keeps what is there rather than builds; a second day with a day "
            "between would help more than anything else."
        )


def _volume(told: Told) -> Iterator[str]:
    mileage = told.mileage
    if not told.scale.adapts:
        return
    if not mileage.known:
        yield "Weekly kilometres are not known, so nothing is scaled; enter them to share the load."
        return
    row = mileage.rows(10**6)[0]
    cap = row.contacts(told.athlete.experience)
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


def _deloads(told: Told) -> Iterator[str]:
    deloads = [week.week for week in told.laid if week.week.deload]
    if deloads:
        yield (
            f"Every {ordinal(told.program.deload_every)} week of a phase is a deload: 40 % fewer "
            f"sets and contacts, same loads, no tests ({len(deloads)} in this plan)."
        )
    springs = [w for w in told.laid if w.week.phase.kind is PhaseKind.PLYOMETRIC and w.trained]
    with_heavy = [w for w in springs if any(p.type.kind is SessionKind.STRENGTH for p in w.placed)]
    title = springs[0].week.phase.title if springs else ""
    if springs and all(len(w.placed) == 1 for w in springs):
        yield f"In {title} the one session a week is springs and strength by turns."
    elif springs and len(with_heavy) * 5 >= len(springs) * 4:
        yield f"One heavy session a week stays through {title}, so that strength goes on growing."
    if any(p.rule.very_high_cap is not None for p in told.placed):
        most = LC5_CONTACTS[told.athlete.experience]
        yield f"Bounds and single-leg hops stay within {most} contacts a week."


# ---------------------------------------------------------------------- the athlete


def _fitted(told: Told) -> Iterator[str]:
    if told.athlete.sore_site is Site.INSERTION:
        yield (
            "Soreness where the tendon meets the heel: stretches below level and heel drops are "
            "swapped for work on level ground."
        )
    swaps = list(dict.fromkeys(told.kit.swaps.values()))
    if told.athlete.sore_site is Site.INSERTION:
        swaps = [words for words in swaps if "level ground" not in words]
    yield from swaps
    if told.kit.highest_class < 5:
        yield "Under 18: no added weight and nothing of load class 5."


def _gated(told: Told) -> Iterator[str]:
    gates = dict.fromkeys(
        item.gate for placed in told.placed for item in placed.items if item.gate is not None
    )
    for gate in gates:
        named = sorted(
            {
                item.exercise.name
                for placed in told.placed
                for item in placed.items
                if item.gate == gate
            }
        )
        title = told.program.gates[gate].title if gate in told.program.gates else gate
        yield f"Only once “{title}” is met: {', '.join(named)}. Leave them out before."
    closed = sorted({g for p in told.placed for g in p.rule.closed_gates})
    for gate in closed:
        if gate in told.program.gates:
            yield (
                f"“{told.program.gates[gate].title}” is not met today, so its exercises are left "
                "out of the next four weeks."
            )
