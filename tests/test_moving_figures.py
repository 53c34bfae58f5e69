"""Figures on their way: limbs keep their length, feet that stand stay, nothing jumps."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from calfjournal.drawing.items import alike
from calfjournal.drawing.moving import blend
from calfjournal.drawing.skeleton import ArmPose, Joints, joints_of
from calfjournal.poses import (
    Disc,
    Figure,
    Frame,
    Pose,
    Shape,
    Stroke,
    Tone,
    drawn_exercises,
    figure_of,
)

FIGURES = [(name, figure) for name in drawn_exercises() if (figure := figure_of(name))]
ANY_FIGURE = st.sampled_from([figure for _, figure in FIGURES])
SHARE = st.floats(0, 1)
_BODY = (Tone.LEG, Tone.BODY, Tone.FAR)
_STEP, _FURTHEST = 0.01, 0.08


def points(shape: Shape) -> tuple[tuple[float, float], ...]:
    return (shape.centre,) if isinstance(shape, Disc) else shape.points


def limbs(frame: Frame) -> list[float]:
    """The lengths of all limbs of a position."""
    return [
        math.dist(start, end)
        for shape in frame.shapes
        if isinstance(shape, Stroke) and shape.tone in _BODY and not shape.filled
        for start, end in zip(shape.points, shape.points[1:], strict=False)
    ]


def furthest(a: Frame, b: Frame) -> float:
    """How far the point moved that moved furthest."""
    return max(
        math.dist(before, after)
        for one, other in zip(a.shapes, b.shapes, strict=True)
        for before, after in zip(points(one), points(other), strict=True)
    )


def feet(joints: Joints) -> list[tuple[float, float]]:
    return [leg.ball for leg in (joints.near, joints.far) if leg]


@given(ANY_FIGURE)
def test_the_ends_are_the_drawn_positions(figure: Figure) -> None:
    """At 0 and 1 a moving figure is exactly what is drawn, and it comes there without a jump."""
    for share, frame in ((0.0, figure.frames[0]), (1.0, figure.frames[-1])):
        assert figure.between(share).shapes == frame.shapes
        assert furthest(figure.between(abs(share - 1e-7)), frame) < 0.002


@given(ANY_FIGURE, SHARE)
def test_limbs_keep_their_length(figure: Figure, share: float) -> None:
    """No limb grows or shrinks on the way."""
    for kept, now in zip(limbs(figure.frames[0]), limbs(figure.between(share)), strict=True):
        assert math.isclose(kept, now, abs_tol=1e-6)


@given(ANY_FIGURE, st.floats(0, 1 - _STEP))
def test_nothing_jumps(figure: Figure, share: float) -> None:
    """A hundredth of the way moves every point a little."""
    assert furthest(figure.between(share), figure.between(share + _STEP)) < _FURTHEST


@given(ANY_FIGURE, SHARE)
def test_feet_that_stand_stay(figure: Figure, share: float) -> None:
    """A foot that has the same place at both ends of a way never leaves it."""
    for a, b in zip(figure.poses, figure.poses[1:], strict=False):
        ends = [(a.posture.near, b.posture.near), (a.posture.far, b.posture.far)]
        moved = feet(joints_of(blend(a.posture, b.posture, share)))
        for (one, other), ball in zip(ends, moved, strict=False):
            if one and other and one.placed and other.placed and one.ball == other.ball:
                assert math.dist(one.ball, ball) < 1e-6


@given(ANY_FIGURE, SHARE)
def test_no_foot_sinks_into_the_floor(figure: Figure, share: float) -> None:
    """On its way no foot is lower than the lower end, or the floor."""
    lowest = min(low_of(frame) for frame in figure.frames)
    assert low_of(figure.between(share)) > min(lowest, 0.0) - 0.03


def low_of(frame: Frame) -> float:
    """The lowest point of the legs."""
    legs = [shape for shape in frame.shapes if shape.tone in (Tone.LEG, Tone.FAR)]
    return min(y for shape in legs for _, y in points(shape))


def test_limbs_reach_where_they_are_set_and_knees_bend_forward() -> None:
    """No posture asks for longer limbs than there are, or for a knee that bends the wrong way."""
    for name, figure in FIGURES:
        for pose in figure.poses:
            joints, posture = joints_of(pose.posture), pose.posture
            for leg, drawn in ((posture.near, joints.near), (posture.far, joints.far)):
                if leg and drawn:
                    assert near(leg.ball, drawn.ball), name
                    assert (leg.thigh - leg.shank) * leg.bend > -0.5, name
            assert all(arm.hand is None or near(arm.hand, hand) for arm, hand in arms(pose)), name


def arms(pose: Pose) -> list[tuple[ArmPose, tuple[float, float]]]:
    joints = joints_of(pose.posture)
    both = [(pose.posture.arm, joints.arm), (pose.posture.far_arm, joints.far_arm)]
    return [(arm, drawn.hand) for arm, drawn in both]


def near(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return math.dist(a, b) < 1e-6


def test_things_have_their_like_at_both_ends() -> None:
    """Every thing of a position is found again in the other, so it moves and does not blink."""
    for name, figure in FIGURES:
        for a, b in zip(figure.poses, figure.poses[1:], strict=False):
            assert alike(a.items, b.items), name


def test_start_and_end_are_told_apart() -> None:
    """In every drawing something moves by more than a foot is thick."""
    for name, figure in FIGURES:
        assert furthest(figure.frames[0], figure.frames[-1]) >= 0.07, name
