"""What is heard of a guided test: its beat, its hold, the rest between the legs."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.beat import BEATS_A_REP, beat_begins_ns
from calfjournal.domain.score import SECOND_NS, Cue, Passage, Score
from calfjournal.domain.testing import REST_S

COUNT_IN: Final = 4
"""Beats before the first one [calfjournal default]."""
MOST_RAISES: Final = 300
"""So many are heard; the count goes on without an end [calfjournal default]."""
LONGEST_HOLD_S: Final = 1_200
"""So long a hold is heard [calfjournal default]."""


def count_in_ns(bpm: int) -> int:
    """Return how long the count-in of raises lasts at so many beats a minute, nanoseconds."""
    return beat_begins_ns(COUNT_IN, bpm)


def raises_score(bpm: int) -> Score:
    """Return beats that count in, and then one up and one down in turn (domain rule 2.2)."""
    up_and_down = (Cue.RISE, Cue.LOWER)
    beats = [_beat(number, bpm, Cue.READY) for number in range(COUNT_IN)]
    raises = range(MOST_RAISES * BEATS_A_REP)
    beats += (_beat(number, bpm, up_and_down[number % BEATS_A_REP]) for number in raises)
    return Score.of(beats)


def _beat(number: int, bpm: int, cue: Cue) -> Passage:
    lasts = beat_begins_ns(number + 1, bpm) - beat_begins_ns(number, bpm)
    return Passage(cue, lasts, counts=False)


def hold_score() -> Score:
    """Return a hold of which every second is heard, until somebody ends it."""
    return Score.of([Passage(Cue.STAY, LONGEST_HOLD_S * SECOND_NS, counts=True)])


def rest_score() -> Score:
    """Return the rest between the legs, with its last seconds counted."""
    return Score.of([Passage(Cue.REST, REST_S * SECOND_NS)])
