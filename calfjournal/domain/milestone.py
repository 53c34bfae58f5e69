"""Milestones: first times worth knowing, each with the noise of its test beside the gain."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from calfjournal.domain.exercise import Side
from calfjournal.domain.message import Words


class MilestoneKind(StrEnum):
    """What a milestone is about."""

    RAISES = "raises"
    RANGE = "range"
    SYMMETRY = "symmetry"
    LOAD = "load"
    CALM = "calm"
    CONSISTENCY = "consistency"
    CADENCE = "cadence"
    CONTACTS = "contacts"


class Milestone(Struct, frozen=True):
    """A first time.

    ``gain`` against the first value of its kind and ``noise``, the least gain that is more than
    test noise, are in ``unit``; None = there is no such figure. ``text`` names both.
    """

    day: date
    kind: MilestoneKind
    title: Words
    text: Words
    gain: float | None = None
    noise: float | None = None
    unit: str = ""
    side: Side | None = None
