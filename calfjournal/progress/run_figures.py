"""What the samples of a run say beside its own figures: for the page of one run."""

from __future__ import annotations

from typing import Final

import numpy as np
from msgspec import Struct

from calfjournal.domain.run import Run
from calfjournal.domain.track import Track
from calfjournal.progress.cadence import Segment, steady_segments, step_factor
from calfjournal.progress.cadence_samples import (
    CadenceRules,
    Numbers,
    Samples,
    moving_mask,
    seconds_held,
)
from calfjournal.progress.cadence_segments import rolling_mean
from calfjournal.progress.load import contacts_each
from calfjournal.progress.run_curves import LEAST_RISE_M
from calfjournal.progress.track_figures import column_of, samples_of

_RISE_M: Final = 1.0
"""Height counts as climbed once its 30-second mean is so much above the last low [our default].

Recordings of watches that tell their own climb then differ from it by less than a fifth mostly.
"""


class Third(Struct, frozen=True):
    """The means of a third of a run: cadence spm, speed m/s, heart rate bpm; None = not known."""

    spm: float | None
    mps: float | None
    hr: float | None


class TrackFigures(Struct, frozen=True):
    """What the samples of a run say of it; what they do not know is None or empty.

    ``steady`` are its steady stretches in seconds since its start; ``thirds`` the first and the
    last by time; ``spm`` the cadence of each moving sample and ``held`` the seconds it stands for;
    ``contacts`` of each foot with the ground; ``climb_m`` metres up; ``mean_hr`` the heart rate
    weighted by time (`Run.avg_hr` is that of the device).
    """

    steady: tuple[Segment, ...]
    thirds: tuple[Third, Third] | None
    spm: tuple[float, ...]
    held: tuple[float, ...]
    contacts: int | None
    climb_m: float | None
    mean_hr: float | None


def track_figures(run: Run, track: Track, rules: CadenceRules) -> TrackFigures:
    """Return what the samples of a run say of it; steps only of running."""
    track = track.in_order()
    samples = samples_of(track)
    spm = samples.cadence * step_factor(samples.cadence)
    held = seconds_held(samples.elapsed)
    moving = moving_mask(samples, spm, rules)
    if not run.is_running:
        moving[:] = False
    beats = column_of(track.heart_rate)
    return TrackFigures(
        steady=steady_segments(samples, spm, rules) if moving.any() else (),
        thirds=_thirds(samples, np.where(moving, spm, np.nan), beats, held),
        spm=tuple(spm[moving].tolist()),
        held=tuple(held[moving].tolist()),
        contacts=contacts_each(run) if run.is_running else None,
        climb_m=_climbed(samples.elapsed, column_of(track.altitude)),
        mean_hr=_mean(beats, held),
    )


def _thirds(
    samples: Samples, spm: Numbers, beats: Numbers, held: Numbers
) -> tuple[Third, Third] | None:
    """Return the first and the last third by time; None where the samples span no time."""
    time = samples.elapsed
    if time.size < 3 or time[-1] <= time[0]:
        return None
    length = (time[-1] - time[0]) / 3
    first, last = (
        Third(*(_mean(each[part], held[part]) for each in (spm, samples.speed, beats)))
        for part in (time <= time[0] + length, time >= time[-1] - length)
    )
    return first, last


def _mean(values: Numbers, held: Numbers) -> float | None:
    """Return the mean by the seconds that values stand for; zeros are no values."""
    known = np.isfinite(values) & (values > 0)
    seconds = float(held[known].sum())
    return float(values[known] @ held[known]) / seconds if seconds > 0 else None


def _climbed(time: Numbers, heights: Numbers) -> float | None:
    """Return the metres up; None where no height is known, or heights say nothing."""
    known = np.isfinite(heights)
    if not known.any() or np.nanmax(heights) - np.nanmin(heights) < LEAST_RISE_M:
        return None
    smooth = rolling_mean(time[known], heights[known], np.ones(int(known.sum()))).tolist()
    climbed, low = 0.0, smooth[0]
    for height in smooth:
        if height - low >= _RISE_M:
            climbed += height - low
            low = height
        low = min(low, height)
    return climbed
