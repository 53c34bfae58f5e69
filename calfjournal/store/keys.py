"""Primary keys: 63-bit, time-ordered, unique across devices without asking anyone.

The high 41 bits are milliseconds since 2020 (good until 2089), the low 22 are random, so two
journals written on two devices can later be put together without renumbering.
"""

from __future__ import annotations

import random
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

EPOCH_MS = 1_577_836_800_000
"""2020-01-01T00:00:00Z in milliseconds since 1970."""

_RANDOM_BITS = 22
_LARGEST = (1 << 63) - 1


class KeyMaker:
    """Makes keys that only grow, whatever the clock does."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()
        self._dice: random.Random = secrets.SystemRandom()
        self._fixed_ms: int | None = None

    def __call__(self) -> int:
        """Return the next key, greater than every one made before by this maker."""
        milliseconds = self._fixed_ms
        if milliseconds is None:
            milliseconds = max(time.time_ns() // 1_000_000 - EPOCH_MS, 0)
        fresh = (milliseconds << _RANDOM_BITS) | self._dice.getrandbits(_RANDOM_BITS)
        with self._lock:
            # A small random step keeps keys of one millisecond (or of a clock set back) unguessable
            # enough not to meet those of another device.
            self._last = max(fresh, self._last + 1 + self._dice.randrange(16))
            if self._last > _LARGEST:
                raise OverflowError("the clock is too far ahead to make a key")
            return self._last

    @contextmanager
    def repeatable(self, seed: int, at_ms: int) -> Iterator[None]:
        """Make the same keys for the same seed inside the block: for the sample journal.

        ``at_ms`` are milliseconds since 1970.
        """
        before = self._dice, self._fixed_ms, self._last
        self._dice, self._fixed_ms, self._last = random.Random(seed), at_ms - EPOCH_MS, 0  # noqa: S311 - keys, not secrets
        try:
            yield
        finally:
            self._dice, self._fixed_ms, self._last = before


new_key = KeyMaker()
"""The one function every primary key comes from."""
