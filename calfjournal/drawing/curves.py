"""Smooth lines through a few points."""

from __future__ import annotations

from collections.abc import Sequence

from calfjournal.drawing.shapes import Point

_PIECES = 5
"""Straight pieces between two points."""


def smooth(path: Sequence[Point]) -> tuple[Point, ...]:
    """A Catmull-Rom curve through points; two of them stay a straight line."""
    if len(path) < 3:
        return tuple(path)
    ends = [path[0], *path, path[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        curve += [_between(a, b, c, d, step / _PIECES) for step in range(_PIECES)]
    return (*curve, path[-1])


def _between(a: Point, b: Point, c: Point, d: Point, part: float) -> Point:
    x, y = (
        b[axis]
        + part * (c[axis] - a[axis]) / 2
        + part**2 * (a[axis] - 2.5 * b[axis] + 2 * c[axis] - d[axis] / 2)
        + part**3 * (1.5 * (b[axis] - c[axis]) + (d[axis] - a[axis]) / 2)
        for axis in (0, 1)
    )
    return x, y
