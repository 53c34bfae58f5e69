"""Reads what is known of a year, and lays it on its weeks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from statistics import fmean
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import days
from calfjournal.domain.assessment import Measure, Result
from calfjournal.domain.checkin import CheckIn, Flare, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.plan import Phase, Plan
from calfjournal.domain.race_names import race_name
from calfjournal.domain.run import PlannedRun, Run
from calfjournal.domain.session import Session, SessionStatus
from calfjournal.messages import in_words
from calfjournal.views.source import Source
from calfjournal.views.year import (
    WEEK,
    YEAR_BEFORE,
    Became,
    MarkKind,
    RaiseTest,
    WeekPhase,
    Year,
    YearDay,
    YearFacts,
    YearMark,
    YearPhase,
    YearSession,
    YearWeek,
    weeks_of,
)
from calfjournal.views.year_against import against

_MIDWEEK = timedelta(3)


class _OfDay(Protocol):
    @property
    def day(self) -> date: ...


T = TypeVar("T", bound=_OfDay)


def gather(source: Source, year: int, first_weekday: int) -> Year:
    """Read a year: one query a table, whatever the year."""
    first, count = weeks_of(year, first_weekday)
    last, before = first + count * WEEK - timedelta(1), first - YEAR_BEFORE
    facts = YearFacts(
        limits=source.recovery.thresholds(),
        plans=tuple(source.plans.touching(first, last)),
        sessions=tuple(source.sessions.between(before, last, sets=False)),
        runs=tuple(source.runs.between(first, last)),
        planned_runs=tuple(source.planned_runs.between(first, last)),
        check_ins=tuple(source.checkins.between(first, last)),
        mornings=tuple(source.checkins.morning_pains(before, last)),
        assessments=tuple(source.assessments.between(before, last)),
        flares=tuple(source.checkins.flares_touching(first, last)),
        races=tuple(source.plans.races_between(first, last)),
        shoes=tuple(source.shoes.all()),
    )
    return build_year(year, source.clock.today(), facts, first_weekday)


def build_year(year: int, today: date, facts: YearFacts, first_weekday: int = 0) -> Year:
    """Lay facts on the weeks of a year; weeks begin on ``first_weekday`` (0 = Monday)."""
    first, count = weeks_of(year, first_weekday)
    laid = _laid(_WeekMaker(year, today, facts, _bands(facts, first, count, today)), first, count)
    own = [day for day in laid.days() if day.in_year]
    done = [session for day in own for session in day.sessions if session.became in _COUNTED]
    begun = {day.day for day in own}
    return replace(
        laid,
        done=len(done),
        km=sum(day.km or 0.0 for day in own),
        flares=sum(mark.kind is MarkKind.FLARE for mark in laid.marks),
        races=sum(mark.kind is MarkKind.RACE and mark.day in begun for mark in laid.marks),
        against=against(year, today, facts),
    )


def build_ahead(first: date, weeks: int, today: date, facts: YearFacts) -> Year:
    """Lay facts on some weeks from a day on, whichever years they are of; nothing is summed up."""
    return _laid(_WeekMaker(None, today, facts, _bands(facts, first, weeks, today)), first, weeks)


_COUNTED = (Became.DONE, Became.PARTLY)
_BECAME = {
    SessionStatus.DONE: Became.DONE,
    SessionStatus.PARTLY: Became.PARTLY,
    SessionStatus.SKIPPED: Became.LEFT_OUT,
}


def _became(session: Session, today: date) -> Became:
    ahead = Became.PLANNED if session.day >= today else Became.MISSED
    return _BECAME.get(session.status, ahead)


class _Bands(Struct, frozen=True):
    """What runs through the weeks: the plans, that which is followed first, and marks."""

    plans: list[Plan]
    phases: tuple[YearPhase, ...]
    raises: tuple[RaiseTest, ...]
    marks: tuple[YearMark, ...]


def _bands(facts: YearFacts, first: date, weeks: int, today: date) -> _Bands:
    last = first + weeks * WEEK - timedelta(1)
    plans = sorted(facts.plans, key=lambda plan: (not plan.active, -plan.start.toordinal()))
    return _Bands(
        plans,
        tuple(_phases(plans, first, last)),
        tuple(_raises(facts, first, last)),
        tuple(_marks(facts, first, last, today)),
    )


def _laid(maker: _WeekMaker, first: date, weeks: int) -> Year:
    bands = maker.bands
    return Year(
        year=maker.year or first.year,
        today=maker.today,
        weeks=tuple(maker.week(first + at * WEEK) for at in range(weeks)),
        phases=bands.phases,
        raises=bands.raises,
        marks=bands.marks,
    )


class _WeekMaker:
    """What is known of a year, found by day and by week."""

    def __init__(self, year: int | None, today: date, facts: YearFacts, bands: _Bands) -> None:
        """Without a ``year`` every day is one of its own."""
        self.year, self.today, self.bands = year, today, bands
        self._plans, self._marks = bands.plans, bands.marks
        self._sessions = _by_day(facts.sessions)
        self._runs = _by_day(run for run in facts.runs if run.is_running)
        open_runs = (run for run in facts.planned_runs if run.run_id is None and run.is_open)
        self._ahead = _by_day(run for run in open_runs if run.day >= today)
        self._check_ins = _by_day(facts.check_ins)
        self._mornings = _by_day(facts.mornings)

    def week(self, first: date) -> YearWeek:
        span = list(days(first, first + timedelta(6)))
        last = span[-1]
        runs = _in(span, self._runs)
        lengths = [run.km for run in runs if run.km]
        ahead = [run.km for run in _in(span, self._ahead) if run.km]
        told = _in(span, self._check_ins)
        return YearWeek(
            days=tuple(map(self._day, span)),
            phase=self._phase(first + _MIDWEEK),
            km=sum(lengths) if lengths else None,
            ahead_km=sum(ahead) if ahead else None,
            longest_km=max(lengths, default=None),
            calf_load=_calf_load(_in(span, self._sessions)),
            worst=_worst(_in(span, self._mornings)),
            resting_hr=_mean(entry.resting_hr for entry in told),
            sleep_h=_mean(entry.sleep_hours for entry in told),
            marks=tuple(m for m in self._marks if m.day <= last and m.last >= first),
        )

    def _day(self, day: date) -> YearDay:
        in_year = self.year in (None, day.year)
        if day not in self._sessions and day not in self._runs:
            return YearDay(day, in_year)
        lengths = [run.km for run in self._runs.get(day, ()) if run.km]
        sessions = tuple(
            YearSession(each.kind, _became(each, self.today), in_words(each.title))
            for each in self._sessions.get(day, ())
        )
        return YearDay(day, in_year, sessions, sum(lengths) if lengths else None)

    def _phase(self, day: date) -> WeekPhase | None:
        for plan in self._plans:
            if plan.start <= day <= plan.end and (phase := plan.phase_on(day)) is not None:
                number, count = plan.week_on(day) or (1, phase.weeks)
                return WeekPhase(in_words(phase.title), number, count)
        return None


def _by_day(things: Iterable[T]) -> dict[date, list[T]]:
    found: dict[date, list[T]] = defaultdict(list)
    for thing in things:
        found[thing.day].append(thing)
    return dict(found)


def _in(span: Iterable[date], found: Mapping[date, list[T]]) -> list[T]:
    return [thing for day in span if day in found for thing in found[day]]


def _calf_load(sessions: Iterable[Session]) -> float | None:
    loads = [each.srpe for each in sessions if each.counts and each.srpe is not None]
    return sum(loads) if loads else None


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def _worst(mornings: Iterable[TendonReading]) -> tuple[int | None, int | None]:
    told = [(each.side.legs, each.pain) for each in mornings if each.pain is not None]
    left, right = (max((p for legs, p in told if leg in legs), default=None) for leg in LEGS)
    return left, right


# ------------------------------------------------------------------ what runs through the weeks


def _phases(plans: Iterable[Plan], first: date, last: date) -> Iterator[YearPhase]:
    """Yield what each day belongs to; of two plans the one followed now holds it."""
    of_day: dict[date, Phase] = {}
    for plan in plans:
        for phase in plan.phases:
            begin, end = max(phase.start, plan.start, first), min(phase.end, plan.end, last)
            for day in days(begin, end):
                of_day.setdefault(day, phase)
    begun: tuple[Phase, date, date] | None = None
    for day in sorted(of_day):
        phase = of_day[day]
        if begun is not None and begun[0] is phase and (day - begun[2]).days == 1:
            begun = (phase, begun[1], day)
            continue
        if begun is not None:
            yield _phase_band(*begun)
        begun = (phase, day, day)
    if begun is not None:
        yield _phase_band(*begun)


def _phase_band(phase: Phase, first: date, last: date) -> YearPhase:
    return YearPhase(phase.kind, in_words(phase.title), first, last)


def _raises(facts: YearFacts, first: date, last: date) -> Iterator[RaiseTest]:
    for test in sorted(facts.assessments, key=attrgetter("day")):
        found = [r for r in test.results if r.measure is Measure.HEEL_RISE]
        if not found or not first <= test.day <= last:
            continue
        ways = groupby(sorted(found, key=_way), key=_way)
        for way, results in ways:
            values = {result.side: result.value for result in results}
            left, right = values.get(Side.LEFT), values.get(Side.RIGHT)
            yield RaiseTest(test.day, left, right, (way[0] or None, way[1]))


def _way(result: Result) -> tuple[int, str]:
    return result.bpm or 0, result.surface


def _marks(facts: YearFacts, first: date, last: date, today: date) -> Iterator[YearMark]:
    """Yield what stands in the last lane, by day."""
    found = [*_flares(facts.flares, first, last, today), *_one_day(facts), *_notes(facts)]
    shown = (mark for mark in found if mark.day <= last and mark.last >= first)
    yield from sorted(shown, key=lambda mark: (mark.day, list(MarkKind).index(mark.kind)))


def _flares(flares: Iterable[Flare], first: date, last: date, today: date) -> Iterator[YearMark]:
    """A flare without an end lasts until today: nobody knows about tomorrow."""
    for flare in flares:
        end = flare.end or max(today, flare.start)
        if flare.start <= last and end >= first:
            begin, until = max(flare.start, first), min(end, last)
            yield YearMark(MarkKind.FLARE, begin, until, side=flare.side)


def _one_day(facts: YearFacts) -> Iterator[YearMark]:
    for race in facts.races:
        yield YearMark(MarkKind.RACE, race.day, race.day, in_words(race_name(race)))
    for test in facts.assessments:
        yield YearMark(MarkKind.TEST, test.day, test.day)
    for pair in facts.shoes:
        if pair.start is not None:
            yield YearMark(MarkKind.SHOES, pair.start, pair.start, pair.name)


def _notes(facts: YearFacts) -> Iterator[YearMark]:
    noted: list[CheckIn | Session | Run | PlannedRun] = [*facts.check_ins, *facts.sessions]
    noted += [*facts.runs, *facts.planned_runs]
    for each in noted:
        if text := each.note.strip():
            yield YearMark(MarkKind.NOTE, each.day, each.day, text)
