"""The joints of a figure: limbs of fixed length, their angles, and where that puts every joint.

Angles are degrees: a limb hangs straight down at 0 and points forward (to the right) at 90.
"""

from __future__ import annotations

import math
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.drawing.shapes import Point

TRUNK: Final = 0.50
THIGH: Final = 0.42
SHANK: Final = 0.41
UPPER: Final = 0.30
FORE: Final = 0.28
NECK: Final = 0.245
"""From the shoulder to the middle of the head."""
ANKLE: Final = (-0.145, 0.08)
"""The ankle seen from the ball of the foot, foot flat."""
HEEL: Final = (-0.21, 0.018)
"""The heel seen from the ball of the foot, foot flat."""
SOLE: Final = (0.0, 0.014)
"""The middle of the foot's thickness, over its ball, and the tip of the toes from there."""
TOE: Final = (0.1, 0.0)
_APART: Final = -5.0
"""Degrees between legs that do the same, to tell them apart from the side."""


class LegPose(Struct, frozen=True):
    """Angles of a leg, lift of its heel, and the place of the ball of its foot.

    ``placed`` says that the foot has a place of its own and does not just hang from the hip.
    """

    thigh: float
    shank: float
    pitch: float
    toe: float
    ball: Point
    placed: bool
    aside: float = 0.0
    """How far its hip is drawn beside the figure's, to tell two legs apart."""
    depth: float = 1.0
    """How long the foot looks: 1 from the side, 0 from the front."""
    bend: float = 1.0
    """Which way the knee goes: 1 forward (to the right), -1 the other way, from the front."""
    arch: float = 0.012
    """How far the sole is lifted in its middle."""
    splay: float = 0.0
    """How far the toes look aside, from the front."""
    seen: float = 1.0
    """How long the thigh looks: 1 from the side, little where it points at who looks."""

    @property
    def thigh_length(self) -> float:
        """From the hip to the knee, as it is drawn."""
        return THIGH * self.seen


class ArmPose(Struct, frozen=True):
    """Angles of an arm; ``hand`` is the place it holds on to, if it does."""

    upper: float
    fore: float
    hand: Point | None = None
    aside: float = 0.0
    bend: float = 1.0


class Posture(Struct, frozen=True):
    """A figure in one position. ``hip`` and the angles of the limbs say all of it."""

    hip: Point
    trunk: float
    nod: float
    near: LegPose
    far: LegPose | None
    arm: ArmPose
    far_arm: ArmPose
    together: bool = False
    """Whether the far leg does what the near one does, and is only drawn beside it."""


class LegJoints(Struct, frozen=True):
    """Where a leg's joints are."""

    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    ball: Point
    toe: Point
    pitch: float
    arch: float


class ArmJoints(Struct, frozen=True):
    """Where an arm's joints are."""

    shoulder: Point
    elbow: Point
    hand: Point


class Joints(Struct, frozen=True):
    """Where every joint of a posture is."""

    hip: Point
    shoulder: Point
    head: Point
    near: LegJoints
    far: LegJoints | None
    arm: ArmJoints
    far_arm: ArmJoints


def along(start: Point, length: float, angle: float) -> Point:
    """The end of a limb that leaves ``start`` at an angle from straight down."""
    radians = math.radians(angle)
    return start[0] + length * math.sin(radians), start[1] - length * math.cos(radians)


def plus(a: Point, b: Point) -> Point:
    """The sum of two points."""
    return a[0] + b[0], a[1] + b[1]


