"""Lays the sessions of all weeks on days: from weeks to problems, from layouts to sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import minute_of_day
from calfjournal.domain.athlete import Athlete, Experience
from calfjournal.domain.message import Message
from calfjournal.domain.program import SHORT, PhaseKind, Program, SessionKind, SessionType
from calfjournal.domain.session import Session
from calfjournal.training.planner import soft
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.planner.days import DaySearch, Layout, Spot, TypeOption, WeekProblem
from calfjournal.training.planner.doses import DoseRule, Item, Kit, load_class, very_high_contacts
from calfjournal.training.planner.mileage import FIRST_PLYO_WEEK_NOVICE, LC5_CONTACTS, Mileage
from calfjournal.training.planner.races import Allowance
from calfjournal.training.planner.spacing import DAY, HEAVY
from calfjournal.training.planner.weeks import Week, trimmed

_LOOK_BACK = timedelta(days=8)
_EARLIEST, _LATEST = 6 * 60, 22 * 60
_TWICE_APART = 10 * 60
"""Minutes of the day between which sessions stand, and how far apart two a day are."""


class PlacedSession(Struct, frozen=True):
    """A session that the planner placed: where, what and under which rule."""

    week: Week
    day: date
    minute: int
    type: SessionType
    rule: DoseRule
    items: tuple[Item, ...]
    instead_of: str | None = None
    """Id of the type that gave way to this lighter one."""
    left_out: tuple[str, ...] = ()
    """Names of exercises that would be new so close before a race."""
    kind: SessionKind | None = None
    """What it is instead, where none of what its type is about is left."""
    title: Message | None = None
    """What it is called instead, where work its own title may name is left out."""

    @property
    def load_class(self) -> int:
        """The highest load class of its exercises."""
        return load_class(self.items)

    @property
    def start_time(self) -> str:
        """When it starts, "HH:MM"."""
        return f"{self.minute // 60:02d}:{self.minute % 60:02d}"


class LaidWeek(Struct, frozen=True):
    """A week with its sessions in order of time; ``missing`` did not fit."""

    week: Week
    placed: tuple[PlacedSession, ...]
    kept: tuple[Session, ...]
    missing: int

    @property
    def trained(self) -> bool:
        """True when the week holds a session."""
        return bool(self.placed or self.kept)


@dataclass(frozen=True)
class Schedule:
    """Everything the laying of sessions depends on.

    ``kept`` are sessions that stay as they are (done, or placed by hand); ``floor`` is the first
    day on which new sessions may stand.
    """

    program: Program
    athlete: Athlete
    calendar: Calendar
    mileage: Mileage
    kit: Kit
    light_type: str | None
    most: int
    adapts: bool
    floor: date
    kept: tuple[Session, ...] = ()
    step_up_cycles: frozenset[int] = frozenset()
    _options: dict[tuple[str, DoseRule, date], TypeOption] = field(default_factory=dict, repr=False)
    _rules: dict[tuple[int, str, float, int, bool], DoseRule] = field(
        default_factory=dict, repr=False
    )

    def lay(self, weeks: Sequence[Week]) -> tuple[LaidWeek, ...]:
        """The weeks from the one that holds ``floor`` on, each with its sessions."""
        ahead = [week for week in weeks if week.days[-1] >= self.floor]
        if not ahead:
            return ()
        first = ahead[0].first
        search = DaySearch(
            self.program.spacing,
            self.most,
            border=(7 - first.weekday()) % 7,
            before=self._before(first),
        )
        layouts = search.run([self._problem(week) for week in ahead])
        return tuple(self._laid(week, layout) for week, layout in zip(ahead, layouts, strict=True))

    # ------------------------------------------------------------------ problems

    def _before(self, first: date) -> tuple[Spot, ...]:
        return tuple(
            _spot(session, first)
            for session in sorted(self.kept, key=lambda s: (s.day, s.start_time))
            if first - _LOOK_BACK <= session.day < first
        )

    def _kept_in(self, week: Week) -> tuple[Session, ...]:
        last = week.days[-1]
        inside = (s for s in self.kept if week.first <= s.day <= last)
        return tuple(sorted(inside, key=lambda s: (s.day, s.start_time)))

    def _problem(self, week: Week) -> WeekProblem:
        kept = self._kept_in(week)
        types = _without(week.types, [s.type_id for s in kept])
        kinds = {t: self.program.session_types[t].kind for t in types}
        unique = tuple(dict.fromkeys(types))
        places = [
            (day, minute)
            for day in week.days
            if day >= self.floor and self.calendar.open(day)
            for minute in self.minutes_of_day
        ]
        choices = [
            tuple(unique.index(t) for t in trimmed(types, count, kinds, week.number))
            for count in range(len(types) + 1)
        ]
        options = tuple(tuple(self._option(week, t, day) for day, _ in places) for t in unique)
        return WeekProblem(
            minutes=tuple((day - week.first).days * DAY + minute for day, minute in places),
            options=options,
            choices=tuple(choices),
            fixed=tuple(_spot(s, week.first) for s in kept),
            optional=min(week.optional, len(types)),
            in_order=week.template.in_order,
            heavy_rule=any(o.load_class < HEAVY for row in options for o in row if o is not None),
        )

    @cached_property
    def minutes_of_day(self) -> tuple[int, ...]:
        """When sessions start on a day: once at the wished time, or spread for more a day."""
        wished = minute_of_day(self.calendar.wishes.start_time)
        count = self.program.spacing.sessions_per_day
        if count == 1:
            return (wished,)
        gap = max(self.program.spacing.min_gap_h * 60, _TWICE_APART if count == 2 else 0)
        earlier = [wished - gap * n for n in range(count - 1, 0, -1)]
        later = [wished + gap * n for n in range(1, count)]
        day = [m for m in (*earlier, wished, *later) if _EARLIEST <= m <= _LATEST or m == wished]
        return tuple(day[:count])

    def _option(self, week: Week, type_id: str, day: date) -> TypeOption | None:
        standing = self._standing(type_id, day)
        if standing is None:
            return None
        kind = self.program.session_types[standing]
        rule = self.rule(week, standing, day)
        key = (standing, rule, day)
        if key not in self._options:
            self._options[key] = self._judged(kind, rule, day, week)
        option = self._options[key]
        if standing != type_id:
            return TypeOption(option.type_id, option.load_class, option.cost + soft.lighter_form())
        return option

    def _judged(self, kind: SessionType, rule: DoseRule, day: date, week: Week) -> TypeOption:
        items = self.kit.items(kind, rule)
        weight = 2.0 if self.mileage.sessions(week.index) == 2 else 1.0
        cost = soft.judge(day, kind.kind, load_class(items), self.calendar, weight).cost
        if kind.kind is SessionKind.RETEST:
            cost += soft.tests_cost((day - week.first).days)
        return TypeOption(kind.id, load_class(items), cost)

    def _standing(self, type_id: str, day: date) -> str | None:
        """The type itself, the light one where a race asks for it, or None."""
        allowance = self.calendar.allowance(day)
        kind = self.program.session_types[type_id].kind
        if allowance.kind_allowed(kind):
            return type_id
        light = self.light_type
        if light is None or kind is SessionKind.RETEST:
            return None
        return light if allowance.kind_allowed(SessionKind.MOBILITY) else None

    # ------------------------------------------------------------------ rules of doses

    def rule(self, week: Week, type_id: str, day: date) -> DoseRule:
        """How the doses of a session are changed in this week and on this day."""
        allowance = self.calendar.allowance(day)
        key = (
            week.index,
            type_id,
            allowance.sets_factor,
            allowance.max_class,
            allowance.tests,
        )
        if key not in self._rules:
            self._rules[key] = self._rule(week, type_id, allowance)
        return self._rules[key]

    def _rule(self, week: Week, type_id: str, allowance: Allowance) -> DoseRule:
        share = week.third_share if type_id.endswith(SHORT) else 1.0
        rule = DoseRule(
            strength_factor=week.strength_factor,
            sets_factor=share * min(week.sets_factor, allowance.sets_factor),
            deload=week.deload,
            contact_cap=self._contact_cap(week),
            max_class=min(week.max_class, allowance.max_class),
            tests=allowance.tests,
            step_up=week.phase.cycle in self.step_up_cycles,
        )
        cap = self._very_high_cap(week, rule)
        if cap is None or not very_high_contacts(
            self.kit.items(self.program.session_types[type_id], rule)
        ):
            return rule
        return replace(rule, very_high_cap=cap)

    def _contact_cap(self, week: Week) -> int | None:
        caps = [] if week.template.contact_cap is None else [week.template.contact_cap]
        if self.adapts:
            caps.append(self.mileage.contacts(week.index, self.athlete.experience))
            first_plyometric = week.phase.kind is PhaseKind.PLYOMETRIC and week.number == 1
            if first_plyometric and self.athlete.experience is Experience.NOVICE:
                caps.append(FIRST_PLYO_WEEK_NOVICE)
        return min(caps, default=None)

    def _very_high_cap(self, week: Week, rule: DoseRule) -> int | None:
        """The load-class-5 contacts of a week, shared by the sessions that hold some."""
        if not self.adapts:
            return None
        sharing = sum(
            very_high_contacts(self.kit.items(self.program.session_types[t], rule)) > 0
            for t in week.types
        )
        return LC5_CONTACTS[self.athlete.experience] // sharing if sharing else None

    # ------------------------------------------------------------------ results

    def _laid(self, week: Week, layout: Layout) -> LaidWeek:
        placed = []
        for spot in layout.spots:
            if spot.fixed:
                continue
            day = week.first + timedelta(days=spot.minute // DAY)
            kind = self.program.session_types[spot.type_id]
            rule = self.rule(week, spot.type_id, day)
            swapped = spot.type_id not in week.types
            placed.append(
                PlacedSession(
                    week,
                    day,
                    spot.minute % DAY,
                    kind,
                    rule,
                    self.kit.items(kind, rule),
                    week.types[0] if swapped else None,
                )
            )
        return LaidWeek(week, tuple(placed), self._kept_in(week), layout.missing)


def _spot(session: Session, midnight: date) -> Spot:
    minute = (session.day - midnight).days * DAY + minute_of_day(session.start_time)
    return Spot(minute, session.type_id, session.load_class, fixed=True)


def _without(types: tuple[str, ...], done: Sequence[str]) -> tuple[str, ...]:
    """The types still to place: those done are taken off, unknown ones count as the last."""
    left = list(types)
    for type_id in done:
        if type_id in left:
            left.remove(type_id)
        elif left:
            left.pop()
    return tuple(left)
