"""How much of an exercise: a number with what it counts, and by how much it may go up."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.exercise import Unit
from calfjournal.domain.message import Message, say

_KEYS: Final = {
    Unit.REPS: "training.reps",
    Unit.SECONDS: "training.seconds",
    Unit.CONTACTS: "training.contacts",
    Unit.METRES: "training.metres",
    Unit.MINUTES: "training.minutes",
}

_REPS_SHARE = 0.10
"""The most that repetitions go up by at once, as load does (8.1: 2 to 10 %)."""
_CONTACTS_SHARE = 0.20
"""The most that the contacts of a set go up by at once (8.2: 10 to 20 % a week)."""
_STEADY_STEP = 5
"""Seconds or metres that a set goes up by at once (calfjournal default)."""


def amount(unit: Unit, count: int) -> Message:
    """Return an amount of a set: ``12 reps``."""
    return say(_KEYS[unit], count=count)


def climb(unit: Unit, reached: int) -> int:
    """Return what a set may hold more: 10 % of the repetitions, five seconds, 20 % of the contacts.

    One at least.
    """
    if unit is Unit.REPS:
        return max(1, round(_REPS_SHARE * reached))
    if unit in (Unit.SECONDS, Unit.METRES):
        return _STEADY_STEP
    return max(1, int(_CONTACTS_SHARE * reached))
