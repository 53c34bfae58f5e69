"""Wishes that cannot be met together: the smallest set, and what would free it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.plan import Wishes
from calfjournal.domain.program import PhaseKind, PhaseTemplate, Program
from calfjournal.errors import NoLayout
from calfjournal.training.planner.baseline import SidesTested
from calfjournal.training.planner.calendar import Break, Calendar
from calfjournal.training.planner.phases import Block, Filling
from calfjournal.training.planner.races import RaceDay
from calfjournal.training.planner.schedule import LaidWeek

_BUILDING = (PhaseKind.MOBILITY, PhaseKind.STRENGTH, PhaseKind.PLYOMETRIC)
_WORTH_ENDING_DAYS = 28
"""Days of a plan before a break that make it worth ending there."""

_MOST_TRIED = 100
"""Sets tried at most when looking for a smaller conflict."""


class Wish(Struct, frozen=True):
    """One wish that may be part of a conflict: weekdays, a race or a break."""

    days: tuple[int, ...] = ()
    other_weeks: tuple[tuple[int, ...], ...] = ()
    race: RaceDay | None = None
    off: Break | None = None

    def added(self, wishes: Wishes) -> Wishes:
        """The wishes with this one."""
        if self.race is not None:
            return replace(wishes, races=(*wishes.races, (self.race.day, self.race.km)))
        if self.off is not None:
            return replace(wishes, blocked=(*wishes.blocked, (self.off.first, self.off.last, "")))
        return replace(wishes, days=self.days, other_weeks=self.other_weeks)

    def far_from(self, first: date, last: date) -> int:
        """Days between the wish and a range of days; weekdays are never far."""
        start = self.race.day if self.race else self.off.first if self.off else first
        end = self.off.last if self.off else start
        return max(0, (first - end).days, (start - last).days)


class Starved(Struct, frozen=True):
    """A phase that is left with too few weeks to train in."""

    title: Words
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
    baseline: SidesTested,
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


def _no_layout(
    program: Program, wishes: Wishes, baseline: SidesTested, starved: Starved
) -> NoLayout:
    # Wishes far from the starved phase are given up first, so that those near it are named.
    far_first = sorted(
        _wishes_of(wishes), key=lambda wish: -wish.far_from(starved.start, starved.end)
    )
    guilty = smallest(far_first, lambda some: _starved(program, wishes, baseline, some) is not None)
    starved = _starved(program, wishes, baseline, guilty) or starved
    told = say(
        "planner.starved",
        phase=starved.title,
        first=starved.start,
        last=starved.end,
        weeks=starved.trained,
        needed=starved.needed,
    )
    if not guilty:
        return NoLayout(told, say("planner.begin_later"))
    named, ways = named_and_freed(guilty, wishes.start)
    together = "planner.not_together" if len(guilty) > 1 else "planner.in_the_way"
    frees = "planner.one_frees_it" if len(ways) > 1 else "planner.frees_it"
    cause = say(together, wishes=named)
    return NoLayout(say("planner.in_a_row", said=(told, cause)), say(frees, ways=ways))


def named_and_freed(guilty: Sequence[Wish], start: date) -> tuple[list[Message], list[Message]]:
    """What the wishes in conflict say, and what would free it."""
    races = [wish.race for wish in guilty if wish.race is not None]
    breaks = [wish.off for wish in guilty if wish.off is not None]
    named, ways = [], []
    if races:
        named.append(_races_named(races))
        ways.append(_race_way(races))
    if breaks:
        named.append(say("planner.breaks", breaks=[_break_named(one) for one in breaks]))
        ways += _break_ways(breaks, start)
    for wish in guilty:
        if wish.days:
            every = sorted({*wish.days, *(d for days in wish.other_weeks for d in days)})
            weekdays = [say("planner.weekday_each", weekday=day) for day in every]
            named.append(say("planner.weekday_wish", weekdays=weekdays))
            ways.append(say("planner.other_weekday"))
    return named, ways


def _races_named(races: Sequence[RaceDay]) -> Message:
    known = all(race.km is not None for race in races)
    if len(races) == 1:
        only = races[0]
        key = "planner.race_wish" if known else "planner.race_wish_unknown"
        return say(key, race=only.name, day=only.day, rest=only.rest_days)
    rests = dict.fromkeys(
        say("planner.days_without_work", rest=race.rest_days, race=race.name) for race in races
    )
    days = [say("planner.day", day=race.day) for race in races]
    key = "planner.race_wishes" if known else "planner.race_wishes_unknown"
    return say(key, days=days, rests=rests)


def _race_way(races: Sequence[RaceDay]) -> Message:
    known = all(race.km is not None for race in races)
    if len(races) > 1:
        return say("planner.leave_one_race" if known else "planner.leave_one_race_or_measure")
    key = "planner.leave_race" if known else "planner.leave_race_or_measure"
    return say(key, race=races[0].name, day=races[0].day)


def _break_named(off: Break) -> Message:
    if off.days == 1:
        key = "planner.day_off_for" if off.reasons else "planner.day_off"
        return say(key, day=off.first, reasons=off.reasons)
    key = "planner.span_off_for" if off.reasons else "planner.span_off"
    return say(key, first=off.first, last=off.last, reasons=off.reasons)


def _break_ways(breaks: Sequence[Break], start: date) -> list[Message]:
    if len(breaks) > 1:
        return [say("planner.free_one_day")]
    only = breaks[0]
    ways = [say("planner.shorten_break"), say("planner.begin_after", day=only.last)]
    if (only.first - start).days >= _WORTH_ENDING_DAYS:
        ways.append(say("planner.end_before", day=only.first))
    return ways


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


def _starved(
    program: Program, wishes: Wishes, baseline: SidesTested, some: Sequence[Wish]
) -> Starved | None:
    """The first phase that these wishes alone leave without enough weeks, None if all have them."""
    only = replace(wishes, days=(), other_weeks=(), races=(), blocked=())
    for wish in some:
        only = wish.added(only)
    calendar = Calendar.of(only)
    filling = Filling(
        program, only.start, only.weeks, baseline, calendar, settled=dict(only.phase_weeks)
    )
    first = only.start
    for block in filling.blocks():
        weeks = [first + timedelta(weeks=n) for n in range(block.weeks)]
        trained, needed = (
            sum(_has_day(calendar, week) for week in weeks),
            needed_weeks(block.template),
        )
        if trained < needed:
            end = weeks[-1] + timedelta(6)
            return Starved(block.template.title, first, end, trained, needed)
        first += timedelta(weeks=block.weeks)
    return None


def _has_day(calendar: Calendar, first: date) -> bool:
    return any(calendar.open(first + timedelta(n)) for n in range(7))


def _wishes_of(wishes: Wishes) -> list[Wish]:
    calendar = Calendar.of(wishes)
    found = [Wish(race=race) for race in calendar.races]
    found += [Wish(off=one) for one in calendar.breaks]
    if wishes.days:
        found.append(Wish(wishes.days, wishes.other_weeks))
    return found
