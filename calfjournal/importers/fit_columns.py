"""The record messages of a sound FIT file as columns, all rows of one at once.

A recording is some thousand rows, and looking at each value by itself takes three times what
decoding them does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from calfjournal.domain.track import Track
from calfjournal.importers.samples import BOUNDS

Rows = Sequence[Mapping[str, Any]]
_Column = NDArray[np.float64]


def track_of(rows: Rows, times: list[float | None]) -> Track:
    """Return the samples of record messages given by profile names, with their times.

    Raises:
        ValueError, TypeError, OverflowError: a value is none that fits a column.
    """
    cadence = _column(rows, "cadence", BOUNDS["cadence"])
    fraction = _column(rows, "fractional_cadence", (0, 2))
    return Track(
        times,
        _listed(_column(rows, "heart_rate", BOUNDS["heart_rate"])),
        _listed(cadence + np.nan_to_num(fraction)),
        _listed(_larger(rows, "speed")),
        _listed(_column(rows, "distance", BOUNDS["distance"])),
        _listed(_larger(rows, "altitude")),
    )


def _larger(rows: Rows, column: str) -> _Column:
    # The fast decoder derives one of the two names from the other and cuts off the last digit.
    bounds = BOUNDS[column]
    return np.fmax(_column(rows, f"enhanced_{column}", bounds), _column(rows, column, bounds))


def _column(rows: Rows, name: str, bounds: tuple[float, float]) -> _Column:
    values = np.array([row.get(name) for row in rows], dtype=np.float64)
    low, high = bounds
    values[~((values >= low) & (values <= high))] = np.nan
    return values


def _listed(values: _Column) -> list[float | None]:
    missing = np.isnan(values)
    if not missing.any():
        listed: list[float | None] = values.tolist()
        return listed
    mixed = values.astype(object)
    mixed[missing] = None
    return list(mixed)
