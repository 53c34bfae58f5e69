"""Which day each session of a week falls on: a shortest path through the weeks.

A layout is one way to place a week's sessions; a path takes one layout a week. Within a layout
and from one week to the next the hard rules of ``spacing`` hold; among what is left the cheapest
path wins. Costs are small numbers: a session left out costs ``MISSING``, far more than any wish
about days, so that wishes decide only between layouts that hold as many sessions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, permutations
from operator import add

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.program import Spacing
from calfjournal.training.planner.spacing import DAY, HEAVY, HIGH, VERY_HIGH, clash

MISSING, OPTIONAL_MISSING = 100.0, 8.0
"""Cost of a session that does not fit, and of one that may be left out."""

MOVED_WEEKDAY = 0.7
"""Cost of each weekday that differs from the week before."""

_MOST_UNEVEN = 9.0
"""Most that an uneven gap between two weeks costs."""

LATE_START = 0.3
"""Cost of each day by which the first session of all comes later."""

WEEK = 7 * DAY
_FAR = 10 * WEEK
_NEVER = float("inf")
_MANY = 4
"""Above this many sessions a week, layouts are made directly instead of searched."""


class TypeOption(Struct, frozen=True):
    """A session type as it would stand in a place: perhaps in a lighter form, at a cost."""

    type_id: str
    load_class: int
    cost: float = 0.0


class Spot(Struct, frozen=True):
    """A session in its place: minutes after the midnight that begins the week."""

    minute: int
    type_id: str
    load_class: int
    fixed: bool = False
    """True for sessions done already or placed by hand."""


class WeekProblem(Struct, frozen=True):
    """What can stand where in one week; equal problems share their layouts.

    ``options[t][p]`` is type ``t`` in place ``p`` (None = not there), ``minutes[p]`` when the
    place begins. ``choices[c]`` lists, for ``c`` sessions, which types they are. ``optional``
    of the types may be left out cheaply.
    """

    minutes: tuple[int, ...]
    options: tuple[tuple[TypeOption | None, ...], ...]
    choices: tuple[tuple[int, ...], ...]
    fixed: tuple[Spot, ...] = ()
    optional: int = 0
    in_order: bool = False
    heavy_rule: bool = False
    """True when heavy sessions have lighter ones between them (``Spacing.heavy_gap_h``)."""

    @property
    def wanted(self) -> int:
        """Sessions to place."""
        return len(self.choices) - 1


class Edge(Struct, frozen=True):
    """What neighbouring weeks must know of a layout; minutes count from its week's midnight.

    ``first_*`` are the first sessions of each sort, ``next_*`` the earliest minute of the next
    week at which sessions of each sort may follow.
    """

    first: int
    first_fixed: bool
    first_high: int
    first_heavy: int
    last_day: int
    last_fixed: bool
    next_any: int
    next_high: int
    next_heavy: int

    @classmethod
    def of(cls, spots: tuple[Spot, ...], spacing: Spacing, *, heavy_rule: bool) -> Edge | None:
        """The edge of sessions in order of time, None without any."""
        if not spots:
            return None
        tolerance = spacing.tolerance_min
        last = spots[-1].minute
        soonest = last + spacing.min_gap_h * 60 - tolerance
        if spacing.non_consecutive:
            soonest = max(soonest, (last // DAY + 2) * DAY)
        very_high = [s.minute for s in spots if s.load_class >= VERY_HIGH]
        heavy = [s.minute for s in spots if s.load_class >= HEAVY] if heavy_rule else []
        return cls(
            first=spots[0].minute,
            first_fixed=spots[0].fixed,
            first_high=next((s.minute for s in spots if s.load_class >= HIGH), _FAR),
            first_heavy=heavy[0] if heavy else _FAR,
            last_day=last // DAY,
            last_fixed=spots[-1].fixed,
            next_any=soonest - WEEK,
            next_high=_after(very_high, spacing.high_gap_h, tolerance),
            next_heavy=_after(heavy, spacing.heavy_gap_h, tolerance),
        )


def _after(minutes: list[int], gap_h: int, tolerance: int) -> int:
    return minutes[-1] + gap_h * 60 - tolerance - WEEK if minutes else -_FAR


class Layout(Struct, frozen=True):
    """One way to place the sessions of a week."""

    spots: tuple[Spot, ...]
    cost: float
    missing: int
    """Sessions that were left out."""
    days: int
    """Bit ``d`` is set when day ``d`` of the week holds a session."""
    edge: Edge | None
    late: int
    """Sessions on or after the day on which a calendar week begins."""
    early: int
    """Sessions before it."""
    early_free: bool
    """True when one of those could stand elsewhere."""


@dataclass(slots=True)
class DaySearch:
    """Finds the cheapest row of layouts for a row of weeks.

    ``border`` is the day of a plan week on which a calendar week begins (0 when plan weeks begin
    on Monday); ``most`` the sessions a calendar week may hold. ``before`` are sessions ahead of
    the first week, in minutes before its first midnight (negative).
    """

    spacing: Spacing
    most: int
    border: int = 0
    before: tuple[Spot, ...] = ()
    _without_heavy_rule: Spacing = field(init=False)
    _layouts: dict[tuple[WeekProblem, bool], tuple[Layout, ...]] = field(default_factory=dict)
    _steps: dict[tuple[int, int], list[list[float]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._without_heavy_rule = replace(self.spacing, heavy_gap_h=0)

    def run(self, weeks: Sequence[WeekProblem]) -> tuple[Layout, ...]:
        """The cheapest layouts, one a week; each week may stay empty when nothing fits.

        First each week takes part with its fullest layouts only. Where these do not follow one
        another, one session fewer is tried everywhere: slower, and rarely needed.
        """
        path = self._path([self.layouts(week, lean=True) for week in weeks])
        fullest = [self.layouts(week, lean=True)[0].missing for week in weeks]
        if all(
            layout.missing <= max(least, week.optional)
            for layout, least, week in zip(path, fullest, weeks, strict=True)
        ):
            return path
        return self._path([self.layouts(week) for week in weeks])

    def _path(self, rows: Sequence[tuple[Layout, ...]]) -> tuple[Layout, ...]:
        if not rows:
            return ()
        costs = [
            layout.cost + LATE_START * (layout.spots[0].minute // DAY if layout.spots else 0)
            if self._follows_before(layout)
            else _NEVER
            for layout in rows[0]
        ]
        came: list[list[int]] = []
        for earlier, later in pairwise(rows):
            steps = self._step_costs(earlier, later)
            best_from, best_cost = [], []
            for layout, column in zip(later, steps, strict=True):
                totals = list(map(add, costs, column))
                least = min(totals)
                best_from.append(totals.index(least))
                best_cost.append(least + layout.cost)
            came.append(best_from)
            costs = best_cost
        at = min(range(len(costs)), key=lambda i: (costs[i], i))
        path = [at]
        for origins in reversed(came):
            path.append(origins[path[-1]])
        return tuple(row[i] for row, i in zip(rows, reversed(path), strict=True))

    # ------------------------------------------------------------------ within a week

    def layouts(self, week: WeekProblem, *, lean: bool = False) -> tuple[Layout, ...]:
        """Every layout worth trying, fullest first: as many sessions as fit, fewer, and none.

        ``lean`` leaves out those with one session fewer than fit, unless it is optional.
        """
        key = (week, lean)
        if key not in self._layouts:
            found: list[Layout] = []
            for count in range(week.wanted, -1, -1):
                spare = week.optional if lean else week.optional + 1
                least = found[0].missing + (0 if lean else 1) if found else week.wanted
                if count and week.wanted - count > max(least, spare if found else week.wanted):
                    continue
                found += self._with(week, count)
            self._layouts[key] = tuple(found)
        return self._layouts[key]

    def _with(self, week: WeekProblem, count: int) -> list[Layout]:
        if count == 0:
            return [self._layout(week, week.fixed, 0.0, 0)]
        if count > _MANY:
            return list(self._directly(week, count))
        best: dict[int, list[Layout]] = {}
        for spots, cost in self._placed(week, count):
            layout = self._layout(week, spots, cost, count)
            rivals = best.setdefault(layout.days, [])
            if not any(_covers(rival, layout) for rival in rivals):
                rivals[:] = [r for r in rivals if not _covers(layout, r)] + [layout]
        return [layout for rivals in best.values() for layout in rivals]

    def _placed(self, week: WeekProblem, count: int) -> Iterator[tuple[tuple[Spot, ...], float]]:
        types = week.choices[count]
        orders = [types] if week.in_order else list(dict.fromkeys(permutations(types)))
        distinct = {tuple(week.options[t] for t in order): order for order in orders}
        for places in combinations(range(len(week.minutes)), count):
            if not self._apart(week, places):
                continue
            for order in distinct.values():
                chosen = [week.options[t][p] for t, p in zip(order, places, strict=True)]
                if None in chosen:
                    continue
                options = [option for option in chosen if option is not None]
                spots = tuple(
                    Spot(week.minutes[p], o.type_id, o.load_class)
                    for p, o in zip(places, options, strict=True)
                )
                merged = tuple(sorted(spots + week.fixed, key=lambda s: s.minute))
                if self._allowed(week, merged):
                    yield merged, sum(option.cost for option in options)

    def _apart(self, week: WeekProblem, places: tuple[int, ...]) -> bool:
        """A quick look at the gaps alone, before the order of types is tried."""
        minutes = [week.minutes[p] for p in places]
        return all(clash(a, 0, b, 0, self.spacing) is None for a, b in pairwise(minutes))

    def _allowed(self, week: WeekProblem, spots: tuple[Spot, ...]) -> bool:
        days = [spot.minute // DAY for spot in spots]
        if any(days.count(day) > self.spacing.sessions_per_day for day in days):
            return False
        spacing = self.spacing if week.heavy_rule else self._without_heavy_rule
        return all(
            (a.fixed and b.fixed)
            or clash(a.minute, a.load_class, b.minute, b.load_class, spacing) is None
            for i, a in enumerate(spots)
            for b in spots[i + 1 :]
        )

    def _directly(self, week: WeekProblem, count: int) -> Iterator[Layout]:
        """Layouts of busy weeks: places evenly in turn, heavier sessions spread."""
        places = _evenly(week, count)
        if len(places) < count:
            return
        order = list(week.choices[count]) if week.in_order else _spread(week, count)
        turns = 1 if week.in_order else min(len(order), 4)
        for shift in range(turns):
            for skip in range(min(3, len(places) - count + 1)):
                yield self._in_turn(week, order[shift:] + order[:shift], places[skip:])

    def _in_turn(self, week: WeekProblem, types: list[int], places: list[int]) -> Layout:
        spots, cost, left = list(week.fixed), 0.0, list(types)
        for place in places:
            option = week.options[left[0]][place] if left else None
            if option is None:
                continue
            spot = Spot(week.minutes[place], option.type_id, option.load_class)
            merged = sorted([*spots, spot], key=lambda s: s.minute)
            if self._allowed(week, tuple(merged)):
                spots, cost = merged, cost + option.cost
                left.pop(0)
        return self._layout(week, tuple(spots), cost, len(types) - len(left))

    def _layout(
        self, week: WeekProblem, spots: tuple[Spot, ...], cost: float, placed: int
    ) -> Layout:
        missing = week.wanted - placed
        spared = min(missing, week.optional)
        cost += OPTIONAL_MISSING * spared + MISSING * (missing - spared)
        days = [spot.minute // DAY for spot in spots]
        if len(days) > 1:
            ideal = 7 / len(days)
            cost += sum((b - a - ideal) ** 2 for a, b in pairwise(days))
        mask = sum(1 << day for day in set(days))
        early = [spot for spot in spots if spot.minute // DAY < self.border]
        return Layout(
            spots=spots,
            cost=cost,
            missing=missing,
            days=mask,
            edge=Edge.of(spots, self.spacing, heavy_rule=week.heavy_rule),
            late=len(spots) - len(early),
            early=len(early),
            early_free=not all(spot.fixed for spot in early),
        )

    # ------------------------------------------------------------------ from week to week

    def _follows_before(self, layout: Layout) -> bool:
        counted = sum(spot.minute // DAY >= self.border - 7 for spot in self.before)
        if self.border and layout.early_free and counted + layout.early > self.most:
            return False
        return all(
            (a.fixed and b.fixed)
            or clash(
                a.minute + 2 * WEEK,
                a.load_class,
                b.minute + 2 * WEEK,
                b.load_class,
                self.spacing,
            )
            is None
            for a in self.before
            for b in layout.spots
        )

    def _step_costs(
        self, earlier: tuple[Layout, ...], later: tuple[Layout, ...]
    ) -> list[list[float]]:
        key = (id(earlier), id(later))
        if key not in self._steps:
            self._steps[key] = [self._steps_to(after, earlier) for after in later]
        return self._steps[key]

    def _steps_to(self, after: Layout, earlier: tuple[Layout, ...]) -> list[float]:
        """What it costs to come to a layout from each of the week before."""
        to = after.edge
        if to is None:
            return [0.0] * len(earlier)
        first, first_high, first_heavy = to.first, to.first_high, to.first_heavy
        ideal = first // DAY + 7 - 7 / len(after.spots)
        room = self.most - after.early if self.border and after.early_free else _FAR
        days, row = after.days, []
        for before in earlier:
            last = before.edge
            if last is None:
                row.append(0.0)
                continue
            soon = (
                first < last.next_any
                or first_high < last.next_high
                or first_heavy < last.next_heavy
            )
            if before.late > room or (soon and not (last.last_fixed and to.first_fixed)):
                row.append(_NEVER)
                continue
            off = ideal - last.last_day
            row.append(
                min(off * off, _MOST_UNEVEN) + MOVED_WEEKDAY * (before.days ^ days).bit_count()
            )
        return row


def _covers(rival: Layout, layout: Layout) -> bool:
    """True when whatever may follow or precede ``layout`` may follow or precede ``rival`` too."""
    a, b = rival.edge, layout.edge
    if a is None or b is None:
        return False
    return (
        rival.cost <= layout.cost
        and a.first == b.first
        and a.first_high >= b.first_high
        and a.first_heavy >= b.first_heavy
        and a.next_any == b.next_any
        and a.next_high <= b.next_high
        and a.next_heavy <= b.next_heavy
    )


def _spread(week: WeekProblem, count: int) -> list[int]:
    """The types of a busy week with the heavier ones as far apart as they go."""
    types = list(week.choices[count])
    heaviness = {
        t: max((o.load_class for o in week.options[t] if o is not None), default=0) for t in types
    }
    top = max(heaviness.values(), default=0)
    heavy = [t for t in types if heaviness[t] == top and top >= HEAVY]
    light = [t for t in types if t not in heavy]
    if not heavy or not light:
        return types
    slots: list[int | None] = [None] * count
    for i, t in enumerate(heavy):
        slots[min(count - 1, i * count // len(heavy))] = t
    rest = iter(light)
    return [slot if slot is not None else next(rest) for slot in slots]


def _evenly(week: WeekProblem, count: int) -> list[int]:
    """The open places, one a day while the days suffice."""
    places = [p for p in range(len(week.minutes)) if any(row[p] for row in week.options)]
    last_of_day = {week.minutes[p] // DAY: p for p in places}
    return sorted(last_of_day.values()) if len(last_of_day) >= count else places
