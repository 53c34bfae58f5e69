"""In which units and with which marks a person reads and types numbers.

The journal keeps kilograms, kilometres and centimetres; only what is read and typed is converted.
The factors are exact: the international pound, mile and inch.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

KG_PER_LB: Final = 0.45359237
KM_PER_MI: Final = 1.609344
CM_PER_IN: Final = 2.54

KEPT_PLACES: Final = 6
"""Decimals kept of a value that was typed in another unit: less than anybody can measure."""


SYSTEM: Final = "system"
"""What an option follows whose choice is left to the computer."""

MARKS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "point": (".", ","),
        "comma": (",", "."),
        "space": (",", "\u202f"),
        "apostrophe": (".", "’"),
    }
)
"""By the format of numbers: the mark before decimals, and the one between groups of digits."""


class Other(Struct, frozen=True):
    """A unit people read instead of the kept one, which is ``factor`` of it.

    ``more`` decimals make up for a unit that is larger.
    """

    unit: str
    factor: float
    more: int = 0


_OTHERS: Final[Mapping[str, Mapping[str, Other]]] = MappingProxyType(
    {
        "lb": {"kg": Other("lb", KG_PER_LB), "/kg": Other("/lb", 1 / KG_PER_LB, more=1)},
        "mi": {
            "km": Other("mi", KM_PER_MI),
            "km/h": Other("mph", KM_PER_MI),
            "/km": Other("/mi", 1 / KM_PER_MI),
        },
        "in": {"cm": Other("in", CM_PER_IN, more=1)},
    }
)
"""By the unit chosen: what stands in for each kept unit."""


def other_units(kept: str) -> Mapping[str, float]:
    """Return the units that stand in for a kept one, each with what it is of that."""
    found = (units[kept] for units in _OTHERS.values() if kept in units)
    return {other.unit: other.factor for other in found}


class Notation(Struct, frozen=True):
    """What is chosen: units of load, running distance and length, and the marks of numbers.

    A mark of "" is the one of the language.
    """

    mass: str = "kg"
    distance: str = "km"
    length: str = "cm"
    decimal_mark: str = ""
    thousands_mark: str = ""

    def unit(self, kept: str) -> str:
        """Return the unit in which values of a kept unit are read: ``lb`` for ``kg``."""
        other = self._other(kept)
        return other.unit if other else kept

    def decimals(self, decimals: int, kept: str) -> int:
        """Return how many decimals a value of a kept unit has where it is read."""
        other = self._other(kept)
        return decimals + other.more if other else decimals

    def read(self, value: float, kept: str) -> float:
        """Return a value of a kept unit as it is read: 22.5 kg are 49.6 lb."""
        other = self._other(kept)
        return value / other.factor if other else value

    def kept(self, value: float, kept: str, unit: str = "") -> float:
        """Return what is kept of a value as it was typed: 50 lb are 22.679619 kg.

        ``unit`` is the one that was typed behind it, where one was.
        """
        if unit and unit != self.unit(kept):
            return round(value * other_units(kept).get(unit, 1), KEPT_PLACES)
        other = self._other(kept)
        return round(value * other.factor, KEPT_PLACES) if other else value

    def _other(self, kept: str) -> Other | None:
        for chosen in (self.mass, self.distance, self.length):
            if chosen in _OTHERS and kept in _OTHERS[chosen]:
                return _OTHERS[chosen][kept]
        return None
