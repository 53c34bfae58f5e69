"""Sets that did not exist before."""

from __future__ import annotations

from msgspec.structs import replace

from calfjournal.domain.exercise import Side
from calfjournal.training.library import load_library
from calfjournal.training.new_sets import one_more, sets_of, swapped
from tests.calendar_journal import RAISE, lines

EXERCISES = load_library().exercises


def test_another_exercise_takes_the_open_sets_only() -> None:
    """Swapping midway leaves what was done and plans the rest at the new exercise's dose."""
    raises = [
        replace(line, done=10 if line.number == 1 else None)
        for line in lines()
        if line.exercise == RAISE
    ]
    easier = EXERCISES["seated_calf_raise"]
    old, new = swapped(raises, easier)
    assert {line.number for line in old} == {2}
    assert [(line.exercise, line.number, line.side) for line in new] == [
        ("seated_calf_raise", 2, Side.BOTH)
    ]


def test_an_open_leg_goes_on_with_the_other_exercise() -> None:
    """In its set, by its number; pain that was told of what goes stays with what comes."""
    raises = [line for line in lines() if line.exercise == RAISE]
    left, right = raises[:2]
    warm_up = replace(left, warm_up=True, pain=3)
    done = [replace(left, done=10), replace(right, pain=5), *raises[2:]]
    floor, both = EXERCISES["sl_calf_raise_floor"], EXERCISES["seated_calf_raise"]
    old, new = swapped(done, floor)
    assert old == tuple(done[1:])
    assert [(line.number, line.side, line.pain) for line in new] == [
        (1, Side.RIGHT, 5),
        (2, Side.LEFT, None),
        (2, Side.RIGHT, None),
    ]
    _, new = swapped(done, both)
    assert [(line.number, line.side, line.pain) for line in new] == [
        (1, Side.BOTH, 5),
        (2, Side.BOTH, None),
    ]
    old, new = swapped([warm_up, *raises], floor)
    assert old == (warm_up, *raises)
    assert [line.pain for line in new] == [3, None, None, None]


def test_new_sets_follow_the_library() -> None:
    """A new exercise comes with its usual dose, one line a leg where legs work one by one."""
    exercise = EXERCISES[RAISE]
    made = sets_of(exercise, 4)
    assert exercise.dose is not None
    assert len(made) == 2 * exercise.dose.sets[0]
    assert {line.item for line in made} == {4}
    (left, right) = one_more(made)
    assert (left.number, right.number) == (exercise.dose.sets[0] + 1,) * 2
