"""The charts of training: weekly load of calves and running, and the cadence of runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import monday
from calfjournal.domain.message import Message, Words, say
from calfjournal.domain.panel import (
    Axis,
    Band,
    BandKind,
    Cell,
    ChipTone,
    Event,
    Level,
    Meaning,
    Origin,
    Panel,
    PanelColumn,
    Trace,
)
from calfjournal.domain.run import Run, Steadiness
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds
from calfjournal.progress.cadence import on_beat, speed_residuals, steadiness
from calfjournal.progress.load import MONTH, Foster, daily_loads, foot_contacts, foster, total
from calfjournal.progress.series import slope_per_week, weeks

T = TypeVar("T")

_WEEK_D = timedelta(days=6)
_SLOPE_D = 42
_FASTEST_MPS = 13.0
"""Nobody runs faster; a higher speed is a fault of the recording."""

_BAND = PanelColumn(say("progress.steadiness_band"), words=True)
_CADENCE_COLUMNS = (
    PanelColumn(say("progress.day")),
    PanelColumn(say("progress.distance"), "metres", "progress.distance_of_day"),
    PanelColumn(say("progress.mean"), "0"),
    PanelColumn(say("progress.spread"), "percent1"),
    _BAND,
    PanelColumn(say("progress.at_equal_speed"), "+1", "progress.at_equal_speed_of_day"),
    PanelColumn(say("progress.source"), words=True),
)
_STEADINESS_COLUMNS = tuple(
    replace(column, told="progress.value_of_day" if column is _BAND else "")
    for column in _CADENCE_COLUMNS
)


class WeekLoad(Struct, frozen=True):
    """One week; loads are RPE x minutes in AU, None when everything of it lacks its effort.

    ``unknown`` counts sessions and runs without effort or minutes, which the loads leave out.
    """

    start: date
    calf: float | None
    running: float | None
    sessions: int
    runs: int
    km: float
    contacts: int | None
    unknown: int
    foster: Foster


def week_loads(
    sessions: Sequence[Session],
    runs: Sequence[Run],
    first: date,
    last: date,
    rest_days: Collection[date] = (),
) -> tuple[WeekLoad, ...]:
    """Return every week that holds days from first to last, oldest first.

    Running counts runs only; other sports enter monotony but not the running load.
    """
    done = _by_week((s.day, s) for s in sessions if s.counts)
    active = _by_week((run.day, run) for run in runs)
    return tuple(
        _week(start, done.get(start, ()), active.get(start, ()), rest_days)
        for start in weeks(first, last)
    )


def weekly_load(
    sessions: Sequence[Session],
    runs: Sequence[Run],
    first: date,
    last: date,
    limits: Thresholds,
    rest_days: Collection[date] = (),
) -> Panel:
    """Return the weekly load chart: calf sessions below, running above, AU a week.

    Its sentence tells when too many of the last 28 days are not known.
    """
    found = week_loads(sessions, runs, first, last, rest_days)
    loads = daily_loads(first, last, sessions, runs, rest_days)
    unknown = sum(week.unknown for week in found)
    return Panel(
        "weekly_load",
        say("progress.weekly_load"),
        "AU",
        (
            _stack(say("progress.running"), found, Meaning.RUNNING),
            _stack(say("progress.calf"), found, Meaning.CALF),
        ),
        _load_summary(found, loads, limits),
        stacked=True,
        chip=say("progress.efforts_missing", count=unknown) if unknown else "",
        tone=ChipTone.CARE,
        axis=Axis(from_zero=True, whole=True),
        caption=say("progress.load_caption"),
        empty=say("progress.no_load"),
        origin=Origin.DAYS,
        columns=(
            PanelColumn(say("progress.week_of")),
            PanelColumn(say("progress.calf"), "AU"),
            PanelColumn(say("progress.running"), "AU"),
            PanelColumn(say("progress.distance"), "km", "progress.distance_of_day"),
            PanelColumn(say("progress.foot_contacts"), "0"),
            PanelColumn(say("progress.monotony"), "2", "progress.monotony_of_week"),
            PanelColumn(say("progress.strain"), "AU", "progress.strain_of_week"),
        ),
        rows=tuple(_load_row(week) for week in reversed(found)),
        events=tuple(
            Event(week.start, say("progress.efforts_left_out", count=week.unknown))
            for week in found
            if week.unknown
        ),
    )


def _stack(label: Words, found: Sequence[WeekLoad], meaning: Meaning) -> Trace:
    loads = (week.calf if meaning is Meaning.CALF else week.running for week in found)
    mondays = tuple(week.start for week in found)
    return Trace(label, mondays, tuple(loads), "AU", decimals=0, meaning=meaning)


def cadence_runs(
    runs: Sequence[Run],
    first: date,
    last: date,
    limits: Thresholds,
    *,
    target_spm: float | None = None,
) -> Panel:
    """Return the cadence chart: mean of each run with its spread, and the spread's own trace.

    The second trace is the robust CV of steady stretches; its slope is over the last six weeks.
    Figures of different watches do not compare: the table names the source of each run.
    ``steadiness_of`` gives the second trace a chart of its own.
    """
    every = sorted((r for r in runs if r.is_running and r.day <= last), key=lambda r: r.start)
    shown = [r for r in every if r.day >= first and r.cadence.spm is not None]
    span = tuple(run.day for run in shown)
    means = tuple(run.cadence.spm for run in shown)
    spreads = tuple(run.cadence.shown_rcv for run in shown)
    band = Band(
        BandKind.SPREAD,
        span,
        tuple(_beside(run, -1) for run in shown),
        means,
        tuple(_beside(run, 1) for run in shown),
    )
    slope = spread_slope(every, last)
    return Panel(
        "cadence",
        say("progress.cadence"),
        "spm",
        (
            Trace(say("progress.mean"), span, means, "spm", decimals=0, meaning=Meaning.RUN),
            Trace(say("progress.spread"), span, spreads, "%", meaning=Meaning.RUN),
        ),
        _cadence_summary(shown, slope, limits, target_spm),
        bands=(band,) if shown else (),
        levels=_target(target_spm),
        chip="" if slope is None else say("progress.spread_change", change=6 * slope),
        axis=Axis(least_span=14.0, whole=True),
        caption=say("progress.cadence_caption"),
        empty=say("progress.no_cadence"),
        columns=_CADENCE_COLUMNS,
        rows=tuple(_cadence_rows(every, first, limits)),
    )


def _target(spm: float | None) -> tuple[Level, ...]:
    return (Level(spm, say("progress.cadence_target", spm=spm)),) if spm else ()


def steadiness_of(cadence: Panel, limits: Thresholds) -> tuple[Panel, Panel]:
    """Return the cadence chart of means, and beside it the chart of steadiness in percent.

    The levels of the second are the upper edges of its bands.
    """
    mean, spread = cadence.traces
    edges = (
        (limits["cadence.very_steady"], Steadiness.VERY_STEADY),
        (limits["cadence.steady"], Steadiness.STEADY),
        (limits["cadence.variable"], Steadiness.VARIABLE),
    )
    return (
        replace(cadence, traces=(mean,), chip=""),
        replace(
            cadence,
            key="steadiness",
            title=say("progress.steadiness"),
            unit="%",
            traces=(spread,),
            bands=(),
            axis=Axis(least_span=4.0, from_zero=True),
            caption=say("progress.steadiness_caption"),
            empty=say("progress.no_steadiness"),
            columns=_STEADINESS_COLUMNS,
            levels=tuple(
                Level(edge, say("progress.steadiness_below", band=band, edge=edge), edge=True)
                for edge, band in edges
            ),
        ),
    )


def spread_slope(runs: Sequence[Run], last: date) -> float | None:
    """Return the change of the robust CV a week over the last six weeks, in percentage points.

    None with fewer than four runs that have one, or where they lie within three weeks [our
    default]: of a few days nobody knows how six weeks will be.
    """
    since = last - timedelta(days=min(_SLOPE_D, last.toordinal()) - 1)
    points = [
        (run.day, run.cadence.shown_rcv)
        for run in runs
        if run.is_running and since <= run.day <= last and run.cadence.shown_rcv is not None
    ]
    apart = max(day for day, _ in points) - min(day for day, _ in points) if points else None
    return slope_per_week(points) if apart is not None and apart.days >= _SLOPE_D // 2 else None


def _week(
    start: date, done: Sequence[Session], runs: Sequence[Run], rest_days: Collection[date]
) -> WeekLoad:
    """The figures of one week from its own sessions done and its own activities."""
    end = start + _WEEK_D
    ran = [r for r in runs if r.is_running]
    calf, running = [s.srpe for s in done], [r.srpe for r in ran]
    contacts = [c for c in map(foot_contacts, ran) if c is not None]
    return WeekLoad(
        start,
        total(calf),
        total(running),
        len(done),
        len(ran),
        sum(r.km or 0.0 for r in ran),
        sum(contacts) if contacts or not ran else None,
        (*calf, *running).count(None),
        foster(daily_loads(start, end, done, runs, rest_days)),
    )


def _by_week(dated: Iterable[tuple[date, T]]) -> dict[date, list[T]]:
    found: dict[date, list[T]] = {}
    for day, value in dated:
        found.setdefault(monday(day), []).append(value)
    return found


def _load_summary(
    found: Sequence[WeekLoad], loads: Sequence[float | None], limits: Thresholds
) -> Message:
    unknown = loads[-MONTH:].count(None)
    if len(loads) < MONTH or unknown <= limits["load.unknown_most"]:
        return _load_told(found)
    told = say("progress.load_unknown", unknown=unknown, days=MONTH)
    return say("values.several", sentences=(_load_told(found), told))


def _load_told(found: Sequence[WeekLoad]) -> Message:
    trained = [week for week in found if week.sessions or week.runs]
    if not trained:
        return say("progress.nothing_trained")
    week = trained[-1]
    return say(
        "progress.load",
        week=week.start,
        calf=week.calf,
        running=week.running,
        km=week.km,
        trained=len(trained),
        weeks=len(found),
    )


def _load_row(week: WeekLoad) -> tuple[Cell, ...]:
    running: Cell = week.running
    if week.unknown:
        running = say("progress.load_without", load=week.running, unknown=week.unknown)
    return (
        week.start,
        week.calf,
        running,
        week.km,
        week.contacts,
        week.foster.monotony,
        week.foster.strain,
    )


def _beside(run: Run, sign: int) -> float | None:
    """The mean and one SD of the run's cadence more or less."""
    spm, cv = run.cadence.spm, run.cadence.shown_cv
    return None if spm is None or cv is None else spm * (1 + sign * cv / 100)


