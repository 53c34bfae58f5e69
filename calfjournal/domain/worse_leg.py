"""The leg that hurts more in a session: one number told of a set of both legs is of that one."""

from __future__ import annotations

from collections.abc import Iterable

from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.session import SetLine


def worse_leg(lines: Iterable[SetLine]) -> Side | None:
    """Return the leg that hurt more in the last set that told, BOTH for alike; None = never told.

    What was told of the sets answers once for the rest of the session, so that it is asked once.
    """
    told: dict[tuple[int, bool, int], dict[Side, int]] = {}
    for line in lines:
        if line.pain is not None and line.side in LEGS:
            told.setdefault((line.item, not line.warm_up, line.number), {})[line.side] = line.pain
    for _, pains in sorted(told.items(), reverse=True):
        left, right = (pains.get(leg, 0) for leg in LEGS)
        if left != right:
            return Side.LEFT if left > right else Side.RIGHT
        if left > 0:
            return Side.BOTH
    return None
