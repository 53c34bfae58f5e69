"""How much of an exercise: a number with what it counts, to stand in a sentence."""

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


def amount(unit: Unit, count: int) -> Message:
    """Return an amount of a set: ``12 reps``."""
    return say(_KEYS[unit], count=count)
