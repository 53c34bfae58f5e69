"""What is usual of a leg, in words: and what it rests on."""

from __future__ import annotations

from calfjournal.domain.message import Message, say
from calfjournal.recovery.usual import Basis, Usual


def usual_pain(usual: Usual) -> Message:
    """Say what pain is usual, and what it rests on where that is not the runner's mornings."""
    pain, start = usual.pain, usual.start
    if pain is None:
        return say("recovery.no_usual")
    match usual.basis:
        case Basis.START if start.guessed:
            return say("recovery.guessed_pain", pain=pain)
        case Basis.START:
            return say(
                "recovery.start_pain", pain=pain, present=usual.mornings, needed=usual.needed
            )
        case Basis.CAPPED:
            said = "recovery.capped_guess" if start.guessed else "recovery.capped_pain"
            return say(said, pain=pain, start=start.pain)
        case _:
            return say("recovery.usual_pain", pain=pain)


def usual_stiffness(usual: Usual) -> Message:
    """Say what stiffness is usual."""
    if usual.stiffness_min is None:
        return say("recovery.no_usual")
    return say("recovery.usual_stiffness", usual=usual.stiffness_min)
