"""What races, breaks, days and runs did to the plan: a message each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from calfjournal.domain.message import Message, say
from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import RunKind
from calfjournal.training.planner import soft
from calfjournal.training.planner.calendar import LONG_BREAK, LONGER_BREAK, Break
from calfjournal.training.planner.plan_facts import PlanFacts
from calfjournal.training.planner.races import RaceDay
from calfjournal.training.planner.schedule import LaidWeek
from calfjournal.training.planner.usual_runs import usual_runs
from calfjournal.training.planner.weeks import Pace

_AGAINST: Final = {
    RunKind.QUALITY: "planner.against_quality",
    RunKind.LONG: "planner.against_long",
    RunKind.RACE: "planner.against_race",
}


def races(facts: PlanFacts) -> Iterator[Message]:
    """The taper before each race and the way back."""
    start, end = facts.phases[0].start, facts.phases[-1].end
    for race in facts.calendar.races:
        if start <= race.day <= end:
            key = "planner.short_taper" if race.minor else "planner.taper"
            yield say(key, race=race.with_day, rest=race.rest_days)
            if not race.minor:
                yield from _laid_towards(race, facts)
        elif race.day < start:
            if (start - race.day).days < race.rest_days:
                yield say("planner.race_before", race=race.with_day, rest=race.rest_days)
        else:
            yield say("planner.race_outside", race=race.name, day=race.day)


def _laid_towards(race: RaceDay, facts: PlanFacts) -> Iterator[Message]:
    """Which phase ends with an A race, where one could be made to."""
    phase = next(p for p in facts.phases if p.start <= race.day <= p.end)
    if (phase.end - race.day).days < 7 * (race.weeks_back + 1) and phase is not facts.phases[-1]:
        yield say("planner.laid_towards", phase=phase.title, race=race.name, end=phase.end)


def breaks(facts: PlanFacts) -> Iterator[Message]:
    """The days without sessions."""
    start, end = facts.phases[0].start, facts.phases[-1].end
    for one in facts.calendar.breaks:
        if one.last < start or one.first > end:
            continue
        if one.days >= LONGER_BREAK:
            yield say("planner.longer_break", when=_when(one))
        elif one.days >= LONG_BREAK:
            yield say("planner.long_break", when=_when(one))
        else:
            yield say("planner.break", when=_when(one))


def turns(facts: PlanFacts) -> Iterator[Message]:
    """That the days offered, or those of runs, change from week to week."""
    if facts.wishes.other_weeks:
        yield say("planner.days_by_turns", weeks=len(facts.wishes.other_weeks) + 1)
    if facts.wishes.other_run_weeks:
        yield say("planner.runs_by_turns", weeks=len(facts.wishes.other_run_weeks) + 1)


def _when(off: Break) -> Message:
    if off.days == 1:
        key = "planner.day_for" if off.reasons else "planner.day"
        return say(key, day=off.first, reasons=off.reasons)
    key = "planner.span_for" if off.reasons else "planner.span"
    return say(key, first=off.first, last=off.last, reasons=off.reasons)


def did_not_fit(facts: PlanFacts) -> Iterator[Message]:
    """Weeks that hold fewer sessions than they should."""
    whole = [w for w in facts.laid if w.week.first >= facts.floor]
    short: dict[int, list[LaidWeek]] = {}
    for week in whole:
        missing = week.missing - week.week.optional
        if missing > 0 and week.week.pace is not Pace.LOST:
            short.setdefault(len(week.placed) + len(week.kept), []).append(week)
    for fit, weeks in sorted(short.items(), reverse=True):
        wanted, why = sorted({fit + week.missing for week in weeks}), _why_short(facts, weeks)
        if len(weeks) * 2 > len(whole):
            yield say("planner.most_weeks_short", fit=fit, wanted=wanted, why=why)
        else:
            yield say(
                "planner.weeks_short",
                count=len(weeks),
                fit=fit,
                wanted=wanted,
                first=weeks[0].week.first,
                why=why,
            )


def _why_short(facts: PlanFacts, weeks: Sequence[LaidWeek]) -> Message:
    days = [day for week in weeks for day in week.week.days]
    if any(facts.calendar.blocked(day) for day in days) and len(weeks) <= 4:
        return say("planner.days_blocked")
    if any(facts.calendar.allowance(day).rest for day in days) and len(weeks) <= 6:
        return say("planner.race_takes_days")
    if facts.wishes.days:
        weekdays = {day for week in weeks for day in facts.wishes.days_of(week.week.first)}
        named = [say("planner.weekday", weekday=day) for day in sorted(weekdays)]
        return say("planner.weekdays_too_close", weekdays=named)
    return say("planner.too_close")


def weighed(facts: PlanFacts) -> Iterator[Message]:
    """How well the sessions get along with the runs."""
    if not facts.calendar.has_runs:
        yield say("planner.no_run_days")
        return
    if not facts.wishes.run_days:
        key = "planner.usual_runs" if usual_runs(facts.history) else "planner.spread_runs"
        usual = sorted(facts.calendar.run_weeks[0].items())
        runs = [say("planner.usual_run", weekday=day, run=kind) for day, kind in usual]
        yield say(key, runs=runs)
    heavy, against = _placings(facts)
    yield from _beside_runs(heavy)
    if not against:
        yield say("planner.clear_of_runs")


def _beside_runs(heavy: Counter[soft.Beside]) -> Iterator[Message]:
    total = sum(heavy.values())
    good = heavy[soft.Beside.HARD_RUN_DAY] + heavy[soft.Beside.AFTER_EASY]
    if total and not good:
        yield say("planner.none_beside_runs")
    elif total:
        yield say("planner.beside_runs", good=good, total=total)


def against_runs(facts: PlanFacts) -> Iterator[Message]:
    """The sessions that could not be kept clear of the runs they should be."""
    _, against = _placings(facts)
    if facts.calendar.has_runs and against:
        runs = [say(_AGAINST[run], sessions=n) for run, n in against.items() if run is not None]
        yield say("planner.against_runs", count=sum(against.values()), runs=runs)


def _placings(facts: PlanFacts) -> tuple[Counter[soft.Beside], Counter[RunKind | None]]:
    """Where strength stands beside runs, and how many sessions stand before which hard run."""
    heavy: Counter[soft.Beside] = Counter()
    against: Counter[RunKind | None] = Counter()
    for placed in facts.placed:
        judged = soft.judge(placed.day, placed.type.kind, placed.load_class, facts.calendar)
        if placed.type.kind is SessionKind.STRENGTH and placed.load_class >= 2:
            heavy[judged.beside] += 1
        if judged.beside is soft.Beside.BEFORE_HARD_RUN:
            against[judged.run] += 1
    return heavy, against
