"""Figures of a run that come from its samples."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from calfjournal.domain.run import Cadence
from calfjournal.domain.track import Track
from calfjournal.progress.cadence import CadenceRules, Samples, cadence_figures

_GRADE_OVER_M = 200.0
"""Watches know the height to some metres, so grades of shorter stretches are noise [D]."""


def cadence_of(track: Track, rules: CadenceRules | None = None) -> Cadence:
    """Return the figures in steps per minute; all None without cadence samples.

    Moving means cadence above 0 at 0.5 m/s and more. In a file without speeds and distances
    every sample with cadence counts, and in one without any times there are no steady stretches.
    """
    if not any(track.cadence):
        return Cadence()
    return cadence_figures(samples_of(track), rules=rules)


def samples_of(track: Track) -> Samples:
    """Return the samples in order of time, with the speeds and grades that can be told."""
    times = track.time
    if all(time is None for time in times):
        times = [0] * len(track)
    speeds = speeds_of(track)
    return Samples(
        column_of(times),
        column_of(track.cadence),
        None if speeds is None else column_of(speeds),
        grades_of(track),
    )


def mean_heart_rate(track: Track) -> float | None:
    """Return the mean of the samples in beats per minute, each counted once."""
    beats = [beat for beat in track.heart_rate if beat]
    return round(sum(beats) / len(beats), 2) if beats else None


def most_heart_rate(track: Track) -> float | None:
    """Return the highest sample in beats per minute, None without any."""
    return max((beat for beat in track.heart_rate if beat), default=None)


def speeds_of(track: Track) -> list[float | None] | None:
    """Return the speed of each sample in m/s, None when the file has neither speed nor distance.

    Where a sample lacks its speed it comes from the distance since the sample before.
    """
    speeds: list[float | None] = []
    before: tuple[float, float] | None = None
    for time, speed, distance in zip(track.time, track.speed, track.distance, strict=True):
        found = speed
        if time is not None and distance is not None:
            if found is None and before is not None and time > before[0]:
                found = (distance - before[1]) / (time - before[0])
            before = (time, distance)
        speeds.append(found)
    return None if all(speed is None for speed in speeds) else speeds


def grades_of(track: Track) -> NDArray[np.float64] | None:
    """Return the grade around each sample as a share, None when height or distance is unknown."""
    distance, altitude = column_of(track.distance), column_of(track.altitude)
    known = np.flatnonzero(np.isfinite(distance) & np.isfinite(altitude))
    if known.size < 2:
        return None
    along = np.maximum.accumulate(distance[known])
    low = np.maximum(distance - _GRADE_OVER_M / 2, along[0])
    high = np.minimum(distance + _GRADE_OVER_M / 2, along[-1])
    climbed = np.interp(high, along, altitude[known]) - np.interp(low, along, altitude[known])
    apart = high - low
    enough = apart >= _GRADE_OVER_M / 2
    return np.where(enough, climbed / np.where(enough, apart, 1), np.nan)


def column_of(values: Sequence[float | None]) -> NDArray[np.float64]:
    """Return a column of a track as an array, NaN where nothing was recorded."""
    return np.array(values, dtype=np.float64)
