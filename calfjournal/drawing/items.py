"""Things of a drawing: lines and discs at places, or at joints of the figure that they follow."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.drawing.curves import smooth
from calfjournal.drawing.shapes import Disc, Point, Shape, Stroke, Tone
from calfjournal.drawing.skeleton import Joints, mixed, plus


class Anchor(Struct, frozen=True):
    """A place: an offset from a joint of the figure, or from where the drawing begins."""

    joint: str
    offset: Point


class Prop(Struct, frozen=True):
    """A thing that is drawn: a line through its places, or with a radius a disc at the first."""

    places: tuple[Anchor, ...]
    width: float
    tone: Tone
    filled: bool = False
    radius: float = 0.0
    curved: bool = False


def drawn(item: Prop, joints: Joints) -> Shape:
    """The shape of a thing around a figure."""
    points = tuple(placed(anchor, joints) for anchor in item.places)
    if item.radius:
        return Disc(points[0], item.radius, item.tone, 0.0 if item.filled else item.width)
    return Stroke(smooth(points) if item.curved else points, item.width, item.tone, item.filled)


def placed(anchor: Anchor, joints: Joints) -> Point:
    """Where a place is."""
    return plus(_joint(anchor.joint, joints), anchor.offset)


def _joint(name: str, joints: Joints) -> Point:
    if not name:
        return 0.0, 0.0
    far = name.startswith("far_")
    name = name.removeprefix("far_")
    if name in ("hip", "shoulder", "head"):
        return getattr(joints, name)  # type: ignore[no-any-return]
    limb: Struct
    if name in ("hand", "elbow"):
        limb = joints.far_arm if far else joints.arm
    else:
        limb = joints.far if far and joints.far else joints.near
    return getattr(limb, name)  # type: ignore[no-any-return]


def between(a: tuple[Prop, ...], b: tuple[Prop, ...], share: float) -> tuple[Prop, ...]:
    """Things on their way; those that have no like at the other end wait for the middle."""
    if alike(a, b):
        return tuple(_moved(one, other, share) for one, other in zip(a, b, strict=True))
    return a if share < 0.5 else b


def alike(a: tuple[Prop, ...], b: tuple[Prop, ...]) -> bool:
    """Whether each thing finds its like among the others."""
    return [_make(item) for item in a] == [_make(item) for item in b]


def _make(item: Prop) -> tuple[list[str], bool, bool]:
    return [place.joint for place in item.places], item.curved, item.radius > 0


def _moved(a: Prop, b: Prop, share: float) -> Prop:
    places = tuple(
        Anchor(one.joint, mixed(one.offset, other.offset, share))
        for one, other in zip(a.places, b.places, strict=True)
    )
    return replace(a, places=places)
