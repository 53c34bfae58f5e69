"""Test results beside those of the test before and of the other leg, and what they are called."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import Final

from msgspec import Struct

from calfjournal.domain.assessment import TOLD_OF, Assessment, Measure, Result
from calfjournal.domain.exercise import LEGS, Side

LEGS_WITHIN_D: Final = 7
"""Days between the tests of two legs that are compared at most [calfjournal default]."""
_TINY: Final = 1e-9
_first = itemgetter(0)


class RaiseLevel(StrEnum):
    """How heel raises compare with the reference for age and sex [calfjournal default]."""

    BUILD_FIRST = "build_first"
    DEVELOPING = "developing"
    TYPICAL = "typical"
    STRONG = "strong"


class GapLevel(StrEnum):
    """How far the sides of a knee-to-wall test are apart [calfjournal default]."""

    EVEN = "even"
    SMALL = "small"
    CLEAR = "clear"
    LARGE = "large"

    @property
    def stands_out(self) -> bool:
        """True when the gap is worth attention."""
        return self in (GapLevel.CLEAR, GapLevel.LARGE)


def symmetry(
    one: float | None, other: float | None, *, lower_is_better: bool = False
) -> float | None:
    """Return the weaker leg in percent of the stronger (LSI), None when nothing can be compared.

    ``lower_is_better`` for times: the slower leg is the weaker one.
    """
    if one is None or other is None or min(one, other) < 0 or max(one, other) <= 0:
        return None
    if lower_is_better and min(one, other) <= 0:
        return None
    return min(100.0, 100 * min(one, other) / max(one, other))


def whole_percent(share: float) -> int:
    """Return a share as it is shown everywhere: rounded down, never to a goal not yet reached."""
    return math.floor(share + _TINY)


def way_of(result: Result) -> tuple[object, ...]:
    """Return what must be equal for two results of a measure to compare (rule 2.2)."""
    return (result.bpm, result.surface) if result.measure in TOLD_OF["bpm"] else ()


def together(one: date, other: date) -> bool:
    """True for days so close that a leg of one compares with the other leg of the other."""
    return abs((one - other).days) <= LEGS_WITHIN_D


def newest_pair(results: Iterable[tuple[date, Result]]) -> tuple[Result, Result] | None:
    """Return left and right as they were last tested together and in the same way.

    The results are of one measure, in any order; those given later count among those of one day.
    None where the legs were never tested close to each other.
    """
    ordered = sorted(results, key=_first)
    ordered.reverse()
    for at, (day, newer) in enumerate(ordered):
        for earlier, older in ordered[at + 1 :]:
            if not together(day, earlier):
                break
            found = {newer.side: newer, older.side: older}
            if way_of(newer) == way_of(older) and all(leg in found for leg in LEGS):
                return found[Side.LEFT], found[Side.RIGHT]
    return None


class Change(Struct, frozen=True):
    """A change between two results taken in the same way, in the measure's unit.

    ``noise`` is the band a difference may have without a change, None where no figure is known;
    ``real`` tells whether the change lies beyond it.
    """

    value: float
    noise: float | None
    real: bool


class Compared(Struct, frozen=True):
    """One result beside the newest earlier one taken in the same way, and beside the first.

    Heel rises compare only at equal beat and surface. ``change`` is since the newest earlier one,
    ``gain`` since the first, on ``first_day``: None for the first itself. ``norm_percent`` is the
    share of the reference for age and sex (heel rises on the incline only), ``level`` what that is
    called.
    """

    result: Result
    change: Change | None = None
    gain: Change | None = None
    first_day: date | None = None
    norm_percent: float | None = None
    level: RaiseLevel | None = None
    other_way: bool = False
    """True when there are earlier results, but only at another beat or on another surface."""


class ComparedMeasure(Struct, frozen=True):
    """What one test gave for a measure; ``both`` for totals that have no side.

    ``gap`` is left minus right in the measure's unit (range tests), ``gap_level`` what it is called
    in knee-to-wall; ``symmetry`` is the weaker side in percent of the stronger (strength and hops)
    and ``symmetry_goal`` the percent to reach. None where it has no meaning.
    """

    measure: Measure
    left: Compared | None = None
    right: Compared | None = None
    both: Compared | None = None
    gap: float | None = None
    gap_level: GapLevel | None = None
    symmetry: float | None = None
    symmetry_goal: float | None = None
    noise: float | None = None
    """The band that a difference may have without a change, in the measure's unit."""
    other: tuple[date, Result] | None = None
    """The leg tested on a day close before, where only one was tested and the sides compare."""

    @property
    def results(self) -> tuple[Compared, ...]:
        """What there is, left first."""
        return tuple(one for one in (self.left, self.right, self.both) if one is not None)


class ComparedTest(Struct, frozen=True):
    """A test battery with every measure compared, in the order of ``Measure``."""

    assessment: Assessment
    measures: tuple[ComparedMeasure, ...]
