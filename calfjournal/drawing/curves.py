"""Smooth lines through a few points."""

from __future__ import annotations

from collections.abc import Sequence

from calfjournal.drawing.shapes import Point

_PIECES = 8
"""Straight pieces between two points."""


def _weights(part: float) -> tuple[float, float, float, float]:
    """What four points in a row count for at a part of the way from the second to the third."""
    square, cube = part**2, part**3
    return (
        square - (part + cube) / 2,
        1 + (3 * cube - 5 * square) / 2,
        (part + 4 * square - 3 * cube) / 2,
        (cube - square) / 2,
    )


_PARTS = tuple(_weights(step / _PIECES) for step in range(_PIECES))


def smooth(path: Sequence[Point]) -> tuple[Point, ...]:
    """A Catmull-Rom curve through points; two of them stay a straight line."""
    if len(path) < 3:
        return tuple(path)
    ends = [path[0], *path, path[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        curve += [
            (
                a[0] * p + b[0] * q + c[0] * r + d[0] * s,
                a[1] * p + b[1] * q + c[1] * r + d[1] * s,
            )
            for p, q, r, s in _PARTS
        ]
    return (*curve, path[-1])
