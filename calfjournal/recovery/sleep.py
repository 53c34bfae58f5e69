"""Sleep of two weeks, of the night, and its quality (domain rule 5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import fmean

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.finding import Finding, State
from calfjournal.domain.thresholds import Thresholds
from calfjournal.messages.formats import hours, minutes_as_hours, number, plural
from calfjournal.recovery.baseline import (
    baseline_of,
    daily_values,
    days_before,
    in_window,
    newest_source,
)

_NIGHTS = 14
_WEEK = 7


def sleep_findings(
    day: date, checkins: Sequence[CheckIn], need_h: float, thresholds: Thresholds
) -> tuple[Finding, ...]:
    """Return the findings ``sleep.mean``, ``sleep.night`` and ``sleep.quality``, without points."""
    return (
        sleep_mean(day, checkins, need_h, thresholds),
        sleep_night(day, checkins, thresholds),
        sleep_quality(day, checkins, thresholds),
    )


def sleep_mean(
    day: date, checkins: Sequence[CheckIn], need_h: float, thresholds: Thresholds
) -> Finding:
    """Judge the mean of the last 14 nights: amber below 7 h or an hour short of the own need."""
    nights = in_window(daily_values(checkins, _hours), days_before(day, _NIGHTS - 1), day)
    needed = thresholds.whole("sleep.mean_min")
    by_need = need_h - thresholds["sleep.short_of_need_h"]
    limit = max(thresholds["sleep.mean_h"], by_need)
    mean = fmean(nights) if nights else None
    if mean is None or len(nights) < needed:
        collecting = f"collecting {len(nights)} of {needed}"
        state, text, compared = State.COLLECTING, f"Sleep of two weeks: {collecting}.", collecting
    else:
        state = State.AMBER if mean < limit else State.GREEN
        text = _mean_text(mean, limit, need_h, len(nights))
        compared = f"your need {hours(need_h)}, limit {hours(limit)}"
    return Finding(
        "sleep.mean",
        "Sleep, 14-day mean",
        state,
        value=mean,
        unit="h",
        threshold=limit,
        baseline=need_h,
        days_present=len(nights),
        days_needed=needed,
        text=text,
        compared=compared,
        shown_value=hours(mean) if mean is not None else "not known",
    )


def sleep_night(day: date, checkins: Sequence[CheckIn], thresholds: Thresholds) -> Finding:
    """Note a night below 6 h; one night alone never asks to hold."""
    last = daily_values(checkins, _hours).get(day)
    limit = thresholds["sleep.night_h"]
    if last is None:
        state, text = State.MISSING, "No sleep entered for last night."
    elif last < limit:
        state = State.NOTE
        text = f"{minutes_as_hours((limit - last) * 60)} below {hours(limit)}; one night is noted."
    else:
        state, text = State.GREEN, f"{hours(last)}, at or above {hours(limit)}."
    return Finding(
        "sleep.night",
        "Sleep last night",
        state,
        value=last,
        unit="h",
        threshold=limit,
        text=text,
        compared=f"noted below {hours(limit)}",
        shown_value=hours(last) if last is not None else "not entered",
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
        state, compared = State.MISSING, f"{len(week)} of {needed} nights this week"
        text = f"Sleep quality needs {plural(needed, 'night')} of the last 7."
    elif base.mean is None or limit is None or not base.ready:
        state, compared = State.COLLECTING, base.collecting
        text = f"The usual sleep quality is {base.collecting}."
    else:
        state = State.AMBER if mean < limit else State.GREEN
        compared = f"usual {number(base.mean, 1)} ({base.present} of {base.days} nights)"
        text = f"{number(mean, 1)} of 5 this week, usual {number(base.mean, 1)}, limit "
        text += f"{number(drop, 1)} lower."
    return Finding(
        "sleep.quality",
        "Sleep quality, 7-day mean",
        state,
        value=mean,
        unit="/5",
        threshold=limit,
        baseline=base.mean,
        days_present=base.present,
        days_needed=base.needed,
        text=text,
        compared=compared,
        shown_value=number(mean, 1, "/5") if mean is not None else "not known",
    )


def _mean_text(mean: float, limit: float, need_h: float, nights: int) -> str:
    of = f"({nights} of {_NIGHTS} nights)"
    if mean < limit:
        short = minutes_as_hours((limit - mean) * 60)
        return f"{hours(mean)} a night is {short} below your limit of {hours(limit)} {of}."
    if mean < need_h:
        short = minutes_as_hours((need_h - mean) * 60)
        return f"{hours(mean)} a night, {short} below your need of {hours(need_h)} {of}."
    return f"{hours(mean)} a night covers your need of {hours(need_h)} {of}."


def _hours(checkin: CheckIn) -> float | None:
    return checkin.sleep_hours


def _quality(checkin: CheckIn) -> float | None:
    return checkin.sleep_quality
