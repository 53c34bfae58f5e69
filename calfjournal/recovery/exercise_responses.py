"""What each exercise cost each leg the next day, learned from its own answers (our default)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import fmean

from calfjournal.domain.exercise import LEGS, Side
from calfjournal.domain.exercise_response import ExerciseResponse
from calfjournal.domain.thresholds import Thresholds
from calfjournal.recovery.responses import Response

LEARNED_DAYS = 120
"""Days of sessions that are learned from; what a leg answered earlier is past."""


def exercise_responses(
    responses: Iterable[Response], load_classes: Mapping[str, int], thresholds: Thresholds
) -> tuple[ExerciseResponse, ...]:
    """Return what is known of each leg and exercise that was done, left first, by exercise.

    Where fewer sessions than ``response.sessions`` held an exercise, all that held one of its load
    class stand in when they are enough; otherwise the few are told as they are.
    """
    own: defaultdict[tuple[Side, str], list[float]] = defaultdict(list)
    mates: defaultdict[tuple[Side, int], list[float]] = defaultdict(list)
    for response in responses:
        extra = _extra(response)
        if extra is None:
            continue
        done = _done_by(response)
        for exercise in done:
            own[response.side, exercise].append(extra)
        for load_class in {load_classes[each] for each in done if each in load_classes}:
            mates[response.side, load_class].append(extra)
    needed = thresholds.whole("response.sessions")
    return tuple(
        _learned(side, exercise, extras, load_classes.get(exercise), mates, needed)
        for (side, exercise), extras in sorted(own.items(), key=_place)
    )


def cost_of_exercises(
    found: Iterable[ExerciseResponse], thresholds: Thresholds
) -> Mapping[str, float]:
    """Return the points that exercises cost the worse leg, of those with answers enough."""
    needed = thresholds.whole("response.sessions")
    costs: dict[str, float] = {}
    for each in found:
        if each.load_class is None and each.count >= needed:
            costs[each.exercise] = max(each.extra, costs.get(each.exercise, each.extra))
    return costs


def _learned(
    side: Side,
    exercise: str,
    extras: list[float],
    load_class: int | None,
    mates: Mapping[tuple[Side, int], list[float]],
    needed: int,
) -> ExerciseResponse:
    if len(extras) < needed and load_class is not None:
        alike = mates[side, load_class]
        if len(alike) >= needed:
            return ExerciseResponse(side, exercise, fmean(alike), len(alike), load_class)
    return ExerciseResponse(side, exercise, fmean(extras), len(extras))


def _place(learned: tuple[tuple[Side, str], list[float]]) -> tuple[int, str]:
    (side, exercise), _ = learned
    return LEGS.index(side), exercise


def _extra(response: Response) -> float | None:
    """How far the next day lay above usual, None when it was not answered."""
    told = (response.answers.morning, response.answers.h24)
    pains = [pain for pain in told if pain is not None]
    usual = response.usual.pain
    return None if usual is None or not pains else max(pains) - usual


def _done_by(response: Response) -> set[str]:
    """The exercises that a leg did in a session."""
    return {
        line.exercise
        for line in response.session.sets
        if line.done is not None and response.side in line.side.legs
    }
