"""Wishes that cannot be met together: the smallest set, in words, and what would free it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from calfjournal.dates import short_day
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind, PhaseTemplate, Program
from calfjournal.errors import NoLayout
from calfjournal.training.planner.baseline import Baseline
from calfjournal.training.planner.calendar import Break, Calendar
from calfjournal.training.planner.phases import Block, Filling
from calfjournal.training.planner.races import Race
from calfjournal.training.planner.schedule import LaidWeek

WEEKDAYS = (
    "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays",
)  # fmt: skip

_BUILDING = (PhaseKind.MOBILITY, PhaseKind.STRENGTH, PhaseKind.PLYOMETRIC)
_MOST_TRIED = 100
"""Sets tried at most when looking for a smaller conflict."""


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish that may be part of a conflict: what it says, what would free it."""

    words: str
    way_out: str
    apply: Callable[[Wishes], Wishes]


@dataclass(frozen=True, slots=True)
class Starved:
    """A phase that is left with too few weeks to train in."""

    title: str
    start: date
    end: date
    trained: int
    needed: int


def needed_weeks(template: PhaseTemplate) -> int:
    """Weeks with at least one session that a phase must hold: half its shortest length."""
    if template.kind not in _BUILDING:
        return 0
    return math.ceil(template.weeks_range[0] / 2)


def check(
    program: Program,
    wishes: Wishes,
    baseline: Baseline,
    blocks: Sequence[Block],
    laid: Sequence[LaidWeek],
    floor: date,
) -> None:
    """Raise NoLayout when a phase that lies ahead is left without enough weeks to train in."""
    trained: dict[date, int] = {}
    for week in laid:
        start = week.week.phase.start
        trained[start] = trained.get(start, 0) + week.trained
    first = wishes.start
    for block in blocks:
        end = first + timedelta(weeks=block.weeks) - timedelta(1)
        starved = Starved(
            block.template.title, first, end, trained.get(first, 0), needed_weeks(block.template)
        )
        if first >= floor and starved.trained < starved.needed:
            raise _no_layout(program, wishes, baseline, starved)
        first = end + timedelta(1)


def _no_layout(program: Program, wishes: Wishes, baseline: Baseline, starved: Starved) -> NoLayout:
    guilty = smallest(_wishes_of(wishes), lambda some: _fails(program, wishes, baseline, some))
    weeks = "week" if starved.trained == 1 else "weeks"
    told = (
        f"{starved.title} ({_span(starved.start, starved.end)}) would have {starved.trained} "
        f"{weeks} with a session; it needs at least {starved.needed}."
    )
    if not guilty:
        return NoLayout(told, "Begin later, or ask for fewer weeks.")
    reasons = _listed([wish.words for wish in guilty])
    together = "These wishes cannot be met together" if len(guilty) > 1 else "What is in the way"
    ways = [wish.way_out for wish in guilty]
    lead = "One of these frees it: " if len(ways) > 1 else "This frees it: "
    return NoLayout(f"{told} {together}: {reasons}.", f"{lead}{'; or '.join(ways)}.")


def smallest(wishes: Sequence[Wish], fails: Callable[[Sequence[Wish]], bool]) -> tuple[Wish, ...]:
    """The smallest set of wishes that fails by itself; empty when all together do not.

    Every wish of the answer is needed for the conflict, so giving up any of them frees it. Sets
    of fewer wishes are tried too while there are not too many of them.
    """
    if not fails(wishes):
        return ()
    kept = list(wishes)
    for wish in wishes:
        fewer = [other for other in kept if other is not wish]
        if fails(fewer):
            kept = fewer
    for size in range(1, len(kept)):
        if math.comb(len(wishes), size) > _MOST_TRIED:
            break
        for some in combinations(wishes, size):
            if fails(some):
                return some
    return tuple(kept)


def _fails(program: Program, wishes: Wishes, baseline: Baseline, some: Sequence[Wish]) -> bool:
    """True when these wishes alone leave a phase without enough weeks."""
    only = replace(wishes, days=(), races=(), blocked=())
    for wish in some:
        only = wish.apply(only)
    calendar = Calendar.of(only)
    filling = Filling(
        program, only.start, only.weeks, baseline, calendar, settled=dict(only.phase_weeks)
    )
    first = only.start
    for block in filling.blocks():
        weeks = [first + timedelta(weeks=n) for n in range(block.weeks)]
        if sum(_has_day(calendar, week) for week in weeks) < needed_weeks(block.template):
            return True
        first += timedelta(weeks=block.weeks)
    return False


def _has_day(calendar: Calendar, first: date) -> bool:
    return any(calendar.open(first + timedelta(n)) for n in range(7))


def _wishes_of(wishes: Wishes) -> list[Wish]:
    calendar = Calendar.of(wishes)
    found = [_race_wish(race) for race in calendar.races]
    found += [_break_wish(one) for one in calendar.breaks]
    if wishes.days:
        found.append(_days_wish(wishes.days))
    return found


def _days_wish(days: tuple[int, ...]) -> Wish:
    named = _listed([WEEKDAYS[day] for day in sorted(days)])
    return Wish(
        f"sessions on {named} only",
        "offer another weekday",
        lambda wishes: replace(wishes, days=days),
    )


def _break_wish(one: Break) -> Wish:
    reason = f" ({one.reason})" if one.reason else ""
    days = "day" if one.days == 1 else "days"
    return Wish(
        f"{one.days} {days} off from {_span(one.first, one.last)}{reason}",
        f"shorten the days off, begin after {_day(one.last)}, or end the plan before "
        f"{_day(one.first)}",
        lambda wishes: replace(
            wishes, blocked=(*wishes.blocked, (one.first, one.last, one.reason))
        ),
    )


def _race_wish(race: Race) -> Wish:
    guess = ", counted as a half marathon as its distance is not known" if race.km is None else ""
    return Wish(
        f"the {race.name} on {_day(race.day)} (then {race.rest_days} days without calf work"
        f"{guess})",
        f"leave out the {race.name} on {_day(race.day)}"
        + (" or give its distance" if race.km is None else ""),
        lambda wishes: replace(wishes, races=(*wishes.races, (race.day, race.km))),
    )


def _day(day: date) -> str:
    return f"{short_day(day)} {day.year}"


def _span(first: date, last: date) -> str:
    return f"{_day(first)} to {_day(last)}"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
