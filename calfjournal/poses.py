"""The drawings of exercises: a small jointed figure in its start and end position, and between.

`resources/figures/poses.toml` describes postures by the angles of the limbs; `drawing` turns them
into plain strokes. Whoever draws (paper or window) needs to know nothing of joints.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final

from msgspec import Struct

from calfjournal.drawing.bodies import Sight, body
from calfjournal.drawing.items import Prop, between, drawn
from calfjournal.drawing.marks import arrow, heel_arrow, hold_gauge
from calfjournal.drawing.moving import blend
from calfjournal.drawing.reading import Table, items, paths, posture, resolved
from calfjournal.drawing.scenery import scenery
from calfjournal.drawing.shapes import Disc, Frame, Point, Shape, Stroke, Tone, bounds_of
from calfjournal.drawing.skeleton import Posture, joints_of
from calfjournal.drawing.weights import Load, before, behind
from calfjournal.messages import mark, tr
from calfjournal.messages.language import own_text
from calfjournal.messages.vocabulary import Vocabulary
from calfjournal.paths import resources

__all__ = [
    "KNEES",
    "Disc",
    "Figure",
    "Frame",
    "Knee",
    "Point",
    "Pose",
    "Shape",
    "Stroke",
    "Tone",
    "drawn_exercises",
    "figure_of",
]

_ROOM: Final = (1.25, 1.95)
_CLOSE_ROOM: Final = (0.7, 0.6)
"""Width and height every whole figure, and every foot alone, has at least: they look one size."""


class Knee(StrEnum):
    """How the knee is held, where that matters."""

    STRAIGHT = "straight"
    BENT = "bent"
    ANY = ""


KNEES: Final = Vocabulary({Knee.STRAIGHT: mark("knee straight"), Knee.BENT: mark("knee bent")})


class Pose(Struct, frozen=True):
    """A posture on the way, and the things that belong to it alone."""

    posture: Posture
    items: tuple[Prop, ...]


class Setting(Struct, frozen=True):
    """What stays the same on the way: the room, the things around, the weight, the view."""

    scene: tuple[Shape, ...]
    around: tuple[Prop, ...]
    load: Load
    sight: Sight


class Figure(Struct, frozen=True):
    """The positions of an exercise and the box (x, y, x, y) that holds every one of them."""

    frames: tuple[Frame, ...]
    knee: Knee
    bounds: tuple[float, float, float, float]
    poses: tuple[Pose, ...]
    setting: Setting
    starts_over: bool = False
    """Whether it goes on from its end to its start at once: steps and jumps do not go back."""

    def between(self, share: float) -> Frame:
        """Return a position on the way from the first (0) to the last (1), without marks.

        Every figure of the library moves. Things that are only at one end change in the middle.
        """
        if share <= 0.0 or share >= 1.0:
            end = self.frames[0 if share <= 0.0 else -1]
            return Frame(end.shapes, end.caption)
        ways = len(self.poses) - 1
        way = min(int(share * ways), ways - 1)
        a, b = self.poses[way], self.poses[way + 1]
        part = share * ways - way
        pose = Pose(blend(a.posture, b.posture, part), between(a.items, b.items, part))
        caption = self.frames[0 if share < 0.5 else -1].caption
        return Frame(_drawn(pose, self.setting), caption)

    def scale_in(self, width: float, height: float) -> float:
        """How large a unit is in a room: one size for all, smaller only for what is wider."""
        x0, y0, x1, y1 = self.bounds
        wide, high = _CLOSE_ROOM if self.setting.sight.close else _ROOM
        return min(width / max(x1 - x0, wide), height / max(y1 - y0, high))

    @property
    def alt(self) -> str:
        """The drawing in words, for who cannot see it."""
        positions = [own_text(frame.caption) for frame in self.frames]
        match self.knee:
            case Knee.STRAIGHT:
                return tr("Drawing: {positions:list} position, knee straight", positions=positions)
            case Knee.BENT:
                return tr("Drawing: {positions:list} position, knee bent", positions=positions)
            case Knee.ANY:
                return tr("Drawing: {positions:list} position", positions=positions)


@cache
def figure_of(exercise: str) -> Figure | None:
    """The drawing of an exercise, None when there is none (exercises of the athlete's own)."""
    tables = _tables()
    entry = tables["figure"].get(exercise)
    return None if entry is None else _figure(entry, tables["pose"])


def drawn_exercises() -> tuple[str, ...]:
    """The exercises that have a drawing."""
    return tuple(_tables()["figure"])


@cache
def _tables() -> dict[str, dict[str, Table]]:
    path = resources() / "figures" / "poses.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _figure(entry: Table, poses: Mapping[str, Table]) -> Figure:
    first, last = entry["frames"]
    described = [resolved(name, poses) for name in (first, *entry.get("via", ()), last)]
    sight = Sight(entry.get("view", "side"))
    floor = described[0].get("floor", (-0.55, 0.6))
    setting = Setting(
        tuple(scenery(entry.get("props", ("floor",)), floor)),
        items(entry.get("things", ())),
        Load(described[-1].get("weight", "")),
        sight,
    )
    on_the_way = tuple(_pose(table, sight) for table in described)
    drawings = [_drawn(pose, setting) for pose in on_the_way]
    start, end = entry.get("captions", ("start", "end"))
    marks = _marks(entry, on_the_way)
    frames = (Frame(drawings[0], start), Frame(drawings[-1], end, marks))
    bounds = bounds_of([*(shape for each in drawings for shape in each), *marks])
    knee, again = Knee(entry.get("knee", "")), entry.get("again", False)
    return Figure(frames, knee, bounds, on_the_way, setting, again)


def _pose(table: Table, sight: Sight) -> Pose:
    return Pose(posture(table, front=sight is Sight.FRONT), items(table.get("things", ())))


def _marks(entry: Table, poses: Sequence[Pose]) -> tuple[Shape, ...]:
    """The arrows a figure names, or the one at its heel."""
    if "arrows" in entry:
        return tuple(shape for path in paths(entry["arrows"]) for shape in arrow(path))
    told = hold_gauge if entry.get("hold") else heel_arrow
    return tuple(told(poses[0].posture, poses[-1].posture))


def _drawn(pose: Pose, setting: Setting) -> tuple[Shape, ...]:
    joints = joints_of(pose.posture)
    return (
        *setting.scene,
        *(drawn(item, joints) for item in setting.around),
        *behind(setting.load, joints),
        *body(joints, setting.sight),
        *before(setting.load, joints),
        *(drawn(item, joints) for item in pose.items),
    )
