"""What a figure carries: it moves along with the hands, the shoulders, the back or the knee."""

from __future__ import annotations

import math
from enum import StrEnum

from calfjournal.drawing.shapes import Disc, Point, Shape, Stroke, Tone
from calfjournal.drawing.skeleton import Joints, along, plus

_PLATE = 0.085
_BAR = (-0.13, -0.03)
"""Where a barbell lies, seen from the shoulder."""


class Load(StrEnum):
    """Where a weight is held."""

    NONE = ""
    HAND = "hand"
    HANDS = "hands"
    SHOULDERS = "shoulders"
    BACK = "back"
    KNEE = "knee"


def behind(load: Load, joints: Joints) -> list[Shape]:
    """What is drawn before the figure."""
    match load:
        case Load.BACK:
            return [_pack(joints)]
        case Load.SHOULDERS:
            return [
                Disc(plus(joints.shoulder, _BAR), 0.16, Tone.THING),
                Disc(plus(joints.shoulder, _BAR), 0.035, Tone.SCENE),
            ]
        case Load.HANDS:
            return _kettlebell(joints.far_arm.hand)
        case _:
            return []


def before(load: Load, joints: Joints) -> list[Shape]:
    """What is drawn over the figure."""
    match load:
        case Load.HAND | Load.HANDS:
            return _kettlebell(joints.arm.hand)
        case Load.KNEE:
            return [Disc(_on_the_knee(joints), _PLATE, Tone.THING)]
        case _:
            return []


def _kettlebell(hand: Point) -> list[Shape]:
    x, y = hand
    handle = ((x - 0.05, y - 0.08), (x - 0.035, y), (x + 0.035, y), (x + 0.05, y - 0.08))
    return [Stroke(handle, 0.03, Tone.THING), Disc((x, y - 0.13), 0.085, Tone.THING)]


def _on_the_knee(joints: Joints) -> Point:
    (x, y), (hip_x, hip_y) = joints.near.knee, joints.near.hip
    angle = math.atan2(y - hip_y, x - hip_x)
    return plus((x, y), (-0.09 * math.cos(angle), 0.13 - 0.09 * math.sin(angle)))


def _pack(joints: Joints) -> Stroke:
    (x, y), (hip_x, hip_y) = joints.shoulder, joints.hip
    angle = math.degrees(math.atan2(x - hip_x, y - hip_y))
    top, low = along(joints.shoulder, -0.02, -angle), along(joints.shoulder, 0.3, -angle)
    back = (-0.12 * math.cos(math.radians(angle)), 0.12 * math.sin(math.radians(angle)))
    return Stroke((plus(top, back), plus(low, back)), 0.16, Tone.THING)
