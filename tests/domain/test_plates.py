"""Loads that are proposed can be made up of the plates people have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.athlete import Experience
from calfjournal.domain.notation import KG_PER_LB, Notation
from calfjournal.domain.plates import KILOGRAMS, POUNDS, Plates, plates_in
from calfjournal.training.library import load_library
from calfjournal.training.strength import lighter, load_step

SEATED = load_library().get("seated_calf_raise")
POUND = Notation(mass="lb")


def pounds(count: float) -> float:
    return POUND.kept(count, "kg")


def test_plates_follow_the_unit() -> None:
    """Pounds have their own plates, everybody else kilograms."""
    assert plates_in("lb") is POUNDS
    assert plates_in("kg") is KILOGRAMS


@pytest.mark.parametrize(
    ("load", "experience", "step"),
    [
        (50, Experience.NOVICE, 5),
        (100, Experience.EXPERIENCED, 10),
        (40, Experience.NOVICE, 2.5),
        (20, Experience.NOVICE, 1),
    ],
)
def test_steps_of_pounds(load: float, experience: Experience, step: float) -> None:
    """A step of at most 10 %, of 1, 2.5, 5 or 10 pounds; and the load is one of the plates."""
    found = load_step(SEATED, pounds(load), experience, 70, POUNDS)
    assert found == pytest.approx(step * KG_PER_LB)
    assert POUNDS.made_up(pounds(load) + (found or 0)) == pounds(load + step)


def test_nothing_below_a_pound() -> None:
    """One pound more would be too much of nine."""
    assert load_step(SEATED, pounds(9), Experience.NOVICE, 70, POUNDS) is None


@given(st.integers(20, 600))
def test_lighter_in_pounds(load: int) -> None:
    """Repetitions missed twice take 5 to 10 % off, in whole pounds."""
    after = lighter(pounds(load), POUNDS)
    assert 0.9 * load - 1e-4 <= after / KG_PER_LB <= 0.95 * load + 1e-4
    assert after == pounds(round(after / KG_PER_LB))


@given(st.sampled_from((KILOGRAMS, POUNDS)), st.floats(1, 500))
def test_a_load_that_is_made_up(plates: Plates, kg: float) -> None:
    """Never heavier, less than a step lighter, and made up of it once more the same."""
    made = plates.made_up(kg)
    assert kg - plates.least < made <= kg + plates.least * 1e-3
    assert plates.made_up(made) == made


def test_what_halves_of_a_plate_make_up_stays() -> None:
    """11.25 kg are a pair of small plates; 49.6 lb, typed as 22.5 kg once, are none."""
    assert KILOGRAMS.made_up(11.25) == 11.25
    assert POUNDS.made_up(22.5) == pounds(49)
