"""Line drawings of exercises as data: a small jointed figure in its start and end position.

`resources/figures/poses.toml` describes poses by the angles of the limbs; here they become plain
strokes in the units of the figure (its height is about 1.75), y up, floor at 0. Whoever draws
(paper or window) needs to know nothing of joints. Angles are degrees; a limb hangs straight down
at 0 and points forward (to the right) at 90.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from enum import Enum, StrEnum
from functools import cache
from typing import Any, Final

from msgspec import Struct

from calfjournal.messages import mark, tr
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.paths import resources

Point = tuple[float, float]
_Table = Mapping[str, Any]

_TRUNK, _THIGH, _SHANK, _UPPER, _FORE = 0.50, 0.42, 0.41, 0.27, 0.25
_ANKLE: Final = (-0.135, 0.075)
"""The ankle seen from the ball of the foot, foot flat."""
_FAR_SHIFT: Final = (-0.07, 0.0)
"""How far the far foot of a figure on two legs stands from the near one."""


class Tone(Enum):
    """How dark a stroke is: the working leg darkest, the other leg palest, things lined."""

    LEG = "leg"
    BODY = "body"
    FAR = "far"
    THING = "thing"
    GROUND = "ground"
    MOTION = "motion"


class Stroke(Struct, frozen=True):
    """A line through points with round ends; ``filled`` closes and fills it."""

    points: tuple[Point, ...]
    width: float
    tone: Tone
    filled: bool = False


class Disc(Struct, frozen=True):
    """A round shape: head, ball, weight."""

    centre: Point
    radius: float
    tone: Tone
    filled: bool = True


Shape = Stroke | Disc


class Frame(Struct, frozen=True):
    """One position, drawn from the first shape to the last."""

    shapes: tuple[Shape, ...]
    caption: str


class Knee(StrEnum):
    """How the knee is held, where that matters."""

    STRAIGHT = "straight"
    BENT = "bent"
    ANY = ""


KNEES: Final = Vocabulary({Knee.STRAIGHT: mark("knee straight"), Knee.BENT: mark("knee bent")})


class Figure(Struct, frozen=True):
    """The positions of an exercise and the box (x, y, x, y) that holds every one of them."""

    frames: tuple[Frame, ...]
    knee: Knee
    bounds: tuple[float, float, float, float]

    def between(self, share: float) -> Frame:
        """Return a position on the way from the first (0) to the last (1)."""
        return self.frames[0] if share < 0.5 else self.frames[-1]

    @property
    def alt(self) -> str:
        """The drawing in words, for who cannot see it."""
        positions = [frame.caption for frame in self.frames]
        match self.knee:
            case Knee.STRAIGHT:
                return tr("Drawing: {positions:list} position, knee straight", positions=positions)
            case Knee.BENT:
                return tr("Drawing: {positions:list} position, knee bent", positions=positions)
            case Knee.ANY:
                return tr("Drawing: {positions:list} position", positions=positions)


def figure_of(exercise: str) -> Figure | None:
    """The drawing of an exercise, None when there is none (exercises of the athlete's own)."""
    return _figures().get(exercise)


@cache
def _figures() -> dict[str, Figure]:
    path = resources() / "figures" / "poses.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    poses: dict[str, _Table] = data["pose"]
    return {name: _figure(entry, poses) for name, entry in data["figure"].items()}


def _figure(entry: _Table, poses: Mapping[str, _Table]) -> Figure:
    captions = entry.get("captions", ["start", "end"])
    shared = [_thing(item) for item in entry.get("things", ())]
    frames = []
    for name, caption in zip(entry["frames"], captions, strict=True):
        pose = _resolved(name, poses)
        shapes = [*_props(entry.get("props", ("floor",)), pose), *shared]
        shapes += _body(pose, only_leg=entry.get("view") == "leg")
        shapes += [_thing(item) for item in pose.get("things", ())]
        frames.append(Frame(tuple(shapes), caption))
    return Figure(tuple(frames), Knee(entry.get("knee", "")), _bounds(frames))


def _resolved(name: str, poses: Mapping[str, _Table]) -> dict[str, Any]:
    """The pose with everything it takes over from the pose it is ``like``."""
    pose = dict(poses[name])
    if "like" in pose:
        pose = _resolved(pose.pop("like"), poses) | pose
    return pose


# ------------------------------------------------------------------------------------- things


def _thing(item: _Table) -> Shape:
    tone = Tone(item.get("tone", "thing"))
    if "loop" in item:
        (x, y), (wide, high) = item["loop"], item["radii"]
        turns = [math.tau * step / 28 for step in range(29)]
        loop = tuple((x + wide * math.cos(turn), y + high * math.sin(turn)) for turn in turns)
        return Stroke(loop, item.get("w", 0.018), tone)
    if "at" in item:
        x, y = item["at"]
        return Disc((x, y), item["r"], tone, item.get("fill", True))
    points = tuple((x, y) for x, y in item["line"])
    return Stroke(points, item.get("w", 0.025), tone, item.get("fill", False))


def _box(x0: float, y0: float, x1: float, y1: float, tone: Tone = Tone.THING) -> Stroke:
    return Stroke(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), 0.02, tone, filled=True)


