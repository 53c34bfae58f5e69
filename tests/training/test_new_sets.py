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


def test_new_sets_follow_the_library() -> None:
    """A new exercise comes with its usual dose, one line a leg where legs work one by one."""
    exercise = EXERCISES[RAISE]
    made = sets_of(exercise, 4)
    assert exercise.dose is not None
    assert len(made) == 2 * exercise.dose.sets[0]
    assert {line.item for line in made} == {4}
    (left, right) = one_more(made)
    assert (left.number, right.number) == (exercise.dose.sets[0] + 1,) * 2
