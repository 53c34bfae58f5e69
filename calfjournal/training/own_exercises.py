"""Exercises of the athlete's own among those of the library."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from calfjournal.domain.exercise import Dose, Exercise, Unit
from calfjournal.domain.own_exercise import OwnExercise
from calfjournal.training.library import Library

_SOURCE = "D"


def with_own(library: Library, own: Iterable[OwnExercise]) -> Library:
    """Return the library with the athlete's own exercises behind those that ship.

    One that is like an exercise of another version, which is not there, is left out.
    """
    made = {
        each.exercise: as_exercise(each, library) for each in own if each.like in library.exercises
    }
    return Library({**library.exercises, **made}) if made else library


def as_exercise(own: OwnExercise, library: Library) -> Exercise:
    """Return an own exercise as one of the library: like another, but for what was said of it."""
    like = library.get(own.like)
    high = own.amount if own.amount_high is None else own.amount_high
    rest = own.rest_s
    return replace(
        like,
        id=own.exercise,
        name=own.name,
        laterality=own.laterality,
        load_class=own.load_class,
        dose=Dose(
            (own.sets, own.sets),
            (own.amount, max(own.amount, high)),
            own.unit,
            (rest, rest) if rest is not None else (0, 0),
        ),
        dose_text="",
        easier=_known(own.easier, library),
        harder=_known(own.harder, library),
        counts_contacts=own.unit is Unit.CONTACTS,
        source=_SOURCE,
        floor_variant=_lighter(like.floor_variant, own.load_class, library),
        like=own.like,
    )


def _known(rung: str | None, library: Library) -> str | None:
    return rung if rung in library.exercises else None


def _lighter(variant: str | None, load_class: int, library: Library) -> str | None:
    """Return the variant on the floor where it loads no more than the exercise itself."""
    if variant is None or library.get(variant).load_class > load_class:
        return None
    return variant
