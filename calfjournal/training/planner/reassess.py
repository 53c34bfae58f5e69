"""What comes after a re-test (domain rule 7.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct, field

from calfjournal.domain.comparison import whole_percent
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.plan import Phase
from calfjournal.domain.program import PhaseKind, Program
from calfjournal.training.history import History
from calfjournal.training.planner.baseline import GOOD_REPS, SidesTested
from calfjournal.training.planner.calendar import Calendar

FRESH_DAYS = 28
"""How long a re-test decides about the next phase."""

COUNTS_UNTIL_D = 7
"""Days after its week in which a test still belongs to a re-test [calfjournal default]."""

RACE_DAYS = 21
"""A race this soon after the re-test makes the next mobility phase the short one."""

RESTART_WEEKS = 2
"""Weeks of mobility after the rest from that race (domain rule 7.3)."""


class Branch(Struct, frozen=True):
    """What the re-test changes; the default changes nothing."""

    next_slot: int | None = None
    settled: Mapping[int, int] = field(default_factory=dict)
    lighter_loads: bool = False
    step_up_cycles: frozenset[int] = frozenset()
    reason: Message | None = None


NONE = Branch()


class TendonThen(Struct, frozen=True):
    """What the tendon and the gates said as a re-test was made."""

    red: bool = False
    """A tendon was red within 14 days."""
    rising: bool = False
    """Mornings rose on a day of the last 28."""
    open_gates: tuple[Words, ...] = ()
    """Titles of the gates of the round's phases that were not met."""


def asked_on(phases: Sequence[Phase], today: date) -> date | None:
    """Return the day on which gates are asked about the newest re-test begun; None without one."""
    ends = [p.end for p in phases if p.kind is PhaseKind.REASSESS and p.start < today]
    return min(today, ends[-1] + timedelta(COUNTS_UNTIL_D)) if ends else None


def branch(
    program: Program,
    history: History,
    baseline: SidesTested,
    calendar: Calendar,
    begun: Sequence[Phase],
    floor: date,
    tendon: TendonThen,
) -> Branch:
    """What the newest re-test decides; ``NONE`` when there was none.

    The phase after it is chosen only while none has begun; the exercise level of the round that
    follows stays what the re-test said.
    """
    tests = [i for i, phase in enumerate(begun) if phase.kind is PhaseKind.REASSESS]
    if not tests:
        return NONE
    last = begun[tests[-1]]
    until = last.end + timedelta(COUNTS_UNTIL_D)
    tested = [a.day for a in history.assessments if last.start <= a.day <= until]
    if not tested:
        return NONE
    places = _Places.of(program, len(begun))
    if tests[-1] == len(begun) - 1 and (floor - max(tested)).days <= FRESH_DAYS:
        red = places.after_red() if tendon.red else None
        careful = _careful(history, calendar, places, floor) or red
        return careful or _by_results(baseline, places, last.cycle, tendon)
    then = baseline.as_of(history, until)
    return Branch(step_up_cycles=_by_results(then, places, last.cycle, tendon).step_up_cycles)


class _Places(Struct, frozen=True):
    """Where the next phase could begin in the program; ``position`` it takes in the plan."""

    mobility: int | None
    strength: int | None
    shortest: int
    position: int

    @classmethod
    def of(cls, program: Program, position: int) -> _Places:
        mobility = _slot(program, PhaseKind.MOBILITY)
        shortest = program.phases[mobility].weeks_range[0] if mobility is not None else 0
        return cls(mobility, _slot(program, PhaseKind.STRENGTH), shortest, position)

    def short_mobility(self, reason: Message) -> Branch:
        return Branch(self.mobility, {self.position: self.shortest}, reason=reason)

    def after_red(self) -> Branch | None:
        """Mobility first, where the program has it."""
        return self.short_mobility(say("planner.retest_red")) if self.mobility is not None else None


def _careful(history: History, calendar: Calendar, places: _Places, floor: date) -> Branch | None:
    if places.mobility is None:
        return None
    if history.open_flare(history.today) is not None:
        return places.short_mobility(say("planner.retest_in_flare"))
    soon = [r for r in calendar.races if not r.minor and 0 <= (r.day - floor).days <= RACE_DAYS]
    if not soon:
        return None
    back = (soon[-1].day - floor).days + soon[-1].rest_days
    weeks = -(-back // 7) + RESTART_WEEKS
    said = say("planner.retest_then_race", day=soon[-1].day, weeks=RESTART_WEEKS)
    return Branch(places.mobility, {places.position: weeks}, reason=said)


def _by_results(baseline: SidesTested, places: _Places, cycle: int, tendon: TendonThen) -> Branch:
    ankle, heels, lsi = baseline.ankle, baseline.heel_rise, baseline.lsi
    wide = baseline.wide_gap_cm
    if ankle is not None and abs(ankle[0] - ankle[1]) > wide and places.mobility is not None:
        return places.short_mobility(
            say(
                "planner.retest_apart",
                left=ankle[0],
                right=ankle[1],
                most=wide,
                weeks=places.shortest,
            )
        )
    if heels is not None and lsi is not None and places.strength is not None:
        least = baseline.least_share * (baseline.norm if baseline.norm is not None else GOOD_REPS)
        even = baseline.symmetry_goal
        if min(heels) < least or lsi < even:
            return Branch(
                places.strength,
                lighter_loads=True,
                reason=say(
                    "planner.retest_weak",
                    left=heels[0],
                    right=heels[1],
                    share=whole_percent(lsi),
                ),
            )
    if ankle is None or heels is None:
        return NONE
    if tendon.rising:
        return Branch(reason=say("planner.retest_rising"))
    if tendon.open_gates:
        return Branch(reason=say("planner.retest_gates", gates=tendon.open_gates))
    return Branch(step_up_cycles=frozenset({cycle + 1}), reason=say("planner.retest_good"))


def _slot(program: Program, kind: PhaseKind) -> int | None:
    return next((i for i, t in enumerate(program.phases) if t.kind is kind), None)
