"""What the library's list knows of all exercises, and which of them a choice of filters leaves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from calfjournal.domain.exercise import Category, Exercise, Muscle
from calfjournal.messages import mark, mark_in
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.training.at_hand import AtHand
from calfjournal.views.source import Source

LOADS: Final = Vocabulary(
    {
        0: mark("no tendon load"),
        1: mark_in("load", "light"),
        2: mark_in("load", "moderate"),
        3: mark("heavy and slow"),
        4: mark("like running"),
        5: mark("above running"),
    }
)
"""What load classes mean (domain rule 6.1)."""


class HandFilter(StrEnum):
    """Which exercises are meant by what they need."""

    AT_HAND = "at_hand"
    MISSING = "missing"
    BARE = "bare"


class LibraryFacts(Struct, frozen=True):
    """What an athlete has, and what the followed plan holds.

    ``in_plan`` are the exercises of the plan with the next day of each, None where there is none
    to come; ``follows`` tells whether there is a plan. ``equipment`` None = everything.
    """

    follows: bool = False
    in_plan: Mapping[str, date | None] = {}
    equipment: frozenset[str] | None = None

    def missing(self, exercise: Exercise) -> list[str]:
        """Return the tags of what an exercise needs and the athlete does not have."""
        return sorted(exercise.needs - self.equipment) if self.equipment is not None else []


class Filters(Struct, frozen=True):
    """What the list is narrowed to; None of each = all.

    ``phase`` is one of the letters M, S, P, R; ``needs`` a tag of equipment or a ``HandFilter``.
    """

    category: Category | None = None
    phase: str | None = None
    muscle: Muscle | None = None
    needs: str | None = None
    load_class: int | None = None
    in_plan: bool = False

    def leaves(self, exercise: Exercise, facts: LibraryFacts) -> bool:
        """Tell whether an exercise is among what is looked for."""
        return (
            self.category in (None, exercise.category)
            and (self.phase is None or self.phase in exercise.phases)
            and (self.muscle is None or self.muscle in exercise.trains)
            and self.load_class in (None, exercise.load_class)
            and (not self.in_plan or exercise.id in facts.in_plan)
            and (self.needs is None or _has(self.needs, exercise, facts))
        )


def _has(needs: str, exercise: Exercise, facts: LibraryFacts) -> bool:
    if needs == HandFilter.BARE:
        return not exercise.needs
    if needs in (HandFilter.AT_HAND, HandFilter.MISSING):
        return bool(facts.missing(exercise)) is (needs == HandFilter.MISSING)
    return needs in exercise.needs


def gather(source: Source) -> LibraryFacts:
    """Return what holds for the library today."""
    equipment = AtHand.of(source.athlete.get(), source.clock.today()).equipment
    plan = source.plans.active()
    if plan is None:
        return LibraryFacts(equipment=equipment)
    return LibraryFacts(True, source.exercise_histories.in_plan(plan.key), equipment)
