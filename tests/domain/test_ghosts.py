"""What open sets would be logged as, which leg goes first, and which one a number is of."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.ghosts import as_last_time, copied_leg, ghost, ghosts, played
from calfjournal.domain.session import SetLine
from calfjournal.domain.weaker_leg import weaker_leg
from calfjournal.domain.worse_leg import worse_leg


def planned(**values: object) -> list[SetLine]:
    """Three sets of ten at 24 kg on each leg."""
    return [
        replace(SetLine("raise", 0, number, side, Unit.REPS, 10, target_kg=24.0), **values)
        for number in (1, 2, 3)
        for side in LEGS
    ]


def test_a_load_that_was_typed_goes_on_to_the_later_sets_of_its_leg() -> None:
    """Not to the other leg, nor to sets that were planned with another load."""
    lines = planned()
    lines[0] = replace(lines[0], done=9, done_kg=26.0)
    lines[4] = replace(lines[4], target_kg=30.0)
    assert [line.done_kg for line in ghosts(lines)] == [24.0, 26.0, 24.0, 30.0, 24.0]


def test_a_played_set_has_the_load_of_its_ghost_and_no_guess_of_what_was_left() -> None:
    """What was counted and measured is written; reserve and pain are as they were told."""
    lines = planned(target_rir=2)
    lines[0] = replace(lines[0], done=9, done_kg=26.0)
    written = played(replace(lines[2], pain=1), lines, 7, 49.5)
    assert written == replace(lines[2], pain=1, done=7, done_kg=26.0, tension_s=49.5)
    again = played(replace(written, done_rir=3), lines, 8)
    assert (again.done, again.done_rir, again.tension_s) == (8, 3, None)


def test_a_warm_up_hands_on_no_load() -> None:
    """Sets begin with the planned one after it."""
    lines = planned()
    warm_up = replace(lines[0], warm_up=True, number=0, done=10, done_kg=12.0)
    assert ghost(lines[0], [warm_up, *lines]).done_kg == 24.0


def test_last_time_is_repeated_set_by_set() -> None:
    """What was logged stays, a set that was not there last time stays open."""
    before = [replace(line, done=8, done_kg=20.0) for line in planned()[:4]]
    lines = [replace(planned()[0], done=10), *planned()[1:]]
    repeated = as_last_time(lines, before)
    assert [(line.number, line.side, line.done) for line in repeated] == [
        (1, Side.RIGHT, 8),
        (2, Side.LEFT, 8),
        (2, Side.RIGHT, 8),
    ]


def test_a_leg_is_copied_to_the_other() -> None:
    """The one typed, else the first, else the only one done; nothing without either."""
    left, right = planned()[:2]
    copied = copied_leg([replace(left, done=7, done_kg=20.0, pain=3), right])
    assert copied == replace(right, done=7, done_kg=20.0)
    assert copied_leg([left, replace(right, done=6)]) == replace(left, done=6)
    assert copied_leg([left, right]) is None
    left, right = replace(left, done=7), replace(right, done=6)
    assert copied_leg([right, left]) == replace(left, done=6)
    assert copied_leg([left, right], Side.RIGHT) == replace(left, done=6)


@pytest.mark.parametrize(
    ("tests", "sore", "expected"),
    [
        ([{Side.LEFT: 20.0, Side.RIGHT: 15.0}], Side.LEFT, Side.RIGHT),
        ([{Side.LEFT: 20.0}, {Side.LEFT: 9.0, Side.RIGHT: 12.0}], None, Side.LEFT),
        ([{Side.LEFT: 20.0, Side.RIGHT: 20.0}], Side.RIGHT, Side.RIGHT),
        ([], Side.BOTH, Side.LEFT),
    ],
)
def test_the_weaker_leg_goes_first(
    tests: list[dict[Side, float]], sore: Side | None, expected: Side
) -> None:
    """The first test that tells the legs apart decides, else the sore leg, else the left one."""
    assert weaker_leg(tests, sore) is expected


@pytest.mark.parametrize(
    ("pains", "expected"),
    [
        ((None, None), None),
        ((0, 0), None),
        ((0, 2), Side.RIGHT),
        ((3, None), Side.LEFT),
        ((2, 2), Side.BOTH),
    ],
)
def test_what_was_told_of_the_legs_says_which_one_is_worse(
    pains: tuple[int | None, int | None], expected: Side | None
) -> None:
    """None as long as no set told of pain."""
    lines = [replace(line, pain=pain) for line, pain in zip(planned(), pains, strict=False)]
    assert worse_leg(lines) is expected
