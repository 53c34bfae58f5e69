"""The decision table of the tendon: answers of one side to one session (domain rules 4.1-4.4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean, median

from msgspec import Struct

from calfjournal.domain.athlete import Athlete
from calfjournal.domain.checkin import TendonReading
from calfjournal.domain.finding import State
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.leg_readings import LegReadings


class Row(StrEnum):
    """A row of the table; the values are the middle of the rule ids (``tendon.rise.left``)."""

    DURING = "during"
    """Pain during of 6 or more, or a limp."""
    H48 = "48h"
    """Sore for longer than 48 hours."""
    WORSENING = "worsening"
    """More pain at 24 h than straight after, or at 48 h than at 24 h."""
    UNSETTLED = "unsettled"
    """One point more at 24 h than straight after; its rule id is ``tendon.worsening``."""
    RISE = "rise"
    """Next-morning pain or stiffness above usual."""
    HOLD_DOSE = "hold_dose"
    """Pain during of 3 to 5 that settled."""
    TREND = "trend"
    """Mornings worse than a week ago."""
    GREEN = "green"
    """Settled."""

    @property
    def state(self) -> State:
        """What the row says about the tendon."""
        if self in (Row.DURING, Row.H48, Row.WORSENING):
            return State.RED
        return State.GREEN if self is Row.GREEN else State.AMBER

    @property
    def rule(self) -> str:
        """The rule id without the side."""
        name = Row.WORSENING if self is Row.UNSETTLED else self
        return f"tendon.{name.value}"


class Answers(Struct, frozen=True):
    """What one side said to one session: pain 0-10, stiffness in minutes; None = not known."""

    during: int | None = None
    after: int | None = None
    morning: int | None = None
    h24: int | None = None
    h48: int | None = None
    stiffness_min: int | None = None
    limp: bool = False
    swelling: bool = False


class Usual(Struct, frozen=True):
    """The usual morning of one side: pain and stiffness, and from how many mornings.

    ``own`` is False while there are too few mornings and the values given at the start stand in.
    """

    pain: float
    stiffness_min: float
    mornings: int
    needed: int
    own: bool


class Trend(Struct, frozen=True):
    """Mean morning pain (and stiffness, minutes) of this week and the week before."""

    rising: bool
    week: float | None = None
    week_before: float | None = None
    mornings: int = 0
    needed: int = 0
    stiffness: float | None = None
    stiffness_before: float | None = None

    @property
    def judged(self) -> bool:
        """True when both weeks hold enough mornings."""
        return self.week_before is not None or self.stiffness_before is not None


def decide(
    answers: Answers, usual: Usual, thresholds: Thresholds, *, rising: bool = False
) -> Row | None:
    """Return the first row of the table that holds, None when too little is known yet.

    Row 0 (a warning sign) is decided before, row 6 by ``rising``. Without the next morning's
    answer nothing is green. A rise between the 1 that is settled and the 2 that asks to hold
    (the usual may be a half) holds the dose.
    """
    for row, holds in (
        (Row.DURING, _too_much_during),
        (Row.H48, _lasting),
        (Row.WORSENING, _worsening),
        (Row.RISE, _risen),
        (Row.UNSETTLED, _unsettled),
        (Row.HOLD_DOSE, _hold_dose),
    ):
        if holds(answers, usual, thresholds):
            return row
    if rising:
        return Row.TREND
    return Row.GREEN if answers.morning is not None else None


def rise_of(answers: Answers, usual: Usual) -> float | None:
    """Return how far the next morning lies above usual, None without its answer."""
    return None if answers.morning is None else answers.morning - usual.pain


def stiffness_limit(usual: Usual, thresholds: Thresholds) -> float:
    """Return the minutes from which stiffness asks to hold: usual + 15, at most above 30."""
    return min(usual.stiffness_min + thresholds["stiffness.rise"], thresholds["stiffness.limit"])


def is_stiff(minutes: float | None, usual: Usual, thresholds: Thresholds) -> bool:
    """Tell whether stiffness alone asks to hold (row 4)."""
    if minutes is None:
        return False
    risen = minutes >= usual.stiffness_min + thresholds["stiffness.rise"]
    return risen or minutes > thresholds["stiffness.limit"]


def _too_much_during(answers: Answers, usual: Usual, thresholds: Thresholds) -> bool:
    del usual
    high = answers.during is not None and answers.during >= thresholds["tendon.zone_red"]
    return high or answers.limp


def _lasting(answers: Answers, usual: Usual, thresholds: Thresholds) -> bool:
    return answers.h48 is not None and answers.h48 > usual.pain + thresholds["tendon.lasting_48h"]


def _worsening(answers: Answers, usual: Usual, thresholds: Thresholds) -> bool:
    h24, h48 = answers.h24, answers.h48
    if h24 is None:
        return False
    if answers.after is not None and h24 >= answers.after + thresholds["tendon.worse_24h"]:
        return True
    return h48 is not None and h48 > h24 and h48 > usual.pain


def _unsettled(answers: Answers, usual: Usual, thresholds: Thresholds) -> bool:
    del usual
    if answers.h24 is None or answers.after is None:
        return False
    return answers.h24 >= answers.after + thresholds["tendon.unsettled_24h"]


def _risen(answers: Answers, usual: Usual, thresholds: Thresholds) -> bool:
    rise = rise_of(answers, usual)
    if rise is not None and rise >= thresholds["tendon.rise_hold"]:
        return True
    return is_stiff(answers.stiffness_min, usual, thresholds)


def _hold_dose(answers: Answers, usual: Usual, thresholds: Thresholds) -> bool:
    rise = rise_of(answers, usual)
    if rise is not None and rise > thresholds["tendon.rise_ok"]:
        return True
    return answers.during is not None and answers.during >= thresholds["tendon.zone_amber"]


# ------------------------------------------------------------------ what is usual


def usual_of(day: date, leg: LegReadings, athlete: Athlete, thresholds: Thresholds) -> Usual:
    """Return the usual morning before an answer: medians of the 14 days up to ``day``.

    Days of a flare of that side are left out. With fewer than five mornings the athlete's own
    values of the start are used. Pain and stiffness are counted apart.
    """
    first = days_before(day, thresholds.whole("tendon.base_days") - 1)
    found = _between(leg.usual_mornings, first, day)
    pains = [r.pain for r in found if r.pain is not None]
    stiff = [r.stiffness_min for r in found if r.stiffness_min is not None]
    needed = thresholds.whole("tendon.base_min")
    own = len(pains) >= needed
    return Usual(
        float(median(pains)) if own else float(athlete.usual_pain or 0),
        float(median(stiff)) if len(stiff) >= needed else float(athlete.usual_stiffness_min or 0),
        len(pains),
        needed,
        own,
    )


def trend_of(day: date, mornings: Mapping[date, TendonReading], thresholds: Thresholds) -> Trend:
    """Compare the seven mornings up to the day with the seven before (row 6)."""
    week, before = days_before(day, 6), days_before(day, 13)
    needed = thresholds.whole("tendon.trend_min")
    now = _between(mornings, week, day)
    then = _between(mornings, before, days_before(week, 1))
    pains = (
        [r.pain for r in now if r.pain is not None],
        [r.pain for r in then if r.pain is not None],
    )
    stiff = (
        [r.stiffness_min for r in now if r.stiffness_min is not None],
        [r.stiffness_min for r in then if r.stiffness_min is not None],
    )
    pain, pain_before = _means(pains, needed)
    stiffness, stiffness_before = _means(stiff, needed)
    rising = _above(pain, pain_before, thresholds["tendon.trend_pain"]) or _above(
        stiffness, stiffness_before, thresholds["tendon.trend_stiffness"]
    )
    count = min(len(pains[0]), len(pains[1]))
    return Trend(rising, pain, pain_before, count, needed, stiffness, stiffness_before)


def _between(
    mornings: Mapping[date, TendonReading], first: date, last: date
) -> list[TendonReading]:
    span = range((last - first).days + 1)
    return [r for back in span if (r := mornings.get(last - timedelta(back))) is not None]


def _means(weeks: tuple[list[int], list[int]], needed: int) -> tuple[float | None, float | None]:
    if min(len(weeks[0]), len(weeks[1])) < max(1, needed):
        return None, None
    return fmean(weeks[0]), fmean(weeks[1])


def _above(now: float | None, before: float | None, by: float) -> bool:
    return now is not None and before is not None and now > before + by
