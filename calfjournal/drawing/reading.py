"""Reads postures out of the tables of `resources/figures/poses.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from calfjournal.drawing.items import Anchor, Prop
from calfjournal.drawing.shapes import Point, Tone
from calfjournal.drawing.skeleton import (
    ArmPose,
    LegPose,
    Posture,
    arm_reaching,
    hip_above,
    leg_beside,
    leg_between,
    leg_hanging,
    shoulder_of,
)

Table = Mapping[str, Any]

_ARCH: Final = 0.012
_ARMS: Final = (8, 22)
_HALF_HIPS: Final = 0.085
_HALF_SHOULDERS: Final = 0.15


def resolved(name: str, poses: Mapping[str, Table]) -> dict[str, Any]:
    """The pose with everything it takes over from the pose it is ``like``."""
    pose = dict(poses[name])
    if "like" in pose:
        pose = resolved(pose.pop("like"), poses) | pose
    return pose


def posture(pose: Table, *, front: bool = False) -> Posture:
    """The posture that a pose describes, seen from the side or from the front."""
    hips, shoulders = (_HALF_HIPS, _HALF_SHOULDERS) if front else (0.0, 0.0)
    hip, near = _leg(pose["near"], _hip(pose), hips, front=front)
    far: LegPose | None = leg_beside(hip, near)
    if pose.get("far") == "hidden":
        far = None
    elif "far" in pose:
        _, far = _leg(pose["far"], hip, -hips, front=front)
    together = "far" not in pose
    trunk = float(pose.get("trunk", 0.0))
    shoulder = shoulder_of(hip, trunk)
    described = pose.get("arm", _ARMS)
    arm = _arm(described, shoulder, shoulders)
    far_arm = _arm(pose.get("far_arm", described), shoulder, -shoulders)
    return Posture(hip, trunk, float(pose.get("nod", 0.0)), near, far, arm, far_arm, together)


def _hip(pose: Table) -> Point | None:
    return tuple(pose["hip"]) if "hip" in pose else None


def _leg(spec: Table, hip: Point | None, aside: float, *, front: bool) -> tuple[Point, LegPose]:
    """The hip, and a leg from its foot up, from its hip down, or bent to reach."""
    thigh, shank = spec.get("angles", (0.0, 0.0))
    leg = LegPose(
        thigh,
        shank,
        float(spec.get("pitch", 0.0)),
        float(spec.get("toe", 0.0)),
        tuple(spec.get("ball", (0.0, 0.0))),
        "ball" in spec,
        aside,
        0.0 if front else 1.0,
        -1.0 if aside < 0 else 1.0,
        spec.get("arch", _ARCH),
        spec.get("splay", 0.0),
        spec.get("seen", 1.0),
    )
    if hip is None:
        return hip_above(leg), leg
    return hip, leg_between(hip, leg) if leg.placed else leg_hanging(hip, leg)


def _arm(spec: Table | Sequence[float], shoulder: Point, aside: float) -> ArmPose:
    """An arm by its two angles, or by the place its hand holds on to."""
    bend = -1.0 if aside > 0 else 1.0
    if isinstance(spec, Mapping):
        x, y = spec["hand"]
        return arm_reaching(shoulder, ArmPose(0.0, 0.0, None, aside, bend), (x, y))
    upper, fore = spec
    return ArmPose(upper, fore, None, aside, bend)


def items(tables: Iterable[Table]) -> tuple[Prop, ...]:
    """The things that tables of lines and discs describe."""
    return tuple(map(_item, tables))


def _item(table: Table) -> Prop:
    tone, width = Tone(table.get("tone", "thing")), table.get("w", 0.03)
    if "at" in table:
        filled = table.get("fill", True)
        return Prop((_anchor(table["at"]),), width, tone, filled, radius=table["r"])
    line = tuple(map(_anchor, table["line"]))
    return Prop(line, width, tone, table.get("fill", False), curved=table.get("curved", False))


def _anchor(place: list[Any]) -> Anchor:
    """[x, y], or ["joint"], or ["joint", x, y] beside a joint."""
    if isinstance(place[0], str):
        x, y = place[1:] or (0.0, 0.0)
        return Anchor(place[0], (x, y))
    x, y = place
    return Anchor("", (x, y))


def paths(tables: Iterable[Iterable[Sequence[float]]]) -> list[list[Point]]:
    """The paths of arrows that a figure names."""
    return [[(x, y) for x, y in path] for path in tables]
