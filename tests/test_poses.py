"""The drawings of exercises: one for each, and knees that cannot be misread."""

from __future__ import annotations

import math
import tomllib

import pytest

from calfjournal.drawing.skeleton import joints_of
from calfjournal.paths import resources
from calfjournal.poses import Disc, Frame, Stroke, Tone, drawn_exercises, figure_of

_LIBRARY = tomllib.loads((resources() / "exercises.toml").read_text(encoding="utf-8"))
IDS = sorted(entry["id"] for entry in _LIBRARY["exercise"])


def knee_angle(frame: Frame) -> float:
    """The angle at the knee of the working leg, 180 = straight."""
    limbs = [
        shape
        for shape in frame.shapes
        if isinstance(shape, Stroke) and shape.tone is Tone.LEG and not shape.filled
    ]
    (hip, knee), (_, ankle) = limbs[0].points, limbs[1].points
    first = math.atan2(hip[1] - knee[1], hip[0] - knee[0])
    second = math.atan2(ankle[1] - knee[1], ankle[0] - knee[0])
    angle = abs(math.degrees(first - second)) % 360
    return min(angle, 360 - angle)


@pytest.mark.parametrize("exercise", IDS)
def test_every_exercise_has_a_drawing(exercise: str) -> None:
    """Start and end position of each exercise of the library are drawn, of sensible size."""
    figure = figure_of(exercise)
    assert figure is not None
    assert len(figure.frames) == 2
    assert all(frame.caption for frame in figure.frames)
    x0, y0, x1, y1 = figure.bounds
    assert 0.2 < x1 - x0 < 3
    assert 0.2 < y1 - y0 < 2.6
    for frame in figure.frames:
        legs = [shape for shape in frame.shapes if shape.tone is Tone.LEG]
        assert legs, "the working leg is the dark one"


@pytest.mark.parametrize("exercise", IDS)
def test_straight_and_bent_knees_are_unmistakable(exercise: str) -> None:
    """A drawing that says straight is straight, one that says bent is clearly bent."""
    figure = figure_of(exercise)
    assert figure is not None
    angles = [knee_angle(frame) for frame in figure.frames] if figure.knee else []
    if figure.knee == "straight":
        assert min(angles) > 174
    if figure.knee == "bent":
        assert angles[-1] < 160
        assert max(angles) < 177


def test_straight_and_bent_versions_are_labelled() -> None:
    """The pairs that differ in the knee alone carry the word."""
    for straight, bent in (
        ("gastroc_wall_stretch", "soleus_wall_stretch"),
        ("ecc_drop_straight", "ecc_drop_bent"),
        ("sl_calf_raise_step", "sl_bent_knee_raise"),
    ):
        first, second = figure_of(straight), figure_of(bent)
        assert first is not None
        assert second is not None
        assert (first.knee, second.knee) == ("straight", "bent")
        assert "knee straight" in first.alt


def test_no_two_exercises_look_the_same() -> None:
    """No two drawings agree in their start, their end and their arrows."""
    looks = {}
    for exercise in IDS:
        figure = figure_of(exercise)
        assert figure is not None
        looks[tuple((frame.shapes, frame.marks) for frame in figure.frames)] = exercise
    assert sorted(looks.values()) == IDS


@pytest.mark.parametrize(
    "alike",
    [
        ("strides_flat", "cadence_repeats", "soft_surface_form", "hill_strides"),
        ("easy_spin_walk", "ankling"),
        ("ankle_pumps", "ankle_circles", "ankle_alphabet", "soleus_ball_release"),
        ("iso_bilateral_hold", "calf_raise_floor", "quick_rebound_raise"),
    ],
)
def test_neighbours_are_told_apart_by_what_the_body_does(alike: tuple[str, ...]) -> None:
    """Exercises of a kind differ in the posture itself, not just in a thing or an arrow."""
    postures = set()
    for exercise in alike:
        figure = figure_of(exercise)
        assert figure is not None
        postures.add(tuple(pose.posture for pose in (figure.poses[0], figure.poses[-1])))
    assert len(postures) == len(alike)


def test_a_person_is_seen_wherever_the_position_matters() -> None:
    """Only what the foot alone does on the floor is drawn as a foot alone."""
    feet = {name for name in IDS if (figure := figure_of(name)) and figure.setting.sight.close}
    on_the_floor = {"big_toe_extension", "arch_ball_roll", "short_foot", "towel_curl"}
    assert feet == {"contrast_bath"} | on_the_floor


@pytest.mark.parametrize("room", [(28, 36), (56, 68), (150, 150), (240, 300)])
def test_figures_are_of_one_size(room: tuple[float, float]) -> None:
    """In a room for a standing figure no whole one is smaller than three quarters of it."""
    sizes: dict[bool, list[float]] = {False: [], True: []}
    for exercise in IDS:
        figure = figure_of(exercise)
        assert figure is not None
        sizes[figure.setting.sight.close].append(figure.scale_in(*room))
    for alike in sizes.values():
        assert min(alike) > 0.75 * max(alike)


@pytest.mark.parametrize(
    "exercise", [name for name in IDS if "calf_raise" in name or "ecc_" in name]
)
def test_a_raise_lifts_the_heel_for_all_to_see(exercise: str) -> None:
    """Between start and end of a raise the heel travels as far as a foot is thick, and more."""
    figure = figure_of(exercise)
    assert figure is not None
    first, last = (
        joints_of(pose.posture).near.heel for pose in (figure.poses[0], figure.poses[-1])
    )
    assert abs(last[1] - first[1]) > 0.14
    assert figure.frames[-1].marks, "an arrow says which way"


def test_no_drawing_is_left_over() -> None:
    """Every drawing belongs to an exercise of the library."""
    assert set(drawn_exercises()) == set(IDS)


def test_an_unknown_exercise_has_no_drawing() -> None:
    """Exercises of the athlete's own are printed without one."""
    assert figure_of("my_own_hop") is None


@pytest.mark.parametrize("exercise", IDS)
def test_drawings_stay_in_their_box(exercise: str) -> None:
    """Every point of every frame lies inside the bounds that both positions share."""
    figure = figure_of(exercise)
    assert figure is not None
    x0, y0, x1, y1 = figure.bounds
    for frame in figure.frames:
        for shape in frame.shapes:
            points = [shape.centre] if isinstance(shape, Disc) else shape.points
            assert all(x0 <= x <= x1 and y0 <= y <= y1 for x, y in points)
