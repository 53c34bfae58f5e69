"""Wellness: four own ratings against the athlete's own four weeks (domain rule 5.6).

Fatigue, stress and muscle soreness are kept as 1 (best) to 7 (worst). Sleep quality is kept as
1 (poor) to 5 (very good) and is turned onto the same scale: 5 becomes 1, 3 becomes 4, 1 becomes
7 (7 - 1.5 x (quality - 1)). The sum runs from 4 (best) to 28 (worst).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calfjournal.domain.checkin import CheckIn
from calfjournal.domain.finding import Finding, State
from calfjournal.domain.message import Message, say
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import (
    Baseline,
    baseline_of,
    daily_values,
    days_before,
    newest_source,
)

_ITEMS = 4


def sleep_as_burden(quality: float) -> float:
    """Return sleep quality 1-5 on the burden scale 7-1."""
    return 7 - 1.5 * (quality - 1)


def items_of(checkin: CheckIn) -> tuple[float | None, ...]:
    """Return the four items on the scale 1 (best) to 7 (worst), None where not entered."""
    quality = checkin.sleep_quality
    burden = None if quality is None else sleep_as_burden(quality)
    return (burden, checkin.fatigue, checkin.stress, checkin.muscle_soreness)


def wellness_sum(checkin: CheckIn) -> float | None:
    """Return the sum of the four items (4-28), None unless all four were entered."""
    known = [item for item in items_of(checkin) if item is not None]
    return float(sum(known)) if len(known) == _ITEMS else None


def wellness_finding(day: date, checkins: Sequence[CheckIn], thresholds: Thresholds) -> Finding:
    """Return the finding ``wellness``: amber when the sum is high two days in a row."""
    values = daily_values(checkins, wellness_sum, newest_source(checkins, wellness_sum, day))
    today, base = values.get(day), _baseline(values, day, thresholds)
    row = _high_days(values, day, thresholds)
    if today is None:
        state = State.MISSING
    elif not base.ready:
        state = State.COLLECTING
    elif row >= thresholds.whole("wellness.days"):
        state = State.AMBER
    else:
        state = State.NOTE if row else State.GREEN
    checkin = next((c for c in checkins if c.day == day), None)
    return Finding(
        "wellness",
        say("recovery.wellness"),
        state,
        value=today,
        unit="/28",
        threshold=_limit(base, thresholds),
        baseline=base.mean,
        days_present=base.present,
        days_needed=base.needed,
        text=_text(state, row, base, checkin),
        compared=_compared(base),
        shown_value=_shown(today, checkin),
    )


def _baseline(values: dict[date, float], day: date, thresholds: Thresholds) -> Baseline:
    return baseline_of(
        values,
        day,
        back_from=thresholds.whole("wellness.base_days"),
        back_to=1,
        needed=thresholds.whole("wellness.base_min"),
    )


def _limit(base: Baseline, thresholds: Thresholds) -> float | None:
    if base.mean is None or not base.ready:
        return None
    spread = max(base.sd or 0.0, thresholds["wellness.sd_floor"])
    return base.mean + thresholds["wellness.z"] * spread


def _high_days(values: dict[date, float], day: date, thresholds: Thresholds) -> int:
    """Count the high days in a row up to the day, at most as many as the rule asks for."""
    for back in range(thresholds.whole("wellness.days")):
        at = days_before(day, back)
        limit, value = _limit(_baseline(values, at, thresholds), thresholds), values.get(at)
        if value is None or limit is None or value < limit:
            return back
    return thresholds.whole("wellness.days")


def _shown(today: float | None, checkin: CheckIn | None) -> Message:
    if today is not None:
        return say("recovery.wellness_sum", sum=today)
    entered = 0 if checkin is None else sum(item is not None for item in items_of(checkin))
    return say("recovery.ratings_entered", entered=entered, all=_ITEMS)


def _compared(base: Baseline) -> Message:
    if base.mean is None or not base.ready:
        return base.collecting
    return say("recovery.own_mean", mean=base.mean, present=base.present, days=base.days)


def _text(state: State, row: int, base: Baseline, checkin: CheckIn | None) -> Message:
    if state is State.MISSING or checkin is None:
        return say("recovery.rate_all")
    ratings = _ratings(checkin)
    if state is State.COLLECTING:
        present, needed = base.present, base.needed
        return say("recovery.wellness_collecting", present=present, needed=needed, ratings=ratings)
    if state is State.AMBER:
        return say("recovery.wellness_high_days", days=row, ratings=ratings)
    if state is State.NOTE:
        return say("recovery.wellness_high_today", ratings=ratings)
    return say("recovery.wellness_usual", ratings=ratings)


def _ratings(checkin: CheckIn) -> list[Message]:
    rated = (
        ("recovery.rated_sleep_quality", checkin.sleep_quality),
        ("recovery.rated_fatigue", checkin.fatigue),
        ("recovery.rated_stress", checkin.stress),
        ("recovery.rated_muscle_soreness", checkin.muscle_soreness),
    )
    return [say(key, rating=rating) for key, rating in rated if rating is not None]
