"""Why the plan is as it is, and why each session stands where it stands: plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from calfjournal.dates import short_day
from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import Site
from calfjournal.domain.plan import Phase, Wishes
from calfjournal.domain.program import PhaseKind, Program, SessionKind
from calfjournal.domain.run import RunKind
from calfjournal.training.planner import soft
from calfjournal.training.planner.baseline import Baseline, Length
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.planner.doses import Kit
from calfjournal.training.planner.mileage import LC5_CONTACTS, Mileage
from calfjournal.training.planner.phases import Block
from calfjournal.training.planner.reassess import Branch
from calfjournal.training.planner.schedule import LaidWeek, Placed
from calfjournal.training.planner.spacing import VERY_HIGH
from calfjournal.training.planner.weeks import Pace, Scale

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RUN_NAMES = {
    RunKind.EASY: "easy run",
    RunKind.QUALITY: "quality run",
    RunKind.LONG: "long run",
    RunKind.RACE: "race",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the reasons speak about."""

    program: Program
    athlete: Athlete
    wishes: Wishes
    baseline: Baseline
    mileage: Mileage
    calendar: Calendar
    kit: Kit
    blocks: tuple[Block, ...]
    phases: tuple[Phase, ...]
    laid: tuple[LaidWeek, ...]
    scale: Scale
    branch: Branch
    limit: int
    """Most weeks the plan might have had."""
    floor: date

    @property
    def placed(self) -> Iterator[Placed]:
        """Every session that was placed."""
        return (placed for week in self.laid for placed in week.placed)


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
        _races(told),
        _breaks(told),
        _did_not_fit(told),
        _weighed(told),
        _fitted(told),
        _gated(told),
    )
    return tuple(sentence for part in parts for sentence in part)


# ---------------------------------------------------------------------- the whole


def _shape(told: Told) -> Iterator[str]:
    weeks = sum(block.weeks for block in told.blocks)
    row = ", ".join(f"{phase.title} {phase.weeks}" for phase in told.phases)
    span = f"{_on(told.phases[0].start)} to {_on(told.phases[-1].end)}"
    yield f"{weeks} weeks from {span}: {row} (weeks each)."
    if told.program.clinician:
        yield (
            "A researched programme for people treated for tendon pain: its dose and frequency "
            "stay as published; use it with your clinician."
        )
    elif told.program.asks_first:
        yield "Dose and frequency stay as in the published programme."


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
    source = "your tests suggest" if wished.why else "it usually has"
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
            f"Sessions keep {rules.min_gap_h} h from start to start, as the published programme "
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
        yield f"{_count(wished, 'session')} a week, as you asked: the most important stay."
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
            f"Every {_ordinal(told.program.deload_every)} week of a phase is a deload: 40 % fewer "
            f"sets and contacts, same loads, no tests ({len(deloads)} in this plan)."
        )
    springs = [w for w in told.laid if w.week.phase.kind is PhaseKind.PLYOMETRIC and w.trained]
    with_heavy = [w for w in springs if any(p.type.kind is SessionKind.STRENGTH for p in w.placed)]
    if springs and len(with_heavy) * 2 >= len(springs):
        title = springs[0].week.phase.title
        yield f"One heavy session a week stays through {title}, so that strength goes on growing."
    if any(p.rule.very_high_cap is not None for p in told.placed):
        most = LC5_CONTACTS[told.athlete.experience]
        yield f"Bounds and single-leg hops stay within {most} contacts a week."


# ---------------------------------------------------------------------- the calendar


def _races(told: Told) -> Iterator[str]:
    start, end = told.phases[0].start, told.phases[-1].end
    for race in told.calendar.races:
        if not start <= race.day <= end:
            yield f"The {race.name} on {_on(race.day)} lies outside the plan."
            continue
        guess = " (distance not known, so it counts as a half marathon)" if race.km is None else ""
        yield (
            f"{race.name[0].upper()}{race.name[1:]} on {_on(race.day)}{guess}: sets down by 40 % "
            "from two weeks before and by half in the last week, load kept; last heavy session "
            "seven to ten days before, last bounds seven, last hops four, then mobility only. "
            f"Calf work starts again after {race.rest_days} days, and only after a green morning."
        )


def _breaks(told: Told) -> Iterator[str]:
    start, end = told.phases[0].start, told.phases[-1].end
    for one in told.calendar.breaks:
        if one.last < start or one.first > end:
            continue
        reason = f" ({one.reason})" if one.reason else ""
        after = ""
        if one.days >= 15:
            after = "; the first week back has a fifth fewer sets and nothing of the hardest class"
        elif one.days >= 8:
            after = "; the first week back has a fifth fewer sets"
        span = _on(one.first) if one.days == 1 else f"{_on(one.first)} to {_on(one.last)}"
        yield f"No sessions {span}{reason}; the weeks after it go on where you stopped{after}."


