"""What the samples of a run say of it, and what it would be without its ends."""

from __future__ import annotations

import zlib
from datetime import timedelta

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.run import Run, RunStream
from calfjournal.domain.track import Track
from calfjournal.progress.cadence import Segment, steady_segments, step_factor
from calfjournal.progress.cadence_samples import (
    CadenceRules,
    Numbers,
    Samples,
    moving_mask,
    numbers,
    seconds_held,
)
from calfjournal.progress.track_figures import cadence_of, grades_of, speeds_of

_FORMAT = 0
_RISE_M = 3.0
"""Height that counts as climbed, once it is that much above the last low [our default]."""


class Third(Struct, frozen=True):
    """The means of a third of a run: cadence spm, speed m/s, heart rate bpm; None = not known."""

    spm: float | None
    mps: float | None
    hr: float | None


class TrackFigures(Struct, frozen=True):
    """What the samples of a run say beside its own figures.

    ``spm`` are moving cadences with the ``held`` seconds of each; ``contacts`` on each leg;
    ``climb_m`` metres up; ``mean_hr`` beats per minute, weighted by time.
    """

    steady: tuple[Segment, ...]
    thirds: tuple[Third, Third] | None
    spm: tuple[float, ...]
    held: tuple[float, ...]
    contacts: int | None
    climb_m: float | None
    mean_hr: float | None


def packed(track: Track) -> RunStream:
    """Return the samples as they are kept."""
    return RunStream(_FORMAT, zlib.compress(msgspec.json.encode(track)))


def unpacked(stream: RunStream) -> Track:
    """Return what was kept."""
    return msgspec.json.decode(zlib.decompress(stream.data), type=Track)


def kept_of(track: Track, begin_s: float, end_s: float) -> Track:
    """Return the samples without some seconds at either end."""
    span = track.span
    if span is None:
        return track
    first, last = span[0] + begin_s, span[1] - end_s
    return track.picked([time is not None and first <= time <= last for time in track.time])


def after_cut(run: Run, track: Track, begin_s: float, end_s: float) -> Run:
    """Return a run as it would be without some seconds at either end."""
    left = kept_of(track, begin_s, end_s)
    time, distance, hr = (numbers(each) for each in (left.time, left.distance, left.heart_rate))
    if not time.size:
        return replace(run, duration_s=0.0, distance_m=0.0)
    whole = seconds_held(numbers(track.time)).sum()
    share = seconds_held(time).sum() / whole if whole else 0.0
    known, beats = distance[np.isfinite(distance)], hr[np.isfinite(hr)]
    return replace(
        run,
        start=run.start + timedelta(seconds=begin_s),
        duration_s=None if run.duration_s is None else run.duration_s * float(share),
        elapsed_s=float(time[-1] - time[0]),
        distance_m=float(known[-1] - known[0]) if known.size else run.distance_m,
        avg_hr=float(beats.mean()) if beats.size else run.avg_hr,
        max_hr=int(beats.max()) if beats.size else run.max_hr,
        cadence=cadence_of(left),
    )


def track_figures(track: Track, rules: CadenceRules) -> TrackFigures:
    """Return what the samples of a run say."""
    speeds, hr = speeds_of(track), numbers(track.heart_rate)
    samples = Samples(track.time, track.cadence, speeds, grades_of(track))
    spm = samples.cadence * step_factor(samples.cadence)
    held = seconds_held(samples.elapsed)
    stepping = moving_mask(samples, spm, rules)
    beats = Samples(track.time, hr).cadence
    return TrackFigures(
        steady=steady_segments(samples, spm, rules) if stepping.any() else (),
        thirds=_thirds(samples, np.where(stepping, spm, np.nan), beats, held),
        spm=tuple(spm[stepping].tolist()),
        held=tuple(held[stepping].tolist()),
        contacts=round(float((spm * held)[stepping].sum()) / 120) if stepping.any() else None,
        climb_m=_climbed(numbers(track.altitude)),
        mean_hr=_mean(beats, held),
    )


def _thirds(
    samples: Samples, spm: Numbers, hr: Numbers, held: Numbers
) -> tuple[Third, Third] | None:
    time = samples.elapsed
    if time.size < 3 or time[-1] <= time[0]:
        return None
    a_third = (time[-1] - time[0]) / 3
    first, last = time <= time[0] + a_third, time >= time[-1] - a_third
    parts = [
        Third(*(_mean(each[part], held[part]) for each in (spm, samples.speed, hr)))
        for part in (first, last)
    ]
    return parts[0], parts[1]


def _mean(values: Numbers, held: Numbers) -> float | None:
    known = np.isfinite(values) & (values > 0)
    weight = held[known].sum()
    return float((values[known] * held[known]).sum() / weight) if weight > 0 else None


def _climbed(heights: Numbers) -> float | None:
    known = heights[np.isfinite(heights)]
    if known.size < 2:
        return None
    climbed, low = 0.0, float(known[0])
    for height in known.tolist():
        if height < low:
            low = height
        elif height - low >= _RISE_M:
            climbed, low = climbed + height - low, height
    return climbed
