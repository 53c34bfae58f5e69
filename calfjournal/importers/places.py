"""Lengths on the earth, from degrees."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_M: Final = 6_371_008.8
"""Mean radius of the earth, metres (IUGG)."""

Place = tuple[float, float]
"""Latitude and longitude in degrees."""


def read_place(latitude: str | None, longitude: str | None) -> Place | None:
    """Return a place as a file writes it, None for what is none on this earth."""
    try:
        place = float(latitude or "nan"), float(longitude or "nan")
    except ValueError:
        return None
    return place if abs(place[0]) <= 90 and abs(place[1]) <= 180 else None


def metres_between(one: Place, other: Place) -> float:
    """Return the length of the great circle between two places (haversine), heights left out."""
    low, high = radians(one[0]), radians(other[0])
    up, across = high - low, radians(other[1] - one[1])
    chord = sin(up / 2) ** 2 + cos(low) * cos(high) * sin(across / 2) ** 2
    return 2 * EARTH_M * asin(min(1.0, sqrt(chord)))
