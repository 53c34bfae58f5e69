"""The decision table of the tendon: answers of one side to one session (domain rules 4.1-4.4)."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.checkin import Moment
from calfjournal.domain.finding import State
from calfjournal.domain.program import PainRule
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.usual import Usual


class Row(StrEnum):
    """A row of the table; the values are the middle of the rule ids (``tendon.rise.left``)."""

    DURING = "during"
    """Row 1: pain during of 6 or more, or a limp."""
    H48 = "48h"
    """Row 2: sore for longer than 48 hours."""
    WORSENING = "worsening"
    """Row 3: three points above usual at 24 h, or four the next morning."""
    RISE = "rise"
    """Row 4: two points above usual, a morning of 4 or more, or stiffness."""
    AGREEING = "agreeing"
    """Row 4a: one point above usual at 24 h and at 48 h."""
    HOLD_DOSE = "hold_dose"
    """Row 5: pain during of 3 to 5 that settled."""
    TREND = "trend"
    """Row 6: mornings worse than a week ago, or than in the first weeks."""
    UNANSWERED = "unanswered"
    """An answer is overdue: what is not told counts as hold for the next dose."""
    GREEN = "green"
    """Row 7: settled."""

    @property
    def state(self) -> State:
        """What the row says about the tendon."""
        if self in (Row.DURING, Row.H48, Row.WORSENING):
            return State.RED
        return State.GREEN if self is Row.GREEN else State.AMBER

    @property
    def rule(self) -> str:
        """The rule id without the side."""
        return f"tendon.{self.value}"


class Answers(Struct, frozen=True):
    """What one side said to one session: pain 0-10, stiffness in minutes; None = not known.

    ``after`` is told and decides nothing: were it compared with, a higher one would be better.
    """

    during: int | None = None
    after: int | None = None
    morning: int | None = None
    h24: int | None = None
    h48: int | None = None
    stiffness_min: int | None = None
    limp: bool = False
    swelling: bool = False

    def at(self, moment: Moment) -> int | None:
        """Return the pain at a moment."""
        return {
            Moment.DURING: self.during,
            Moment.AFTER: self.after,
            Moment.MORNING: self.morning,
            Moment.H24: self.h24,
            Moment.H48: self.h48,
        }[moment]


class _Answered(Struct, frozen=True):
    """What the rows look at; ``base`` is the usual pain."""

    answers: Answers
    base: float
    usual: Usual
    thresholds: Thresholds
    accepted: PainRule
    clears_twinges: bool

    def reaches(self, pain: int | None, key: str) -> bool:
        """True when a pain lies so far above usual as a threshold says."""
        return pain is not None and pain >= self.base + self.thresholds[key]


def decide(
    answers: Answers,
    usual: Usual,
    thresholds: Thresholds,
    *,
    accepted: PainRule = PainRule(),  # noqa: B008 - a frozen value
    clears_twinges: bool = False,
) -> Row | None:
    """Return the first row of the table that holds, None when too little is known yet.

    Row 0 (a warning sign) is decided before, row 6 apart. Nothing is green before every answer
    that is asked for is given. While no usual is known, only what needs none is judged: green is
    what would be so with a usual of 0, hold or red what would be so with the highest morning that
    does not itself ask to hold.
    """

    def first(base: float) -> Row | None:
        case = _Answered(answers, base, usual, thresholds, accepted, clears_twinges)
        fired = next((row for row, holds in _ROWS if holds(case)), None)
        complete = all(answers.at(moment) is not None for moment in accepted.asked)
        return fired or (Row.GREEN if complete else None)

    if usual.pain is not None:
        return first(usual.pain)
    if first(0) is Row.GREEN:
        return Row.GREEN
    whatever = first(thresholds["tendon.morning_hold"] - 1)
    return None if whatever is Row.GREEN else whatever


def morning_row(
    pain: int | None, usual: Usual, thresholds: Thresholds, *, limp: bool = False
) -> Row | None:
    """Judge the pain of a morning by itself; None without it, or without a usual to judge by."""
    asked = PainRule(asked=(Moment.MORNING,))
    return decide(Answers(morning=pain, limp=limp), usual, thresholds, accepted=asked)


def rise_of(pain: int | None, usual: Usual) -> float | None:
    """Return how far a pain lies above usual, None without either."""
    return None if pain is None or usual.pain is None else pain - usual.pain


def stiffness_limit(usual: Usual, thresholds: Thresholds) -> float:
    """Return the minutes from which stiffness asks to hold: usual + 15, at most above 30."""
    limit = thresholds["stiffness.limit"]
    if usual.stiffness_min is None:
        return limit
    return min(usual.stiffness_min + thresholds["stiffness.rise"], limit)


def is_stiff(minutes: float | None, usual: Usual, thresholds: Thresholds) -> bool:
    """Tell whether stiffness alone asks to hold (row 4)."""
    if minutes is None:
        return False
    if minutes > thresholds["stiffness.limit"]:
        return True
    base = usual.stiffness_min
    return base is not None and minutes >= base + thresholds["stiffness.rise"]


def _too_much_during(case: _Answered) -> bool:
    during = case.answers.during
    return case.answers.limp or (
        during is not None and during >= case.thresholds["tendon.zone_red"]
    )


def _lasting(case: _Answered) -> bool:
    h48 = case.answers.h48
    return h48 is not None and h48 > case.base + case.thresholds["tendon.lasting_48h"]


def _worsening(case: _Answered) -> bool:
    answers = case.answers
    return case.reaches(answers.h24, "tendon.red_24h") or case.reaches(
        answers.morning, "tendon.red_rise"
    )


def _risen(case: _Answered) -> bool:
    answers, morning = case.answers, case.answers.morning
    if case.reaches(answers.h24, "tendon.hold_24h") or case.reaches(morning, "tendon.rise_hold"):
        return True
    if morning is not None and morning >= case.thresholds["tendon.morning_hold"]:
        return True
    return is_stiff(answers.stiffness_min, case.usual, case.thresholds)


def _agreeing(case: _Answered) -> bool:
    later = (case.answers.h24, case.answers.h48)
    if not all(case.reaches(pain, "tendon.agreeing") for pain in later):
        return False
    return not case.clears_twinges or any(case.reaches(pain, "tendon.hold_24h") for pain in later)


def _hold_dose(case: _Answered) -> bool:
    answers, thresholds = case.answers, case.thresholds
    if not _settled(case, Moment.MORNING, unknown=True):
        return True  # the usual may be a half: neither settled nor two points above
    during, ok = answers.during, case.accepted.during_ok
    if during is None or during < thresholds["tendon.zone_amber"]:
        return False
    by = case.accepted.settle_by or Moment.MORNING
    return not (ok is not None and during <= ok and _settled(case, by, unknown=False))


def _settled(case: _Answered, moment: Moment, *, unknown: bool) -> bool:
    """True when an answer is at most one above usual; ``unknown`` while it is not given."""
    pain = case.answers.at(moment)
    return unknown if pain is None else pain <= case.base + case.thresholds["tendon.rise_ok"]


_ROWS: tuple[tuple[Row, Callable[[_Answered], bool]], ...] = (
    (Row.DURING, _too_much_during),
    (Row.H48, _lasting),
    (Row.WORSENING, _worsening),
    (Row.RISE, _risen),
    (Row.AGREEING, _agreeing),
    (Row.HOLD_DOSE, _hold_dose),
)
