"""What an exercise cost a leg is learned from that leg's own answers, with how many there were."""

from __future__ import annotations

import pytest

from calfjournal.domain.checkin import TendonReading
from calfjournal.domain.exercise import LEGS, Side, Unit
from calfjournal.domain.exercise_response import ExerciseResponse
from calfjournal.domain.session import Session, SetLine
from calfjournal.recovery.exercise_responses import (
    LEARNED_DAYS,
    cost_of_exercises,
    exercise_responses,
)
from calfjournal.recovery.inputs import Inputs
from calfjournal.recovery.responses import responses
from tests.recovery.mornings import DAY, RULES, answered, done, mornings

LEFT, RIGHT = LEGS
DROP, SEATED, RAISE = "ecc_drop_straight", "seated_calf_raise", "sl_calf_raise_step"
CLASSES = {DROP: 2, RAISE: 2, SEATED: 1}


def held(days_ago: int, *exercises: str, side: Side = Side.BOTH, reps: int | None = 12) -> Session:
    lines = tuple(
        SetLine(name, place, 1, side, Unit.REPS, 12, done=reps)
        for place, name in enumerate(exercises)
    )
    return done(days_ago, key=days_ago, sets=lines)


def learned(
    sessions: list[Session], readings: list[TendonReading]
) -> dict[tuple[Side, str], ExerciseResponse]:
    calm = (*mornings([0] * 125, LEFT), *mornings([1] * 125, RIGHT))
    inputs = Inputs(readings=(*calm, *readings), sessions=tuple(sessions))
    judged = responses(DAY, inputs, RULES, days=LEARNED_DAYS)
    found = exercise_responses(judged, CLASSES, RULES)
    return {(each.side, each.exercise): each for each in found}


def test_each_leg_learns_what_each_exercise_cost_it() -> None:
    """Drops cost the left leg a point the next day, seated raises none; the right leg nothing."""
    drops = [held(ago, DROP) for ago in range(3, 13, 2)]
    seated = [held(ago, SEATED) for ago in range(13, 23, 2)]
    answers = [
        reading
        for session in (*drops, *seated)
        for side, usual in ((LEFT, 0), (RIGHT, 1))
        for reading in answered(session, side, h24=usual + (session in drops and side is LEFT))
    ]
    found = learned([*drops, *seated], answers)
    assert found[LEFT, DROP] == ExerciseResponse(LEFT, DROP, 1.0, 5)
    assert found[LEFT, SEATED] == ExerciseResponse(LEFT, SEATED, 0.0, 5)
    assert found[RIGHT, DROP].extra == 0
    assert cost_of_exercises(found.values(), RULES) == {DROP: 1.0, SEATED: 0.0}, "the worse leg's"


@pytest.mark.parametrize(
    ("drops", "raises", "count", "load_class"), [(5, 3, 5, None), (4, 3, 7, 2), (1, 3, 1, None)]
)
def test_few_sessions_take_those_of_the_same_load_class(
    drops: int, raises: int, count: int, load_class: int | None
) -> None:
    """With enough mates they stand in, and are named as such; with too few the few are told."""
    sessions = [held(3 + 2 * number, DROP) for number in range(drops)]
    sessions += [held(30 + 2 * number, RAISE) for number in range(raises)]
    found = learned(sessions, [])[LEFT, DROP]
    assert (found.count, found.load_class) == (count, load_class)
    assert (DROP in cost_of_exercises([found], RULES)) == (drops >= 5), "only what is its own"


def test_what_was_not_done_or_not_answered_teaches_nothing() -> None:
    """A set left out, the other leg's set, and a session without an answer count nowhere."""
    assert learned([held(3, DROP, reps=None)], []) == {}
    assert {side for side, _ in learned([held(3, DROP, side=LEFT)], [])} == {LEFT}
    silent = Inputs(sessions=(held(3, DROP),))
    judged = responses(DAY, silent, RULES, days=LEARNED_DAYS)
    assert exercise_responses(judged, CLASSES, RULES) == ()


def test_a_session_counts_once_for_its_load_class() -> None:
    """Two exercises of a class in one session are one session of that class."""
    sessions = [held(3 + 2 * number, DROP, RAISE) for number in range(4)]
    assert learned(sessions, [])[LEFT, DROP].count == 4
    assert learned(sessions, [])[LEFT, DROP].load_class is None
