"""Any stretch of what a score sounds like, sample by sample.

Every sample is worked out from its own number and nothing is added up, so it is the same however
the stretches are cut, and as exact after an hour as after a second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from calfjournal.domain.score import SECOND_NS, Sound, Tick
from calfjournal.sound.voices import LONGEST_MS, LOUDEST, VOICES, samples

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE: Final = 48_000
"""Samples a second of most sound cards."""
LOUD_PEAK: Final = 10 ** (-1 / 20)
"""Of the loudest there is: the peak of a step that is made for a phone, -1 dBFS [our default]."""


def sample_of(at_ns: int, rate: int) -> int:
    """Return the number of the sample that an instant falls into."""
    return at_ns * rate // SECOND_NS


def ns_of(sample: int, rate: int) -> int:
    """Return the first nanosecond of a sample: ``sample_of`` answers with it there."""
    return -(-sample * SECOND_NS // rate)


def rendered(
    ticks: Sequence[Tick], first: int, count: int, rate: int, *, loud: bool = False
) -> NDArray[np.int16]:
    """Return ``count`` samples from number ``first`` on, one channel of 16 bits.

    Args:
        ticks: what is heard, in the order of time.
        first: number of the first sample, counted from the start of the score; below 0 is silence.
        count: how many.
        rate: samples a second.
        loud: for a phone outdoors. A step comes near to the loudest there is, others with it, and
            what falls together shares the room.
    """
    import numpy as np  # Late: a start has no use for it.

    mixed = np.zeros(count, np.int32)
    begins = ns_of(first - rate * LONGEST_MS // 1000, rate)
    ends = ns_of(first + count, rate)
    for at in range(bisect_left(ticks, begins, key=_at), bisect_left(ticks, ends, key=_at)):
        tick = ticks[at]
        sound = samples(tick.sound, rate)
        onset = sample_of(tick.at_ns, rate) - first
        skipped, room = max(-onset, 0), count - max(onset, 0)
        heard = sound[skipped : skipped + room]
        if loud:
            heard = np.rint(heard * _gain(ticks, at)).astype(np.int32)
        mixed[max(onset, 0) :][: len(heard)] += heard
    return np.clip(mixed, -LOUDEST, LOUDEST).astype(np.int16)


def _gain(ticks: Sequence[Tick], at: int) -> float:
    """How many times as loud a sound is for a phone."""
    here, longest_ns = ticks[at].at_ns, LONGEST_MS * SECOND_NS // 1000
    low = bisect_left(ticks, here - longest_ns + 1, key=_at)
    together = bisect_left(ticks, here + longest_ns, key=_at) - low
    level = VOICES[ticks[at].sound].level
    step = LOUD_PEAK / VOICES[Sound.STEP].level
    return min(step, LOUD_PEAK / level) / together


def _at(tick: Tick) -> int:
    return tick.at_ns
