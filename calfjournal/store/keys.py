"""Primary keys: 63-bit, time-ordered, unique across devices without asking anyone.

What has a name is keyed by it, so that two copies of a journal, written on two devices, give the
same thing the same key: a day by its date, an imported file by its content, a planned session by
plan, day and type. Everything else gets a key of time and chance: the high 41 bits are milliseconds
since 2020 (good until 2089), the low 22 are random.
"""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

EPOCH_MS = 1_577_836_800_000
"""2020-01-01T00:00:00Z in milliseconds since 1970."""

_RANDOM_BITS = 22
_LARGEST = (1 << 63) - 1
_ROOM = 1 << 40
"""Keys that must be left to make, whatever a file says of the newest one."""

_NAME_BITS = 59


def named(table: str, *name: object) -> int:
    """Return the key of what has a name in its table: the same on every device.

    The first 59 bits of SHA-256 over table and name, below every key of time made after 2024.
    """
    text = "\x1f".join(map(str, (table, *name)))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - _NAME_BITS)


def of_day(day: str) -> int:
    """Return the key of what there is once a day, of its ISO date: YYYYMMDD."""
    return int(day.replace("-", ""))


class KeyMaker:
    """Makes keys that only grow, whatever the clock does."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()
        self._dice: random.Random = random.SystemRandom()
        self._fixed_ms: int | None = None

    def __call__(self) -> int:
        """Return the next key, greater than every one made before by this maker."""
        milliseconds = self._fixed_ms
        if milliseconds is None:
            milliseconds = max(time.time_ns() // 1_000_000 - EPOCH_MS, 0)
        fresh = (milliseconds << _RANDOM_BITS) | self._dice.getrandbits(_RANDOM_BITS)
        fresh = min(fresh, _LARGEST - _ROOM)  # A clock beyond 2089: keys still grow, step by step.
        with self._lock:
            # A small random step keeps keys of one millisecond (or of a clock set back) unguessable
            # enough not to meet those of another device.
            self._last = max(fresh, self._last + 1 + self._dice.randrange(16))
            return self._last

    def start_after(self, key: int) -> None:
        """Make no key smaller than ``key``, though the clock was set back since it was made.

        One so large that the keys would soon run out was never made by a clock: it is ignored.
        """
        if key < _LARGEST - _ROOM:
            with self._lock:
                self._last = max(self._last, key)

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
