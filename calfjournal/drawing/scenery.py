"""The room around a figure: floor, step, walls, chair, mat."""

from __future__ import annotations

from collections.abc import Iterable

from calfjournal.drawing.shapes import Shape, Stroke, Tone


def scenery(names: Iterable[str], floor: tuple[float, float]) -> list[Shape]:
    """The props of a drawing by their names, drawn before the figure."""
    known: dict[str, tuple[Shape, ...]] = {
        "floor": (Stroke(((floor[0], 0.0), (floor[1], 0.0)), 0.02, Tone.GROUND),),
        "step": (_box(-0.06, 0.0, 0.5, 0.18),),
        "block": (_box(-0.06, 0.0, 0.28, 0.08),),
        "rail": (_bar((0.37, 0.2), (0.37, 1.42)),),
        "wall": (_post(0.64),),
        "wall_near": (_post(0.4),),
        "wall_behind": (_post(-0.32),),
        "chair": (
            _bar((-0.62, 0.43), (-0.14, 0.43), 0.05),
            _bar((-0.57, 0.42), (-0.6, 0.02)),
            _bar((-0.19, 0.42), (-0.16, 0.02)),
            _bar((-0.6, 0.43), (-0.68, 1.0)),
        ),
        "mat": (_box(-0.85, -0.02, 0.85, 0.02),),
    }
    return [shape for name in names for shape in known[name]]


def _box(x0: float, y0: float, x1: float, y1: float) -> Stroke:
    return Stroke(((x0, y0), (x1, y0), (x1, y1), (x0, y1)), 0.02, Tone.SCENE, filled=True)


def _post(x: float) -> Stroke:
    return _bar((x, 0.02), (x, 1.75), 0.055)


def _bar(start: tuple[float, float], end: tuple[float, float], width: float = 0.04) -> Stroke:
    return Stroke((start, end), width, Tone.SCENE)