def _props(names: Iterable[str], pose: _Table) -> list[Shape]:
    low, high = pose.get("floor", (-0.55, 0.6))
    known: dict[str, tuple[Shape, ...]] = {
        "floor": (Stroke(((low, 0.0), (high, 0.0)), 0.02, Tone.GROUND),),
        "step": (_box(-0.06, 0.0, 0.5, 0.18),),
        "wall": (_box(0.62, 0.0, 0.7, 1.75),),
        "wall_near": (_box(0.42, 0.0, 0.5, 1.75),),
        "wall_behind": (_box(-0.36, 0.0, -0.28, 1.75),),
        "chair": (
            _box(-0.62, 0.42, -0.12, 0.47),
            Stroke(((-0.57, 0.42), (-0.6, 0.0)), 0.03, Tone.THING),
            Stroke(((-0.17, 0.42), (-0.14, 0.0)), 0.03, Tone.THING),
            Stroke(((-0.6, 0.47), (-0.68, 1.0)), 0.03, Tone.THING),
        ),
        "mat": (_box(-0.85, -0.02, 0.85, 0.02),),
    }
    return [shape for name in names for shape in known[name]]


# --------------------------------------------------------------------------------------- body


class _Leg(Struct, frozen=True):
    hip: Point
    knee: Point
    ankle: Point
    ball: Point
    pitch: float
    toe: float


def _along(start: Point, length: float, angle: float) -> Point:
    """The end of a limb that leaves ``start`` at an angle from straight down."""
    radians = math.radians(angle)
    return start[0] + length * math.sin(radians), start[1] - length * math.cos(radians)


def _turned(point: Point, pitch: float) -> Point:
    """A point of the foot, seen from its ball, with the heel lifted by ``pitch`` degrees."""
    cos, sin = math.cos(math.radians(pitch)), math.sin(math.radians(pitch))
    x, y = point
    return x * cos + y * sin, -x * sin + y * cos


def _plus(a: Point, b: Point) -> Point:
    return a[0] + b[0], a[1] + b[1]


def _minus(a: Point, b: Point) -> Point:
    return a[0] - b[0], a[1] - b[1]


def _leg(spec: _Table, hip: Point | None) -> _Leg:
    """A leg from its foot up (angles and ball), from its hip down (angles), or bent to reach."""
    pitch = float(spec.get("pitch", 0.0))
    toe = float(spec.get("toe", 0.0))
    ball: Point | None = tuple(spec["ball"]) if "ball" in spec else None
    if ball is not None and "angles" in spec and hip is None:
        thigh, shank = spec["angles"]
        ankle = _plus(ball, _turned(_ANKLE, pitch))
        knee = _along(ankle, _SHANK, shank + 180)
        return _Leg(_along(knee, _THIGH, thigh + 180), knee, ankle, ball, pitch, toe)
    if hip is None:
        raise ValueError(f"a leg without hip needs ball and angles: {dict(spec)}")
    if ball is not None:
        ankle = _plus(ball, _turned(_ANKLE, pitch))
        return _Leg(hip, _knee_between(hip, ankle), ankle, ball, pitch, toe)
    thigh, shank = spec["angles"]
    knee = _along(hip, _THIGH, thigh)
    ankle = _along(knee, _SHANK, shank)
    return _Leg(hip, knee, ankle, _minus(ankle, _turned(_ANKLE, pitch)), pitch, toe)


def _knee_between(hip: Point, ankle: Point) -> Point:
    """The knee, bent forward, of a leg whose hip and ankle are given."""
    dx, dy = ankle[0] - hip[0], ankle[1] - hip[1]
    distance = min(math.hypot(dx, dy), (_THIGH + _SHANK) * 0.9999)
    along = (_THIGH**2 - _SHANK**2 + distance**2) / (2 * distance)
    aside = math.sqrt(max(_THIGH**2 - along**2, 0.0))
    length = math.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    return hip[0] + ux * along - uy * aside, hip[1] + uy * along + ux * aside


