"""Sets that did not exist before: one more, and those of another exercise."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from calfjournal.domain.exercise import Exercise, Unit
from calfjournal.domain.session import SetLine, sets_asked
from calfjournal.training.set_lines import more_sets

USUAL_SETS = 3
USUAL_REPS = 10


def one_more(lines: Sequence[SetLine]) -> tuple[SetLine, ...]:
    """Return the lines of one more set of an exercise, planned like its last."""
    return more_sets(tuple(lines), sets_asked(lines) + 1)[len(lines) :]


def sets_of(exercise: Exercise, item: int, sets: int | None = None) -> tuple[SetLine, ...]:
    """Return the sets of an exercise at its usual dose."""
    dose = exercise.dose
    count = sets or (dose.sets[0] if dose else USUAL_SETS)
    low, high = dose.amount if dose else (USUAL_REPS, USUAL_REPS)
    sides = exercise.laterality.sides
    return tuple(
        SetLine(
            exercise=exercise.id,
            item=item,
            number=number,
            side=side,
            unit=dose.unit if dose else Unit.REPS,
            target=low,
            target_high=high if high != low else None,
            tempo=str(exercise.tempo) if exercise.tempo else exercise.tempo_text,
            rest_s=sum(dose.rest_s) // 2 if dose else None,
        )
        for number in range(1, count + 1)
        for side in sides
    )


def swapped(
    lines: Sequence[SetLine], exercise: Exercise
) -> tuple[tuple[SetLine, ...], tuple[SetLine, ...]]:
    """Return (lines to remove, lines to add) to do another exercise in the sets still open."""
    begun = {line.number for line in lines if line.done is not None}
    old = tuple(line for line in lines if line.number not in begun)
    if not old:
        return (), ()
    numbers = {line.number for line in old}
    usual = sets_of(exercise, old[0].item, sets=max(numbers))
    return old, tuple(line for line in usual if line.number in numbers)


def next_item(lines: Sequence[SetLine]) -> int:
    """The position behind the last exercise of a session."""
    return max((line.item for line in lines), default=-1) + 1


def moved_exercise(lines: Sequence[SetLine], at: int, to: int) -> tuple[SetLine, ...]:
    """Return the lines that change when the exercise in one place is put in another, from 0.

    Exercises are counted as they are shown: one that was swapped midway counts as two.
    """
    order = list(dict.fromkeys((line.item, line.exercise) for line in sorted(lines, key=_item)))
    if not (0 <= at < len(order) and 0 <= to < len(order)):
        return ()
    order.insert(to, order.pop(at))
    places = {exercise: item for item, exercise in enumerate(order)}
    moved = [replace(line, item=places[line.item, line.exercise]) for line in lines]
    return tuple(new for line, new in zip(lines, moved, strict=True) if new != line)


def _item(line: SetLine) -> int:
    return line.item
