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

from calfjournal.domain.program import Spacing
from calfjournal.training.planner.spacing import DAY, HEAVY, HIGH, VERY_HIGH, clash

MISSING, OPTIONAL_MISSING = 100.0, 8.0
"""Cost of a session that does not fit, and of one that may be left out."""

MOVED_WEEKDAY = 0.7
"""Cost of each weekday that differs from the week before."""

WEEK = 7 * DAY
_FAR = 10 * WEEK
_MANY = 4
"""Above this many sessions a week, layouts are made directly instead of searched."""


@dataclass(frozen=True, slots=True)
class Option:
    """A session type as it would stand in a place: perhaps in a lighter form, at a cost."""

    type_id: str
    load_class: int
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A session in its place: minutes after the midnight that begins the week."""

    minute: int
    type_id: str
    load_class: int
    fixed: bool = False
    """True for sessions done already or placed by hand."""


@dataclass(frozen=True)
class WeekProblem:
    """What can stand where in one week; equal problems share their layouts.

    ``options[t][p]`` is type ``t`` in place ``p`` (None = not there), ``minutes[p]`` when the
    place begins. ``choices[c]`` lists, for ``c`` sessions, which types they are. ``optional``
    of the types may be left out cheaply.
    """

    minutes: tuple[int, ...]
    options: tuple[tuple[Option | None, ...], ...]
    choices: tuple[tuple[int, ...], ...]
    fixed: tuple[Spot, ...] = ()
    optional: int = 0
    in_order: bool = False

    @property
    def wanted(self) -> int:
        """Sessions to place."""
        return len(self.choices) - 1


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to place the sessions of a week."""

    spots: tuple[Spot, ...]
    cost: float
    missing: int
    """Sessions that were left out."""
    days: int = field(default=0)
    """Bit ``d`` is set when day ``d`` of the week holds a session."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What the next week must know of a layout: its first and last sessions of each sort."""

    first: int
    first_fixed: bool
    first_high: int
    first_heavy: int
    last: int
    last_fixed: bool
    last_very_high: int
    last_heavy: int

    @classmethod
    def of(cls, layout: Layout) -> Edge | None:
        """The edge of a layout, None when it is empty."""
        spots = layout.spots
        if not spots:
            return None
        return cls(
            spots[0].minute,
            spots[0].fixed,
            next((s.minute for s in spots if s.load_class >= HIGH), _FAR),
            next((s.minute for s in spots if s.load_class >= HEAVY), _FAR),
            spots[-1].minute,
            spots[-1].fixed,
            next((s.minute for s in reversed(spots) if s.load_class >= VERY_HIGH), -_FAR),
            next((s.minute for s in reversed(spots) if s.load_class >= HEAVY), -_FAR),
        )


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
    _layouts: dict[WeekProblem, tuple[Layout, ...]] = field(default_factory=dict)
    _steps: dict[tuple[int, int], list[list[float]]] = field(default_factory=dict)

    def run(self, weeks: Sequence[WeekProblem]) -> tuple[Layout, ...]:
        """The cheapest layouts, one a week; each week may stay empty when nothing fits."""
        rows = [self.layouts(week) for week in weeks]
        if not rows:
            return ()
        costs = [
            layout.cost if self._follows_before(layout) else float("inf") for layout in rows[0]
        ]
        came: list[list[int]] = []
        for earlier, later in pairwise(rows):
            steps = self._step_costs(earlier, later)
            best_from, best_cost = [], []
            for layout, column in zip(later, steps, strict=True):
                total, origin = min(
                    (cost + step, i)
                    for i, (cost, step) in enumerate(zip(costs, column, strict=True))
                )
                best_from.append(origin)
                best_cost.append(total + layout.cost)
            came.append(best_from)
            costs = best_cost
        at = min(range(len(costs)), key=lambda i: (costs[i], i))
        path = [at]
        for origins in reversed(came):
            path.append(origins[path[-1]])
        return tuple(row[i] for row, i in zip(rows, reversed(path), strict=True))

    # ------------------------------------------------------------------ within a week

    def layouts(self, week: WeekProblem) -> tuple[Layout, ...]:
        """Every layout worth trying: as many sessions as fit, one fewer, and none."""
        if week not in self._layouts:
            found: list[Layout] = []
            for count in range(week.wanted, -1, -1):
                fullest = found[0].missing if found else None
                if fullest is not None and 0 < count < week.wanted - fullest - 1:
                    continue
                found += self._with(week, count)
            self._layouts[week] = tuple(found)
        return self._layouts[week]

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
                if self._allowed(merged):
                    yield merged, sum(option.cost for option in options)

    def _apart(self, week: WeekProblem, places: tuple[int, ...]) -> bool:
        """A quick look at the gaps alone, before the order of types is tried."""
        minutes = [week.minutes[p] for p in places]
        return all(clash(a, 0, b, 0, self.spacing) is None for a, b in pairwise(minutes))

    def _allowed(self, spots: tuple[Spot, ...]) -> bool:
        days = [spot.minute // DAY for spot in spots]
        if any(days.count(day) > self.spacing.sessions_per_day for day in days):
            return False
        return all(
            (a.fixed and b.fixed)
            or clash(a.minute, a.load_class, b.minute, b.load_class, self.spacing) is None
            for i, a in enumerate(spots)
            for b in spots[i + 1 :]
        )

    def _directly(self, week: WeekProblem, count: int) -> Iterator[Layout]:
        """Layouts of busy weeks: places in turn, heavier sessions spread, clashes left out."""
        places = [p for p in range(len(week.minutes)) if any(row[p] for row in week.options)]
        if len(places) < count:
            return
        order = _spread(week, count)
        for shift in range(min(len(order), 4)):
            turned = order[shift:] + order[:shift]
            for skip in range(min(3, len(places) - count + 1)):
                spots: list[Spot] = list(week.fixed)
                cost, left = 0.0, list(turned)
                for place in places[skip:]:
                    option = week.options[left[0]][place] if left else None
                    if option is None:
                        continue
                    spot = Spot(week.minutes[place], option.type_id, option.load_class)
                    merged = tuple(sorted([*spots, spot], key=lambda s: s.minute))
                    if self._allowed(merged):
                        spots, cost = list(merged), cost + option.cost
                        left.pop(0)
                yield self._layout(week, tuple(spots), cost, count - len(left))

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
        return Layout(spots, cost, missing, mask)

    # ------------------------------------------------------------------ from week to week

    def _follows_before(self, layout: Layout) -> bool:
        counted = [spot for spot in self.before if spot.minute // DAY >= self.border - 7]
        if self.border and counted:
            early = sum(spot.minute // DAY < self.border for spot in layout.spots)
            if early and len(counted) + early > self.most:
                return not any(s.minute // DAY < self.border and not s.fixed for s in layout.spots)
        return all(
            (a.fixed and b.fixed)
            or clash(
                a.minute + 2 * WEEK, a.load_class, b.minute + 2 * WEEK, b.load_class, self.spacing
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
            before = [(layout, Edge.of(layout)) for layout in earlier]
            after = [(layout, Edge.of(layout)) for layout in later]
            self._steps[key] = [
                [self._step(a, from_edge, b, to_edge) for a, from_edge in before]
                for b, to_edge in after
            ]
        return self._steps[key]

    def _step(self, before: Layout, last: Edge | None, after: Layout, first: Edge | None) -> float:
        if last is None or first is None:
            return 0.0
        if not (last.last_fixed and first.first_fixed) and self._too_soon(last, first):
            return float("inf")
        if self.border and self._too_many(before, after):
            return float("inf")
        gap = (first.first + WEEK) // DAY - last.last // DAY
        ideal = 7 / max(len(after.spots), 1)
        return min((gap - ideal) ** 2, 9.0) + MOVED_WEEKDAY * (before.days ^ after.days).bit_count()

    def _too_soon(self, last: Edge, first: Edge) -> bool:
        rules = self.spacing
        if clash(last.last, 0, first.first + WEEK, 0, rules) is not None:
            return True
        tolerance = rules.tolerance_min
        high = first.first_high + WEEK - last.last_very_high + tolerance
        heavy = first.first_heavy + WEEK - last.last_heavy + tolerance
        return high < rules.high_gap_h * 60 or heavy < rules.heavy_gap_h * 60

    def _too_many(self, before: Layout, after: Layout) -> bool:
        late = sum(s.minute // DAY >= self.border for s in before.spots)
        early = [s for s in after.spots if s.minute // DAY < self.border]
        over = late + len(early) > self.most
        return over and not all(s.fixed for s in early)


def _covers(rival: Layout, layout: Layout) -> bool:
    """True when whatever may follow or precede ``layout`` may follow or precede ``rival`` too."""
    a, b = Edge.of(rival), Edge.of(layout)
    if a is None or b is None:
        return False
    return (
        rival.cost <= layout.cost
        and a.first_high >= b.first_high
        and a.first_heavy >= b.first_heavy
        and a.last_very_high <= b.last_very_high
        and a.last_heavy <= b.last_heavy
        and a.first == b.first
        and a.last == b.last
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
