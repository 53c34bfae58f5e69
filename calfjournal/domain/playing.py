"""A session as it is played: one set of one side after the other, with what comes between them."""

from __future__ import annotations

from msgspec import Struct

from calfjournal.domain.score import Score
from calfjournal.domain.session import SetLine


class PlayStep(Struct, frozen=True):
    """One set of one side, or of both legs together.

    ``score`` is its count-in and its work. ``rest`` is what follows before the next one, a rest or
    the change of legs; None after the last.
    """

    line: SetLine
    score: Score
    rest: Score | None = None
