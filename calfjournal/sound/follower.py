"""Where the sound is, smoothly: a device tells in steps, and the computer's clock fills them."""

from __future__ import annotations

from typing import Final

from calfjournal.sound.feed import Feed

STEADY: Final = 8
"""A difference is made up in so many looks, so that the steps of the device are not seen."""
GENTLE: Final = 10
"""It never goes faster or slower than the clock by more than this part of it."""
STEP_NS: Final = 100_000_000
"""So much a device takes at once at most: what was taken is heard on meanwhile."""
FAR_NS: Final = 300_000_000
"""So far behind the sound nobody wants to catch up gently."""


class Follower:
    """Follows what a sink has taken of a feed.

    Never backwards, and never ahead of the sink by more than its buffer. One that ``waits`` stands
    until the device begins; else it goes on by the computer's clock until then.
    """

    def __init__(self, feed: Feed, buffer_ns: int, now_ns: int, *, waits: bool) -> None:
        self._feed, self._buffer_ns, self._waits = feed, buffer_ns, waits
        self._shown, self._looked = feed.from_ns, now_ns

    def at(self, now_ns: int) -> int:
        """Return where the score is now, nanoseconds after its start."""
        step, self._looked = max(now_ns - self._looked, 0), now_ns
        if self._feed.has_begun:
            self._follow(now_ns, step)
        elif self._waits:
            self._shown = self._feed.heard_ns
        else:
            self._shown += step
        return self._shown

    def _follow(self, now_ns: int, step: int) -> None:
        heard = self._feed.heard_ns
        since = min(max(now_ns - self._feed.taken.moved_ns, 0), STEP_NS)
        off = heard + since - self._shown - step
        if self._waits:
            self._waits = False
        elif off <= FAR_NS:
            off = max(min(off // STEADY, step // GENTLE), -(step // GENTLE))
        self._shown = max(min(self._shown + step + off, heard + self._buffer_ns), self._shown)
