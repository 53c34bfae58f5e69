"""What of a long series can be seen: the visible part, at most two points a pixel."""

from __future__ import annotations

import numpy as np

from ui.charts.marks import Numbers

_TALLEST = 1 << 20
"""More pixels than any screen has, so that a row and a column make one number."""


def visible(x: Numbers, first: float, last: float) -> slice:
    """Return the part of rising x between two days, with one neighbour at each side."""
    start = int(np.searchsorted(x, first, "left"))
    stop = int(np.searchsorted(x, last, "right"))
    return slice(max(start - 1, 0), min(stop + 1, x.size))


def thinned(x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
    """Return the lowest and the highest point of each pixel, in their order; gaps stay gaps.

    ``x`` rises and is in pixels. A series that is thin enough comes back as it is.
    """
    if x.size <= 2 or x.size <= 2 * (x[-1] - x[0]):
        return x, y
    starts = columns(x)
    known = np.isfinite(y)
    # A pixel without any value keeps a gap; one with values keeps the gap that follows them.
    kept = ~known & np.append(True, known[:-1])
    kept[_best(np.where(known, y, np.inf), starts, lowest=True)] = True
    kept[_best(np.where(known, y, -np.inf), starts, lowest=False)] = True
    return x[kept], y[kept]


def apart(x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
    """Return the points without those that lie in the pixel of another; the first one stays."""
    pixels = np.floor(x).astype(np.int64) * _TALLEST + np.floor(y).astype(np.int64)
    kept = np.sort(np.unique(pixels, return_index=True)[1])
    return x[kept], y[kept]


def columns(x: Numbers) -> np.ndarray:
    """Return where each new pixel begins in rising positions."""
    return np.append(0, np.flatnonzero(np.diff(np.floor(x))) + 1)


def _best(y: Numbers, starts: np.ndarray, *, lowest: bool) -> np.ndarray:
    """Index of the lowest or highest value of each part that begins at ``starts``."""
    reduce = np.minimum.reduceat if lowest else np.maximum.reduceat
    extremes = np.repeat(reduce(y, starts), np.diff(np.append(starts, y.size)))
    hits = np.flatnonzero(y == extremes)
    parts = np.searchsorted(starts, hits, "right")
    return hits[np.append(True, np.diff(parts) > 0)]
