"""A red answer takes one load class, once; two green ones in a row give it back."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.exercise import Exercise, Side, Unit
from calfjournal.domain.finding import State
from calfjournal.domain.session import SetLine
from calfjournal.training.exposures import Exposure, rung_left
from calfjournal.training.library import load_library

LIBRARY = load_library()
MONDAY = date(2026, 11, 23)
HEAVY = LIBRARY.get("sl_calf_raise_weighted")
WORK = sorted(name for name, exercise in LIBRARY.exercises.items() if exercise.knees)
LIGHT = sorted(name for name, exercise in LIBRARY.exercises.items() if exercise.load_class <= 1)
ANSWERS = st.lists(st.none() | st.sampled_from(list(State)), max_size=12)


def times(exercise: Exercise, *answers: State | None, hardest: bool = True) -> list[Exposure]:
    line = SetLine(exercise.id, 0, 1, Side.LEFT, Unit.REPS, 8, done=8)
    days = (MONDAY + timedelta(days=2 * n) for n in range(len(answers)))
    return [
        Exposure(day, (line,), answer, hardest) for day, answer in zip(days, answers, strict=True)
    ]


def left(exercise: Exercise, *answers: State | None, hardest: bool = True) -> int:
    return rung_left(exercise, times(exercise, *answers, hardest=hardest), LIBRARY).load_class


def test_one_red_takes_one_class_however_long_it_stays_the_newest() -> None:
    """Nothing is taken twice for one answer, and one green answer is not enough."""
    assert left(HEAVY, State.RED) == 2
    assert left(HEAVY, State.RED, None, None) == 2
    assert left(HEAVY, State.RED, State.GREEN) == 2
    assert left(HEAVY, State.RED, State.GREEN, State.AMBER, State.GREEN) == 2


def test_two_green_answers_in_a_row_give_it_back() -> None:
    """Also when it was an easier exercise that was done meanwhile."""
    assert left(HEAVY, State.RED, State.GREEN, State.GREEN) == 3
    assert left(HEAVY, State.RED, State.GREEN, None, State.NOTE) == 3
    easier = LIBRARY.get("sl_calf_raise_step")
    first, *after = times(HEAVY, State.RED, None, None)
    since = [Exposure(e.day, times(easier, State.GREEN)[0].sets, State.GREEN) for e in after]
    assert rung_left(HEAVY, [first, *since], LIBRARY).load_class == 3


def test_red_in_the_easier_exercise_takes_one_more() -> None:
    """A second red answer is counted from what was done then."""
    easier = LIBRARY.get("sl_calf_raise_step")
    first, second = times(HEAVY, State.RED, None)
    again = Exposure(second.day, times(easier, State.RED)[0].sets, State.RED)
    assert rung_left(HEAVY, [first, again], LIBRARY).load_class == 1


def test_red_counts_against_what_was_hardest_that_day() -> None:
    """The seated raise beside a heavy one is not taken down for it."""
    assert left(LIBRARY.get("seated_calf_raise_single"), State.RED, hardest=False) == 2


@given(name=st.sampled_from(LIGHT), answers=ANSWERS)
def test_stretches_and_light_work_are_never_taken_down(
    name: str, answers: list[State | None]
) -> None:
    """Load class 1 is the lowest there is to go to."""
    exercise = LIBRARY.get(name)
    assert left(exercise, *answers) == exercise.load_class


@given(name=st.sampled_from(WORK), answers=ANSWERS)
def test_what_is_left_never_falls_below_the_muscles_own_work(
    name: str, answers: list[State | None]
) -> None:
    """Whatever was answered, a raise or hold of the same muscle is left, and comes back."""
    exercise = LIBRARY.get(name)
    rung = left(exercise, *answers)
    assert 1 <= rung <= exercise.load_class
    assert LIBRARY.substitute(name, None, None, rung).knees & exercise.knees
    calm = [State.GREEN] * 2 * exercise.load_class
    assert left(exercise, *answers, *calm) == exercise.load_class
