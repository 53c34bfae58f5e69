"""Numbers typed in pounds, miles and inches come back as they were typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.notation import CM_PER_IN, KG_PER_LB, KM_PER_MI, Notation
from calfjournal.messages import formats, parsing
from calfjournal.messages import notation as held

AMERICAN = Notation("lb", "mi", "in")
KEPT = ("kg", "km", "cm", "km/h")


@given(st.integers(0, 2_000_000), st.sampled_from(KEPT), st.integers(0, 2))
def test_what_was_typed_is_read_again(hundredths: int, kept: str, places: int) -> None:
    """Typed, kept and shown again a number is the same, to the last digit that was typed."""
    typed = round(hundredths / 100, places)
    again = AMERICAN.read(AMERICAN.kept(typed, kept), kept)
    assert f"{again:.{places}f}" == f"{typed:.{places}f}"


@given(st.floats(0, 100_000), st.sampled_from(KEPT))
def test_what_is_kept_comes_back(value: float, kept: str) -> None:
    """Shown in full and typed again a kept number is the same within a millionth."""
    assert AMERICAN.kept(AMERICAN.read(value, kept), kept) == pytest.approx(value, abs=1e-6)


@given(st.floats(allow_nan=False), st.sampled_from(["", "kg", "bpm", "mm", "m"]))
def test_nothing_changes_where_nothing_was_chosen(value: float, unit: str) -> None:
    """Kept units are read and kept exactly."""
    plain = Notation()
    assert plain.read(value, unit) == value == plain.kept(value, unit)
    assert plain.unit(unit) == unit


def test_the_factors_are_the_international_ones() -> None:
    """A pound, a mile and an inch of 1959."""
    assert (KG_PER_LB, KM_PER_MI, CM_PER_IN) == (0.45359237, 1.609344, 2.54)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (lambda: formats.number(22.679619, 2, "kg"), "50 lb"),
        (lambda: formats.number(10.0, 1, "km"), "6.2 mi"),
        (lambda: formats.number(12.1, 1, "cm"), "4.76 in"),
        (lambda: formats.signed(-2.54, 1, "cm"), "−1 in"),
        (lambda: formats.number(10, 1, "km/h"), "6.2 mph"),
        (lambda: formats.pace(10_000, 3000), "8:03 /mi"),
        (lambda: formats.unit_word("kg"), "lb"),
        (lambda: formats.bare(10.0, 1, "km"), "6.2"),
        (lambda: formats.number(10, 0, "mm"), "10 mm"),
    ],
)
def test_formats_write_the_chosen_units(
    said: Callable[[], str], expected: str, noted: Callable[[Notation], None]
) -> None:
    """What the journal keeps in kilograms, kilometres and centimetres is read otherwise."""
    noted(AMERICAN)
    assert said() == expected


@pytest.mark.parametrize(
    ("marks", "number", "count"),
    [((",", "."), "−12,5", "1.234.567"), ((",", "\u202f"), "−12,5", "1\u202f234\u202f567")],
)
def test_numbers_carry_the_chosen_marks(
    marks: tuple[str, str], number: str, count: str, noted: Callable[[Notation], None]
) -> None:
    """Decimals and thousands are written as chosen, and read again."""
    noted(Notation(decimal_mark=marks[0], thousands_mark=marks[1]))
    assert formats.number(-12.5) == number
    assert parsing.read_number(number) == -12.5
    assert formats.grouped(1_234_567) == count


def test_the_notation_of_a_test_ends_with_it() -> None:
    """Tests begin in kilograms."""
    assert held.notation() == Notation()
