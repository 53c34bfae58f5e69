"""The charts of recovery: resting heart rate, sleep, effort, and the tendon's answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from operator import attrgetter, itemgetter
from statistics import fmean
from typing import Any

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.message import Message, say
from calfjournal.domain.panel import (
    Axis,
    Band,
    BandKind,
    Cell,
    ChartAnswer,
    ChipTone,
    Event,
    Level,
    Meaning,
    Origin,
    Panel,
    PanelColumn,
    Trace,
    UsualRange,
)
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session
from calfjournal.domain.thresholds import Thresholds
from calfjournal.progress.series import daily, leg_title, mean_title, rolling_mean

OF_TEN = Axis(scale=(0.0, 10.0), whole=True)
_LIMITS = {
    "tendon.zone_amber": "progress.tendon_hold",
    "tendon.zone_red": "progress.tendon_back",
}
"""The lines of the tendon chart, with their names."""
_LATER = (Moment.H24, Moment.H48)


def resting_hr(
    checkins: Sequence[CheckIn],
    first: date,
    last: date,
    usual: Iterable[UsualRange],
    *,
    collecting: tuple[int, int] | None = None,
) -> Panel:
    """Return resting heart rate in bpm, day by day, over the rolling baseline of each day.

    Where the values come from another source than before an event says so: devices differ.
    ``collecting`` tells how many values the baseline of the last day has and needs, while it is
    not ready.
    """
    found = {c.day: float(c.resting_hr) for c in checkins if c.resting_hr is not None}
    trace = daily(say("progress.this_day"), found, first, last, unit="bpm", decimals=0)
    bases = {range_.day: range_ for range_ in usual}
    picked = [bases.get(day) for day in trace.days]
    band = Band(
        BandKind.USUAL,
        trace.days,
        tuple(None if b is None else b.low for b in picked),
        tuple(None if b is None else b.mean for b in picked),
        tuple(None if b is None else b.high for b in picked),
    )
    mean = rolling_mean(found, first, last, 7, 3, unit="bpm")
    base = picked[-1] if picked else None
    return Panel(
        "resting_hr",
        say("progress.resting_hr"),
        "bpm",
        (trace, mean),
        _heart_summary(trace, mean, base),
        bands=(band,),
        collecting=None if base or not trace.known else collecting,
        axis=Axis(least_span=12.0, whole=True),
        caption=say("progress.heart_caption"),
        empty=say("progress.no_resting_hr"),
        origin=Origin.CHECK_INS,
        columns=(
            PanelColumn(say("progress.day")),
            PanelColumn(say("progress.resting_hr"), "bpm"),
            PanelColumn(mean_title(7)),
            PanelColumn(say("progress.baseline"), "bpm1"),
        ),
        rows=tuple(
            (day, value, _mean("progress.heart_mean", week, count, 7), usually)
            for day, value, week, count, usually in _newest_first(
                trace.days, trace.values, mean.values, mean.counts, band.middle
            )
        ),
        events=tuple(_source_changes(checkins, first, last)),
    )


def sleep(checkins: Sequence[CheckIn], first: date, last: date, need_h: float | None) -> Panel:
    """Return sleep in hours, night by night, with the 14-day mean and, where said, the own need."""
    found = {c.day: c.sleep_hours for c in checkins if c.sleep_hours is not None}
    trace = daily(say("progress.this_day"), found, first, last, unit="h")
    mean = rolling_mean(found, first, last, 14, 7, unit="h")
    quality = {c.day: c.sleep_quality for c in checkins if c.sleep_quality is not None}
    newest = mean.values[-1] if mean.values else None
    nights = sum(last - timedelta(days=14) < day <= last for day in found)
    short = 0.0 if newest is None or need_h is None else need_h - newest
    return Panel(
        "sleep",
        say("progress.sleep"),
        "h",
        (trace, mean),
        _slept(newest, need_h, nights) if trace.known else say("progress.no_sleep_shown"),
        levels=() if need_h is None else (Level(need_h, say("progress.sleep_need", need=need_h)),),
        chip=say("progress.sleep_short", short=short) if short > 0 else "",
        tone=ChipTone.CARE,
        axis=Axis(least_span=3.0),
        caption=say("progress.sleep_caption"),
        empty=say("progress.no_sleep"),
        origin=Origin.CHECK_INS,
        columns=(
            PanelColumn(say("progress.night")),
            PanelColumn(say("progress.sleep"), "as_hours"),
            PanelColumn(mean_title(14)),
            PanelColumn(say("progress.sleep_quality"), "of5", "progress.sleep_quality_of_day"),
        ),
        rows=tuple(
            (day, night, _mean("progress.sleep_mean", two_weeks, count, 14), quality.get(day))
            for day, night, two_weeks, count in _newest_first(
                trace.days, trace.values, mean.values, mean.counts
            )
        ),
    )


def _slept(mean: float | None, need_h: float | None, nights: int) -> Message:
    if need_h is None:
        return say("progress.slept_alone", mean=mean, nights=nights)
    return say("progress.slept", mean=mean, need=need_h, nights=nights)


def efforts(
    sessions: Sequence[Session], first: date, last: date, runs: Sequence[Run] = ()
) -> Panel:
    """Return the effort (RPE 0-10) of sessions done beside the planned one, and that of runs."""
    done = sorted(
        (s for s in sessions if s.counts and first <= s.day <= last),
        key=lambda s: (s.day, s.start_time),
    )
    span = tuple(session.day for session in done)
    felt = tuple(None if s.rpe is None else float(s.rpe) for s in done)
    planned = tuple(None if s.planned_rpe is None else float(s.planned_rpe) for s in done)
    ran = sorted((r for r in runs if r.is_running and first <= r.day <= last), key=_start)
    runs_felt = tuple(None if r.rpe is None else float(r.rpe) for r in ran)
    rows = [*((s.day, _session_row(s)) for s in done), *((r.day, _run_row(r)) for r in ran)]
    return Panel(
        "efforts",
        say("progress.effort"),
        "/10",
        (
            *_runs_trace(ran, runs_felt),
            Trace(
                say("progress.planned"), span, planned, "/10", decimals=0, meaning=Meaning.PLANNED
            ),
            Trace(say("progress.felt"), span, felt, "/10", decimals=0, meaning=Meaning.FELT),
        ),
        _effort_summary(felt, runs_felt),
        axis=OF_TEN,
        caption=say("progress.effort_caption"),
        empty=say("progress.no_effort"),
        origin=Origin.DAYS,
        columns=(
            PanelColumn(say("progress.day")),
            PanelColumn(say("progress.what"), told="progress.value_of_day", words=True),
            PanelColumn(say("progress.felt"), "0"),
            PanelColumn(say("progress.planned"), "0"),
            PanelColumn(say("progress.minutes"), "0"),
            PanelColumn(say("progress.load_column"), "AU"),
        ),
        rows=tuple(row for _day, row in sorted(rows, key=itemgetter(0), reverse=True)),
    )


def _runs_trace(runs: Sequence[Run], felt: tuple[float | None, ...]) -> tuple[Trace, ...]:
    if not runs:
        return ()
    span = tuple(run.day for run in runs)
    return (Trace(say("progress.run"), span, felt, "/10", decimals=0, meaning=Meaning.RUN_FELT),)


def _effort_summary(felt: Sequence[float | None], runs: Sequence[float | None]) -> Message:
    sentences = [_sessions_felt(felt)]
    known = [value for value in runs if value is not None]
    if known:
        mean = fmean(known)
        sentences.append(say("progress.runs_felt", mean=mean, known=len(known), runs=len(runs)))
    elif runs:
        sentences.append(say("progress.runs_not_felt", runs=len(runs)))
    return say("values.several", sentences=sentences)


def _sessions_felt(felt: Sequence[float | None]) -> Message:
    known = [value for value in felt if value is not None]
    if known:
        mean = fmean(known)
        return say("progress.effort_mean", mean=mean, known=len(known), sessions=len(felt))
    if felt:
        return say("progress.effort_not_entered", sessions=len(felt))
    return say("progress.no_effort_shown")


def _session_row(session: Session) -> tuple[Cell, ...]:
    return (
        session.day,
        session.title,
        session.rpe,
        session.planned_rpe,
        session.minutes,
        session.srpe,
    )


def _run_row(run: Run) -> tuple[Cell, ...]:
    metres = run.distance_m
    what = say("progress.run_of", metres=metres) if metres else say("progress.run")
    return (run.day, what, run.rpe, None, run.minutes, run.srpe)


def _start(run: Run) -> datetime:
    return run.start


def tendon_pain(
    readings: Sequence[TendonReading],
    sessions: Sequence[Session],
    first: date,
    last: date,
    limits: Thresholds,
) -> Panel:
    """Return morning tendon pain of each leg with the 24 and 48 h answers of the sessions.

    Tendon and heel sites only. Of two readings at one moment the higher one is shown.
    """
    mine = [r for r in readings if r.pain is not None and r.site.is_tendon]
    mornings = [r for r in mine if r.moment is Moment.MORNING]
    traces = tuple(
        daily(
            leg_title(side),
            _mornings(mornings, side),
            first,
            last,
            unit="/10",
            side=side,
            decimals=0,
            meaning=Meaning.MORNING,
        )
        for side in LEGS
    )
    answers = tuple(_answers(mine, sessions, first, last))
    return Panel(
        "tendon_pain",
        say("progress.tendon_pain"),
        "/10",
        traces,
        _tendon_summary(traces, answers),
        levels=tuple(
            Level(limits[key], say(named, points=limits[key]), edge=True)
            for key, named in _LIMITS.items()
        ),
        answers=answers,
        events=tuple(
            Event(s.day, s.title, s.kind)
            for s in sorted(sessions, key=lambda s: (s.day, s.start_time))
            if s.counts and first <= s.day <= last
        ),
        axis=OF_TEN,
        caption=say("progress.tendon_caption"),
        empty=say("progress.no_tendon"),
        origin=Origin.CHECK_INS,
        columns=(
            PanelColumn(say("progress.day")),
            PanelColumn(say("progress.left"), "0"),
            PanelColumn(say("progress.right"), "0"),
            PanelColumn(say("progress.answers"), words=True),
        ),
        rows=_tendon_rows(traces, answers),
    )


def _mornings(readings: Iterable[TendonReading], side: Side) -> dict[date, float]:
    found: dict[date, float] = {}
    for reading in readings:
        if reading.side in (side, Side.BOTH):
            found[reading.day] = max(found.get(reading.day, 0.0), float(reading.pain or 0))
    return found


def _answers(
    readings: Iterable[TendonReading], sessions: Sequence[Session], first: date, last: date
) -> list[ChartAnswer]:
    by_id = {s.id: s for s in sessions if s.id is not None}
    worst: dict[tuple[int, Moment, Side], ChartAnswer] = {}
    for reading in readings:
        session = by_id.get(reading.session_id) if reading.session_id is not None else None
        late = reading.moment in _LATER and first <= reading.day <= last
        if not late or session is None or session.id is None or reading.pain is None:
            continue
        legs = reading.side.legs
        for side in legs:
            answer = ChartAnswer(
                reading.day,
                session.id,
                session.day,
                session.title,
                reading.moment,
                side,
                reading.pain,
            )
            key = (session.id, reading.moment, side)
            if key not in worst or _worse(answer, worst[key]):
                worst[key] = answer
    return sorted(worst.values(), key=attrgetter("day", "session_id", "moment", "side"))


def _worse(answer: ChartAnswer, other: ChartAnswer) -> bool:
    """More pain, or as much on an earlier day."""
    return (-answer.pain, answer.day) < (-other.pain, other.day)


def _tendon_summary(traces: Sequence[Trace], answers: Sequence[ChartAnswer]) -> Message:
    sides = []
    for trace in traces:
        known = [value for value in trace.values if value is not None]
        if known and trace.side is not None:
            sides.append(
                say(
                    "progress.tendon_side",
                    side=trace.side,
                    mean=fmean(known),
                    highest=max(known),
                    known=len(known),
                    days=len(trace.days),
                )
            )
    if not sides:
        return say("progress.no_tendon_shown")
    return say("progress.tendon", sides=sides, count=len(answers))


def _tendon_rows(
    traces: Sequence[Trace], answers: Sequence[ChartAnswer]
) -> tuple[tuple[Cell, ...], ...]:
    told: dict[date, list[Message]] = {}
    for answer in answers:
        told.setdefault(answer.day, []).append(
            say(
                "progress.answer",
                side=answer.side.value,
                pain=answer.pain,
                moment=answer.moment.value,
                day=answer.session_day.isoformat(),
            )
        )
    left, right = traces
    rows: list[tuple[Cell, ...]] = []
    for day, one, other in zip(left.days, left.values, right.values, strict=True):
        if one is not None or other is not None or day in told:
            said = say("progress.answers_of_day", answers=told[day]) if day in told else None
            rows.append((day, one, other, said))
    return tuple(reversed(rows))


def _newest_first(span: Sequence[date], *columns: Sequence[float | None]) -> Iterator[Any]:
    """The rows of a table, newest first, without days on which nothing was entered."""
    rows = zip(reversed(span), *(reversed(column) for column in columns), strict=True)
    return (row for row in rows if row[1] is not None)


def _mean(key: str, mean: float | None, count: int, window: int) -> Message | None:
    """A mean with the days it stands on."""
    return None if mean is None else say(key, mean=mean, count=count, window=window)


def _source_changes(checkins: Sequence[CheckIn], first: date, last: date) -> Iterator[Event]:
    before = ""
    for checkin in sorted(checkins, key=lambda c: c.day):
        if checkin.resting_hr is None:
            continue
        if before and checkin.source != before and first <= checkin.day <= last:
            yield Event(
                checkin.day, say("progress.source_change", now=checkin.source, before=before)
            )
        before = checkin.source


def _heart_summary(trace: Trace, mean: Trace, base: UsualRange | None) -> Message:
    if not trace.known:
        return say("progress.no_resting_hr_shown")
    key = "progress.heart_collecting" if base is None else "progress.heart"
    return say(
        key,
        mean=mean.values[-1] if mean.values else None,
        week=sum(value is not None for value in trace.values[-7:]),
        baseline=None if base is None else base.mean,
        known=trace.known,
        days=len(trace.days),
    )
