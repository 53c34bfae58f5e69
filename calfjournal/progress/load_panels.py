"""The charts of training: weekly load of calves and running, and the cadence of runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.dates import monday
from calfjournal.domain.panel import Axis, Band, ChipTone, Event, Level, Origin, Panel, Trace, Work
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds
from calfjournal.messages.formats import UNKNOWN, day_with_year, distance, number, plural, signed
from calfjournal.progress.cadence import Steadiness, on_beat, speed_residual, steadiness
from calfjournal.progress.load import MONTH, Foster, daily_loads, foot_contacts, foster
from calfjournal.progress.series import slope_per_week, weeks

T = TypeVar("T")

_WEEK_D = timedelta(days=6)
_SLOPE_D = 42
_FASTEST_MPS = 13.0
"""Nobody runs faster; a higher speed is a fault of the recording."""


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
    mondays = tuple(week.start for week in found)
    unknown = sum(week.unknown for week in found)
    chip = f"{plural(unknown, 'effort')} not entered" if unknown else ""
    return Panel(
        "weekly_load",
        "Weekly load",
        "AU",
        (
            _stack("Calf", mondays, [week.calf for week in found], Work.CALF),
            _stack("Running", mondays, [week.running for week in found], Work.RUNNING),
        ),
        _load_sentence(found) + _unknown_words(loads, limits),
        stacked=True,
        chip=chip,
        tone=ChipTone.CARE,
        axis=Axis(from_zero=True, whole=True),
        caption="RPE x minutes (AU), calf and running",
        empty="Sessions and runs with an effort (RPE) stack up here by week.",
        origin=Origin.DAYS,
        told=("Distance", "Monotony", "Strain"),
        columns=("Week of", "Calf", "Running", "Distance", "Foot contacts", "Monotony", "Strain"),
        rows=tuple(_load_row(week) for week in reversed(found)),
        events=tuple(
            Event(week.start, f"{plural(week.unknown, 'effort')} not entered, left out")
            for week in found
            if week.unknown
        ),
    )


def _stack(
    label: str, mondays: tuple[date, ...], loads: Sequence[float | None], work: Work
) -> Trace:
    return Trace(label, mondays, tuple(loads), "AU", decimals=0, work=work)


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
    spreads = tuple(run.cadence.rcv for run in shown)
    band = Band(
        "spread of the run",
        span,
        tuple(_beside(run, -1) for run in shown),
        means,
        tuple(_beside(run, 1) for run in shown),
    )
    slope = spread_slope(every, last)
    return Panel(
        "cadence",
        "Cadence and its steadiness",
        "steps/min",
        (
            Trace("Mean", span, means, "steps/min", decimals=0),
            Trace("Spread", span, spreads, "%"),
        ),
        _cadence_sentence(shown, slope, limits, target_spm),
        bands=(band,) if shown else (),
        levels=(Level(target_spm, f"target {number(target_spm, 0)}"),) if target_spm else (),
        chip="" if slope is None else f"spread {signed(6 * slope, 1)} points in 6 weeks",
        axis=Axis(least_span=14.0, whole=True),
        caption="steps/min, mean of each run with its spread",
        empty="No run with cadence yet: drop recordings anywhere on this window.",
        told=("Distance", "At equal speed"),
        columns=("Day", "Distance", "Mean", "Spread", "Steadiness", "At equal speed", "Source"),
        words=("Steadiness", "Source"),
        rows=tuple(_cadence_rows(every, first, limits)),
    )


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
        replace(cadence, title="Cadence", traces=(mean,), chip=""),
        replace(
            cadence,
            key="steadiness",
            title="Cadence consistency",
            unit="spread of steady stretches, %",
            traces=(spread,),
            bands=(),
            axis=Axis(least_span=4.0, from_zero=True),
            caption="",
            empty="Steady stretches of three minutes or more of a run show here.",
            told=("Steadiness",),
            levels=tuple(Level(edge, f"{band} below {edge:g} %") for edge, band in edges),
        ),
    )


def spread_slope(runs: Sequence[Run], last: date) -> float | None:
    """Return the change of the robust CV a week over the last six weeks, in percentage points.

    None with fewer than four runs that have one.
    """
    since = last - timedelta(days=min(_SLOPE_D, last.toordinal()) - 1)
    points = [
        (run.day, run.cadence.rcv)
        for run in runs
        if run.is_running and since <= run.day <= last and run.cadence.rcv is not None
    ]
    return slope_per_week(points)


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
        _total(calf),
        _total(running),
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


def _total(loads: Sequence[float | None]) -> float | None:
    known = [load for load in loads if load is not None]
    return sum(known) if known or not loads else None


def _load_sentence(found: Sequence[WeekLoad]) -> str:
    trained = [week for week in found if week.sessions or week.runs]
    if not trained:
        return "Weekly load: nothing trained in these weeks."
    week = trained[-1]
    calf, running = number(week.calf, 0, "AU"), number(week.running, 0, "AU")
    return (
        f"Weekly load: week of {day_with_year(week.start)} calf {calf}, running {running}, "
        f"{number(week.km, 1, 'km')}; training in {len(trained)} of {plural(len(found), 'week')}. "
        "Monotony and strain need a week whose every day is entered or confirmed as rest."
    )


def _unknown_words(loads: Sequence[float | None], limits: Thresholds) -> str:
    unknown = loads[-MONTH:].count(None)
    if len(loads) < MONTH or unknown <= limits["load.unknown_most"]:
        return ""
    return f" The load of {unknown} of the last {MONTH} days is not known."


def _load_row(week: WeekLoad) -> tuple[str, ...]:
    missing = f" ({week.unknown} unknown)" if week.unknown else ""
    return (
        week.start.isoformat(),
        number(week.calf, 0, "AU"),
        number(week.running, 0, "AU") + missing,
        number(week.km, 1, "km"),
        number(week.contacts, 0),
        number(week.foster.monotony, 2),
        number(week.foster.strain, 0, "AU"),
    )


def _beside(run: Run, sign: int) -> float | None:
    """The mean and one SD of the run's cadence more or less."""
    spm, cv = run.cadence.spm, run.cadence.cv
    return None if spm is None or cv is None else spm * (1 + sign * cv / 100)


