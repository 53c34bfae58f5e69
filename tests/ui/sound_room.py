"""A clock with a sound card, in a world whose time goes on when it is told to."""

from __future__ import annotations

import numpy as np

from calfjournal.domain.score import SECOND_NS, Score
from calfjournal.sound.feed import LEAD_NS
from calfjournal.sound.rendering import RATE, rendered, sample_of
from tests.ui.fake_sink import FakeSink
from tests.ui.guided import Watch
from ui.sound.sound_clock import SoundClock

LEAD = sample_of(LEAD_NS, RATE)
"""Samples of silence before a score begins, or goes on after a pause."""


def sounds(score: Score, count: int, from_ns: int = 0) -> np.ndarray:
    """What is to be heard of a score that is played from an instant on: so many samples."""
    ticks = [tick for tick in score.ticks() if tick.at_ns >= from_ns]
    return rendered(ticks, sample_of(from_ns, RATE) - LEAD, count, RATE)


class Room:
    """What a test of the sound stands in."""

    def __init__(self) -> None:
        self.watch, self.asleep, self.wanted = Watch(), 0, True
        self.sink = FakeSink(self.watch)
        self.made = 0
        self.clock = SoundClock(self.make, self.is_wanted, self.watch, self.sleepless)
        self.told: list[str] = []
        self.clock.told.connect(self.told.append)

    def make(self) -> FakeSink:
        """Hand out the sound card."""
        self.made += 1
        return self.sink

    def is_wanted(self) -> bool:
        """What the option says."""
        return self.wanted

    def sleepless(self) -> int:
        """A clock that goes on in sleep."""
        return self.watch.ns + self.asleep

    def sleep(self, seconds: float) -> None:
        """Let the computer sleep."""
        self.asleep += round(seconds * SECOND_NS)

    def run(self, seconds: float, *, look_ms: int = 16) -> list[int]:
        """Let time pass with somebody who looks; returns what was seen."""
        seen = []
        for _ in range(round(seconds * 1000 / look_ms)):
            self.sink.play(look_ms / 1000)
            self.clock.look()
            seen.append(self.clock.elapsed_ns)
        return seen
