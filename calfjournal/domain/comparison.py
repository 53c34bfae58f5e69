"""Test results beside those of the test before and of the other leg, and what they are called."""

from __future__ import annotations

import math
from datetime import date
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.assessment import Assessment, Measure, Result


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


def whole_percent(share: float, goal: float) -> int:
    """Return a share as it is shown: rounded, but never up to a goal that was not reached."""
    return round(share) if share >= goal else min(round(share), math.ceil(goal) - 1)


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

    @property
    def results(self) -> tuple[Compared, ...]:
        """What there is, left first."""
        return tuple(one for one in (self.left, self.right, self.both) if one is not None)


class ComparedTest(Struct, frozen=True):
    """A test battery with every measure compared, in the order of ``Measure``."""

    assessment: Assessment
    measures: tuple[ComparedMeasure, ...]
