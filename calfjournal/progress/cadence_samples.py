"""Samples of a run as arrays, and what is common to all cadence figures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import ArrayLike, NDArray

from calfjournal.domain.thresholds import Thresholds

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Values = ArrayLike | Sequence[float | None]
"""Anything numpy reads as floats; None means not there."""

STRIDES_BELOW = 120.0
"""Raw values below this count strides (one foot), above it steps."""
GAP_S = 30.0
"""A longer pause between samples is a stop; smart recording stays below it."""
_MAD_TO_SD = 1.4826
"""Turns a median absolute deviation into a standard deviation of normal data."""


class CadenceRules(Struct, frozen=True):
    """The numbers of the figures, equal to the rows ``cadence.*`` of the table of thresholds."""

    moving_mps: float = 0.5
    run_mps: float = 1.8
    run_spm: float = 130.0
    edge_s: float = 60.0
    stop_s: float = 20.0
    drift: float = 0.07
    least_s: float = 180.0
    grade: float = 0.03

    @classmethod
    def of(cls, limits: Thresholds) -> CadenceRules:
        """Return the numbers as the table of thresholds holds them."""
        return cls(
            limits["cadence.moving_mps"],
            limits["cadence.run_mps"],
            limits["cadence.run_spm"],
            limits["cadence.edge_s"],
            limits["cadence.stop_s"],
            limits["cadence.drift"],
            limits["cadence.least_s"],
            limits["cadence.grade"],
        )


class Samples:
    """A run's samples as arrays of one length, in time order.

    ``elapsed`` seconds, ``cadence`` as recorded, ``speed`` m/s, ``grade`` as a share (0.03 = 3 %).
    NaN stands for a value that is not there; ``speed`` and ``grade`` are None where the file has
    none at all. Samples out of time order are put in order, those without a time are dropped.
    """

    def __init__(
        self,
        elapsed: Values,
        cadence: Values,
        speed: Values | None = None,
        grade: Values | None = None,
    ) -> None:
        """Take the samples; None among them means not there.

        Raises:
            ValueError: if the arrays differ in length.
        """
        time = numbers(elapsed)
        columns = [None if c is None else numbers(c) for c in (cadence, speed, grade)]
        if any(column is not None and column.size != time.size for column in columns):
            raise ValueError("the samples of a run need arrays of one length")
        keep = np.flatnonzero(np.isfinite(time))
        keep = keep[np.argsort(time[keep], kind="stable")]
        self.elapsed = time[keep]
        self.cadence, self.speed, self.grade = (
            np.full(keep.size, np.nan) if c is None else c[keep] for c in columns
        )
        self.has_speed = bool(np.isfinite(self.speed).any())

    def __len__(self) -> int:
        """Return the number of samples."""
        return int(self.elapsed.size)


def step_factor(cadence: Values) -> int:
    """Return 2 where raw values count strides, 1 where they count steps already.

    A mean of the non-zero values above 120 counts steps; so does a median of 120 or more, for
    runs with long walks in them.
    """
    raw = numbers(cadence)
    raw = raw[np.isfinite(raw) & (raw > 0)]
    if raw.size == 0:
        return 1
    steps = raw.mean() > STRIDES_BELOW or float(np.median(raw)) >= STRIDES_BELOW
    return 1 if steps else 2


def spread(values: Values, weights: Values | None = None) -> tuple[float, float] | None:
    """Return CV and robust CV of a stretch in percent; None without values or around a zero.

    CV = 100 x sample SD / mean, rCV = 100 x 1.4826 x MAD / median; ``weights`` (seconds) count
    samples that stand for longer. (The CV of a whole run is by its population SD.)
    """
    found = numbers(values)
    if found.size == 0 or not np.isfinite(found).all():
        return None
    held = np.ones(found.size) if weights is None else numbers(weights)
    if not held.sum() > 0:
        held = np.ones(found.size)
    mean, middle = float(np.average(found, weights=held)), weighted_median(found, held)
    if mean <= 0 or middle <= 0:
        return None
    variance = float(np.average((found - mean) ** 2, weights=held))
    if found.size > 1:
        variance *= found.size / (found.size - 1)
    mad = weighted_median(np.abs(found - middle), held)
    return 100 * variance**0.5 / mean, 100 * _MAD_TO_SD * mad / middle


def moving_mask(samples: Samples, spm: Numbers, rules: CadenceRules) -> Flags:
    """Samples with a step and, where speed is known, at least 0.5 m/s."""
    stepping = np.isfinite(spm) & (spm > 0)
    return stepping & (samples.speed >= rules.moving_mps) if samples.has_speed else stepping


def seconds_held(time: Numbers) -> Numbers:
    """Seconds each sample stands for: until the next one, a pause counting as one usual step."""
    if time.size < 2:
        return np.ones(time.size)
    steps = np.diff(time)
    usual = steps[(steps > 0) & (steps <= GAP_S)]
    step = float(np.median(usual)) if usual.size else 1.0
    return np.append(np.where(steps > GAP_S, step, steps), step)


def weighted_median(values: Numbers, weights: Numbers) -> float:
    """Weighted median; the middle of two where half the weight lies on either side."""
    order = np.argsort(values, kind="stable")
    ordered, sums = values[order], np.cumsum(weights[order])
    half = sums[-1] / 2
    at = int(np.searchsorted(sums, half * (1 - 1e-12), side="left"))
    at = min(at, ordered.size - 1)
    if at + 1 < ordered.size and abs(sums[at] - half) <= 1e-9 * sums[-1]:
        return float((ordered[at] + ordered[at + 1]) / 2)
    return float(ordered[at])


def numbers(values: Values) -> Numbers:
    """Values as floats; None becomes NaN."""
    return np.asarray(values, dtype=np.float64).ravel()