def _did_not_fit(told: Told) -> Iterator[str]:
    whole = [w for w in told.laid if w.week.first >= told.floor]
    short: dict[tuple[int, int], list[LaidWeek]] = {}
    for week in whole:
        missing = week.missing - week.week.optional
        if missing > 0 and week.week.pace is not Pace.LOST:
            fit = len(week.placed) + len(week.kept)
            short.setdefault((fit, fit + week.missing), []).append(week)
    for (fit, wanted), weeks in sorted(short.items(), reverse=True):
        many = len(weeks) * 2 > len(whole)
        where = "In most weeks" if many else f"In {_count(len(weeks), 'week')}"
        first = "" if many else f", first from {_on(weeks[0].week.first)}"
        yield f"{where} only {fit} of {wanted} sessions fit{first}: {_why_short(told, weeks)}."


def _why_short(told: Told, weeks: Sequence[LaidWeek]) -> str:
    days = [day for week in weeks for day in week.week.days]
    if any(told.calendar.blocked(day) for day in days) and len(weeks) <= 4:
        return "days are blocked"
    if any(told.calendar.allowance(day).rest for day in days) and len(weeks) <= 6:
        return "the race and the rest after it leave too few days"
    if told.wishes.days:
        named = _listed([DAY_NAMES[day] for day in sorted(told.wishes.days)])
        return f"{named} leave no more days that keep the spacing rule"
    return "the spacing rule leaves no more days"


def _weighed(told: Told) -> Iterator[str]:
    if not told.calendar.runs:
        yield "No run days were given, so sessions are simply spread over the week."
        return
    heavy: Counter[soft.Placing] = Counter()
    against: Counter[RunKind | None] = Counter()
    for placed in told.placed:
        judged = soft.judge(placed.day, placed.type.kind, placed.load_class, told.calendar)
        if placed.type.kind is SessionKind.STRENGTH and placed.load_class >= 2:
            heavy[judged.placing] += 1
        if judged.placing is soft.Placing.BEFORE_HARD_RUN:
            against[judged.run] += 1
    total = sum(heavy.values())
    good = heavy[soft.Placing.HARD_RUN_DAY] + heavy[soft.Placing.AFTER_EASY]
    if total:
        yield (
            f"{good} of {total} strength sessions stand on a quality-run day (at least six hours "
            "after the run) or the day after an easy run."
        )
    hard = sum(against.values())
    if hard:
        named = _listed(
            [f"{n} before the {_RUN_NAMES[run]}" for run, n in against.items() if run is not None]
        )
        yield (
            f"{_count(hard, 'session').capitalize()} could not be kept clear of hard runs "
            f"({named}); offer other days or keep these easy."
        )
    else:
        yield "No session falls on the day before a long run, a quality run or a race."


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


# ---------------------------------------------------------------------- one session


def session_reason(placed: Placed, before: date | None, told: Told) -> str:
    """Why a session stands on its day with its dose, as one sentence.

    ``before`` is the day of the session that comes before it, None for the first of all.
    """
    phase = placed.week.phase
    lead = f"Week {placed.week.number} of {phase.weeks}, {phase.title}"
    parts = [part for part in (_day_words(placed, before, told), _dose_words(placed, told)) if part]
    sentence = f"{lead}: {'; '.join(parts)}" if parts else lead
    return f"{sentence}."


def _day_words(placed: Placed, before: date | None, told: Told) -> str:
    allowance = told.calendar.allowance(placed.day)
    if allowance.why:
        return allowance.why
    judged = soft.judge(placed.day, placed.type.kind, placed.load_class, told.calendar)
    run = _RUN_NAMES[judged.run] if judged.run is not None else ""
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


def _gap_words(placed: Placed, before: date | None) -> str:
    gap = (placed.day - before).days if before is not None else 0
    if before is None or gap > 9:
        return "the first session" if before is None else f"the first after {gap - 1} days without"
    if gap == 0:
        return "the second of the day"
    days = "day" if gap == 1 else "days"
    return f"{_NUMBERS[gap]} {days} after {DAY_NAMES[before.weekday()]}’s session"


def _dose_words(placed: Placed, told: Told) -> str:
    rule = placed.rule
    words = []
    if placed.instead_of is not None:
        words.append("mobility only")
    elif told.calendar.allowance(placed.day).sets_factor < 1:
        cut = round(100 * (1 - told.calendar.allowance(placed.day).sets_factor))
        words.append(f"sets down by {cut} %, load kept")
    elif rule.deload:
        words.append("deload, sets and contacts down by 40 %, load kept")
    elif placed.week.sets_factor < 1:
        words.append(f"{placed.week.notes[0]}, a fifth fewer sets")
    if any(item.gate is not None for item in placed.items):
        words.append("the lines with criteria only once these are met")
    return ", ".join(words)


def _on(day: date) -> str:
    return f"{short_day(day)} {day.year}"


def _count(number: int, noun: str) -> str:
    shown = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{shown} {noun}" if number == 1 else f"{shown} {noun}s"


def _ordinal(number: int) -> str:
    return {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}.get(number, f"{number}th")


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