def _speed(run: Run) -> float | None:
    if not run.distance_m or not run.duration_s or run.duration_s < 1:
        return None
    speed = run.distance_m / run.duration_s
    return speed if speed < _FASTEST_MPS else None


def _cadence_sentence(
    shown: Sequence[Run], slope: float | None, limits: Thresholds, target_spm: float | None
) -> str:
    if not shown:
        return "Cadence: no run with cadence in these days."
    last = shown[-1]
    words = f"Cadence: {number(last.cadence.spm, 0)} steps/min on {day_with_year(last.day)}"
    if last.cadence.rcv is not None:
        band = steadiness(last.cadence.rcv, limits)
        words += f", spread {number(last.cadence.rcv, 1, '%')} ({band})"
    if slope is not None:
        words += f", {signed(slope, 2)} percentage points a week over six weeks"
    return f"{words}; {plural(len(shown), 'run')}{_beat_words(shown, limits, target_spm)}."


def _beat_words(shown: Sequence[Run], limits: Thresholds, target_spm: float | None) -> str:
    if target_spm is None:
        return ""
    hits = sum(on_beat(run.cadence.spm or 0.0, target_spm, limits) for run in shown)
    return f", {hits} of them on the beat of {number(target_spm, 0)}"


def _cadence_rows(
    every: Sequence[Run], first: date, limits: Thresholds
) -> Iterator[tuple[str, ...]]:
    earlier: list[tuple[float, float]] = []
    rows = []
    for run in every:
        spm, speed, rcv = run.cadence.spm, _speed(run), run.cadence.rcv
        apart = None
        if spm is not None and speed is not None:
            apart = speed_residual(spm, speed, earlier)
            earlier.append((speed, spm))
        if run.day >= first and spm is not None:
            rows.append(
                (
                    run.day.isoformat(),
                    distance(run.distance_m),
                    number(spm, 0),
                    number(rcv, 1, "%"),
                    UNKNOWN if rcv is None else str(steadiness(rcv, limits)),
                    signed(apart, 1),
                    run.source,
                )
            )
    return iter(reversed(rows))
