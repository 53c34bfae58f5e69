"""The samples of a score as a sink asks for them, and what the sink says it has taken."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from operator import attrgetter
from typing import Final

from msgspec import Struct

from calfjournal.domain.score import Score
from calfjournal.sound.rendering import RATE, rendered, sample_of

BYTES: Final = 2
"""Of one sample of one channel."""

BEGUN_NS: Final = 60_000_000
"""More than a device takes at once before it begins: from here on it is heard."""


class Trouble(StrEnum):
    """Why nothing is heard."""

    NONE = ""
    NO_DEVICE = "no_device"
    LOST = "lost"
    """The device went away, or takes nothing any more."""
    NO_LIBRARY = "no_library"
    """This installation cannot play sound."""


class Taken(Struct, frozen=True):
    """What a sink had taken when it was last looked at, in nanoseconds.

    ``at_ns`` and ``moved_ns`` are of the computer's clock: when it was looked, and when it was
    seen to go on.
    """

    at_ns: int
    done_ns: int = 0
    moved_ns: int = 0


class Feed:
    """Gives a sink one block after the other; the number of the next sample is all it remembers.

    What began before ``from_ns`` is not heard: half a sound would crack. ``taken`` and ``trouble``
    are the sink's to tell, from whichever thread it works in.
    """

    def __init__(self, score: Score, from_ns: int, now_ns: int) -> None:
        ticks = score.ticks()
        self._ticks = ticks[bisect_left(ticks, from_ns, key=attrgetter("at_ns")) :]
        self.from_ns = from_ns
        self.taken = Taken(now_ns, 0, now_ns)
        self.trouble = Trouble.NONE
        self.begin(RATE, 1)

    def begin(self, rate: int, channels: int) -> None:
        """Begin at the start, for a device of so many samples a second and so many channels."""
        self._rate, self._channels = rate, channels
        self._next = sample_of(self.from_ns, rate)

    @property
    def has_begun(self) -> bool:
        """True when the device plays, and has not only filled what it holds ready."""
        return self.taken.done_ns >= BEGUN_NS

    @property
    def heard_ns(self) -> int:
        """Nanoseconds of the score that the device has taken."""
        return self.from_ns + self.taken.done_ns

    @property
    def frame_bytes(self) -> int:
        """Bytes of one sample of all channels."""
        return BYTES * self._channels

    def pull(self, frames: int) -> bytes:
        """Return the next samples, the same on every channel; silence where the score is over."""
        mono = rendered(self._ticks, self._next, frames, self._rate)
        self._next += frames
        return (mono if self._channels == 1 else mono.repeat(self._channels)).tobytes()

    def tell(self, now_ns: int, done_ns: int) -> None:
        """Note what the sink has taken by now, nanoseconds of what it was given."""
        moved = done_ns != self.taken.done_ns
        self.taken = Taken(now_ns, done_ns, now_ns if moved else self.taken.moved_ns)
