"""The curves of a run, as they are drawn over its minutes and its kilometres."""

from __future__ import annotations

import numpy as np

from calfjournal.domain.run_curves import LaneKind, RunCurves, RunLane
from calfjournal.domain.track import Track
from calfjournal.progress.cadence_samples import GAP_S, Numbers, numbers, step_factor
from calfjournal.progress.track_figures import speeds_of

PACE_OVER_S = 15.0
"""Speeds of watches jump from second to second: a pace is the mean of so many [our default]."""
_SLOWEST_MPS = 0.5
"""Slower is standing, which has no pace (the threshold of moving, domain rule 5.8)."""
_ENDS = {LaneKind.CADENCE: (3.0, 99.5), LaneKind.PACE: (1.0, 95.0)}
_ALL_BUT = (1.0, 99.0)
"""Percent of the values between which a lane is measured off: a stumble, or a walk of a few
minutes in a run, does not flatten it.
"""


def run_curves(track: Track) -> RunCurves | None:
    """Return the curves of a recording, None where nothing of it can be drawn."""
    time = numbers(track.time)
    known = np.flatnonzero(np.isfinite(time))
    order = known[np.argsort(time[known], kind="stable")]
    if order.size < 2 or time[order[-1]] <= time[order[0]]:
        return None
    speeds = speeds_of(track)
    columns = {
        LaneKind.CADENCE: _steps(numbers(track.cadence)[order]),
        LaneKind.PACE: None if speeds is None else _pace(time[order], numbers(speeds)[order]),
        LaneKind.HEART_RATE: _above_zero(numbers(track.heart_rate)[order]),
        LaneKind.HEIGHT: numbers(track.altitude)[order],
    }
    gaps = np.flatnonzero(np.diff(time[order]) > GAP_S) + 1
    lanes = [
        _lane(kind, np.insert(column, gaps, np.nan))
        for kind, column in columns.items()
        if column is not None and np.isfinite(column).sum() > 1
    ]
    if not lanes:
        return None
    minutes = (time[order] - time[order[0]]) / 60
    km = _along(numbers(track.distance)[order])
    return RunCurves(
        _with_gaps(minutes, gaps), None if km is None else _with_gaps(km, gaps), tuple(lanes)
    )


def _with_gaps(along: Numbers, gaps: np.ndarray) -> Numbers:
    return np.insert(along, gaps, (along[gaps - 1] + along[gaps]) / 2)


def _lane(kind: LaneKind, values: Numbers) -> RunLane:
    low, high = np.percentile(values[np.isfinite(values)], _ENDS.get(kind, _ALL_BUT)).tolist()
    return RunLane(kind, values, low, high)


def _steps(cadence: Numbers) -> Numbers:
    """In steps a minute; standing has none."""
    return _above_zero(cadence * step_factor(cadence))


def _above_zero(values: Numbers) -> Numbers:
    return np.where(values > 0, values, np.nan)


def _pace(time: Numbers, speed: Numbers) -> Numbers:
    """Seconds a kilometre of the mean speed around each sample."""
    known = np.isfinite(speed)
    sums = np.concatenate([[0.0], np.cumsum(np.where(known, speed, 0.0))])
    counts = np.concatenate([[0], np.cumsum(known)])
    low = np.searchsorted(time, time - PACE_OVER_S / 2, side="left")
    high = np.searchsorted(time, time + PACE_OVER_S / 2, side="right")
    count = counts[high] - counts[low]
    mean = (sums[high] - sums[low]) / np.maximum(count, 1)
    runs = known & (mean >= _SLOWEST_MPS)
    return np.where(runs, 1000 / np.where(runs, mean, 1.0), np.nan)


def _along(distance: Numbers) -> Numbers | None:
    """Kilometres at every sample; between known distances they are shared out evenly."""
    known = np.flatnonzero(np.isfinite(distance))
    if known.size < 2 or distance[known].max() <= distance[known].min():
        return None
    rising = np.maximum.accumulate(distance[known])
    metres: Numbers = np.interp(np.arange(distance.size), known, rising - rising[0])
    return metres / 1000
