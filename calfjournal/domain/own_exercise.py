"""Exercises that the athlete made: like one of the library, with a name and a dose of their own."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.exercise import Exercise, Laterality, Unit
from calfjournal.domain.keyed import Keyed

OWN_PREFIX: Final = "own_"
"""What the ids of own exercises begin with; no exercise of the library begins so."""


class OwnExercise(Keyed, frozen=True):
    """An exercise of the athlete's own.

    ``like`` is the id of the exercise of the library from which it takes drawing, category, knee,
    muscles, equipment and tempo. ``load_class`` 0-5; the usual dose is ``sets`` times ``amount``
    (up to ``amount_high``) in ``unit``, with ``rest_s`` seconds between. ``easier`` and ``harder``
    are ids of the library.
    """

    name: str
    like: str
    laterality: Laterality
    unit: Unit
    load_class: int
    sets: int = 3
    amount: int = 10
    amount_high: int | None = None
    rest_s: int | None = None
    easier: str | None = None
    harder: str | None = None
    id: int | None = None

    @property
    def exercise(self) -> str:
        """The id by which sets name it."""
        return f"{OWN_PREFIX}{self.key}"


def own_like(exercise: Exercise, name: str, laterality: Laterality, unit: Unit) -> OwnExercise:
    """Return an own exercise like another, with its dose where that counts the same.

    Otherwise three sets of 10, of 30 where seconds count [calfjournal default].
    """
    dose = exercise.dose
    if dose is None or dose.unit is not unit:
        amounts = (30, 30) if unit is Unit.SECONDS else (10, 10)
        return OwnExercise(name, exercise.id, laterality, unit, exercise.load_class, 3, amounts[0])
    low, high = dose.amount
    return OwnExercise(
        name,
        exercise.id,
        laterality,
        unit,
        exercise.load_class,
        dose.sets[0],
        low,
        high if high != low else None,
        sum(dose.rest_s) // 2,
    )
