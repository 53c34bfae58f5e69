"""Which leg goes first: the weaker one, so that the other does not do more than it can follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from calfjournal.domain.exercise import Side

Tested = Mapping[Side, float]
"""What each leg had in the newest test of one sort, more is stronger; untested legs are missing."""


def weaker_leg(tests: Iterable[Tested], sore: Side | None = None) -> Side:
    """Return the leg with less in the first of the tests that tells them apart.

    Where none does it is the sore leg, the left one where both or none are [calfjournal default].
    """
    for tested in tests:
        left, right = tested.get(Side.LEFT), tested.get(Side.RIGHT)
        if left is not None and right is not None and left != right:
            return Side.LEFT if left < right else Side.RIGHT
    return Side.RIGHT if sore is Side.RIGHT else Side.LEFT
