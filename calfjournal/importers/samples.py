"""What a sample of a file may be: damaged ones can make any number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BOUNDS: Final[Mapping[str, tuple[float, float]]] = {
    "heart_rate": (0, 255),
    "cadence": (0, 255),
    "speed": (0, 100),
    "distance": (0, 1e8),
    "altitude": (-1e3, 2e4),
}
"""By the column of a `Track`."""


def sample(column: str, value: object) -> float | None:
    """Return a number, or the text of one, that a column can hold; None for anything else."""
    return within(value, *BOUNDS[column])


def within(value: object, low: float, high: float) -> float | None:
    """Return a number or the text of one that lies in a range, None for anything else."""
    if type(value) is str:
        try:
            value = float(value)
        except ValueError:
            return None
    # Not a number lies in no range. Most values are floats, so they are asked for first.
    if (type(value) is float or type(value) is int) and low <= value <= high:
        return float(value)
    return None
