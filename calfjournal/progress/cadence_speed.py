"""Cadence beside what the speed of the run lets expect (domain rule 5.8)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import isfinite

import numpy as np

SPM_PER_MPS = 5.6
"""Steps a minute more for each m/s (Burns et al. 2019, elite runners), until own runs tell."""
_OWN_RUNS = 20
_LEAST_RUNS = 5
_LEAST_SPREAD_MPS = 0.1


def speed_residual(
    spm: float, speed_mps: float, earlier: Sequence[tuple[float, float]]
) -> float | None:
    """Return how far a run's cadence lies from what its speed lets expect, in steps a minute.

    ``earlier`` are (speed, cadence) of earlier runs, oldest first; the last 20 count. With five
    runs of differing speed their own line is used, before that the slope of 5.6 through their
    mean. None without an earlier run.
    """
    # From the end, so that a year of runs costs as much as twenty.
    newest = (pair for pair in reversed(earlier) if all(map(isfinite, pair)))
    pairs = np.asarray(list(islice(newest, _OWN_RUNS)), dtype=float)
    if pairs.size == 0 or not (isfinite(spm) and isfinite(speed_mps)):
        return None
    speeds, cadences = pairs[:, 0], pairs[:, 1]
    slope = SPM_PER_MPS
    if len(pairs) >= _LEAST_RUNS and float(speeds.std()) >= _LEAST_SPREAD_MPS:
        apart = speeds - speeds.mean()
        slope = float((apart * (cadences - cadences.mean())).sum() / (apart**2).sum())
    expected = float(cadences.mean()) + slope * (speed_mps - float(speeds.mean()))
    return spm - expected
