"""Test results beside those of the test before."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from calfjournal.domain.assessment import Assessment, Measure, Result


class Compared(Struct, frozen=True):
    """One result beside the newest earlier one taken in the same way.

    Heel rises compare only at equal beat and surface. ``change`` is in the measure's unit.
    ``noise`` is the band a difference may have without a change, None where no figure is known;
    ``real`` tells whether the change lies beyond it. ``norm_percent`` is the share of the
    reference for age and sex (heel rises on the incline only).
    """

    result: Result
    previous: Result | None = None
    previous_day: date | None = None
    change: float | None = None
    noise: float | None = None
    real: bool = False
    norm_percent: float | None = None
    other_way: bool = False
    """True when there are earlier results, but only at another beat or on another surface."""


class ComparedMeasure(Struct, frozen=True):
    """What one test gave for a measure; ``both`` for totals that have no side.

    ``gap`` is left minus right in the measure's unit (range tests), ``symmetry`` the weaker side
    in percent of the stronger (strength and hops); None where it has no meaning.
    """

    measure: Measure
    left: Compared | None = None
    right: Compared | None = None
    both: Compared | None = None
    gap: float | None = None
    symmetry: float | None = None

    @property
    def results(self) -> tuple[Compared, ...]:
        """What there is, left first."""
        return tuple(one for one in (self.left, self.right, self.both) if one is not None)


class ComparedTest(Struct, frozen=True):
    """A test battery with every measure compared, in the order of ``Measure``."""

    assessment: Assessment
    measures: tuple[ComparedMeasure, ...]
