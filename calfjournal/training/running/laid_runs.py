"""Lays the runs of a plan: kilometres that grow gradually, on the days one runs [our default]."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import days, monday
from calfjournal.domain.plan import Plan
from calfjournal.domain.run import PlannedRun, Run, RunKind
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds
from calfjournal.training.history import History
from calfjournal.training.library import Library
from calfjournal.training.planner.calendar import Calendar
from calfjournal.training.running.growth import Growth, WeekUse
from calfjournal.training.running.lengths import LEAST_KM, LONGEST_KM, Lengths
from calfjournal.training.running.new_drills import days_after_new_drills
from calfjournal.training.running.race_runs import RaceRuns
from calfjournal.training.running.split import Share, split, step_of, whole_km
from calfjournal.training.running.usual_week import UsualWeek
from calfjournal.training.session_changes import is_open

_WEEK = timedelta(days=7)
_LOST_DAYS = 5
_PACE_D, _PACE_KM = 56, 2.0
"""Days, and kilometres of a run, that tell the usual pace."""

_LEAST_KM = 8.0
"""A week with which those who hardly ran begin, if they wish for so much, km."""
_LONGEST_D = 90
"""Days in which they are looked for."""
_EASY_AFTER = 2
"""Weeks off after which the first week has no quality run."""


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
    none is shorter than 2 km where so much was its share of the week, and all may be that long;
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
        self._taken = {r.original_day or r.day for r in ground.kept if r.plan_id is not None}
        self._races = RaceRuns(ground.calendar)
        self._pace = _pace(ground.history.runs, ground.floor)
        runs = [run for run in ground.history.runs if run.is_running]
        planned = (run for run in ground.kept if run.day >= ground.floor or not runs)
        self._lengths = Lengths(runs, planned, ground.numbers)
        since = ground.floor - timedelta(days=_LONGEST_D)
        longest = max((run.km or 0.0 for run in runs if run.day >= since), default=0.0)
        self._longest = max(LONGEST_KM, longest)
        recorded = self._lengths.longest(ground.floor) is not None
        self._free_until = ground.floor if recorded else plan.start + _WEEK
        self._growth = self._growth_of(ground.usual, ground.wished)
        known = ground.usual is not None or ground.wished is not None
        self._only_races = known and not self._growth.target

    def runs(self) -> Iterator[PlannedRun]:
        begin = monday(max(self._ground.floor, self._plan.start))
        start = monday(self._plan.start)
        for week in range((self._plan.end - start).days // 7 + 1):
            first = start + timedelta(weeks=week)
            if first < begin:
                self._growth.pass_by(self._use(first))
            else:
                yield from self._week(first)

    def _growth_of(self, usual: UsualWeek | None, wished: float | None) -> Growth:
        before = usual.km if usual is not None else wished or 0.0
        race = self._races.target(before, self._ground.floor)
        target = wished if wished is not None else max(before, race)
        off = usual.off if usual is not None else 0
        least = min(wished or 0.0, _LEAST_KM)
        return Growth(max(before, least), target, off)

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

    def _week(self, first: date) -> Iterator[PlannedRun]:
        """The runs of a week; the share of those that cannot be run is not run on other days."""
        volume = self._growth.week(self._use(first))
        is_careful = self._growth.back >= _EASY_AFTER
        there = list(days(first, first + timedelta(days=6)))
        usual = [(day, self._calendar.usual_run(day)) for day in there]
        asked = [(day, kind) for day, kind in usual if kind is not None]
        shares = self._shares(asked, volume)
        given, step = split(volume, shares), step_of(volume, shares)
        km = dict(zip((day for day, _ in asked), given, strict=True))
        easy = [km[day] for day, kind in asked if kind is RunKind.EASY]
        for day in there:
            run = self._run(day, km, min(easy, default=None), step)
            if run is not None and run.kind is RunKind.QUALITY and is_careful:
                run = replace(run, kind=RunKind.EASY)
            if run is not None:
                self._lengths.add(day, run.kind, run.km)
                if day in km:
                    km[day] = run.km or 0.0
                yield run
        self._growth.laid(sum(km.values()))

    def _shares(self, asked: Sequence[tuple[date, RunKind]], volume: float) -> list[Share]:
        """What each run of a week takes; none has more than the long one may."""
        kinds = [kind for _, kind in asked]
        most = [self._most(day, kind) for day, kind in asked]
        long = [top for kind, top in zip(kinds, most, strict=True) if kind is RunKind.LONG]
        return [
            Share(self._races.weight(kind, day, volume, kinds), min([top, *long]))
            for (day, kind), top in zip(asked, most, strict=True)
        ]

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
        if self._only_races or self._calendar.blocked(day) is not None or allowance.rest:
            return None
        length, wished = km.get(day, 0.0), kind
        kind = self._races.kind(kind, day)
        if day in self._after_drills or allowance.after_race:
            kind = RunKind.EASY
        if kind is not wished and easy is not None:
            length = min(length, easy)
        most = self._most(day, kind)  # The runs of the week itself count, too.
        least = min(length, LEAST_KM)
        length = min(max(length * allowance.sets_factor, least), most)
        length = whole_km(length, step)
        return PlannedRun(
            day,
            kind,
            plan_id=plan.id,
            start_time=plan.wishes.run_time_of(day),
            km=length or None,
            minutes=self._minutes(length),
        )

    def _most(self, day: date, kind: RunKind) -> float:
        most = None if day < self._free_until else self._lengths.most(day, kind)
        return self._longest if most is None else min(most, self._longest)

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
