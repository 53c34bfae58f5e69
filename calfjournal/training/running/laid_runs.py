"""Lays the runs of a plan: kilometres that grow gradually, on the days one runs [our default]."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import median

from msgspec import Struct

from calfjournal.dates import days, monday
from calfjournal.domain.plan import Plan
from calfjournal.domain.run import PlannedRun, Run, RunKind
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.running.growth import Growth, WeekUse
from calfjournal.training.running.lengths import Lengths
from calfjournal.training.running.new_drills import days_after_new_drills
from calfjournal.training.running.split import WEIGHTS, Share, split, step_of, whole_km
from calfjournal.training.running.usual_week import UsualWeek
from calfjournal.training.session_changes import is_open

_WEEK = timedelta(days=7)
_LOST_DAYS = 5
_PACE_D, _PACE_KM = 56, 2.0
"""Days, and kilometres of a run, that tell the usual pace."""

_RACE_LONG_SHARE, _RACE_LONG_MOST = 0.7, 30.0
"""Share of a race that the longest run before it reaches, and its most, km."""
_RACE_LONG_OF_WEEK = 0.5
"""The most of its week that this run takes."""
_RACE_WEEKS = 16
"""Weeks before an A race in which the long run grows towards it."""
_RACE_GROWS = 1.5
"""For a race alone weeks grow to this times the usual ones at most."""


class RunsGround(Struct, frozen=True):
    """What runs are laid on; ``wished`` km a week, None where nobody said."""

    calendar: Calendar
    history: History
    library: Library
    usual: UsualWeek | None
    wished: float | None
    numbers: Thresholds
    floor: date
    """The first day that is laid; those before stay as they were."""
    kept: tuple[PlannedRun, ...] = ()
    """Runs that stay: done, placed or changed by hand."""
    week_was_laid: bool = False
    """True where the plan had runs in the week of the floor: it goes on as it was."""


def lay_runs(plan: Plan, sessions: Sequence[Session], ground: RunsGround) -> tuple[PlannedRun, ...]:
    """Return the runs of a plan from the floor on, in order of time.

    On the weekdays of the calendar, none on blocked days and in the rest after a race. A usual
    week holds 7 % more than the one before until the wish, or what a race asks, is reached; every
    fourth holds 25 % less; after lost weeks they begin lower; before a race runs shrink as sets do
    (8.6). No run is longer, or counts for more, than 1.10 times the most of 30 days, races apart;
    where nobody recorded a run the first week is shared out freely. The day after a new drill the
    run is easy. Without any kilometres known the runs are laid without them. Deterministic.
    """
    return tuple(_Laying(plan, sessions, ground).runs())


class _Laying:
    """One call."""

    def __init__(self, plan: Plan, sessions: Sequence[Session], ground: RunsGround) -> None:
        self._plan, self._ground, self._calendar = plan, ground, ground.calendar
        ahead = (s for s in sessions if s.day >= ground.floor and is_open(s))
        self._after_drills = days_after_new_drills(ahead, ground.history.done, ground.library)
        self._taken = {run.original_day or run.day for run in ground.kept}
        self._pace = _pace(ground.history.runs, ground.floor)
        self._lengths = Lengths(ground.history.runs, ground.kept, ground.numbers)
        recorded = self._lengths.longest(ground.floor) is not None
        self._free_until = ground.floor if recorded else ground.floor + _WEEK

    def runs(self) -> Iterator[PlannedRun]:
        growth, begin = self._growth(), monday(max(self._ground.floor, self._plan.start))
        start = monday(self._plan.start)
        for week in range((self._plan.end - start).days // 7 + 1):
            first = start + timedelta(weeks=week)
            if first < begin:
                growth.pass_by(self._use(first))
            else:
                yield from self._week(first, growth)

    def _growth(self) -> Growth:
        usual, wished = self._ground.usual, self._ground.wished
        before = usual.km if usual is not None else wished or 0.0
        target = wished if wished is not None else max(before, self._race_target(before))
        return Growth(before, target)

    def _race_target(self, usual: float) -> float:
        """The week whose long run reaches what the A race asks."""
        longest = self._race_long(self._ground.floor)
        if longest is None:
            return usual
        weeks = [[WEIGHTS[kind] for kind in week.values()] for week in self._calendar.run_weeks]
        share = WEIGHTS[RunKind.LONG] / max(WEIGHTS[RunKind.LONG], *map(sum, weeks), 0)
        return min(longest / max(share, _RACE_LONG_OF_WEEK), _RACE_GROWS * usual)

    def _race_long(self, day: date) -> float | None:
        """The longest run that the next A race from a day on asks for, km."""
        races = [race for race in self._calendar.races if not race.minor and race.day >= day]
        if not races or races[0].km is None:
            return None
        return min(_RACE_LONG_MOST, _RACE_LONG_SHARE * races[0].km)

    def _weight(self, kind: RunKind, day: date, volume: float, kinds: Sequence[RunKind]) -> float:
        """What a run takes of its week: a long one more in the weeks before a race that asks it."""
        usual = WEIGHTS[kind]
        races = (r.day for r in self._calendar.races if not r.minor and r.day >= day)
        near = min(races, default=date.max) - day <= _RACE_WEEKS * _WEEK
        longest = self._race_long(day) if near and kind is RunKind.LONG else None
        if longest is None or not volume:
            return usual
        share = min(longest / volume, _RACE_LONG_OF_WEEK)
        others = sum(WEIGHTS[each] for each in kinds) - usual
        return max(usual, others * share / (1 - share))

    def _use(self, first: date) -> WeekUse:
        week = list(days(first, first + timedelta(days=6)))
        near = [self._calendar.allowance(day) for day in week]
        closed = sum(
            each.rest or self._calendar.blocked(day) is not None
            for day, each in zip(week, near, strict=True)
        )
        if closed >= _LOST_DAYS:
            return WeekUse.LOST
        away = any(self._calendar.blocked(day) and self._calendar.run(day) for day in week)
        start, floor = self._plan.start, self._ground.floor
        is_part = away or first < start or (first < floor and not self._ground.week_was_laid)
        held = is_part or any(each.sets_factor < 1 for each in near)
        return WeekUse.HELD if held else WeekUse.GROWS

    def _week(self, first: date, growth: Growth) -> Iterator[PlannedRun]:
        """The runs of a week; the share of those that cannot be run is not run on other days."""
        volume = growth.week(self._use(first))
        there = list(days(first, first + timedelta(days=6)))
        usual = [(day, self._calendar.usual_run(day)) for day in there]
        asked = [(day, kind) for day, kind in usual if kind is not None]
        kinds = [kind for _, kind in asked]
        shares = [
            Share(self._weight(kind, day, volume, kinds), self._most(day, kind))
            for day, kind in asked
        ]
        km = dict(zip((day for day, _ in asked), split(volume, shares), strict=True))
        easy = [km[day] for day, kind in asked if kind is RunKind.EASY]
        for day in there:
            run = self._run(day, km, min(easy, default=None), step_of(volume))
            if run is not None:
                self._lengths.add(day, run.kind, run.km)
                if day in km:
                    km[day] = run.km or 0.0
                yield run
        growth.laid(sum(km.values()))

    def _run(
        self, day: date, km: Mapping[date, float], easy: float | None, step: float
    ) -> PlannedRun | None:
        kind, plan = self._calendar.run(day), self._plan
        outside = day < max(self._ground.floor, plan.start) or day > plan.end
        if kind is None or outside or day in self._taken:
            return None
        races = [race for race in self._calendar.races if race.day == day]
        if races:
            return PlannedRun(day, RunKind.RACE, plan_id=plan.id, km=races[0].km)
        allowance = self._calendar.allowance(day)
        if self._calendar.blocked(day) is not None or allowance.rest:
            return None
        length = km.get(day, 0.0)
        if day in self._after_drills or allowance.after_race:
            kind = RunKind.EASY
            length = length if easy is None else min(length, easy)
        most = self._most(day, kind)  # The runs of the week itself count, too.
        length = min(length * allowance.sets_factor, length if most is None else most)
        length = whole_km(length, step)
        return PlannedRun(
            day, kind, plan_id=plan.id, km=length or None, minutes=self._minutes(length)
        )

    def _most(self, day: date, kind: RunKind) -> float | None:
        return None if day < self._free_until else self._lengths.most(day, kind)

    def _minutes(self, km: float) -> int | None:
        return round(km * self._pace) or None if self._pace is not None else None


def _pace(runs: Collection[Run], today: date) -> float | None:
    """Minutes a kilometre of the last eight weeks, None without a run that tells it."""
    since = today - timedelta(days=_PACE_D)
    found = [
        run.minutes / run.km
        for run in runs
        if run.is_running and run.day >= since and run.minutes and run.km and run.km >= _PACE_KM
    ]
    return median(found) if found else None
