"""What a drawing is made of: strokes and discs in the units of the figure.

A figure is about 1.75 units tall, y points up, the floor is at 0, the figure faces right.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from msgspec import Struct

Point = tuple[float, float]


class Tone(Enum):
    """How dark a shape is: the figure darkest, its far limbs pale, the room around it palest."""

    LEG = "leg"
    BODY = "body"
    FAR = "far"
    THING = "thing"
    SCENE = "scene"
    GROUND = "ground"
    MOTION = "motion"


class Stroke(Struct, frozen=True):
    """A line through points with round ends; ``filled`` closes and fills it."""

    points: tuple[Point, ...]
    width: float
    tone: Tone
    filled: bool = False


class Disc(Struct, frozen=True):
    """A round shape: ball, weight; with a ``ring`` only its rim, of that width."""

    centre: Point
    radius: float
    tone: Tone
    ring: float = 0.0


Shape = Stroke | Disc


class Frame(Struct, frozen=True):
    """One position, drawn from the first shape to the last; ``marks`` tell where it moves."""

    shapes: tuple[Shape, ...]
    caption: str
    marks: tuple[Shape, ...] = ()


def bounds_of(shapes: Iterable[Shape]) -> tuple[float, float, float, float]:
    """The box (x, y, x, y) that holds every shape."""
    xs: list[float] = []
    ys: list[float] = []
    for shape in shapes:
        for (x, y), reach in _reaches(shape):
            xs += (x - reach, x + reach)
            ys += (y - reach, y + reach)
    return min(xs), min(ys), max(xs), max(ys)


def _reaches(shape: Shape) -> list[tuple[Point, float]]:
    if isinstance(shape, Disc):
        return [(shape.centre, shape.radius + shape.ring / 2)]
    return [(point, shape.width / 2) for point in shape.points]
