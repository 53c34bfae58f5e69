"""A recorded run without its ends."""

from __future__ import annotations

from dataclasses import replace as with_columns
from datetime import timedelta
from typing import Final

import numpy as np
from msgspec.structs import replace

from calfjournal.domain.run import Run, RunStream
from calfjournal.domain.track import Track
from calfjournal.progress.cadence_samples import CadenceRules, Numbers, seconds_held
from calfjournal.progress.stream import packed, unpacked
from calfjournal.progress.track_figures import (
    cadence_of,
    column_of,
    mean_heart_rate,
    most_heart_rate,
    speeds_of,
)

_SAME_BPM: Final = 2.0
"""Devices and samples differ by so much in a heart rate; what is further off was typed [D]."""


def left_of(track: Track, begin_s: float, end_s: float) -> Track:
    """Return the samples without so many seconds at either end, by time.

    Times stay as they are: counted from the start of the whole. Without any nothing is left.
    """
    if track.span is None:
        return Track()
    first, last = track.span[0] + begin_s, track.span[1] - end_s
    ordered = track.in_order()
    return ordered.picked([time is not None and first <= time <= last for time in ordered.time])


def cut_to(run: Run, whole: Track, left: Track, rules: CadenceRules) -> tuple[Run, RunStream]:
    """Return a run as ``left_of`` its samples tells it, and those packed.

    It starts with the first of them. Its time is less by what its device counted of the ends, its
    distance and figures are theirs; what none of the whole told (a distance typed in) stays.
    """
    first = left.span[0] if left.span is not None else 0.0
    stream = packed(_from(left, first))
    track = unpacked(stream)
    start = run.start + timedelta(seconds=first)
    later = replace(run, start=start).wall.date() - run.wall.date()
    cut = replace(
        run,
        start=start,
        day=run.day + later,
        duration_s=_duration(run, whole, track),
        elapsed_s=None if track.span is None else track.span[1] - track.span[0],
        distance_m=_distance(run, whole, track),
    )
    return _with_figures(cut, whole, track, rules), stream


def _with_figures(run: Run, whole: Track, track: Track, rules: CadenceRules) -> Run:
    if run.is_running and any(whole.cadence):
        run = replace(run, cadence=cadence_of(track, rules))
    if not any(whole.heart_rate):
        return run
    mean, most = run.avg_hr, run.max_hr
    if _is_theirs(mean, mean_heart_rate(whole)):
        mean = mean_heart_rate(track)
    if _is_theirs(most, most_heart_rate(whole)):
        left = most_heart_rate(track)
        most = None if left is None else round(left)
    return replace(run, avg_hr=mean, max_hr=most)


def _is_theirs(told: float | None, sampled: float | None) -> bool:
    """True for a heart rate that comes from samples or their device; else somebody typed it."""
    return told is None or sampled is None or abs(told - sampled) <= _SAME_BPM


def _from(track: Track, first_s: float) -> Track:
    """Return samples with times counted from a second, and metres from the first that is known."""
    begun = next((metres for metres in track.distance if metres is not None), 0.0)
    metres = [None if each is None else each - begun for each in track.distance]
    return with_columns(track.since(first_s), distance=metres)


def _duration(run: Run, whole: Track, track: Track) -> float:
    """What the clock of the device told, without what it counted of the ends.

    Holes in the samples are counted by some devices, and are pauses for others: the time of the
    whole tells which.
    """
    times, left_times = (column_of(each.in_order().time) for each in (whole, track))
    told = run.duration_s
    if told is None:
        return _counted(left_times, 0.0)
    held, all_of_it = _counted(times, 0.0), _counted(times, 1.0)
    holes = all_of_it - held
    share = min(max((told - held) / holes, 0.0), 1.0) if holes > 0 else 0.0
    of = _counted(times, share)
    gone = of - _counted(left_times, share)
    return max(told - gone * min(told / of, 1.0), 0.0) if of > 0 else told


def _counted(time: Numbers, share: float) -> float:
    """Seconds of some samples, holes between them counted to a share."""
    held = seconds_held(time)
    steps = np.diff(time)
    return float(held.sum() + share * (steps - held[: steps.size]).sum())


def _distance(run: Run, whole: Track, track: Track) -> float | None:
    """The share of its distance that is left: the device's own one, and one typed in, too.

    What no sample tells stays.
    """
    left, of = _metres(track), _metres(whole)
    if of is None:
        return run.distance_m
    if left is None or run.distance_m is None:
        return left
    return run.distance_m * left / of if of > 0 else run.distance_m


def _metres(track: Track) -> float | None:
    """How far samples go, by their metres or else their speeds; None where they have neither."""
    ordered = track.in_order()
    known = [metres for metres in ordered.distance if metres is not None]
    if known:
        return known[-1] - known[0]
    speeds = speeds_of(ordered)
    if speeds is None:
        return None
    return float(np.nansum(column_of(speeds) * seconds_held(column_of(ordered.time))))
