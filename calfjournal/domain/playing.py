"""A session as it is played: one set of one side after the other, with what comes between them."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from calfjournal.domain.exercise import Exercise
from calfjournal.domain.message import Words
from calfjournal.domain.score import Score
from calfjournal.domain.session import SetLine


class PlayStep(Struct, frozen=True):
    """One set of one side, or of both legs together.

    ``score`` is its count-in and its work. ``rest`` is what follows before the next one, a rest or
    the change of legs; None after the last. ``turn`` counts what is done before one rest, of
    ``turn_rest_s`` seconds: both legs of a set, every exercise of a superset.
    """

    line: SetLine
    score: Score
    rest: Score | None = None
    turn: int = 0
    turn_rest_s: int = 0
    is_loaded: bool = True
    """False where its time is no time under tension."""


class Then(Enum):
    """What is to happen after pain was told between sets, from the least to the gravest."""

    GO_ON = 0
    HOLD = 1
    """The sets that are left are not raised: no more than their target."""
    EASIER = 2
    """As hold; the easier rung is offered for the sets that are left."""
    END = 3
    """The session is to be ended now."""


class AfterPain(Struct, frozen=True):
    """What follows from the pain of a set (domain rules 4.1 P1, 4.3 rows 1 and 5, 8.1)."""

    then: Then
    words: Words
    easier: Exercise | None = None
    """The rung that is offered for the open sets of the exercise; None where there is none."""
