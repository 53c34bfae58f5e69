"""The grams of protein of domain rule 10."""

from __future__ import annotations

import pytest

from calfjournal.domain.protein import protein_for


@pytest.mark.parametrize(
    ("mass", "day", "meal"),
    [(70, (98, 140), (18, 28)), (50, (70, 100), (13, 20)), (62.5, (88, 125), (16, 25))],
)
def test_protein_follows_body_mass(
    mass: float, day: tuple[int, int], meal: tuple[int, int]
) -> None:
    """The example of the rule, and two others; half a gram is rounded up."""
    found = protein_for(mass)
    assert (found.day, found.meal) == (day, meal)
