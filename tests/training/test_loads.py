"""Loads rest on what was lifted, on what neighbours were done with, or on the heel rises."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.exercise import Side, Unit
from calfjournal.domain.program import SessionKind
from calfjournal.domain.session import Session, SessionStatus, SetLine
from calfjournal.messages import in_words
from calfjournal.training.library import load_library
from calfjournal.training.loads import Loads

LIBRARY = load_library()
MONDAY = date(2026, 11, 23)
KG = st.integers(0, 200).map(lambda halves: halves / 2)


def done(exercise: str, *kilograms: float, ago: int = 2, reps: int = 8) -> Session:
    sides = LIBRARY.get(exercise).laterality.sides
    lines = tuple(
        SetLine(exercise, 0, n, side, Unit.REPS, reps, done=reps, done_kg=kg)
        for n, kg in enumerate(kilograms, start=1)
        for side in sides
    )
    day = MONDAY - timedelta(days=ago)
    return Session(day, SessionKind.STRENGTH, "Raises", status=SessionStatus.DONE, sets=lines)


def start(exercise: str, reps: int, *sessions: Session, **known: float) -> float | None:
    found = Loads(
        sessions, LIBRARY, body_mass_kg=known.get("mass"), raises=known.get("raises")
    ).start(LIBRARY.get(exercise), reps)
    return found.kg if found is not None else None


@given(st.lists(KG, min_size=1, max_size=5), st.lists(KG, min_size=1, max_size=5))
def test_what_was_lifted_last_is_lifted_again(older: list[float], newer: list[float]) -> None:
    """Set by set, from the newest session that tells a load."""
    name = "seated_calf_raise"
    loads = Loads((done(name, *older, ago=5), done(name, *newer)), LIBRARY)
    again = [loads.again(name, Side.BOTH, n) for n in range(1, len(newer) + 2)]
    assert again == [*newer, newer[-1]]
    lifted = loads.lifted(name)
    assert lifted is not None
    assert lifted.kg == min(newer)


def test_a_load_of_one_leg_is_not_the_others() -> None:
    """Five on the right leg, none asked of or told by the left one: so it is next time."""
    session = done("sl_calf_raise_weighted", 5)
    right = replace(session.sets[0], side=Side.RIGHT)
    left = replace(right, side=Side.LEFT, done_kg=None, target_kg=None)
    loads = Loads((replace(session, sets=(left, right)),), LIBRARY)
    again = [loads.again(right.exercise, side, 1) for side in (Side.LEFT, Side.RIGHT)]
    assert again == [None, 5.0]


def test_a_neighbour_tells_a_start_over_its_estimated_maximum() -> None:
    """40 kg on two legs are 20 on each: 10 to 12 one-leg raises begin a little lower."""
    assert start("seated_calf_raise_single", 8, done("seated_calf_raise", 40)) == 20.0
    assert start("seated_calf_raise_single", 12, done("seated_calf_raise", 40)) == 17.5
    assert start("seated_calf_raise", 8, done("seated_calf_raise_single", 20)) == 40.0


def test_body_mass_counts_among_standing_raises() -> None:
    """Without it nothing can be told of a standing neighbour; seated and standing never mix."""
    bar = done("barbell_calf_raise", 80)
    assert start("sl_calf_raise_weighted", 8, bar) is None
    assert start("sl_calf_raise_weighted", 8, bar, mass=70) == 5.0
    assert start("sl_calf_raise_weighted", 8, done("seated_calf_raise", 80), mass=70) is None
    assert start("sl_bent_knee_weighted", 8, done("sl_calf_raise_weighted", 20), mass=70) is None


@pytest.mark.parametrize(
    ("exercise", "raises", "expected"),
    [
        ("sl_calf_raise_weighted", 12, None),
        ("sl_calf_raise_weighted", 15, 2.5),
        ("sl_calf_raise_weighted", 25, 12.5),
        ("sl_calf_raise_weighted", 30, 17.5),
        ("sl_calf_raise_weighted", 60, 17.5),
        ("seated_calf_raise", 20, 40.0),
        ("seated_calf_raise_single", 20, 27.5),
        ("calf_raise_floor", 25, None),
        ("sl_rdl", 25, None),
    ],
)
def test_heel_rises_tell_a_first_load(exercise: str, raises: int, expected: float | None) -> None:
    """By the weaker leg and 70 kg of body mass, in steps of 2.5 kg."""
    assert start(exercise, 8, mass=70, raises=raises) == expected
    assert start(exercise, 8, raises=raises) is None


def test_a_start_says_what_it_rests_on() -> None:
    """The lift or the test is named beside the load."""
    loads = Loads((done("seated_calf_raise", 40),), LIBRARY, body_mass_kg=70, raises=30)
    seated = loads.start(LIBRARY.get("seated_calf_raise_single"), 8)
    standing = loads.start(LIBRARY.get("sl_calf_raise_weighted"), 8)
    assert seated is not None
    assert standing is not None
    assert "40 kg" in in_words(seated.reason)
    assert "30 heel rises" in in_words(standing.reason)


@given(
    kg=st.floats(0, 200),
    reps=st.integers(1, 30),
    wanted=st.integers(1, 20),
    mass=st.none() | st.floats(40, 140),
)
def test_a_start_never_needs_more_than_the_maximum(
    kg: float, reps: int, wanted: int, mass: float | None
) -> None:
    """More repetitions than were done never come with more load for the same legs."""
    lift = done("seated_calf_raise", kg, reps=reps)
    found = start("seated_calf_raise_single", wanted, lift, mass=mass or 0)
    if found is not None:
        assert found % 2.5 == 0
        assert wanted < min(reps, 10) or found <= kg / 2 + 1e-9
