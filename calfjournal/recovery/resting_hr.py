"""Resting heart rate against the own baseline (domain rule 5.1): amber at most, never red."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import fmean

from msgspec import Struct

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.finding import Finding, State
from calfjournal.domain.message import Message, say
from calfjournal.domain.panel import UsualRange
from calfjournal.domain.thresholds import Thresholds
from calfjournal.domain.windows import Windows
from calfjournal.recovery.baseline import (
    Baseline,
    baseline_of,
    daily_values,
    days_before,
    in_window,
    newest_source,
)


class RestingHeartRate(Struct, frozen=True):
    """One morning's value beside its baseline; heart rates in bpm.

    ``high_from`` is where a morning counts as high, ``high_days`` how many of the last three
    were; ``week`` the mean of the last seven days.
    """

    state: State
    today: float | None
    baseline: Baseline
    high_from: float | None = None
    high_days: int = 0
    week: float | None = None
    week_from: float | None = None


def judge_resting_hr(
    day: date, checkins: Sequence[CheckIn], thresholds: Thresholds
) -> RestingHeartRate:
    """Judge the day's resting heart rate.

    NOTE when the morning is high; AMBER when two of the last three were, or the 7-day mean is
    raised; a low value is GREEN and nothing more. The baseline takes only values of the source
    of today's value. COLLECTING until it has enough values, MISSING without a value today.
    """
    source = newest_source(checkins, _value, day)
    values = daily_values(checkins, _value, source)
    base, today = _baseline(values, day, thresholds), values.get(day)
    if today is None:
        return RestingHeartRate(State.MISSING, None, base)
    if base.mean is None or not base.ready:
        return RestingHeartRate(State.COLLECTING, today, base)
    sd = base.sd or 0.0
    high_from = base.mean + max(thresholds["rhr.high_bpm"], thresholds["rhr.high_sd"] * sd)
    high = [v >= high_from for v in in_window(values, days_before(day, 2), day)]
    last_week = in_window(values, days_before(day, 6), day)
    enough = len(last_week) >= thresholds.whole("rhr.week_min")
    week = fmean(last_week) if enough else None
    week_from = base.mean + max(thresholds["rhr.week_bpm"], thresholds["rhr.week_sd"] * sd)
    raised = week is not None and week >= week_from
    if sum(high) >= thresholds.whole("rhr.high_days") or raised:
        state = State.AMBER
    else:
        state = State.NOTE if today >= high_from else State.GREEN
    return RestingHeartRate(state, today, base, high_from, sum(high), week, week_from)


def resting_hr_finding(day: date, checkins: Sequence[CheckIn], thresholds: Thresholds) -> Finding:
    """Return the finding ``rhr`` of the day, without points."""
    judged = judge_resting_hr(day, checkins, thresholds)
    base = judged.baseline
    return Finding(
        "rhr",
        say("recovery.heart"),
        judged.state,
        value=judged.today,
        unit="bpm",
        threshold=judged.high_from,
        baseline=base.mean,
        days_present=base.present,
        days_needed=base.needed,
        text=_text(judged),
        compared=_compared(base),
        shown_value="" if judged.today is not None else say("recovery.not_entered"),
    )


def usual_ranges(
    days: Sequence[date], checkins: Sequence[CheckIn], thresholds: Thresholds
) -> tuple[UsualRange, ...]:
    """Return the rolling baseline for a chart; days whose baseline is collecting are left out.

    Each day's baseline takes the source of the newest value up to it. ``low`` mirrors ``high``
    around the mean; it only shows the usual spread, a low value is not judged.
    """
    measured = {c.source for c in checkins if c.resting_hr is not None}
    by_source = {s: Windows(daily_values(checkins, _value, s)) for s in measured}
    sources = sorted((c.day, c.source) for c in checkins if c.resting_hr is not None)
    back_from, back_to, needed = _window(thresholds)
    least, share = thresholds["rhr.high_bpm"], thresholds["rhr.high_sd"]
    found, at = [], 0
    for day in sorted(days):
        while at < len(sources) and sources[at][0] <= day:
            at += 1
        if at == 0:
            continue
        base = by_source[sources[at - 1][1]].back(day, back_from, back_to)
        if base.mean is not None and base.count >= needed:
            spread = max(least, share * (base.sd or 0.0))
            found.append(UsualRange(day, base.mean, base.mean - spread, base.mean + spread))
    return tuple(found)


def _value(checkin: CheckIn) -> float | None:
    return checkin.resting_hr


def _baseline(values: dict[date, float], day: date, thresholds: Thresholds) -> Baseline:
    back_from, back_to, needed = _window(thresholds)
    return baseline_of(values, day, back_from=back_from, back_to=back_to, needed=needed)


def _window(thresholds: Thresholds) -> tuple[int, int, int]:
    """The days that a baseline looks back from and to, and the values it needs."""
    return (
        thresholds.whole("rhr.base_from"),
        thresholds.whole("rhr.base_to"),
        thresholds.whole("rhr.base_min"),
    )


def _compared(base: Baseline) -> Message:
    if base.mean is None or not base.ready:
        return base.collecting
    known = {"mean": base.mean, "present": base.present, "days": base.days}
    if base.sd is None:
        return say("recovery.heart_baseline", **known)
    return say("recovery.heart_baseline_spread", sd=base.sd, **known)


def _text(judged: RestingHeartRate) -> Message:
    base, today = judged.baseline, judged.today
    if today is None:
        return say("recovery.no_heart")
    if base.mean is None or judged.high_from is None:
        present, needed = base.present, base.needed
        return say("recovery.heart_collecting", today=today, present=present, needed=needed)
    apart, limit = today - base.mean, judged.high_from - base.mean
    if judged.state is State.AMBER and judged.high_days >= 2:
        return say("recovery.heart_high", high=judged.high_days, limit=limit)
    if judged.state is State.AMBER and judged.week is not None:
        return say("recovery.heart_week", week=judged.week, above=judged.week - base.mean)
    if judged.state is State.NOTE:
        return say("recovery.heart_noted", apart=apart)
    if today < base.mean - limit:
        return say("recovery.heart_low", apart=apart)
    return say("recovery.heart_usual", apart=apart, limit=limit)
