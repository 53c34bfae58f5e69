"""What is usual of a tendon in the morning, so that chronic pain never becomes it (rule 4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from msgspec import Struct

from calfjournal.domain.checkin import TendonReading
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.baseline import days_before
from calfjournal.recovery.leg_readings import LegReadings


class Basis(StrEnum):
    """What a usual pain rests on."""

    MORNINGS = "mornings"
    """The median of the mornings of two weeks."""
    CAPPED = "capped"
    """The mornings lie higher: a margin above the start."""
    START = "start"
    """Too few mornings: the start stands in."""
    NOTHING = "nothing"
    """Neither a start nor a morning: nothing is above it, and nothing but 0 and 1 is settled."""


class Start(Struct, frozen=True):
    """The first usual of a leg, pain 0-10 and stiffness in minutes; None = not known.

    ``guessed`` when the pain was never entered and the first mornings stand in.
    """

    pain: float | None = None
    stiffness_min: float | None = None
    guessed: bool = False


class Usual(Struct, frozen=True):
    """The usual morning of one side, from how many ``mornings``; None = nothing to judge against.

    ``start`` is what the pain may not rise far above.
    """

    pain: float | None
    stiffness_min: float | None
    mornings: int = 0
    needed: int = 0
    basis: Basis = Basis.MORNINGS
    start: Start = Start()

    @property
    def is_guess(self) -> bool:
        """True when the usual pain rests on a start that nobody entered."""
        return self.start.guessed and self.basis in (Basis.START, Basis.CAPPED)


def usual_of(day: date, leg: LegReadings, thresholds: Thresholds) -> Usual:
    """Return the usual morning of the 14 days up to ``day``: the lower of median and start + 1.

    Days of a flare of that side are left out. With fewer than five mornings the start stands in.
    Pain and stiffness (start + 10 min) are counted apart.
    """
    kept: tuple[Thresholds, Usual] | None = leg.usual.get(day)
    if kept is None or kept[0] is not thresholds:
        kept = leg.usual[day] = thresholds, _usual_of(day, leg, thresholds)
    return kept[1]


def _usual_of(day: date, leg: LegReadings, thresholds: Thresholds) -> Usual:
    first = days_before(day, thresholds.whole("tendon.base_days") - 1)
    found = mornings_between(leg, first, day)
    needed = thresholds.whole("tendon.base_min")
    start = start_of(day, leg, thresholds)
    pains, stiff = _pains(found), _minutes(found)
    own = median_of(pains, needed)
    pain = _lower(own, start.pain, thresholds["tendon.start_margin"])
    return Usual(
        pain,
        _lower(median_of(stiff, needed), start.stiffness_min, thresholds["stiffness.start_margin"]),
        len(pains),
        needed,
        _basis(own, pain),
        start,
    )


def start_of(day: date, leg: LegReadings, thresholds: Thresholds) -> Start:
    """Return what was said of the leg; the median of its first mornings where nothing was."""
    first = _first_mornings(day, leg, thresholds)
    pain, stiffness = leg.tendon.usual_pain, leg.tendon.usual_stiffness_min
    return Start(
        median_of(_pains(first), 1) if pain is None else float(pain),
        median_of(_minutes(first), 1) if stiffness is None else float(stiffness),
        pain is None,
    )


def first_weeks_of(day: date, leg: LegReadings, thresholds: Thresholds) -> float | None:
    """Return the median pain of the first mornings outside a flare, None while they are few."""
    pains = _pains(_first_mornings(day, leg, thresholds))
    return median_of(pains, thresholds.whole("tendon.base_min"))


def mornings_between(leg: LegReadings, first: date, last: date) -> list[TendonReading]:
    """Return the mornings outside a flare, both days included."""
    days, mornings = range((last - first).days + 1), leg.usual_mornings
    return [r for back in days if (r := mornings.get(last - timedelta(back))) is not None]


def median_of(values: Sequence[int], needed: int) -> float | None:
    """Return the median, None with fewer values than needed."""
    return float(median(values)) if len(values) >= max(1, needed) else None


def _first_mornings(day: date, leg: LegReadings, thresholds: Thresholds) -> list[TendonReading]:
    count = thresholds.whole("tendon.start_mornings")
    return [reading for reading in leg.first[:count] if reading.day <= day]


def _pains(readings: Sequence[TendonReading]) -> list[int]:
    return [r.pain for r in readings if r.pain is not None]


def _minutes(readings: Sequence[TendonReading]) -> list[int]:
    return [r.stiffness_min for r in readings if r.stiffness_min is not None]


def _lower(own: float | None, start: float | None, margin: float) -> float | None:
    if own is None or start is None:
        return start if own is None else own
    return min(own, start + margin)


def _basis(own: float | None, pain: float | None) -> Basis:
    if pain is None:
        return Basis.NOTHING
    if own is None:
        return Basis.START
    return Basis.MORNINGS if own <= pain else Basis.CAPPED
