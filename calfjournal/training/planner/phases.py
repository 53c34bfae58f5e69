"""Phases on the calendar: how long each lasts and how cycles fill the weeks asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct

from calfjournal.domain.message import say
from calfjournal.domain.program import PhaseKind, PhaseTemplate, Program
from calfjournal.errors import NoLayout
from calfjournal.training.planner.baseline import SidesTested
from calfjournal.training.planner.calendar import Calendar

YEAR_WEEKS = 52
"""Weeks of a plan when none were asked for and the program goes round in cycles."""

_LENGTH_COST, _UNFILLED_COST, _OPEN_END_COST = 8.0, 100.0, 15.0
_LOST_PHASE_COST, _NO_TEST_COST, _FEW_TEST_DAYS_COST = 200.0, 600.0, 3.0
_PAST_RACE_COST, _RACE_IN_TESTS_COST, _RACE_IN_MOBILITY_COST, _MOST_PAST = 20.0, 40.0, 60.0, 6
_KEEP_COST, _KEEP_LONG_COST = 0.3, 0.05
"""Weights of the search, cheapest total wins: a week off the wished length, a week not filled, an
end inside a cycle; a phase with no week to train in, a re-test without a day for it; a week
that a phase lasts longer than the race in it and the way back (6 at most), a race among the tests
or in mobility, which holds no heavy session to come to it with;
maintenance, which gets dearer with its length so that it spreads between cycles."""


_RACE_IN = {
    PhaseKind.REASSESS: _RACE_IN_TESTS_COST,
    PhaseKind.MOBILITY: _RACE_IN_MOBILITY_COST,
}


class Block(Struct, frozen=True):
    """A phase with its place: ``slot`` in the program, ``cycle`` counted from 1."""

    template: PhaseTemplate
    slot: int
    cycle: int
    weeks: int


@dataclass(frozen=True)
class Filling:
    """The question: fill ``weeks`` from ``start`` with phases of the program.

    ``begun`` are phases that are settled already (planning again); ``settled`` gives lengths by
    position in the plan; ``next_slot`` the phase of the program that follows ``begun``, None =
    the one after its last; ``weeks`` None = a year, or one round of a program without cycles.
    """

    program: Program
    start: date
    weeks: int | None
    baseline: SidesTested
    calendar: Calendar
    begun: tuple[Block, ...] = ()
    settled: Mapping[int, int] = field(default_factory=dict)
    next_slot: int | None = None
    _memo: dict[tuple[int, int, int], tuple[float, tuple[Block, ...]]] = field(
        default_factory=dict, repr=False
    )

    def blocks(self) -> tuple[Block, ...]:
        """The cheapest row of phases.

        Raises:
            NoLayout: not even the first phase fits.
        """
        used = sum(block.weeks for block in self.begun)
        first = self._first_slot()
        found = self._best(first, used, len(self.begun))[1] if first is not None else ()
        blocks = self.begun + found
        if not blocks:
            self._raise_too_short()
        return blocks

    @cached_property
    def limit(self) -> int:
        """Most weeks of the plan."""
        if self.weeks is not None:
            return max(self.weeks, sum(block.weeks for block in self.begun))
        if self.program.cyclic:
            return max(YEAR_WEEKS, sum(block.weeks for block in self.begun))
        return sum(template.weeks_range[2] for template in self.program.phases)

    def _first_slot(self) -> int | None:
        """The running number of the first phase to choose: cycle times slots plus slot."""
        count = len(self.program.phases)
        if not self.begun:
            return self.next_slot or 0
        last = self.begun[-1]
        number = (last.cycle - 1) * count + last.slot + 1
        if self.next_slot is not None:
            number += (self.next_slot - number) % count
        return number if self.program.cyclic or number < count else None

    def _best(self, number: int, used: int, position: int) -> tuple[float, tuple[Block, ...]]:
        key = (number, used, position)
        if key not in self._memo:
            self._memo[key] = self._search(number, used, position)
        return self._memo[key]

    def _search(self, number: int, used: int, position: int) -> tuple[float, tuple[Block, ...]]:
        best: tuple[float, tuple[Block, ...]] = (self._end_cost(number, used), ())
        count = len(self.program.phases)
        if number >= count and not self.program.cyclic:
            return best
        cycle, slot = number // count + 1, number % count
        template = self.program.phases[slot]
        for weeks in (*self._lengths(template, position), *self._waiting(number, used)):
            if used + weeks > self.limit:
                continue
            own = self._cost(template, cycle, used, weeks, position) if weeks else 0.0
            own += self._race_cost(template, used, weeks)
            if own >= best[0]:
                continue
            rest, after = self._best(number + 1, used + weeks, position + bool(weeks))
            if own + rest < best[0]:
                block = (Block(template, slot, cycle, weeks),) if weeks else ()
                best = own + rest, block + after
        return best

    def _lengths(self, template: PhaseTemplate, position: int) -> Sequence[int]:
        low, usual, high = template.weeks_range
        if position in self.settled and not _fills(template):
            return (min(max(self.settled[position], low), high),)
        if _fills(template):
            return range(1 if all(map(_fills, self.program.phases)) else 0, high + 1)
        return sorted(range(max(low, 1), high + 1), key=lambda weeks: (abs(weeks - usual), weeks))

    def _waiting(self, number: int, used: int) -> Iterator[int]:
        """The length beyond its range of a phase before a re-test that no day allows yet."""
        phases = self.program.phases
        template = phases[number % len(phases)]
        if _fills(template) or phases[(number + 1) % len(phases)].kind is not PhaseKind.REASSESS:
            return
        weeks = template.weeks_range[2]
        while used + weeks < self.limit and self._test_costs[used + weeks] >= _NO_TEST_COST:
            weeks += 1
        if template.weeks_range[2] < weeks < self.limit - used:
            yield weeks

    def _end_cost(self, number: int, used: int) -> float:
        slot = number % len(self.program.phases)
        whole = slot == 0 or _fills(self.program.phases[slot])
        if self.weeks is None and not self.program.cyclic:
            done = number >= len(self.program.phases)
            return 0.0 if done else _UNFILLED_COST * self.limit
        return _UNFILLED_COST * (self.limit - used) + (0.0 if whole else _OPEN_END_COST)

    def _cost(
        self, template: PhaseTemplate, cycle: int, used: int, weeks: int, position: int
    ) -> float:
        if _fills(template):
            return _KEEP_COST * weeks + _KEEP_LONG_COST * weeks * weeks
        lost = sum(self._lost[used : used + weeks])
        cost = _LOST_PHASE_COST if weeks - lost < template.weeks_range[0] / 2 else 0.0
        if position not in self.settled:
            wished = self.baseline.length(template, cycle).weeks
            off = abs(weeks - lost - wished)
            cost += _LENGTH_COST * off + 0.1 * off * off
        if template.kind is PhaseKind.REASSESS:
            cost += self._test_costs[used]
        return cost

    def _race_cost(self, template: PhaseTemplate, used: int, weeks: int) -> float:
        """What a phase costs that does not end with the race in it (domain rule 8.6)."""
        cost = 0.0
        for week, back in self._race_weeks:
            if used <= week < used + weeks:
                past = used + weeks - 1 - week - back
                cost += _PAST_RACE_COST * min(max(past, 0), _MOST_PAST)
                cost += _RACE_IN.get(template.kind, 0.0)
        return cost

    @cached_property
    def _race_weeks(self) -> tuple[tuple[int, int], ...]:
        """The week of each A race, and how many weeks the way back from it takes."""
        return tuple(
            ((race.day - self.start).days // 7, race.weeks_back)
            for race in self.calendar.races
            if not race.minor
        )

    @cached_property
    def _lost(self) -> tuple[bool, ...]:
        return tuple(self.calendar.lost(self._monday(week)) for week in range(self.limit))

    @cached_property
    def _test_costs(self) -> tuple[float, ...]:
        return tuple(self._test_cost(self._monday(week)) for week in range(self.limit))

    def _test_cost(self, first: date) -> float:
        days = [first + timedelta(n) for n in range(7)]
        fit = sum(self.calendar.open(d) and self.calendar.allowance(d).tests for d in days)
        if fit == 0:
            return _NO_TEST_COST
        return _FEW_TEST_DAYS_COST if fit < sum(map(self.calendar.offered, days)) else 0.0

    def _monday(self, week: int) -> date:
        return self.start + timedelta(weeks=week)

    def _raise_too_short(self) -> None:
        first = self.program.phases[0]
        least = first.weeks_range[0]
        raise NoLayout(
            say(
                "planner.too_few_weeks",
                program=self.program.title,
                phase=first.title,
                least=least,
                asked=self.limit,
            ),
            say("planner.ask_for_weeks", least=least),
        )


def _fills(template: PhaseTemplate) -> bool:
    """True for phases that only fill a year (maintenance between cycles)."""
    return template.weeks_range[:2] == (0, 0)
