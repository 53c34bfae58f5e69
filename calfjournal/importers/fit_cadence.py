"""Cadence figures of the track records of a run."""

from __future__ import annotations

from statistics import fmean, pstdev

from calfjournal.domain.run import Cadence
from calfjournal.importers.fit_messages import Records

_STEPS_ABOVE = 120.0
"""A mean above this already counts both feet; watches count one (domain rule 5.8)."""


def cadence_of(records: Records) -> Cadence:
    """Return the figures in steps per minute; all None without cadence samples."""
    raw = [value for value in records.cadence if value]
    if not raw:
        return Cadence()
    factor = 1 if fmean(raw) > _STEPS_ABOVE else 2
    speeds = speeds_of(records) or [1.0] * len(records)
    moving = [
        value * factor
        for value, speed in zip(records.cadence, speeds, strict=True)
        if value and speed is not None and speed >= 0.5
    ]
    steady = [v for v in moving if v >= 130]
    return Cadence(
        fmean(moving) if moving else None,
        100 * pstdev(steady) / fmean(steady) if steady else None,
        None,
        len(moving),
    )


def speeds_of(records: Records) -> list[float | None] | None:
    """Return the speed of each record in m/s, None when the file has neither speed nor distance.

    Where a record lacks its speed it comes from the distance since the record before.
    """
    speeds: list[float | None] = []
    before: tuple[int, float] | None = None
    for time, speed, distance in zip(records.time, records.speed, records.distance, strict=True):
        found = speed
        if time is not None and distance is not None:
            if found is None and before is not None and time > before[0]:
                found = (distance - before[1]) / (time - before[0])
            before = (time, distance)
        speeds.append(found)
    return None if all(speed is None for speed in speeds) else speeds
