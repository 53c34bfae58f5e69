"""Scores as sessions play them, written by hand, to the second."""

from __future__ import annotations

from typing import Final

from calfjournal.domain.exercise import Side
from calfjournal.domain.score import SECOND_NS, Cue, Passage, Score

ALONG: Final = ((Cue.RISE, 1), (Cue.HOLD, 1), (Cue.LOWER, 3), (Cue.PAUSE, 2))


def _raises(reps: int, side: Side = Side.BOTH) -> list[Passage]:
    return [
        Passage(cue, seconds * SECOND_NS, rep, side)
        for rep in range(1, reps + 1)
        for cue, seconds in ALONG
    ]


def tempo_with_pauses(reps: int = 3) -> Score:
    """Count in, then 1 s up, 1 s held, 3 s down, 2 s of pause, again and again."""
    return Score.of([Passage(Cue.READY, 3 * SECOND_NS), *_raises(reps)])


def holds_with_switch() -> Score:
    """Five seconds on the left leg, ten to change it, five on the right leg."""
    left, right = (Passage(Cue.STAY, 5 * SECOND_NS, 1, side) for side in (Side.LEFT, Side.RIGHT))
    return Score.of([Passage(Cue.READY, 3 * SECOND_NS), left, Passage(Cue.SWITCH, 10**10), right])


def rest(seconds: int = 90) -> Score:
    """A rest whose last seconds are counted."""
    return Score.of([Passage(Cue.REST, seconds * SECOND_NS)])


def cadence_fade(bpm: int = 178, minutes: int = 2) -> Score:
    """Minutes with a beat on every step, and then without one."""
    minute = 60 * SECOND_NS
    turns = [Passage(Cue.BEAT, minute, bpm=bpm), Passage(Cue.EASY, minute)]
    return Score.of(turns * (minutes // 2) or turns)


def steps(minutes: int, bpm: int = 177) -> Score:
    """Nothing but steps."""
    return Score.of([Passage(Cue.BEAT, minutes * 60 * SECOND_NS, bpm=bpm)])


EVERY: Final = {
    "tempo with pauses": tempo_with_pauses(),
    "holds with a change of legs": holds_with_switch(),
    "a rest": rest(8),
    "a cadence that fades": cadence_fade(),
}
