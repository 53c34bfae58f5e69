"""What runs of one kind cost a leg the next morning, as its answers told."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.exercise import Side


class RunTrait(StrEnum):
    """What some runs have in common."""

    SURFACE = "surface"
    HILL = "hill"
    SHOES = "shoes"


class RunResponse(Struct, frozen=True):
    """How far a leg was above its usual on the mornings after runs that had something in common.

    ``extra`` is the mean over ``count`` runs, ``others`` that over the ``others_count`` runs
    without it, in points of pain 0-10; None without any. It tells what came after, not what
    caused it.
    """

    trait: RunTrait
    name: str
    """The surface, the name of the shoes, or the value of a ``Hill``."""
    side: Side
    extra: float
    count: int
    others: float | None = None
    others_count: int = 0

    @property
    def difference(self) -> float:
        """Points more than after other runs."""
        return self.extra - (self.others or 0.0)
