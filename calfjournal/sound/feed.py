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

LEAD_NS: Final = 30_000_000
"""A device may swallow what comes first (5 ms of a click with PulseAudio) [calfjournal default]."""


class Trouble(StrEnum):
    """Why nothing is heard."""

    NONE = ""
    NO_DEVICE = "no_device"
    LOST = "lost"
    """The device went away, or takes nothing any more."""
    SERVER = "server"
    """The sound server ended; Qt comes back to it within seconds, or in a new start only."""
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

    What began before ``from_ns`` is not heard: half a sound would crack. With ``leads`` a moment of
    silence comes before it, else the first moment is silent. ``taken`` and ``trouble`` are the
    sink's to tell, from whichever thread it works in.
    """

    def __init__(self, score: Score, from_ns: int, now_ns: int, *, leads: bool = True) -> None:
        self._lead_ns = LEAD_NS if leads else 0
        ticks, first = score.ticks(), from_ns + LEAD_NS - self._lead_ns
        self._ticks = ticks[bisect_left(ticks, first, key=attrgetter("at_ns")) :]
        self.from_ns = from_ns
        self.taken = Taken(now_ns, 0, now_ns)
        self.trouble = Trouble.NONE
        self.begin(RATE, 1)

    def begin(self, rate: int, channels: int, delay_ns: int = 0) -> None:
        """Begin at the start, for a device of so many samples a second and so many channels.

        What it takes is heard after a delay, as far as that is known.
        """
        self._delay_ns = delay_ns
        self._rate, self._channels = rate, channels
        self._next = sample_of(self.from_ns, rate) - sample_of(self._lead_ns, rate)

    @property
    def has_begun(self) -> bool:
        """True when the device plays, and has not only filled what it holds ready."""
        return self.taken.done_ns >= LEAD_NS + self._delay_ns

    @property
    def heard_ns(self) -> int:
        """What of the score is heard now, nanoseconds after its start."""
        return self.from_ns + max(self.taken.done_ns - self._lead_ns - self._delay_ns, 0)

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
