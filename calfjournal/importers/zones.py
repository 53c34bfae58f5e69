"""The clock at a place: which offset to UTC held there at a moment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from calfjournal.importers.places import Place

MOST_OFFSET_MIN: Final = 14 * 60
"""No clock on Earth is further from UTC: what says so is wrong about its zone."""


def offset_of(own: int | None, place: Place | None, at: datetime) -> int | None:
    """Return the offset that a file names itself, else that of the place, in minutes."""
    return offset_at(*place, at) if own is None and place is not None else own


def offset_at(latitude: float, longitude: float, at: datetime) -> int | None:
    """Return the offset in minutes, None where nobody knows the zone of the place.

    ``at`` is an aware datetime, the place in degrees. The borders of zones are those of tzfpy.
    """
    from tzfpy import get_tz

    name = get_tz(longitude, latitude)
    try:
        offset = at.astimezone(ZoneInfo(name)).utcoffset() if name else None
    except (ZoneInfoNotFoundError, ValueError, OverflowError):
        return None
    return None if offset is None else round(offset.total_seconds() / 60)


def read_time(text: str) -> tuple[datetime, int | None] | None:
    """Return a time as recordings write it, in UTC, and the offset where it names one of its own.

    Times that name no zone are UTC, as GPX and TCX ask for. An offset that no place has is none,
    though the moment is what it makes of it. None for what is no time.
    """
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            return found.replace(tzinfo=UTC), None
        offset = found.utcoffset()
        at = found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    minutes = round(offset.total_seconds() / 60) if offset else None
    if minutes is not None and abs(minutes) > MOST_OFFSET_MIN:
        minutes = None
    return at, minutes
