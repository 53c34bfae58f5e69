"""What a beat plays: passages one after the other, each with its cue, to the nanosecond.

A score knows nothing of sound or screen. Whoever plays it asks where it is after some time, or at
which instants something is to be heard; nothing is added up, so who asks late is never behind.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import accumulate
from typing import Final

from msgspec import Struct

from calfjournal.domain.beat import MINUTE_NS, beat_begins_ns
from calfjournal.domain.exercise import Side

SECOND_NS: Final = 1_000_000_000
LAST_COUNTED_S: Final = 3
"""Seconds before the end of a hold or a rest that are heard one by one [calfjournal default]."""


class Cue(StrEnum):
    """What is to be done in a passage."""

    READY = "ready"
    LOWER = "lower"
    PAUSE = "pause"
    RISE = "rise"
    HOLD = "hold"
    ASSIST = "assist"
    """The other leg lifts."""
    STAY = "stay"
    """A position held for some seconds."""
    WORK = "work"
    """At one's own pace."""
    SWITCH = "switch"
    """To the other leg."""
    REST = "rest"
    BEAT = "beat"
    """Steps on a beat."""
    EASY = "easy"
    """Steps without one."""


TENSION: Final = frozenset({Cue.LOWER, Cue.PAUSE, Cue.RISE, Cue.HOLD, Cue.STAY})
"""Cues under which the calf of the leg named works against a load."""
_COUNTED_THROUGH: Final = frozenset({Cue.READY, Cue.LOWER, Cue.PAUSE, Cue.RISE, Cue.HOLD})
_COUNTED_AT_END: Final = frozenset({Cue.STAY, Cue.REST, Cue.SWITCH, Cue.WORK, Cue.EASY})


class Sound(StrEnum):
    """What is heard; each turn of a movement sounds different."""

    READY = "ready"
    LOWER = "lower"
    PAUSE = "pause"
    RISE = "rise"
    HOLD = "hold"
    START = "start"
    """Work begins that has no turns: a hold, hops, steps on a beat."""
    SWITCH = "switch"
    REST = "rest"
    COUNT = "count"
    """One more second."""
    STEP = "step"
    DONE = "done"


_BEGINS: Final = {
    Cue.READY: Sound.READY,
    Cue.LOWER: Sound.LOWER,
    Cue.PAUSE: Sound.PAUSE,
    Cue.RISE: Sound.RISE,
    Cue.HOLD: Sound.HOLD,
    Cue.ASSIST: Sound.RISE,
    Cue.STAY: Sound.START,
    Cue.WORK: Sound.START,
    Cue.SWITCH: Sound.SWITCH,
    Cue.REST: Sound.REST,
    Cue.EASY: Sound.REST,
}


class Passage(Struct, frozen=True):
    """What lasts some nanoseconds; None = until somebody says that it is over."""

    cue: Cue
    lasts_ns: int | None
    rep: int = 0
    """The repetition it belongs to, from 1; 0 outside of them."""
    side: Side = Side.BOTH
    bpm: int = 0
    """Beats a minute of steps."""
    every: int = 1
    """Of these beats each one is heard, or every second."""
    begins_at: float = 0.0
    ends_at: float = 0.0
    """Where the movement is: 0 as its drawing starts, 1 as it ends."""
    counts: bool | None = None
    """Whether each of its seconds is heard, or none; None as its cue has it."""


class Playhead(Struct, frozen=True):
    """Where a score is: in which passage, how long in it, and whether everything is over."""

    index: int
    passage: Passage
    into_ns: int
    over: bool = False

    @property
    def share(self) -> float:
        """How much of the passage is over, 0 to 1; 0 of one without an end."""
        lasts = self.passage.lasts_ns
        return 0.0 if lasts is None else min(self.into_ns / lasts, 1.0) if lasts else 1.0

    @property
    def left_ns(self) -> int | None:
        """Nanoseconds that are left of the passage, None of one without an end."""
        lasts = self.passage.lasts_ns
        return None if lasts is None else max(lasts - self.into_ns, 0)

    @property
    def reach(self) -> float:
        """Where the movement is, from 0 as its drawing starts to 1 as it ends."""
        passage = self.passage
        return passage.begins_at + (passage.ends_at - passage.begins_at) * self.share


