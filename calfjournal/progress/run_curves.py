"""The curves of a run, as they are drawn over its minutes and its kilometres."""

from __future__ import annotations

import numpy as np

from calfjournal.domain.run_curves import LaneKind, RunCurves, RunLane
from calfjournal.domain.track import Track
from calfjournal.progress.cadence_samples import GAP_S, Numbers, numbers, step_factor
from calfjournal.progress.track_figures import speeds_of

PACE_OVER_S = 15.0
"""Speeds of watches jump from second to second: a pace is the mean of so many [our default]."""
LEAST_RISE_M = 1.0
"""Heights that differ by less say nothing: those of a treadmill, mostly [our default]."""
_SLOWEST_MPS = 0.5
"""Slower is standing, which has no pace (the threshold of moving, domain rule 5.8)."""
_ENDS = {LaneKind.CADENCE: (3.0, 99.5), LaneKind.PACE: (1.0, 95.0)}
_ALL_BUT = (1.0, 99.0)
"""Percent of the values between which a lane is measured off: a stumble, or a walk of a few
minutes in a run, does not flatten it.
"""


def run_curves(track: Track, *, is_running: bool = True) -> RunCurves | None:
    """Return the curves of a recording, None where nothing of it can be drawn.

    Runs have a cadence and a pace, other sports a speed. Values that are missing between two no
    further apart than a pause takes lie on the line between those.
    """
    time = numbers(track.time)
    known = np.flatnonzero(np.isfinite(time))
    order = known[np.argsort(time[known], kind="stable")]
    if order.size < 2 or time[order[-1]] <= time[order[0]]:
        return None
    columns = _columns(track, time[order], order, is_running=is_running)
    gaps = np.flatnonzero(np.diff(time[order]) > GAP_S) + 1
    lanes = [
        _lane(kind, np.insert(column, gaps, np.nan))
        for kind, column in columns.items()
        if np.isfinite(column).sum() > 1
    ]
    if not lanes:
        return None
    minutes = (time[order] - time[order[0]]) / 60
    km = _along(numbers(track.distance)[order])
    return RunCurves(
        _with_gaps(minutes, gaps), None if km is None else _with_gaps(km, gaps), tuple(lanes)
    )


def _columns(
    track: Track, time: Numbers, order: np.ndarray, *, is_running: bool
) -> dict[LaneKind, Numbers]:
    """What may be drawn, sample by sample in order of time; without any value where nothing is."""
    speeds = speeds_of(track)
    speed = np.full(order.size, np.nan) if speeds is None else numbers(speeds)[order]
    mean = _mean_speed(time, _bridged(time, speed))
    found = {}
    if is_running:
        raw = numbers(track.cadence)[order]
        found[LaneKind.CADENCE] = _bridged(time, raw, _above_zero(raw * step_factor(raw)))
        runs = mean >= _SLOWEST_MPS
        found[LaneKind.PACE] = np.where(runs, 1000 / np.where(runs, mean, 1.0), np.nan)
    else:
        found[LaneKind.SPEED] = 3.6 * mean
    beats, height = numbers(track.heart_rate)[order], numbers(track.altitude)[order]
    found[LaneKind.HEART_RATE] = _bridged(time, beats, _above_zero(beats))
    if np.isfinite(height).any() and np.nanmax(height) - np.nanmin(height) >= LEAST_RISE_M:
        found[LaneKind.HEIGHT] = _bridged(time, height)
    return found


def _bridged(time: Numbers, recorded: Numbers, values: Numbers | None = None) -> Numbers:
    """Fill values in where nothing was recorded for no longer than a pause takes.

    A zero was recorded: it may stand for no value, and nothing is filled in beside it.
    """
    values = recorded if values is None else values
    known = np.flatnonzero(np.isfinite(recorded))
    if known.size < 2 or known.size == recorded.size:
        return values
    after = np.searchsorted(known, np.arange(recorded.size))
    inside = (after > 0) & (after < known.size) & ~np.isfinite(recorded)
    at = after[inside]
    short = time[known[at]] - time[known[at - 1]] <= GAP_S
    places = np.flatnonzero(inside)[short]
    filled: Numbers = values.copy()
    filled[places] = np.interp(time[places], time[known], values[known])
    return filled


def _with_gaps(along: Numbers, gaps: np.ndarray) -> Numbers:
    return np.insert(along, gaps, (along[gaps - 1] + along[gaps]) / 2)


def _lane(kind: LaneKind, values: Numbers) -> RunLane:
    low, high = np.percentile(values[np.isfinite(values)], _ENDS.get(kind, _ALL_BUT)).tolist()
    return RunLane(kind, values, low, high)


def _above_zero(values: Numbers) -> Numbers:
    return np.where(values > 0, values, np.nan)


def _mean_speed(time: Numbers, speed: Numbers) -> Numbers:
    """Return the mean speed around each sample, m/s."""
    known = np.isfinite(speed)
    sums = np.concatenate([[0.0], np.cumsum(np.where(known, speed, 0.0))])
    counts = np.concatenate([[0], np.cumsum(known)])
    low = np.searchsorted(time, time - PACE_OVER_S / 2, side="left")
    high = np.searchsorted(time, time + PACE_OVER_S / 2, side="right")
    count = counts[high] - counts[low]
    return np.where(known, (sums[high] - sums[low]) / np.maximum(count, 1), np.nan)


def _along(distance: Numbers) -> Numbers | None:
    """Kilometres at every sample; between known distances they are shared out evenly."""
    known = np.flatnonzero(np.isfinite(distance))
    if known.size < 2 or distance[known].max() <= distance[known].min():
        return None
    rising = np.maximum.accumulate(distance[known])
    metres: Numbers = np.interp(np.arange(distance.size), known, rising - rising[0])
    return metres / 1000
