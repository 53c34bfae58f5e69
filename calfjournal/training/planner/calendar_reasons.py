"""What races, breaks, days and runs did to the plan: plain sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from calfjournal.domain.program import SessionKind
from calfjournal.domain.run import RunKind
from calfjournal.messages.formats import day_with_year, listing, weekday
from calfjournal.training.planner import soft
from calfjournal.training.planner.plan_facts import PlanFacts
from calfjournal.training.planner.schedule import LaidWeek
from calfjournal.training.planner.weeks import Pace
from calfjournal.training.planner.words import RUN_NAMES, count

# ---------------------------------------------------------------------- the calendar


def races(facts: PlanFacts) -> Iterator[str]:
    """The taper before each race and the way back."""
    start, end = facts.phases[0].start, facts.phases[-1].end
    for race in facts.calendar.races:
        if not start <= race.day <= end:
            yield f"The {race.name} on {day_with_year(race.day)} lies outside the plan."
            continue
        guess = " (distance not known, so it counts as a half marathon)" if race.km is None else ""
        yield (
            f"{race.name[0].upper()}{race.name[1:]} on {day_with_year(race.day)}{guess}: "
            "sets down by 40 % from two weeks before and by half in the last week, load kept; "
            "last heavy session seven to ten days before, last bounds seven, last hops four, "
            "then mobility only. "
            f"Calf work starts again after {race.rest_days} days, and only after a green morning."
        )


def breaks(facts: PlanFacts) -> Iterator[str]:
    """The days without sessions."""
    start, end = facts.phases[0].start, facts.phases[-1].end
    for one in facts.calendar.breaks:
        if one.last < start or one.first > end:
            continue
        reason = f" ({one.reason})" if one.reason else ""
        after = ""
        if one.days >= 15:
            after = "; the first week back has a fifth fewer sets and nothing of the hardest class"
        elif one.days >= 8:
            after = "; the first week back has a fifth fewer sets"
        span = (
            day_with_year(one.first)
            if one.days == 1
            else f"{day_with_year(one.first)} to {day_with_year(one.last)}"
        )
        yield f"No sessions {span}{reason}; the weeks after it go on where you stopped{after}."


def did_not_fit(facts: PlanFacts) -> Iterator[str]:
    """Weeks that hold fewer sessions than they should."""
    whole = [w for w in facts.laid if w.week.first >= facts.floor]
    short: dict[int, list[LaidWeek]] = {}
    for week in whole:
        missing = week.missing - week.week.optional
        if missing > 0 and week.week.pace is not Pace.LOST:
            short.setdefault(len(week.placed) + len(week.kept), []).append(week)
    for fit, weeks in sorted(short.items(), reverse=True):
        wanted = sorted({fit + week.missing for week in weeks})
        many = len(weeks) * 2 > len(whole)
        where = "In most weeks" if many else f"In {count(len(weeks), 'week')}"
        first = "" if many else f", first from {day_with_year(weeks[0].week.first)}"
        of = " or ".join(str(number) for number in wanted)
        yield f"{where} only {fit} of {of} sessions fit{first}: {_why_short(facts, weeks)}."


def _why_short(facts: PlanFacts, weeks: Sequence[LaidWeek]) -> str:
    days = [day for week in weeks for day in week.week.days]
    if any(facts.calendar.blocked(day) for day in days) and len(weeks) <= 4:
        return "days are blocked"
    if any(facts.calendar.allowance(day).rest for day in days) and len(weeks) <= 6:
        return "the race and the rest after it leave too few days"
    if facts.wishes.days:
        named = listing([weekday(day) for day in sorted(facts.wishes.days)])
        return f"{named} leave no more days that keep the spacing rule"
    return "the spacing rule leaves no more days"


def weighed(facts: PlanFacts) -> Iterator[str]:
    """How well the sessions get along with the runs."""
    if not facts.calendar.runs:
        yield (
            "Run days are not known, so sessions are simply spread over the week; name your easy, "
            "quality and long days and they keep clear of them."
        )
        return
    if not facts.wishes.run_days:
        week = listing(
            [f"{weekday(day)} {kind.value}" for day, kind in sorted(facts.calendar.runs.items())]
        )
        yield f"Run days were not named; your last eight weeks say {week}."
    heavy: Counter[soft.Placing] = Counter()
    against: Counter[RunKind | None] = Counter()
    for placed in facts.placed:
        judged = soft.judge(placed.day, placed.type.kind, placed.load_class, facts.calendar)
        if placed.type.kind is SessionKind.STRENGTH and placed.load_class >= 2:
            heavy[judged.placing] += 1
        if judged.placing is soft.Placing.BEFORE_HARD_RUN:
            against[judged.run] += 1
    total = sum(heavy.values())
    good = heavy[soft.Placing.HARD_RUN_DAY] + heavy[soft.Placing.AFTER_EASY]
    if total and not good:
        yield (
            "No strength session could stand on a quality-run day or the day after an easy run, "
            "given the other wishes."
        )
    elif total:
        yield (
            f"{good} of {total} strength sessions stand on a quality-run day (at least six hours "
            "after the run) or the day after an easy run."
        )
    hard = sum(against.values())
    if hard:
        named = listing(
            [f"{n} before the {RUN_NAMES[run]}" for run, n in against.items() if run is not None]
        )
        yield (
            f"{count(hard, 'session').capitalize()} could not be kept clear of hard runs "
            f"({named}); offer other days or keep these easy."
        )
    else:
        yield "No session falls on the day before a long run, a quality run or a race."
