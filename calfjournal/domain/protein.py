"""How much protein a day and a meal, from body mass (domain rule 10.4)."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

A_DAY_G_PER_KG: Final = (1.4, 2.0)
"""ISSN position stand 2017, for people who train."""
A_MEAL_G_PER_KG: Final = (0.25, 0.40)
"""The same, in three to four meals."""


class ProteinRange(Struct, frozen=True):
    """Whole grams of protein, from least to most."""

    day: tuple[int, int]
    meal: tuple[int, int]


def protein_for(body_mass_kg: float) -> ProteinRange:
    """Return the grams a day and a meal for a body mass; 70 kg: 98 to 140, and 18 to 28."""
    return ProteinRange(_grams(A_DAY_G_PER_KG, body_mass_kg), _grams(A_MEAL_G_PER_KG, body_mass_kg))


def _grams(per_kg: tuple[float, float], body_mass_kg: float) -> tuple[int, int]:
    least, most = per_kg
    return _whole(least * body_mass_kg), _whole(most * body_mass_kg)


def _whole(grams: float) -> int:
    return int(round(grams, 6) + 0.5)  # A half goes up: 17.5 g are 18.
