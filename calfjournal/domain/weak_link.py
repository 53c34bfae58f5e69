"""A weak link: what several tests in a row say of a leg."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.exercise import Side


class WeakLinkKind(StrEnum):
    """What stays weak."""

    LOW_REACH = "low_reach"
    """Knee to wall below the cut."""
    REACH_GAP = "reach_gap"
    """Knee to wall shorter than on the other side."""
    RAISE_GAP = "raise_gap"
    """Fewer heel rises than on the other side."""
    ENDED_BY_HEIGHT = "ended_by_height"
    """Heel rises that end as the heel comes no longer up."""
    ENDED_BY_BEAT = "ended_by_beat"
    ENDED_BY_POSTURE = "ended_by_posture"
    """The same as the knee bends or the trunk leans."""
    ENDED_BY_SUPPORT = "ended_by_support"
    """The same as fingertips on the wall are not enough."""


class WeakLink(Struct, frozen=True):
    """A leg that ``tests`` tests in a row, the first of them ``since``, find weak.

    ``value`` is the newest: cm of knee to wall, cm of the gap, the share of the stronger leg's heel
    rises in %, or the raises up to the stop rule. ``drill`` is the id of an exercise that trains
    it, "" where none fits.
    """

    kind: WeakLinkKind
    side: Side
    value: float
    since: date
    tests: int
    drill: str = ""
