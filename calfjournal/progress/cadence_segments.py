"""Steady stretches of a run, where the spread of cadence means something (domain rule 5.8)."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from calfjournal.progress.cadence_samples import (
    GAP_S,
    CadenceRules,
    Flags,
    Numbers,
    Samples,
    seconds_held,
    spread,
)

_MEAN_S = 30.0


class Segment(Struct, frozen=True):
    """A steady stretch: seconds, mean, CV and robust CV in percent."""

    start_s: float
    seconds: float
    spm: float
    cv: float
    rcv: float


def steady_segments(
    samples: Samples, spm: Numbers, rules: CadenceRules | None = None
) -> tuple[Segment, ...]:
    """Return the steady stretches of a run; ``spm`` are its samples in steps a minute.

    Running samples only, away from start, end and stops, on even ground where the grade is
    known, split where the 30-second mean speed leaves the stretch's mean by 7 %, three minutes
    and longer. Without any speed in the file the cadence alone decides.
    """
    rules = rules or CadenceRules()
    if len(samples) < 2:
        return ()
    good = _candidates(samples, spm, rules)
    held = seconds_held(samples.elapsed)
    found = []
    for first, last in _stretches(samples, good):
        for start, end in _by_speed(samples, first, last, rules):
            segment = _segment(samples.elapsed, spm, held, slice(start, end + 1), rules)
            if segment is not None:
                found.append(segment)
    return tuple(found)


def _segment(
    elapsed: Numbers, spm: Numbers, held: Numbers, part: slice, rules: CadenceRules
) -> Segment | None:
    seconds = float(elapsed[part][-1] - elapsed[part][0])
    counted = np.isfinite(spm[part]) & (spm[part] >= rules.run_spm)
    values, weights = spm[part][counted], held[part][counted]
    if seconds < rules.least_s or values.size < 2 or weights.sum() <= 0:
        return None
    spreads = spread(values, weights)
    if spreads is None:
        return None
    mean = float(np.average(values, weights=weights))
    return Segment(float(elapsed[part][0]), seconds, mean, *spreads)


def _candidates(samples: Samples, spm: Numbers, rules: CadenceRules) -> Flags:
    """Samples that may stand in a steady stretch; a lost cadence alone does not end one."""
    time = samples.elapsed
    good: Flags = (time >= time[0] + rules.edge_s) & (time <= time[-1] - rules.edge_s)
    lost = ~np.isfinite(spm) | (spm <= 0)
    if samples.has_speed:
        good &= samples.speed > rules.run_mps
        good &= lost | (spm >= rules.run_spm)
        stopped = samples.speed < rules.moving_mps
    else:
        good &= ~lost & (spm >= rules.run_spm)
        stopped = lost
    good &= ~(np.abs(samples.grade) > rules.grade)
    stops = np.concatenate([time[stopped], *_gap_ends(time)])
    if stops.size:
        stops.sort()
        after = np.searchsorted(stops, time)
        before = np.where(after > 0, time - stops[np.maximum(after - 1, 0)], np.inf)
        until = np.where(
            after < stops.size, stops[np.minimum(after, stops.size - 1)] - time, np.inf
        )
        good &= np.minimum(before, until) > rules.stop_s
    return good


def _gap_ends(time: Numbers) -> tuple[Numbers, Numbers]:
    wide = np.flatnonzero(np.diff(time) > GAP_S)
    return time[wide], time[wide + 1]


def _stretches(samples: Samples, good: Flags) -> list[tuple[int, int]]:
    """First and last index of each run of candidates without a long gap."""
    at = np.flatnonzero(good)
    if at.size == 0:
        return []
    breaks = (np.diff(at) > 1) | (np.diff(samples.elapsed[at]) > GAP_S)
    starts = np.concatenate([[0], np.flatnonzero(breaks) + 1])
    ends = np.concatenate([np.flatnonzero(breaks), [at.size - 1]])
    return [(int(at[s]), int(at[e])) for s, e in zip(starts, ends, strict=True)]


def _by_speed(
    samples: Samples, first: int, last: int, rules: CadenceRules
) -> list[tuple[int, int]]:
    """Split a stretch where the 30-second mean speed leaves its own mean so far."""
    if not samples.has_speed:
        return [(first, last)]
    part = slice(first, last + 1)
    held = seconds_held(samples.elapsed[part])
    smooth = rolling_mean(samples.elapsed[part], samples.speed[part], held)
    found: list[tuple[int, int]] = []
    start, total, weight = 0, 0.0, 0.0
    for index, (speed, seconds) in enumerate(zip(smooth.tolist(), held.tolist(), strict=True)):
        mean = total / weight if weight > 0 else speed
        if abs(speed - mean) > rules.drift * mean:
            found.append((first + start, first + index - 1))
            start, total, weight = index, 0.0, 0.0
        total += speed * seconds
        weight += seconds
    found.append((first + start, last))
    return found


def rolling_mean(time: Numbers, values: Numbers, held: Numbers) -> Numbers:
    """Time-weighted mean over the 30 seconds around each sample."""
    sums = np.concatenate([[0.0], np.cumsum(values * held)])
    weights = np.concatenate([[0.0], np.cumsum(held)])
    low = np.searchsorted(time, time - _MEAN_S / 2, side="left")
    high = np.searchsorted(time, time + _MEAN_S / 2, side="right")
    weight = weights[high] - weights[low]
    return np.where(weight > 0, (sums[high] - sums[low]) / np.where(weight > 0, weight, 1), values)
