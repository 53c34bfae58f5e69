"""Pain told between sets: what becomes of those that are left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.checkin import Site
from calfjournal.domain.exercise import LEGS, Unit
from calfjournal.domain.playing import AfterPain, Then
from calfjournal.domain.session import SetLine
from calfjournal.domain.thresholds import Thresholds
from calfjournal.messages import in_words
from calfjournal.thresholds import load_thresholds
from calfjournal.training.at_hand import AtHand, Swaps
from calfjournal.training.between_sets import after_pain, is_held, must_end, rung_down
from calfjournal.training.library import load_library
from calfjournal.training.playing import play_steps

LIBRARY = load_library()
SWAPS = Swaps(LIBRARY)
SHIPPED = load_thresholds()
RAISE = "sl_calf_raise_step"
HELD = "no more than the target in the sets that are left"


def sets(exercise: str = RAISE, count: int = 3) -> list[SetLine]:
    return [
        SetLine(exercise, 0, number, side, Unit.REPS, 8, 12)
        for number in range(1, count + 1)
        for side in LEGS
    ]


def told(pain: int, exercise: str = RAISE, thresholds: Thresholds = SHIPPED) -> AfterPain:
    """Return what follows when the first of three sets hurt."""
    lines = sets(exercise)
    lines[0] = replace(lines[0], done=8, pain=pain)
    return after_pain(pain, lines[0], lines, SWAPS, thresholds)


@pytest.mark.parametrize(
    ("pain", "then", "words"),
    [
        (0, Then.GO_ON, "Pain 0 of 10: go on as planned."),
        (2, Then.GO_ON, "Pain 2 of 10: go on as planned."),
        (3, Then.HOLD, f"Pain 3 of 10: {HELD}."),
        (4, Then.HOLD, f"Pain 4 of 10: {HELD}."),
        (
            5,
            Then.EASIER,
            f"Pain 5 of 10: {HELD}. Single-leg calf raise, floor is the easier rung.",
        ),
        (6, Then.END, "End the session now."),
        (10, Then.END, "End the session now."),
    ],
)
def test_what_follows_from_pain(pain: int, then: Then, words: str) -> None:
    """Rules 4.1 and 4.3: up to 2 go on, 3 to 5 hold, from 6 on the session ends; 8.1 at 5."""
    outcome = told(pain)
    assert (outcome.then, in_words(outcome.words)) == (then, words)
    assert (outcome.easier is not None) == (then is Then.EASIER)
    assert is_held([None, pain], SHIPPED) == (then is not Then.GO_ON)
    assert must_end([None, pain], SHIPPED) == (then is Then.END)


def test_the_borders_are_the_athletes_own() -> None:
    """Whoever moves the zones moves what follows."""
    own = SHIPPED.with_own({"tendon.zone_red": 5, "tendon.zone_amber": 2})
    thens = [told(pain, thresholds=own).then for pain in (1, 2, 3, 4, 5)]
    assert thens == [Then.GO_ON, Then.HOLD, Then.HOLD, Then.EASIER, Then.END]


def test_without_an_easier_rung_or_an_open_set_it_holds() -> None:
    """Nothing is offered that cannot be done."""
    assert told(5, "ankle_pumps").then is Then.HOLD
    assert told(5, "nobody").then is Then.HOLD
    assert told(5, "seated_calf_raise").then is Then.HOLD, "ankle pumps are no work of the calf"
    lines = [replace(line, done=8) for line in sets()]
    assert after_pain(5, lines[0], lines, SWAPS, SHIPPED).then is Then.HOLD
    assert not is_held([None], SHIPPED)


def test_the_rung_below_fits_what_is_at_hand() -> None:
    """Without a step, or with a sore insertion, something level takes its place."""
    line, *others = sets("ecc_drop_straight")
    anything = rung_down(line, [line, *others], SWAPS)
    level = Swaps(LIBRARY, AtHand(frozenset(), Site.INSERTION))
    fitting = rung_down(line, [line, *others], level)
    assert anything is not None
    assert anything.id == "two_up_one_down"
    assert fitting is not None
    assert level.at_hand.fits(fitting)


names = st.sampled_from([each.id for each in LIBRARY.exercises.values() if each.dose])
borders = st.builds(
    lambda amber, red: SHIPPED.with_own({"tendon.zone_amber": amber, "tendon.zone_red": red}),
    st.integers(1, 9),
    st.integers(2, 10),
)


@given(names, st.integers(0, 9), borders, st.integers(1, 30), st.integers(0, 30))
def test_more_pain_never_leads_to_more_work(
    exercise: str, pain: int, thresholds: Thresholds, target: int, high: int
) -> None:
    """Neither more repetitions, nor a longer score, nor a higher load class, nor a later end."""
    lines = [replace(line, target=target, target_high=target + high) for line in sets(exercise)]
    less, more = (after_pain(each, lines[0], lines, SWAPS, thresholds) for each in (pain, pain + 1))
    assert less.then.value <= more.then.value
    asked = [
        [
            step.score
            for step in play_steps(lines, LIBRARY.exercises, held=is_held([each], thresholds))
        ]
        for each in (pain, pain + 1)
    ]
    for before, after in zip(*asked, strict=True):
        assert after.reps <= before.reps
        assert (after.lasts_ns or 0) <= (before.lasts_ns or 0)
    for outcome in (less, more):
        if outcome.easier is not None:
            assert outcome.easier.load_class <= LIBRARY.get(exercise).load_class
    assert must_end([pain], thresholds) <= must_end([pain + 1], thresholds)
