"""The athlete's calendar as the planner sees it: each day open, closed, or near a race."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec import Struct

from calfjournal.domain.plan import Wishes
from calfjournal.domain.run import RunKind
from calfjournal.training.planner.races import FREE, Allowance, RaceDay, combined
from calfjournal.training.planner.usual_runs import RunWeeks, wished_weeks

LONG_BREAK, LONGER_BREAK = 8, 15
"""Blocked days in a row after which the start is careful (domain rule 8.5)."""

HARD_KINDS = (RunKind.QUALITY, RunKind.LONG, RunKind.RACE)
"""Runs that calf work keeps clear of."""


class Break(Struct, frozen=True):
    """Blocked days in a row, touching ranges joined."""

    first: date
    last: date
    reasons: tuple[str, ...] = ()

    @property
    def days(self) -> int:
        """Length in days."""
        return (self.last - self.first).days + 1


@dataclass(slots=True)
class Calendar:
    """Wishes answered day by day; answers are kept, as the search asks them often."""

    wishes: Wishes
    races: tuple[RaceDay, ...] = ()
    breaks: tuple[Break, ...] = ()
    run_weeks: tuple[Mapping[int, RunKind], ...] = ()
    """The run of each weekday, in weeks that take turns."""
    _allowances: dict[date, Allowance] = field(default_factory=dict)

    @classmethod
    def of(cls, wishes: Wishes, run_weeks: RunWeeks | None = None) -> Calendar:
        """The calendar of some wishes; ``run_weeks`` take turns, those wished for without any."""
        weeks = wished_weeks(wishes) if run_weeks is None else run_weeks
        races = sorted({(day, km) for day, km in wishes.races}, key=lambda r: (r[0], r[1] or 0.0))
        return cls(
            wishes,
            tuple(RaceDay(day, km, day in wishes.b_races) for day, km in races),
            _joined(wishes.blocked),
            tuple({day: RunKind(kind) for day, kind in week} for week in weeks),
        )

    def blocked(self, day: date) -> Break | None:
        """The break a day lies in, None when the day is not blocked."""
        return next((b for b in self.breaks if b.first <= day <= b.last), None)

    def offered(self, day: date) -> bool:
        """True when the weekday is among those offered (all are, when none was named)."""
        days = self.wishes.days_of(day)
        return not days or day.weekday() in days

    def allowance(self, day: date) -> Allowance:
        """What the races allow on a day."""
        if not self.races:
            return FREE
        known = self._allowances.get(day)
        if known is None:
            known = self._allowances[day] = combined(race.allowance(day) for race in self.races)
        return known

    def open(self, day: date) -> bool:
        """True when a session of some kind may stand on the day."""
        return self.offered(day) and self.blocked(day) is None and not self.allowance(day).rest

    def run(self, day: date) -> RunKind | None:
        """The run meant for a day: the race, else the weekday's."""
        if any(race.day == day for race in self.races):
            return RunKind.RACE
        return self.usual_run(day)

    def usual_run(self, day: date) -> RunKind | None:
        """The run of the weekday in the week of a day, whatever race there is."""
        if not self.run_weeks:
            return None
        return self.wishes.in_turn(day, self.run_weeks).get(day.weekday())

    @property
    def has_runs(self) -> bool:
        """True when a weekday of any week has a run."""
        return any(self.run_weeks)

    def lost(self, first: date) -> bool:
        """True when the seven days from ``first`` are blocked for the greater part."""
        blocked = sum(self.blocked(first + timedelta(n)) is not None for n in range(7))
        return blocked >= 5

    def break_before(self, first: date) -> Break | None:
        """The long break (8 days and more) after which the week from ``first`` is the way back."""
        return next(
            (b for b in self.breaks if b.days >= LONG_BREAK and abs((b.last - first).days) <= 3),
            None,
        )


def _joined(blocked: tuple[tuple[date, date, str], ...]) -> tuple[Break, ...]:
    joined: list[Break] = []
    for first, last, reason in sorted(blocked):
        before = joined[-1] if joined else None
        own = (reason,) if reason else ()
        if before is not None and first <= before.last + timedelta(1):
            reasons = dict.fromkeys((*before.reasons, *own))
            joined[-1] = Break(before.first, max(before.last, last), tuple(reasons))
        else:
            joined.append(Break(first, last, own))
    return tuple(joined)
