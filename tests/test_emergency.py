"""The number to call, by region."""

from __future__ import annotations

import pytest

from calfjournal.emergency import NUMBERS, emergency_of
from ui.signs.emergency_words import emergency_words


@pytest.mark.parametrize(
    ("region", "number"),
    [
        *(("DE", "112"), ("FR", "112"), ("GB", "999"), ("US", "911"), ("CA", "911")),
        *(("AU", "000"), ("NZ", "111"), ("JP", "119"), ("CH", "144"), ("ch", "144")),
    ],
)
def test_the_number_of_a_region_is_said(region: str, number: str) -> None:
    """Every member of the Union has 112; others have their own."""
    assert number in emergency_words(region)


def test_a_region_nobody_knows_has_its_own_number() -> None:
    """Nothing is guessed."""
    assert emergency_of("XX") is None
    assert emergency_words("") == "In an emergency call your local emergency number."


def test_numbers_are_digits_and_regions_are_codes() -> None:
    """The table holds what can be dialled."""
    assert all(len(region) == 2 and region.isupper() for region in NUMBERS)
    dialled = [n for found in NUMBERS.values() for n in (found.number, found.other) if n]
    assert all(number.isdecimal() for number in dialled)
