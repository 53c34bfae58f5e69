"""Sets that did not exist before: one more, and those of another exercise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    """Return (lines to remove, lines to add) to do another exercise in all that is still open.

    Place and number stay, so that a set is still one where each leg does another exercise; one that
    takes both legs together stands for the leg that is open [calfjournal default]. Pain that was
    told of what goes stays with what comes in its place.
    """
    work = work_of(lines)
    old = tuple(line for line in work if line.done is None)
    if not old:
        return (), ()
    open_legs = {(line.number, leg) for line in old for leg in line.side.legs}
    usual = sets_of(exercise, old[0].item, sets=max(line.number for line in old))
    new = [
        replace(line, superset=old[0].superset)
        for line in usual
        if any((line.number, leg) in open_legs for leg in line.side.legs)
    ]
    begun = len(old) < len(work)
    warm_ups = tuple(line for line in lines if line.warm_up and line.done is None and not begun)
    return (*warm_ups, *old), _with_pain(new, (*warm_ups, *old))


def _with_pain(new: Sequence[SetLine], old: Iterable[SetLine]) -> tuple[SetLine, ...]:
    """Return the new lines with the most pain told of the old ones: of a warm-up in the first."""
    told: dict[int, int] = {}
    for line in old:
        if line.pain is not None:
            at = next((at for at, each in enumerate(new) if _stands_for(each, line)), 0)
            told[at] = max(told.get(at, 0), line.pain)
    return tuple(replace(line, pain=told.get(at)) for at, line in enumerate(new))


def _stands_for(new: SetLine, old: SetLine) -> bool:
    shares = not set(new.side.legs).isdisjoint(old.side.legs)
    return new.number == old.number and shares and not old.warm_up


def next_item(lines: Sequence[SetLine]) -> int:
    """The position behind the last exercise of a session."""
    return max((line.item for line in lines), default=-1) + 1