class Tick(Struct, frozen=True):
    """Something that is heard at an instant."""

    at_ns: int
    sound: Sound


class Score(Struct, frozen=True):
    """Passages in their order. Only the last one may be without an end."""

    passages: tuple[Passage, ...]
    begins: tuple[int, ...]
    """When each passage begins, nanoseconds after the start."""

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> Score:
        """Return the score of some passages, one at least; those that last nothing are left out.

        Raises:
            ValueError: there are none, or one before the last has no end.
        """
        given = tuple(passage for passage in passages if passage.lasts_ns != 0)
        if not given or any(passage.lasts_ns is None for passage in given[:-1]):
            raise ValueError("a score has passages, and only its last one may be without an end")
        ends = accumulate(passage.lasts_ns or 0 for passage in given)
        return cls(given, (0, *ends)[: len(given)])

    @property
    def lasts_ns(self) -> int | None:
        """Nanoseconds from start to end, None when somebody has to say that it is over."""
        last = self.passages[-1].lasts_ns
        return None if last is None else self.begins[-1] + last

    @property
    def reps(self) -> int:
        """How many repetitions it has."""
        return max(passage.rep for passage in self.passages)

    def at(self, elapsed_ns: int) -> Playhead:
        """Return where it is, so long after its start; before it at its beginning."""
        elapsed = max(elapsed_ns, 0)
        index = bisect_right(self.begins, elapsed) - 1
        whole = self.lasts_ns
        over = whole is not None and elapsed >= whole
        return Playhead(index, self.passages[index], elapsed - self.begins[index], over)

    def reps_done(self, elapsed_ns: int) -> int:
        """Return how many repetitions are whole, so long after its start."""
        now = self.at(elapsed_ns)
        if now.over:
            return self.reps
        rep = now.passage.rep
        if rep:
            return rep - 1
        return max((passage.rep for passage in self.passages[: now.index]), default=0)

    def tension_ns(self, elapsed_ns: int, side: Side = Side.BOTH) -> int:
        """Return how long a leg, or whatever works, was under tension by then, nanoseconds."""
        legs = set(side.legs)
        return sum(
            min(
                max(elapsed_ns - begins, 0),
                elapsed_ns if passage.lasts_ns is None else passage.lasts_ns,
            )
            for passage, begins in zip(self.passages, self.begins, strict=True)
            if passage.cue in TENSION and legs & set(passage.side.legs)
        )

    def ticks(self) -> tuple[Tick, ...]:
        """Return everything that is heard, in its order."""
        found = [tick for index in range(len(self.passages)) for tick in self._of_passage(index)]
        whole = self.lasts_ns
        if whole is not None:
            found.append(Tick(whole, Sound.DONE))
        return tuple(found)

    def _of_passage(self, index: int) -> Iterator[Tick]:
        passage, begins = self.passages[index], self.begins[index]
        if passage.cue is Cue.BEAT:
            yield from _steps(passage, begins)
            return
        yield Tick(begins, _BEGINS[passage.cue])
        sound = Sound.READY if passage.cue is Cue.READY else Sound.COUNT
        yield from (Tick(begins + at, sound) for at in _counted(passage))


def _counted(passage: Passage) -> range:
    """When seconds of a passage are heard, nanoseconds after it begins."""
    lasts, counts = passage.lasts_ns, passage.counts
    if lasts is None or counts is False:
        return range(0)
    if counts or passage.cue in _COUNTED_THROUGH:
        return range(SECOND_NS, lasts, SECOND_NS)
    first = lasts - LAST_COUNTED_S * SECOND_NS
    if passage.cue in _COUNTED_AT_END and first > 0:
        return range(first, lasts, SECOND_NS)
    return range(0)


def _steps(passage: Passage, begins: int) -> Iterator[Tick]:
    lasts = passage.lasts_ns if passage.lasts_ns is not None else MINUTE_NS
    beat = 0
    while (at := beat_begins_ns(beat, passage.bpm)) < lasts:
        yield Tick(begins + at, Sound.STEP)
        beat += passage.every