def _body(pose: _Table, *, only_leg: bool) -> list[Shape]:
    hip: Point | None = tuple(pose["hip"]) if "hip" in pose else None
    near = _leg(pose["near"], hip)
    if only_leg:
        return _leg_shapes(near, Tone.LEG, from_knee=True)
    shapes: list[Shape] = []
    trunk = float(pose.get("trunk", 0.0))
    shoulder = _along(near.hip, -_TRUNK, -trunk)
    if "far_arm" in pose:
        shapes.append(_arm(pose["far_arm"], shoulder, Tone.FAR))
    if pose.get("far") != "hidden":
        shapes += _leg_shapes(_far(pose, near), Tone.FAR)
    neck = trunk + float(pose.get("nod", 0.0))
    head = _along(shoulder, -0.185, -neck)
    shapes.append(Stroke((near.hip, shoulder), 0.15, Tone.BODY))
    shapes.append(Disc(head, 0.098, Tone.BODY))
    shapes += _leg_shapes(near, Tone.LEG)
    arm = _arm(pose.get("arm", (8, 22)), shoulder, Tone.BODY)
    shapes.append(arm)
    shapes += _weights(pose, near.knee, shoulder, arm.points[-1])
    return shapes


def _weights(pose: _Table, knee: Point, shoulder: Point, hand: Point) -> list[Shape]:
    """What the figure holds: it moves along with the hand, the shoulders or the knee."""
    spots = {"hand": hand, "shoulders": _plus(shoulder, (-0.09, 0.03)), "knee": knee}
    radii = {"hand": 0.075, "shoulders": 0.16, "knee": 0.085}
    lifts = {"hand": 0.0, "shoulders": 0.0, "knee": 0.11}
    where = pose.get("weight", "")
    if not where:
        return []
    centre = _plus(spots[where], (0.0, lifts[where]))
    return [
        Disc(centre, radii[where], Tone.THING),
        Disc(centre, radii[where] * 0.35, Tone.BODY),
    ]


def _far(pose: _Table, near: _Leg) -> _Leg:
    if "far" in pose:
        return _leg(pose["far"], near.hip)
    return _Leg(
        near.hip,
        _plus(near.knee, _FAR_SHIFT),
        _plus(near.ankle, _FAR_SHIFT),
        _plus(near.ball, _FAR_SHIFT),
        near.pitch,
        near.toe,
    )


def _arm(angles: Iterable[float], shoulder: Point, tone: Tone) -> Stroke:
    upper, fore = angles
    elbow = _along(shoulder, _UPPER, upper)
    return Stroke((shoulder, elbow, _along(elbow, _FORE, fore)), 0.062, tone)


def _leg_shapes(leg: _Leg, tone: Tone, *, from_knee: bool = False) -> list[Shape]:
    heel_low = _plus(leg.ball, _turned((-0.185, 0.012), leg.pitch))
    heel_high = _plus(leg.ball, _turned((-0.18, 0.06), leg.pitch))
    instep = _plus(leg.ball, _turned((-0.03, 0.045), leg.pitch))
    ball = _plus(leg.ball, (0.0, 0.012))
    toe_turn = leg.toe or min(leg.pitch, 0.0)
    toe = _plus(leg.ball, _turned((0.085, 0.014), toe_turn))
    foot = (heel_low, ball, toe, instep, leg.ankle, heel_high)
    shapes: list[Shape] = []
    if not from_knee:
        shapes.append(Stroke((leg.hip, leg.knee), 0.115, tone))
    knee = leg.knee
    shapes.append(Stroke((knee, leg.ankle), 0.085, tone))
    shapes.append(Stroke(foot, 0.03, tone, filled=True))
    return shapes


# ------------------------------------------------------------------------------------- bounds


def _bounds(frames: Iterable[Frame]) -> tuple[float, float, float, float]:
    xs: list[float] = []
    ys: list[float] = []
    for frame in frames:
        for shape in frame.shapes:
            for (x, y), reach in _reaches(shape):
                xs += (x - reach, x + reach)
                ys += (y - reach, y + reach)
    return min(xs), min(ys), max(xs), max(ys)


def _reaches(shape: Shape) -> list[tuple[Point, float]]:
    if isinstance(shape, Disc):
        return [(shape.centre, shape.radius)]
    return [(point, shape.width / 2) for point in shape.points]
