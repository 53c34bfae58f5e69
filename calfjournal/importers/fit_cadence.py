"""Cadence figures of the track records of a run."""

from __future__ import annotations

from collections.abc import Sequence
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
    speeds = speeds_of(records)
    moving = [
        value * factor
        for value, speed in zip(records.cadence, speeds, strict=True)
        if value and (speed is None or speed >= 0.5)
    ]
    steady = [v for v in moving if v >= 130]
    return Cadence(
        fmean(moving) if moving else None,
        100 * pstdev(steady) / fmean(steady) if steady else None,
        None,
        len(moving),
    )


def speeds_of(records: Records) -> list[float | None]:
    """Return the speed of each record in m/s, from distance and time where none was stored."""
    if all(speed is None for speed in records.speed):
        return _speeds_from_distance(records.time, records.distance)
    return records.speed


def _speeds_from_distance(
    times: Sequence[int | None], distances: Sequence[float | None]
) -> list[float | None]:
    speeds: list[float | None] = []
    before: tuple[int, float] | None = None
    for time, distance in zip(times, distances, strict=True):
        speed = None
        if time is not None and distance is not None:
            if before is not None and time > before[0]:
                speed = (distance - before[1]) / (time - before[0])
            before = (time, distance)
        speeds.append(speed)
    return speeds
