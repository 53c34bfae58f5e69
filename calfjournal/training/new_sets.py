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
    work = work_of(lines)
    return more_sets(work, sets_asked(work) + 1)[len(work) :]


def work_of(lines: Sequence[SetLine]) -> tuple[SetLine, ...]:
    """Return the lines without warm-ups."""
    return tuple(line for line in lines if not line.warm_up)


def warm_up_of(lines: Sequence[SetLine]) -> tuple[SetLine, ...]:
    """Return one more warm-up of an exercise: the amount of its first set at half the load.

    Loads to the next half kilogram [calfjournal default].
    """
    work, known = work_of(lines), [line.number for line in lines if line.warm_up]
    first = min((line.number for line in work), default=0)
    return tuple(
        replace(
            line.blank,
            number=max(known, default=0) + 1,
            warm_up=True,
            target_high=None,
            target_kg=round(line.target_kg) / 2 if line.target_kg else None,
            target_rir=None,
        )
        for line in work
        if line.number == first
    )


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
    begun = {line.number for line in work_of(lines) if line.done is not None}
    old = tuple(line for line in work_of(lines) if line.number not in begun)
    if not old:
        return (), ()
    numbers = {line.number for line in old}
    usual = sets_of(exercise, old[0].item, sets=max(numbers))
    new = (line for line in usual if line.number in numbers)
    warm_ups = (line for line in lines if line.warm_up and line.done is None and not begun)
    return (*warm_ups, *old), tuple(replace(line, superset=old[0].superset) for line in new)


def next_item(lines: Sequence[SetLine]) -> int:
    """The position behind the last exercise of a session."""
    return max((line.item for line in lines), default=-1) + 1
