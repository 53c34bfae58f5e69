"""The arrow that tells where a position came from, at the heel where the heel is what moves."""

from __future__ import annotations

import math
from collections.abc import Sequence

from calfjournal.drawing.curves import smooth
from calfjournal.drawing.shapes import Point, Shape, Stroke, Tone
from calfjournal.drawing.skeleton import Joints, Posture, joints_of

_WIDTH = 0.04
_HEAD, _SPREAD = 0.085, 38.0
"""Length of the two strokes of an arrow's head, and their angle to its line in degrees."""
_LEAST_RISE, _SHORTEST = 0.03, 0.17
_BESIDE_HEEL = -0.13
_GAUGE, _UNDER = 0.03, 0.04
"""How thick the lines are that measure a held heel, and how far they lie under its middle."""


def arrow(path: Sequence[Point]) -> list[Shape]:
    """A smooth line through points with a head at its end."""
    line = smooth(path)
    (x0, y0), (x, y) = line[-2], line[-1]
    back = math.atan2(y0 - y, x0 - x)
    wings = tuple(
        (x + _HEAD * math.cos(back + turn), y + _HEAD * math.sin(back + turn))
        for turn in (math.radians(_SPREAD), -math.radians(_SPREAD))
    )
    return [
        Stroke(line, _WIDTH, Tone.MOTION),
        Stroke((wings[0], (x, y), wings[1]), _WIDTH, Tone.MOTION),
    ]


def heel_arrow(start: Posture, end: Posture) -> list[Shape]:
    """The way of a heel that is lifted or lowered over a ball that stays; else nothing."""
    if not (start.near.placed and end.near.placed) or start.near.ball != end.near.ball:
        return []
    (_, low), (_, high) = joints_of(start).near.heel, joints_of(end).near.heel
    if abs(high - low) < _LEAST_RISE:
        return []
    x = _behind(joints_of(start), joints_of(end))
    middle, half = (low + high) / 2, max(abs(high - low), _SHORTEST) / 2
    up = math.copysign(half, high - low)
    return arrow([(x, middle - up), (x, middle + up)])


def hold_gauge(start: Posture, end: Posture) -> list[Shape]:
    """How high a heel is held: the lines of the floor and of the heel, and what lies between."""
    first, last = joints_of(start), joints_of(end)
    x, heel = _behind(first, last), last.near.heel
    low, high = first.near.heel[1] - _UNDER, heel[1] - _UNDER
    upper, lower = ((x - 0.09, high), (heel[0], high)), ((x - 0.09, low), (x + 0.06, low))
    return [Stroke(bar, _GAUGE, Tone.MOTION) for bar in (((x, low), (x, high)), upper, lower)]


def _behind(*both: Joints) -> float:
    heels = [leg.heel[0] for joints in both for leg in (joints.near, joints.far) if leg]
    near = min(joints.near.heel[0] for joints in both)
    close = [x for x in heels if near - 0.1 < x]
    return min(close) + _BESIDE_HEEL
