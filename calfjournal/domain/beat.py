"""A beat that movements follow: where it is after some time, worked out anew each time.

Nothing is added up, so a picture or a sound that asks late is never behind afterwards.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

MINUTE_NS: Final = 60_000_000_000
BEATS_A_REP: Final = 2
"""Up on one beat, down on the next: 60 beats a minute are 30 repetitions (domain rule 2.2)."""
TEST_BPM: Final = 60
"""The beat of heel-rise tests (domain rule 2.2)."""


class Beat(Struct, frozen=True):
    """One moment: which beat it belongs to, counted from 0, and how much of it is over (0 to 1)."""

    number: int
    share: float

    @property
    def is_up(self) -> bool:
        """True on the beats that lift the heel, False on those that lower it."""
        return self.number % BEATS_A_REP == 0

    @property
    def reps(self) -> int:
        """Repetitions, up and down, that the beat has had."""
        return self.number // BEATS_A_REP

    @property
    def height(self) -> float:
        """Where the heel is to be: 0 on the ground, 1 at full height."""
        return self.share if self.is_up else 1 - self.share


def beat_at(elapsed_ns: int, bpm: int) -> Beat:
    """Return where a beat of ``bpm`` beats a minute is, so many nanoseconds after its start.

    Whole numbers all the way: after an hour it is as exact as after a second. Before the start it
    stands at the first beat.
    """
    beats = max(elapsed_ns, 0) * bpm
    return Beat(beats // MINUTE_NS, beats % MINUTE_NS / MINUTE_NS)


def beat_begins_ns(number: int, bpm: int) -> int:
    """Return the first nanosecond of a beat, counted from 0: ``beat_at`` answers with it there."""
    return -(-number * MINUTE_NS // bpm)