def mixed(a: Point, b: Point, share: float) -> Point:
    """The point at a share of the way from ``a`` to ``b``."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def turned(point: Point, pitch: float) -> Point:
    """A point of the foot, seen from its ball, with the heel lifted by ``pitch`` degrees."""
    cos, sin = math.cos(math.radians(pitch)), math.sin(math.radians(pitch))
    x, y = point
    return x * cos + y * sin, -x * sin + y * cos


def foot_point(leg: LegPose, point: Point) -> Point:
    """A point of the foot, seen from its ball, as the foot stands in the drawing."""
    x, y = turned(point, leg.pitch)
    return x * leg.depth, y


def ankle_over(leg: LegPose) -> Point:
    """The ankle of a foot whose ball is where it is."""
    return plus(leg.ball, foot_point(leg, ANKLE))


def hip_above(leg: LegPose) -> Point:
    """The hip of a leg that is built up from its foot."""
    knee = along(ankle_over(leg), SHANK, leg.shank + 180)
    x, y = along(knee, leg.thigh_length, leg.thigh + 180)
    return x - leg.aside, y


def reaching(
    start: Point, end: Point, first: float, second: float, bend: float
) -> tuple[float, float]:
    """Angles of two limbs from ``start`` to ``end``; with ``bend`` 1 they meet ahead, as at a knee.

    Limbs that are too short point straight at the end.
    """
    dx, dy = end[0] - start[0], end[1] - start[1]
    distance = math.hypot(dx, dy)
    base = math.degrees(math.atan2(dx, -dy))
    if distance >= first + second:
        return base, base
    distance = max(distance, abs(first - second) + 1e-9)
    return (
        base + bend * _corner(first, distance, second),
        base - bend * _corner(second, distance, first),
    )


def _corner(side: float, other: float, opposite: float) -> float:
    cosine = (side**2 + other**2 - opposite**2) / (2 * side * other)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine))))


def leg_between(hip: Point, foot: LegPose) -> LegPose:
    """A leg bent to reach from its hip to where its foot is."""
    start = (hip[0] + foot.aside, hip[1])
    thigh, shank = reaching(start, ankle_over(foot), foot.thigh_length, SHANK, foot.bend)
    return replace(foot, thigh=thigh, shank=shank, placed=True)


def leg_hanging(hip: Point, leg: LegPose) -> LegPose:
    """A leg whose foot is where its angles lead to from the hip."""
    knee = along((hip[0] + leg.aside, hip[1]), leg.thigh_length, leg.thigh)
    ankle = along(knee, SHANK, leg.shank)
    back = foot_point(leg, ANKLE)
    return replace(leg, ball=(ankle[0] - back[0], ankle[1] - back[1]), placed=False)


def leg_beside(hip: Point, near: LegPose) -> LegPose:
    """The far leg of a figure that does the same with both."""
    return leg_hanging(hip, replace(near, thigh=near.thigh + _APART, shank=near.shank + _APART))


def arm_reaching(shoulder: Point, arm: ArmPose, hand: Point) -> ArmPose:
    """An arm bent to hold on to a place; an elbow bends the other way than a knee."""
    start = (shoulder[0] + arm.aside, shoulder[1])
    upper, fore = reaching(start, hand, UPPER, FORE, -arm.bend)
    return replace(arm, upper=upper, fore=fore, hand=hand)


def shoulder_of(hip: Point, trunk: float) -> Point:
    """The shoulder over a hip."""
    return along(hip, TRUNK, 180 - trunk)


def joints_of(posture: Posture) -> Joints:
    """Where the joints of a posture are."""
    shoulder = shoulder_of(posture.hip, posture.trunk)
    return Joints(
        posture.hip,
        shoulder,
        along(shoulder, NECK, 180 - posture.trunk - posture.nod),
        _leg_joints(posture.near, posture.hip),
        _leg_joints(posture.far, posture.hip) if posture.far else None,
        _arm_joints(posture.arm, shoulder),
        _arm_joints(posture.far_arm, shoulder),
    )


def _leg_joints(leg: LegPose, middle: Point) -> LegJoints:
    hip = (middle[0] + leg.aside, middle[1])
    knee = along(hip, leg.thigh_length, leg.thigh)
    ankle = along(knee, SHANK, leg.shank)
    back = foot_point(leg, ANKLE)
    ball = (ankle[0] - back[0], ankle[1] - back[1])
    heel = plus(ball, foot_point(leg, HEEL))
    toe_turn = leg.toe or min(leg.pitch, 0.0)
    x, y = turned(TOE, toe_turn)
    toe = plus(plus(ball, SOLE), (x * leg.depth + leg.splay, y))
    return LegJoints(hip, knee, ankle, heel, ball, toe, leg.pitch, leg.arch)


def _arm_joints(arm: ArmPose, middle: Point) -> ArmJoints:
    shoulder = (middle[0] + arm.aside, middle[1])
    elbow = along(shoulder, UPPER, arm.upper)
    return ArmJoints(shoulder, elbow, along(elbow, FORE, arm.fore))
