"""Where progress takes its numbers from: the same table that the verdict uses."""

from __future__ import annotations

from typing import Protocol


class Limits(Protocol):
    """Numbers by key, as ``recovery.thresholds.Thresholds`` holds them."""

    def __getitem__(self, key: str, /) -> float:
        """Return the number of a key."""
