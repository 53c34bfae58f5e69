"""Exercises of the athlete's own among those of the library."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from calfjournal.domain.exercise import Dose, Exercise, Unit
from calfjournal.domain.own_exercise import OwnExercise
from calfjournal.training.library import Library

_SOURCE = "own"


def with_own(library: Library, own: Iterable[OwnExercise]) -> Library:
    """Return the library with the athlete's own exercises behind those that ship.

    One that is like an exercise of another version, which is not there, is left out.
    """
    made = {
        each.exercise: as_exercise(each, library) for each in own if each.like in library.exercises
    }
    return Library({**library.exercises, **made}) if made else library


def as_exercise(own: OwnExercise, library: Library) -> Exercise:
    """Return an own exercise as one of the library: like another, but for what was said of it.

    Where no rungs were named it stands between those of the other, as far as loads allow (6.1).
    """
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
        easier=_rung(own.easier or like.easier, library, most=own.load_class),
        harder=_rung(own.harder or like.harder, library, least=own.load_class),
        counts_contacts=own.unit is Unit.CONTACTS,
        source=_SOURCE,
        floor_variant=_rung(like.floor_variant, library, most=own.load_class),
        like=own.like,
    )


def _rung(name: str | None, library: Library, least: int = 0, most: int = 5) -> str | None:
    """Return a neighbour that is there and of a load class that fits its side of the ladder."""
    found = library.exercises.get(name) if name is not None else None
    return found.id if found is not None and least <= found.load_class <= most else None
