"""The short sounds of a beat, made from a few sines; nothing is read from files.

Turns of a movement are told apart by their pitch and by how it goes: a rise rises, lowering falls,
a pause is one low tone, a hold one high tone with a chime on it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from calfjournal.domain.score import Sound

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.int32]

LONGEST_MS: Final = 80
"""No sound lasts longer [calfjournal default]."""
ATTACK_MS: Final = 2
"""From silence to loud: quick enough to be one instant, too slow to crack [calfjournal default]."""
LOUDEST: Final = 32_767
"""Of 16 bits."""


class Voice(Struct, frozen=True):
    """One sound: its pitch in hertz as it begins and ends, how long, how loud, and its overtones.

    ``level`` is its peak, 1 the loudest there is; ``overtones`` are shares of twice, three times,
    ... the pitch.
    """

    begins_hz: float
    ends_hz: float
    lasts_ms: int
    level: float
    overtones: tuple[float, ...] = ()


VOICES: Final = {
    Sound.READY: Voice(660, 660, 50, 0.30),
    Sound.LOWER: Voice(900, 450, 80, 0.45, (0.25,)),
    Sound.PAUSE: Voice(392, 392, 60, 0.40, (0.0, 0.4)),
    Sound.RISE: Voice(520, 1040, 80, 0.45, (0.25,)),
    Sound.HOLD: Voice(1175, 1175, 70, 0.35, (0.5, 0.3)),
    Sound.START: Voice(784, 880, 80, 0.45, (0.5,)),
    Sound.SWITCH: Voice(587, 440, 80, 0.45, (0.6, 0.4)),
    Sound.REST: Voice(330, 262, 80, 0.40, (0.5,)),
    Sound.COUNT: Voice(1568, 1568, 20, 0.18),
    Sound.STEP: Voice(2093, 2093, 25, 0.35, (0.3,)),
    Sound.DONE: Voice(523, 523, 80, 0.45, (1.0, 0.5, 0.5)),
}
"""Every sound there is [calfjournal default]; two at once are no louder than 16 bits can hold."""


@cache
def samples(sound: Sound, rate: int) -> Samples:
    """Return the samples of a sound at ``rate`` a second, whole numbers within 16 bits."""
    import numpy as np  # Late: a start has no use for it.

    voice = VOICES[sound]
    length = max(rate * voice.lasts_ms // 1000, 2)
    at = np.arange(length) / length
    mean = voice.begins_hz + (voice.ends_hz - voice.begins_hz) * at / 2
    turns = mean * at * voice.lasts_ms / 1000
    partials = enumerate((1.0, *voice.overtones), start=1)
    wave = sum(share * np.sin(2 * np.pi * number * turns) for number, share in partials)
    shaped = wave * _envelope(length, rate)
    peak = voice.level * LOUDEST / np.max(np.abs(shaped))
    made: Samples = np.rint(shaped * peak).astype(np.int32)
    made.flags.writeable = False
    return made


def _envelope(length: int, rate: int) -> NDArray[np.float64]:
    """Rise within the attack, fall away to nothing at the end: neither of them cracks."""
    import numpy as np

    attack = min(max(rate * ATTACK_MS // 1000, 1), length // 2)
    rising = (1 - np.cos(np.pi * np.arange(attack) / attack)) / 2
    falling = (1 + np.cos(np.pi * np.arange(1, length - attack + 1) / (length - attack))) / 2
    shape: NDArray[np.float64] = np.concatenate((rising, falling))
    return shape
