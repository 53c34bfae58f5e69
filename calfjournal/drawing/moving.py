"""The way from one posture to another: joints turn, limbs keep their length, standing feet stay.

Angles go evenly from one end to the other. A foot that stands in the same place at both ends
stays there: it carries the hip, and a second one that stays is reached by its leg. A foot that is
set down elsewhere travels there, lifted where it goes forward, and the hip with it when both
feet fly; any other foot hangs from the hip.
"""

from __future__ import annotations

import math

from msgspec.structs import replace

from calfjournal.drawing.shapes import Point
from calfjournal.drawing.skeleton import (
    SHANK,
    ArmPose,
    LegPose,
    Posture,
    ankle_over,
    arm_reaching,
    hip_above,
    leg_beside,
    leg_between,
    leg_hanging,
    mixed,
    shoulder_of,
)

_SAME = 1e-6
_STEP_LIFT, _HIGHEST_LIFT = 0.4, 0.14
"""How high a foot is lifted that steps forward: a part of its way, and at most (units)."""


def blend(a: Posture, b: Posture, share: float) -> Posture:
    """The posture at a share (0 to 1) of the way from ``a`` to ``b``."""
    hip, near, far = _legs(a, b, share)
    trunk = _even(a.trunk, b.trunk, share)
    shoulder = shoulder_of(hip, trunk)
    arm = _mixed_arm(a.arm, b.arm, share, shoulder)
    far_arm = _mixed_arm(a.far_arm, b.far_arm, share, shoulder)
    nod = _even(a.nod, b.nod, share)
    return Posture(hip, trunk, nod, near, far, arm, far_arm, a.together and b.together)


def _legs(a: Posture, b: Posture, share: float) -> tuple[Point, LegPose, LegPose | None]:
    near, lift = _mixed_leg(a.near, b.near, share), _lift(a.near, b.near, share)
    stays = _stays(a.near, b.near)
    if not (a.far and b.far) or (a.together and b.together):
        hip = hip_above(near) if stays else _raised(mixed(a.hip, b.hip, share), lift)
        near = near if stays else _following(near, hip, lift)
        return hip, near, leg_beside(hip, near) if a.far and b.far else None
    far, far_lift = _mixed_leg(a.far, b.far, share), _lift(a.far, b.far, share)
    if stays and _stays(a.far, b.far):
        hip, pulled = _within(hip_above(near), near, far)
        near = leg_between(hip, near) if pulled else near
        return hip, near, leg_between(hip, far)
    if stays:
        hip = hip_above(near)
        return hip, near, _following(far, hip, far_lift)
    if _stays(a.far, b.far):
        hip = hip_above(far)
        return hip, _following(near, hip, lift), far
    fly = min(lift, far_lift) if far.placed else lift
    hip = _raised(mixed(a.hip, b.hip, share), fly)
    return hip, _following(near, hip, lift), _following(far, hip, far_lift)


def _raised(point: Point, lift: float) -> Point:
    return point[0], point[1] + lift


def _even(a: float, b: float, share: float) -> float:
    return a + (b - a) * share


def _stays(a: LegPose, b: LegPose) -> bool:
    return a.placed and b.placed and math.dist(a.ball, b.ball) < _SAME


def _mixed_leg(a: LegPose, b: LegPose, share: float) -> LegPose:
    return replace(
        a,
        thigh=_even(a.thigh, b.thigh, share),
        shank=_even(a.shank, b.shank, share),
        pitch=_even(a.pitch, b.pitch, share),
        toe=_even(a.toe, b.toe, share),
        arch=_even(a.arch, b.arch, share),
        splay=_even(a.splay, b.splay, share),
        ball=mixed(a.ball, b.ball, share),
        placed=a.placed and b.placed,
        aside=_even(a.aside, b.aside, share),
    )


def _lift(a: LegPose, b: LegPose, share: float) -> float:
    if not (a.placed and b.placed):
        return 0.0
    ahead = max(b.ball[0] - a.ball[0], 0.0)
    return min(ahead * _STEP_LIFT, _HIGHEST_LIFT) * 4 * share * (1 - share)


def _following(leg: LegPose, hip: Point, lift: float) -> LegPose:
    """A leg on a hip that something else carries."""
    if not leg.placed:
        return leg_hanging(hip, leg)
    return leg_between(hip, replace(leg, ball=(leg.ball[0], leg.ball[1] + lift)))


def _within(hip: Point, near: LegPose, far: LegPose) -> tuple[Point, bool]:
    """The hip, pulled to where both feet reach the floor, and whether it had to be pulled."""
    ankles = [_beside(ankle_over(leg), -leg.aside) for leg in (near, far)]
    reach = near.thigh_length + SHANK
    pulled = False
    for _ in range(12):
        for ankle in ankles:
            distance = math.dist(hip, ankle)
            if distance > reach + 1e-9:
                hip, pulled = mixed(ankle, hip, reach / distance), True
    return hip, pulled


def _beside(point: Point, aside: float) -> Point:
    return point[0] + aside, point[1]


def _mixed_arm(a: ArmPose, b: ArmPose, share: float, shoulder: Point) -> ArmPose:
    upper, fore = _even(a.upper, b.upper, share), _even(a.fore, b.fore, share)
    arm = replace(a, upper=upper, fore=fore, hand=None)
    if a.hand and b.hand:
        return arm_reaching(shoulder, arm, mixed(a.hand, b.hand, share))
    return arm
