"""The weights people have: what the loads that are proposed are made up of."""

from __future__ import annotations

import math
from typing import Final

from msgspec import Struct

from calfjournal.domain.notation import KEPT_PLACES, KG_PER_LB

_NEAR = 1e-3
"""Share of a step by which a load may be off it: less than anybody can measure."""


class Plates(Struct, frozen=True):
    """The steps in which a load is changed, in kg, the largest first [our default]."""

    steps: tuple[float, float, float, float]

    @property
    def usual(self) -> float:
        """The step of dumbbells and backpacks, with which loads begin."""
        return self.steps[1]

    @property
    def least(self) -> float:
        """The smallest step."""
        return self.steps[-1]

    def made_up(self, kg: float) -> float:
        """Return a load that can be made up: as it is, where halves of the least step do it.

        Others, of somebody who had other plates, are rounded down to whole steps.
        """
        half = self.least / 2
        halves = round(kg / half)
        if abs(kg / half - halves) < _NEAR:
            return round(halves * half, KEPT_PLACES)
        return self.rounded_down(kg, self.least)

    @staticmethod
    def rounded_down(kg: float, step: float) -> float:
        """Return the whole steps that a load holds, in kg."""
        return round(math.floor(kg / step + _NEAR) * step, KEPT_PLACES)


KILOGRAMS: Final = Plates((5.0, 2.5, 1.0, 0.5))
_TEN, _FIVE, _TWO_AND_A_HALF, _ONE = (pounds * KG_PER_LB for pounds in (10, 5, 2.5, 1))
POUNDS: Final = Plates((_TEN, _FIVE, _TWO_AND_A_HALF, _ONE))


def kilogram_plates() -> Plates:
    """Return the plates of who said nothing else."""
    return KILOGRAMS


def plates_in(mass_unit: str) -> Plates:
    """Return the plates of people who read loads in a unit."""
    return POUNDS if mass_unit == "lb" else KILOGRAMS
