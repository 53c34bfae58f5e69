"""Draws a posture: a ring for the head, thick round limbs, the far ones pale behind."""

from __future__ import annotations

from enum import StrEnum

from calfjournal.drawing.shapes import Disc, Shape, Stroke, Tone
from calfjournal.drawing.skeleton import SOLE, ArmJoints, Joints, LegJoints, mixed, plus, turned

_HEAD, _RING = 0.115, 0.065
_TRUNK, _THIGH, _SHANK, _ARM = 0.1, 0.1, 0.085, 0.065
_FOOT, _TOES = 0.05, 0.055
_SHANK_SEEN = (0.95, 0.62)
"""Of a foot that is drawn alone: how much of its shank is seen, and how much of that is dark."""


class Sight(StrEnum):
    """From where a figure is looked at, and whether all of it is seen."""

    SIDE = "side"
    FRONT = "front"
    FOOT = "foot"

    @property
    def close(self) -> bool:
        """Whether only the foot is seen, and where it hangs from."""
        return self is Sight.FOOT


def body(joints: Joints, sight: Sight) -> list[Shape]:
    """The figure, or the part of it that is seen."""
    match sight:
        case Sight.SIDE:
            return _from_the_side(joints)
        case Sight.FRONT:
            return _from_the_front(joints)
        case Sight.FOOT:
            return _foot_alone(joints.near)


def _from_the_side(joints: Joints) -> list[Shape]:
    shapes: list[Shape] = []
    shapes.append(_arm(joints.far_arm, Tone.FAR))
    if joints.far:
        shapes += _leg(joints.far, Tone.FAR)
    shapes += _trunk(joints)
    shapes += _leg(joints.near, Tone.LEG)
    shapes.append(_arm(joints.arm, Tone.BODY))
    return shapes


def _from_the_front(joints: Joints) -> list[Shape]:
    shapes = _trunk(joints)
    if joints.far:
        shapes.append(Stroke((joints.far.hip, joints.near.hip), _TRUNK, Tone.BODY))
        shapes += _leg_from_the_front(joints.far)
    shapes += _leg_from_the_front(joints.near)
    across = (joints.far_arm.shoulder, joints.arm.shoulder)
    shapes.append(Stroke(across, _ARM, Tone.BODY))
    shapes += [_arm(each, Tone.BODY) for each in (joints.far_arm, joints.arm)]
    return shapes


def _trunk(joints: Joints) -> list[Shape]:
    (x, y), (head_x, head_y) = joints.shoulder, joints.head
    chin = (x + (head_x - x) / 2, y + (head_y - y) / 2)
    return [
        Stroke((joints.hip, joints.shoulder), _TRUNK, Tone.BODY),
        Stroke((joints.shoulder, chin), _ARM, Tone.BODY),
        Disc(joints.head, _HEAD, Tone.BODY, _RING),
    ]


def _arm(arm: ArmJoints, tone: Tone) -> Stroke:
    return Stroke((arm.shoulder, arm.elbow, arm.hand), _ARM, tone)


def _limbs(leg: LegJoints, tone: Tone) -> list[Shape]:
    return [
        Stroke((leg.hip, leg.knee), _THIGH, tone),
        Stroke((leg.knee, leg.ankle), _SHANK, tone),
    ]


def _leg(leg: LegJoints, tone: Tone) -> list[Shape]:
    heel_high = plus(leg.ball, turned((-0.205, 0.06), leg.pitch))
    arch = plus(leg.ball, turned((-0.1, 0.014 + leg.arch), leg.pitch))
    instep = plus(leg.ball, turned((-0.02, 0.045), leg.pitch))
    ball = plus(leg.ball, SOLE)
    foot = (leg.heel, arch, ball, instep, leg.ankle, heel_high)
    return [
        *_limbs(leg, tone),
        Stroke(foot, _FOOT, tone, filled=True),
        Stroke((ball, leg.toe), _TOES, tone),
    ]


def _foot_alone(leg: LegJoints) -> list[Shape]:
    """A foot and the shank above it, which goes on pale."""
    top, cut = (mixed(leg.ankle, leg.knee, share) for share in _SHANK_SEEN)
    return [
        Stroke((top, cut), _SHANK, Tone.FAR),
        Stroke((cut, leg.ankle), _SHANK, Tone.LEG),
        *_leg(leg, Tone.LEG)[2:],
    ]


def _leg_from_the_front(leg: LegJoints) -> list[Shape]:
    aside = leg.toe[0] - leg.ball[0]
    tip = plus(leg.ball, (aside, 0.03))
    return [*_limbs(leg, Tone.LEG), Stroke((leg.ankle, tip), 0.11, Tone.LEG, filled=True)]