def _speed(run: Run) -> float | None:
    if not run.distance_m or not run.duration_s or run.duration_s < 1:
        return None
    speed = run.distance_m / run.duration_s
    return speed if speed < _FASTEST_MPS else None


def _cadence_summary(
    shown: Sequence[Run], slope: float | None, limits: Thresholds, target_spm: float | None
) -> Message:
    if not shown:
        return say("progress.no_cadence_shown")
    last = shown[-1]
    told = [say("progress.cadence_on", spm=last.cadence.spm, day=last.day)]
    if last.cadence.shown_rcv is not None:
        band = steadiness(last.cadence.shown_rcv, limits)
        told.append(say("progress.spread_called", spread=last.cadence.shown_rcv, band=band))
    if slope is not None:
        told.append(say("progress.spread_slope", slope=slope))
    if target_spm is None:
        return say("progress.cadence_told", told=told, runs=len(shown))
    hits = sum(on_beat(run.cadence.spm or 0.0, target_spm, limits) for run in shown)
    return say(
        "progress.cadence_told_with_beat", told=told, runs=len(shown), hits=hits, beat=target_spm
    )


def _cadence_rows(
    every: Sequence[Run], first: date, limits: Thresholds
) -> Iterator[tuple[Cell, ...]]:
    apart = _residuals(every)
    rows: list[tuple[Cell, ...]] = []
    for at, run in enumerate(every):
        spm, rcv = run.cadence.spm, run.cadence.shown_rcv
        if run.day >= first and spm is not None:
            band = None if rcv is None else steadiness(rcv, limits)
            called = None if band is None else say("progress.steadiness_called", band=band)
            rows.append((run.day, run.distance_m, spm, rcv, called, apart.get(at), run.source))
    return iter(reversed(rows))


def _residuals(every: Sequence[Run]) -> dict[int, float | None]:
    """How far cadences lie from what the speed lets expect, by the place of the run."""
    pairs = {
        at: (speed, run.cadence.spm)
        for at, run in enumerate(every)
        if run.cadence.spm is not None and (speed := _speed(run)) is not None
    }
    return dict(zip(pairs, speed_residuals(list(pairs.values())), strict=True))
