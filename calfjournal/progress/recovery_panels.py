"""The charts of recovery: resting heart rate, sleep, effort, and the tendon's answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from statistics import fmean
from typing import Any

from calfjournal.domain.checkin import CheckIn, Moment, TendonReading
from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.panel import (
    Axis,
    Band,
    ChartAnswer,
    ChipTone,
    Event,
    Level,
    Origin,
    Panel,
    Trace,
    UsualRange,
)
from calfjournal.domain.run import Run
from calfjournal.domain.session import Session
from calfjournal.messages import in_words
from calfjournal.messages.formats import UNKNOWN, distance, hours, number, plural, short_day
from calfjournal.progress.series import daily, rolling_mean

OF_TEN = Axis(scale=(0.0, 10.0), whole=True)
_LATER = (Moment.H24, Moment.H48)


def resting_hr(
    checkins: Sequence[CheckIn],
    first: date,
    last: date,
    usual: Iterable[UsualRange],
    *,
    collecting: str = "",
) -> Panel:
    """Return resting heart rate in bpm, day by day, over the rolling baseline of each day.

    Where the values come from another source than before an event says so: devices differ.
    ``collecting`` tells how far the baseline of the last day is while it is not ready.
    """
    found = {c.day: float(c.resting_hr) for c in checkins if c.resting_hr is not None}
    trace = daily("Resting heart rate", found, first, last, unit="bpm", decimals=0)
    bases = {range_.day: range_ for range_ in usual}
    picked = [bases.get(day) for day in trace.days]
    band = Band(
        "baseline and usual spread",
        trace.days,
        tuple(None if b is None else b.low for b in picked),
        tuple(None if b is None else b.mean for b in picked),
        tuple(None if b is None else b.high for b in picked),
    )
    mean = rolling_mean(found, first, last, 7, 3, unit="bpm")
    base = picked[-1] if picked else None
    return Panel(
        "resting_hr",
        "Resting heart rate",
        "bpm",
        (trace, mean),
        _heart_sentence(trace, mean, base),
        bands=(band,),
        chip="" if base or not trace.known else f"baseline {collecting or 'collecting'}",
        axis=Axis(least_span=12.0, whole=True),
        caption="bpm, usual range in grey",
        empty="No resting heart rate yet.",
        origin=Origin.CHECK_INS,
        columns=("Day", "Resting heart rate", "7-day mean", "Baseline"),
        rows=tuple(
            (
                day.isoformat(),
                number(value, 0, "bpm"),
                _of(number(week, 1, "bpm"), count, 7),
                number(usually, 1, "bpm"),
            )
            for day, value, week, count, usually in _newest_first(
                trace.days, trace.values, mean.values, mean.counts, band.middle
            )
        ),
        events=tuple(_source_changes(checkins, first, last)),
    )


def sleep(checkins: Sequence[CheckIn], first: date, last: date, need_h: float) -> Panel:
    """Return sleep in hours, night by night, with the 14-day mean and the own need."""
    found = {c.day: c.sleep_hours for c in checkins if c.sleep_hours is not None}
    trace = daily("Sleep", found, first, last, unit="h")
    mean = rolling_mean(found, first, last, 14, 7, unit="h")
    quality = {c.day: c.sleep_quality for c in checkins if c.sleep_quality is not None}
    newest = mean.values[-1] if mean.values else None
    nights = sum(last - timedelta(days=14) < day <= last for day in found)
    told = f"14-day mean {hours(newest)}, need {hours(need_h)} ({nights} of 14 nights)"
    short = newest is not None and newest < need_h
    return Panel(
        "sleep",
        "Sleep",
        "h",
        (trace, mean),
        f"Sleep: {told}." if trace.known else "Sleep: nothing entered in these days.",
        levels=(Level(need_h, f"your need {hours(need_h)}"),),
        chip=f"{hours(need_h - newest)} short of your need" if short and newest else "",
        tone=ChipTone.CARE,
        axis=Axis(least_span=3.0),
        caption="hours",
        empty="No night entered yet.",
        origin=Origin.CHECK_INS,
        told=("Quality",),
        columns=("Night", "Sleep", "14-day mean", "Quality"),
        rows=tuple(
            (
                day.isoformat(),
                hours(night),
                _of(hours(two_weeks), count, 14),
                number(quality.get(day), 0, "/5"),
            )
            for day, night, two_weeks, count in _newest_first(
                trace.days, trace.values, mean.values, mean.counts
            )
        ),
    )


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
    known = [value for value in felt if value is not None]
    ran = sorted((r for r in runs if r.is_running and first <= r.day <= last), key=_start)
    runs_felt = tuple(None if r.rpe is None else float(r.rpe) for r in ran)
    summary = "Effort: no session in these days."
    if known:
        mean = number(fmean(known), 1)
        summary = f"Effort: mean {mean} of 10 over {len(known)} of {plural(len(done), 'session')}."
    elif done:
        summary = f"Effort: not entered for {plural(len(done), 'session')}."
    return Panel(
        "efforts",
        "Effort",
        "/10",
        (
            Trace("Felt", span, felt, "/10", decimals=0),
            Trace("Planned", span, planned, "/10", decimals=0),
            *_runs_trace(ran, runs_felt),
        ),
        summary + _runs_felt(runs_felt),
        axis=OF_TEN,
        caption="RPE 0–10, planned as a dash",
        empty="The effort of sessions and runs shows here once one is done.",
        origin=Origin.DAYS,
        told=("What",),
        columns=("Day", "What", "Felt", "Planned", "Minutes", "Load"),
        words=("What",),
        rows=tuple(
            row
            for _, row in sorted(
                [
                    *((s.day, _session_row(s)) for s in done),
                    *((r.day, _run_row(r)) for r in ran),
                ],
                reverse=True,
            )
        ),
    )


def _runs_trace(runs: Sequence[Run], felt: tuple[float | None, ...]) -> tuple[Trace, ...]:
    return (Trace("Run", tuple(r.day for r in runs), felt, "/10", decimals=0),) if runs else ()


def _runs_felt(felt: Sequence[float | None]) -> str:
    known = [value for value in felt if value is not None]
    if not felt:
        return ""
    if not known:
        return f" Not entered for {plural(len(felt), 'run')}."
    of = f"{len(known)} of {plural(len(felt), 'run')}"
    return f" Runs: mean {number(fmean(known), 1)} over {of}."


def _session_row(session: Session) -> tuple[str, ...]:
    return (
        session.day.isoformat(),
        in_words(session.title),
        number(session.rpe, 0),
        number(session.planned_rpe, 0),
        number(session.minutes, 0),
        number(session.srpe, 0, "AU"),
    )


def _run_row(run: Run) -> tuple[str, ...]:
    return (
        run.day.isoformat(),
        f"Run {distance(run.distance_m)}" if run.distance_m else "Run",
        number(run.rpe, 0),
        UNKNOWN,
        number(run.minutes, 0),
        number(run.srpe, 0, "AU"),
    )


def _start(run: Run) -> datetime:
    return run.start


def tendon_pain(
    readings: Sequence[TendonReading], sessions: Sequence[Session], first: date, last: date
) -> Panel:
    """Return morning tendon pain of each leg with the 24 and 48 h answers of the sessions.

    Tendon and heel sites only. Of two readings at one moment the higher one is shown.
    """
    mine = [r for r in readings if r.site.is_tendon and r.pain is not None]
    traces = tuple(
        daily(
            side.value.capitalize(),
            _mornings(mine, side),
            first,
            last,
            unit="/10",
            side=side,
            decimals=0,
        )
        for side in LEGS
    )
    answers = tuple(_answers(mine, sessions, first, last))
    return Panel(
        "tendon_pain",
        "Tendon pain",
        "/10",
        traces,
        _tendon_sentence(traces, answers),
        answers=answers,
        events=tuple(
            Event(s.day, in_words(s.title), s.kind)
            for s in sorted(sessions, key=lambda s: (s.day, s.start_time))
            if s.counts and first <= s.day <= last
        ),
        axis=OF_TEN,
        caption="0–10 in the morning, ◆ 24 h and ■ 48 h after the session at the foot",
        empty="No morning of the tendon entered yet.",
        origin=Origin.CHECK_INS,
        columns=("Day", "Left", "Right", "Answers to sessions"),
        words=("Answers to sessions",),
        rows=_tendon_rows(traces, answers),
    )


def _mornings(readings: Iterable[TendonReading], side: Side) -> dict[date, float]:
    found: dict[date, float] = {}
    for reading in readings:
        if reading.moment is Moment.MORNING and reading.side in (side, Side.BOTH):
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
                in_words(session.title),
                reading.moment,
                side,
                reading.pain,
            )
            key = (session.id, reading.moment, side)
            if key not in worst or worst[key].pain < answer.pain:
                worst[key] = answer
    return sorted(worst.values(), key=lambda a: (a.day, a.session_id, a.moment, a.side))


def _tendon_sentence(traces: Sequence[Trace], answers: Sequence[ChartAnswer]) -> str:
    parts = []
    for trace in traces:
        known = [value for value in trace.values if value is not None]
        if known and trace.side is not None:
            mean, count = number(fmean(known), 1), f"{len(known)} of {len(trace.days)} days"
            parts.append(f"{trace.side} mean {mean}, highest {number(max(known), 0)} ({count})")
    if not parts:
        return "Tendon pain: no morning entered in these days."
    told = plural(len(answers), "answer")
    return f"Tendon pain in the morning: {'; '.join(parts)}; {told} at 24 or 48 h."


def _tendon_rows(
    traces: Sequence[Trace], answers: Sequence[ChartAnswer]
) -> tuple[tuple[str, ...], ...]:
    told: dict[date, list[str]] = {}
    for answer in answers:
        moment = answer.moment.value.replace("h", " h")
        after = f"{moment} after {short_day(answer.session_day)}"
        told.setdefault(answer.day, []).append(f"{answer.side} {answer.pain}, {after}")
    left, right = traces
    rows = []
    for day, one, other in zip(left.days, left.values, right.values, strict=True):
        if one is not None or other is not None or day in told:
            words = "; ".join(told.get(day, [])) or UNKNOWN
            rows.append((day.isoformat(), number(one, 0), number(other, 0), words))
    return tuple(reversed(rows))


def _newest_first(span: Sequence[date], *columns: Sequence[float | None]) -> Iterator[Any]:
    """The rows of a table, newest first, without days on which nothing was entered."""
    rows = zip(reversed(span), *(reversed(column) for column in columns), strict=True)
    return (row for row in rows if row[1] is not None)


def _of(mean: str, count: int, window: int) -> str:
    """A mean with the days it stands on; a dash stays a dash."""
    return mean if mean == UNKNOWN else f"{mean} ({count} of {window})"


def _source_changes(checkins: Sequence[CheckIn], first: date, last: date) -> Iterator[Event]:
    before = ""
    for checkin in sorted(checkins, key=lambda c: c.day):
        if checkin.resting_hr is None:
            continue
        if before and checkin.source != before and first <= checkin.day <= last:
            yield Event(checkin.day, f"from here on by {checkin.source}, before by {before}")
        before = checkin.source


def _heart_sentence(trace: Trace, mean: Trace, base: UsualRange | None) -> str:
    if not trace.known:
        return "Resting heart rate: nothing entered in these days."
    week = sum(value is not None for value in trace.values[-7:])
    newest = mean.values[-1] if mean.values else None
    words = f"7-day mean {number(newest, 0, 'bpm')} ({week} of 7 days)"
    against = "collecting" if base is None else number(base.mean, 0, "bpm")
    return (
        f"Resting heart rate: {words}, baseline {against}; {trace.known} of {len(trace.days)} days."
    )
