"""Cadence beside what the speed of the run lets expect (domain rule 5.8)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

SPM_PER_MPS = 5.6
"""Steps a minute more for each m/s (Burns et al. 2019, elite runners), until own runs tell."""
_OWN_RUNS = 20
_LEAST_RUNS = 5
_LEAST_SPREAD_MPS = 0.1

Numbers = NDArray[np.float64]


def speed_residuals(runs: Sequence[tuple[float, float]]) -> list[float | None]:
    """Return for each run how far its cadence lies from what its speed lets expect, in spm.

    ``runs`` are (speed in m/s, cadence), oldest first. Of the runs before one the last 20 count:
    with five of differing speed their own line is used, before that the slope of 5.6 through
    their mean. None without an earlier run. Pairs that are no finite numbers count for nothing.
    """
    pairs = np.array(runs, dtype=np.float64).reshape(-1, 2)
    known = np.isfinite(pairs).all(axis=1)
    found = np.full(len(pairs), np.nan)
    found[known] = _residuals(pairs[known])
    return [None if np.isnan(apart) else apart for apart in found.tolist()]


def _residuals(pairs: Numbers) -> Numbers:
    """All at once, each beside the 20 before it, with zeros in the place of those there are not."""
    padded = np.concatenate([np.zeros((_OWN_RUNS, 2)), pairs])
    before = sliding_window_view(padded, _OWN_RUNS, axis=0)[: len(pairs)]
    count = np.minimum(np.arange(len(pairs)), _OWN_RUNS)
    there = np.arange(_OWN_RUNS) >= _OWN_RUNS - count[:, np.newaxis]
    # Sums of zeros are zero, also where there is nothing to divide by.
    some = np.maximum(count, 1)
    mean = before.sum(axis=2) / some[:, np.newaxis]
    speeds, cadences = np.where(
        there[:, np.newaxis, :], before - mean[:, :, np.newaxis], 0.0
    ).transpose(1, 0, 2)
    spread = (speeds**2).sum(axis=1)
    own = (count >= _LEAST_RUNS) & (np.sqrt(spread / some) >= _LEAST_SPREAD_MPS)
    slope = np.where(own, (speeds * cadences).sum(axis=1) / np.where(own, spread, 1.0), SPM_PER_MPS)
    residuals: Numbers = pairs[:, 1] - mean[:, 1] - slope * (pairs[:, 0] - mean[:, 0])
    return np.where(count > 0, residuals, np.nan)
