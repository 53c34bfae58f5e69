"""A sound card that plays into a list, as fast as it is told to."""

from __future__ import annotations

from itertools import cycle

import numpy as np

from calfjournal.domain.score import SECOND_NS
from calfjournal.sound.feed import Feed, Trouble
from calfjournal.sound.rendering import RATE
from tests.ui.guided import Watch
from ui.sound.sink import Sink

SIZES = (1, 7, 480, 4096)
STEP_FRAMES = 240


class FakeSink(Sink):
    """Holds a tenth of a second ready and pulls blocks of odd sizes; time goes on as it plays."""

    buffer_ns = SECOND_NS // 10

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self.watch = watch
        self.feed: Feed | None = None
        self.is_closed = False
        self.starts = 0
        self._ready = np.zeros(0, np.int16)
        self._played: list[np.ndarray] = []
        self._done = 0
        self._there = True
        self._sizes = cycle(SIZES)

    @property
    def heard(self) -> np.ndarray:
        """Every sample that was played, one after the other."""
        return np.concatenate([np.zeros(0, np.int16), *self._played])

    @property
    def has_device(self) -> bool:
        return self._there

    def start(self, feed: Feed) -> None:
        self.stop()
        self.starts += 1
        if not self._there:
            feed.trouble = Trouble.NO_DEVICE
            return
        self.feed = feed
        feed.begin(RATE, 1)

    def stop(self) -> None:
        self.feed, self._ready, self._done = None, np.zeros(0, np.int16), 0

    def close(self) -> None:
        self.stop()
        self.is_closed = True

    def unplug(self) -> None:
        """Take the device away in the middle."""
        self._there = False
        if self.feed is not None:
            self.feed.trouble = Trouble.LOST
        self.stop()
        self.devices += 1
        self.changed.emit()

    def plug(self) -> None:
        """Put a device back."""
        self._there = True
        self.devices += 1
        self.changed.emit()

    def play(self, seconds: float) -> None:
        """Let time pass, and play on while there is a feed."""
        frames = round(seconds * RATE)
        for begun in range(0, frames, STEP_FRAMES):
            step = min(STEP_FRAMES, frames - begun)
            self.watch.ns += step * SECOND_NS // RATE
            if self.feed is not None:
                self._play(self.feed, step)

    def _play(self, feed: Feed, step: int) -> None:
        while len(self._ready) < step + RATE // 10:
            block = np.frombuffer(feed.pull(next(self._sizes)), np.int16)
            self._ready = np.concatenate((self._ready, block))
        self._played.append(self._ready[:step])
        self._ready = self._ready[step:]
        self._done += step
        feed.tell(self.watch.ns, self._done * SECOND_NS // RATE)
