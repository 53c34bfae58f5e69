"""How the cadences of a run lie around its target."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from calfjournal.domain.run_curves import CadenceBar
from calfjournal.domain.thresholds import Thresholds
from calfjournal.progress.cadence_samples import Numbers, numbers

_MOSTLY = 0.95
"""Share of whole strides from which on a watch is taken to count no half ones."""
_ENDS = (1.0, 99.0)
"""Percent of the samples between which bars are drawn: an outlier does not flatten them."""
_MOST_BARS = 40


def cadence_bars(
    spm: Sequence[float], held: Sequence[float], target: float | None, limits: Thresholds
) -> tuple[CadenceBar, ...]:
    """Return the histogram of moving cadences, each with the seconds it was ``held``.

    Bars are 1 spm wide, 2 where a watch counts whole strides, wider where they would be too many.
    """
    values, seconds = numbers(spm), numbers(held)
    if values.size == 0 or not seconds.sum() > 0:
        return ()
    low, high = np.percentile(values, _ENDS).tolist()
    wide = 2.0 if np.mean(np.abs(values % 2) < 0.01) >= _MOSTLY else 1.0
    while (high - low) / wide > _MOST_BARS:
        wide *= 2
    numbered = np.floor(values / wide + 0.5).astype(np.int64)
    first, last = (int(np.floor(end / wide + 0.5)) for end in (low, high))
    shares = np.bincount(
        np.clip(numbered, first, last) - first, weights=seconds, minlength=last - first + 1
    ) / float(seconds.sum())
    return tuple(
        CadenceBar(
            (first + at) * wide,
            share,
            target is not None and abs((first + at) * wide - target) <= limits["cadence.beat_spm"],
        )
        for at, share in enumerate(shares.tolist())
    )


def share_on_target(
    spm: Sequence[float], held: Sequence[float], target: float, limits: Thresholds
) -> float | None:
    """Return the share of the moving time on the beat of a target (domain rule 5.8)."""
    values, seconds = numbers(spm), numbers(held)
    whole = float(seconds.sum())
    if not whole > 0:
        return None
    return float(seconds[_near(values, target, limits)].sum()) / whole


def _near(values: Numbers, target: float, limits: Thresholds) -> np.ndarray:
    near: np.ndarray = np.abs(values - target) <= limits["cadence.beat_spm"]
    return near
