"""Words of the library's list, its filters and its exercises."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.exercise import Category, Exercise, Laterality
from calfjournal.domain.looks import CATEGORY_KINDS, KIND_LOOKS, Look
from calfjournal.domain.message import Words, say
from calfjournal.messages import mark, tr
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.views.library import LOADS

PHASES: Final[dict[str, Category]] = {
    "M": Category.MOBILITY,
    "S": Category.STRENGTH,
    "P": Category.PLYOMETRIC,
    "R": Category.RECOVERY,
}
"""What the letters of an exercise's phases stand for."""

SIDES: Final = Vocabulary(
    {
        Laterality.BOTH: mark("both legs together"),
        Laterality.EACH: mark("each leg in turn"),
        Laterality.ALTERNATING: mark("left and right by turns"),
    }
)

SOURCES: Final[dict[str, Words]] = {
    "D": say("values.our_default"),
    "M": say("values.commonly_reported"),
    "own": say("values.your_own"),
}


def look_of(exercise: Exercise) -> Look:
    """Return colour and sign of the kind an exercise belongs to."""
    return KIND_LOOKS[CATEGORY_KINDS[exercise.category]]


def class_words(load_class: int) -> str:
    """Return a load class with what it means."""
    return tr("Load class {number}: {load}", number=load_class, load=LOADS[load_class])
