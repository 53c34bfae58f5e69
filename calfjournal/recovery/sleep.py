"""Sleep of two weeks, of the night, and its quality (domain rule 5.2)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import fmean

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.finding import Finding, State
from calfjournal.domain.message import Message, say
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import (
    Baseline,
    baseline_of,
    daily_values,
    days_before,
    in_window,
    newest_source,
)

_NIGHTS = 14
_WEEK = 7


def sleep_findings(
    day: date, checkins: Sequence[CheckIn], need_h: float | None, thresholds: Thresholds
) -> tuple[Finding, ...]:
    """Return the findings ``sleep.mean``, ``sleep.night`` and ``sleep.quality``, without points."""
    return (
        sleep_mean(day, checkins, need_h or thresholds["sleep.mean_h"], thresholds),
        sleep_night(day, checkins, thresholds),
        sleep_quality(day, checkins, thresholds),
    )


def sleep_mean(
    day: date, checkins: Sequence[CheckIn], need_h: float | None, thresholds: Thresholds
) -> Finding:
    """Judge the mean of the last 14 nights against the own usual of the 56 before.

    Amber 45 min below usual, or an hour short of the need and below usual; under 7 h it is noted.
    A need that was never entered is not judged against.
    """
    values = daily_values(checkins, _hours)
    nights = in_window(values, days_before(day, _NIGHTS - 1), day)
    base = _usual_sleep(values, day, thresholds)
    needed = thresholds.whole("sleep.mean_min")
    usual = base.mean if base.ready else None
    limit = None if usual is None else usual - thresholds["sleep.below_usual_h"]
    mean = fmean(nights) if nights else None
    if mean is None or len(nights) < needed:
        state, present = State.COLLECTING, len(nights)
        text = say("recovery.sleep_collecting", present=present, needed=needed)
        compared = say("recovery.collecting", present=present, needed=needed)
    else:
        state, text = _mean_said(mean, usual, need_h, len(nights), thresholds)
        compared = _usual_said(base, limit)
    return Finding(
        "sleep.mean",
        say("recovery.sleep_mean"),
        state,
        value=mean,
        unit="h",
        threshold=limit,
        baseline=usual,
        days_present=len(nights),
        days_needed=needed,
        text=text,
        compared=compared,
        shown_value=_shown(mean, "recovery.not_known"),
    )


def _usual_sleep(values: Mapping[date, float], day: date, thresholds: Thresholds) -> Baseline:
    return baseline_of(
        values,
        day,
        back_from=_NIGHTS + thresholds.whole("sleep.usual_days") - 1,
        back_to=_NIGHTS,
        needed=thresholds.whole("sleep.usual_min"),
    )


def sleep_night(day: date, checkins: Sequence[CheckIn], thresholds: Thresholds) -> Finding:
    """Note a night below 6 h; one night alone never asks to hold."""
    last = daily_values(checkins, _hours).get(day)
    limit = thresholds["sleep.night_h"]
    if last is None:
        state, text = State.MISSING, say("recovery.no_night")
    elif last < limit:
        state = State.NOTE
        text = say("recovery.night_short", short=limit - last, limit=limit)
    else:
        state, text = State.GREEN, say("recovery.night_enough", hours=last, limit=limit)
    return Finding(
        "sleep.night",
        say("recovery.sleep_night"),
        state,
        value=last,
        unit="h",
        threshold=limit,
        text=text,
        compared=say("recovery.noted_below", limit=limit),
        shown_value=_shown(last, "recovery.not_entered"),
    )


def sleep_quality(day: date, checkins: Sequence[CheckIn], thresholds: Thresholds) -> Finding:
    """Judge the 7-day mean quality (1-5) against the 28 days before: amber when 1 point lower."""
    values = daily_values(checkins, _quality, newest_source(checkins, _quality, day))
    week = in_window(values, days_before(day, _WEEK - 1), day)
    base = baseline_of(
        values,
        day,
        back_from=_WEEK + 27,
        back_to=_WEEK,
        needed=thresholds.whole("sleep.quality_base_min"),
    )
    drop = thresholds["sleep.quality_drop"]
    enough = len(week) >= thresholds.whole("sleep.quality_week_min")
    mean = fmean(week) if week else None
    limit = None if base.mean is None else base.mean - drop
    if mean is None or not enough:
        needed = thresholds.whole("sleep.quality_week_min")
        state, text = State.MISSING, say("recovery.nights_needed", needed=needed)
        compared = say("recovery.nights_this_week", present=len(week), needed=needed)
    elif base.mean is None or limit is None or not base.ready:
        state, compared, present = State.COLLECTING, base.collecting, base.present
        text = say("recovery.quality_collecting", present=present, needed=base.needed)
    else:
        state = State.AMBER if mean < limit else State.GREEN
        usual, present = base.mean, base.present
        compared = say("recovery.usual_quality", usual=usual, present=present, days=base.days)
        text = say("recovery.quality_of_week", mean=mean, usual=usual, drop=drop)
    return Finding(
        "sleep.quality",
        say("recovery.sleep_quality"),
        state,
        value=mean,
        unit="/5",
        threshold=limit,
        baseline=base.mean,
        days_present=base.present,
        days_needed=base.needed,
        text=text,
        compared=compared,
        shown_value="" if mean is not None else say("recovery.not_known"),
    )


def _mean_said(
    mean: float, usual: float | None, need_h: float | None, nights: int, thresholds: Thresholds
) -> tuple[State, Message]:
    seen = {"mean": mean, "nights": nights, "window": _NIGHTS}
    if usual is not None and mean < usual - thresholds["sleep.below_usual_h"]:
        text = say("recovery.sleep_below_usual", short=usual - mean, usual=usual, **seen)
        return State.AMBER, text
    need = -math.inf if need_h is None else need_h
    if usual is not None and mean < min(usual, need - thresholds["sleep.short_of_need_h"]):
        text = say("recovery.sleep_below_own_need", short=need - mean, need=need, **seen)
        return State.AMBER, text
    least = thresholds["sleep.mean_h"]
    if mean < least:
        return State.NOTE, say("recovery.sleep_under_seven", limit=least, **seen)
    return State.GREEN, say("recovery.sleep_enough", limit=least, **seen)


def _usual_said(base: Baseline, limit: float | None) -> Message:
    if limit is None:
        present, needed = base.present, base.needed
        return say("recovery.usual_sleep_collecting", present=present, needed=needed)
    return say("recovery.usual_sleep", usual=base.mean, limit=limit)


def _shown(hours: float | None, unknown: str) -> Message:
    return say(unknown) if hours is None else say("recovery.hours", hours=hours)


def _hours(checkin: CheckIn) -> float | None:
    return checkin.sleep_hours


def _quality(checkin: CheckIn) -> float | None:
    return checkin.sleep_quality
