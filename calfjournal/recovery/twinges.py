"""Twinges: a single answer one point up that is gone a day later says little (rule 4.3)."""

from __future__ import annotations

from datetime import date, timedelta

from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.leg_readings import LaterPair, LegReadings
from calfjournal.recovery.usual import usual_of

LOOKS_BACK = 120
"""Days of answers that tell how often a twinge clears."""


def twinge_share(day: date, leg: LegReadings, thresholds: Thresholds) -> float | None:
    """Return the share of a leg's single +1 answers at 24 h that were back at usual by 48 h.

    Known before the day; None with fewer than 20 such answers.
    """
    first = days_before(day, LOOKS_BACK)
    pairs = [pair for pair in leg.pairs if first <= pair.day and pair.known < day and pair.h24 > 0]
    needed = thresholds.whole("tendon.twinge_min")
    if len(pairs) < needed:
        return None
    cleared = [c for pair in pairs if (c := _cleared(pair, leg, thresholds)) is not None]
    return sum(cleared) / len(cleared) if len(cleared) >= needed else None


def clears_twinges(day: date, leg: LegReadings, thresholds: Thresholds) -> bool:
    """Tell whether a leg's twinges mostly clear, so that row 4a asks for more than two of them."""
    share = twinge_share(day, leg, thresholds)
    return share is not None and share >= thresholds["tendon.twinge_share"]


def _cleared(pair: LaterPair, leg: LegReadings, thresholds: Thresholds) -> bool | None:
    """Whether a twinge was gone at 48 h; None when the answer at 24 h was none."""
    usual = usual_of(pair.day - timedelta(days=1), leg, thresholds).pain
    if usual is None:
        return None
    one = usual + thresholds["tendon.agreeing"]
    if not one <= pair.h24 < usual + thresholds["tendon.hold_24h"]:
        return None
    return pair.h48 < one
