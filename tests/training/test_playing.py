"""Sessions as they are played: their order, their scores, what lies between."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.exercise import LEGS, Laterality, Side, Unit
from calfjournal.domain.playing import PlayStep
from calfjournal.domain.score import SECOND_NS, Cue, Score
from calfjournal.domain.session import SetLine
from calfjournal.training.library import load_library
from calfjournal.training.playing import measured_tension_s, play_steps, reached
from calfjournal.training.set_order import all_turns, in_order
from calfjournal.training.work_done import is_loaded, tension_by_leg

LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH
RAISE, DROP, HOLD = "sl_calf_raise_step", "ecc_drop_straight", "iso_single_hold"
MARCH, HOPS, CADENCE = "bridge_march", "pogo_double", "cadence_repeats"
EXERCISES = load_library().exercises
Told = list[tuple[Any, ...]]


def a_set(
    exercise: str,
    target: int,
    side: Side = BOTH,
    unit: Unit = Unit.REPS,
    *,
    number: int = 1,
    **more: Any,  # noqa: ANN401
) -> SetLine:
    return SetLine(exercise, more.pop("item", 0), number, side, unit, target, **more)


def told(score: Score | None) -> Told | None:
    """Return the passages of a score: what, seconds, repetition, side, where it begins and ends."""
    return (
        score
        if score is None
        else [
            (
                passage.cue,
                None if passage.lasts_ns is None else passage.lasts_ns / SECOND_NS,
                passage.rep,
                passage.side,
                passage.begins_at,
                passage.ends_at,
            )
            for passage in score.passages
        ]
    )


def between(steps: tuple[PlayStep, ...]) -> Told:
    """Return who does what, and the cue and seconds of what follows."""
    return [
        (
            step.line.exercise,
            step.line.number,
            step.line.side,
            *((step.rest.passages[0].cue, step.rest.lasts_ns) if step.rest else ()),
        )
        for step in steps
    ]


def test_a_raise_begins_low_where_its_drawing_begins() -> None:
    """3-1-2-1 rises, holds, lowers and pauses, after a count-in of three seconds."""
    (step,) = play_steps([a_set(RAISE, 2, LEFT)], EXERCISES)
    assert told(step.score) == [
        (Cue.READY, 3, 0, LEFT, 0, 0),
        (Cue.RISE, 2, 1, LEFT, 0, 1),
        (Cue.HOLD, 1, 1, LEFT, 1, 1),
        (Cue.LOWER, 3, 1, LEFT, 1, 0),
        (Cue.PAUSE, 1, 1, LEFT, 0, 0),
        (Cue.RISE, 2, 2, LEFT, 0, 1),
        (Cue.HOLD, 1, 2, LEFT, 1, 1),
        (Cue.LOWER, 3, 2, LEFT, 1, 0),
        (Cue.PAUSE, 1, 2, LEFT, 0, 0),
    ]
    assert step.rest is None


def test_a_drop_is_lowered_first_and_lifted_by_the_other_leg() -> None:
    """3-0-assist-0 has no pause; the lift takes two seconds and loads nothing."""
    (step,) = play_steps([a_set(DROP, 2, RIGHT)], EXERCISES)
    assert told(step.score) == [
        (Cue.READY, 3, 0, RIGHT, 0, 0),
        (Cue.LOWER, 3, 1, RIGHT, 0, 1),
        (Cue.ASSIST, 2, 1, RIGHT, 1, 0),
        (Cue.LOWER, 3, 2, RIGHT, 0, 1),
        (Cue.ASSIST, 2, 2, RIGHT, 1, 0),
    ]
    whole = step.score.lasts_ns or 0
    assert measured_tension_s(step, whole) == 6
    assert reached(step, whole - 1) == 1
    assert reached(step, whole) == 2


def test_a_raise_whose_set_is_lifted_by_the_other_leg_lowers_first() -> None:
    """The tempo of the set counts; the drawing, which starts low, is then played from its end."""
    (step,) = play_steps([a_set(RAISE, 1, LEFT, tempo="3-1-assist-0")], EXERCISES)
    assert told(step.score) == [
        (Cue.READY, 3, 0, LEFT, 1, 1),
        (Cue.LOWER, 3, 1, LEFT, 1, 0),
        (Cue.PAUSE, 1, 1, LEFT, 0, 0),
        (Cue.ASSIST, 2, 1, LEFT, 0, 1),
    ]


def test_a_hold_of_either_leg_changes_legs_before_its_rest() -> None:
    """Ten seconds to the other leg, the rest of the dose after both."""
    lines = [
        a_set(HOLD, 45, side, Unit.SECONDS, number=number, rest_s=120)
        for number in (1, 2)
        for side in LEGS
    ]
    steps = play_steps(lines, EXERCISES, RIGHT)
    assert told(steps[0].score) == [
        (Cue.READY, 3, 0, RIGHT, 0, 1),
        (Cue.STAY, 45, 0, RIGHT, 1, 1),
    ]
    assert between(steps) == [
        (HOLD, 1, RIGHT, Cue.SWITCH, 10 * SECOND_NS),
        (HOLD, 1, LEFT, Cue.REST, 120 * SECOND_NS),
        (HOLD, 2, RIGHT, Cue.SWITCH, 10 * SECOND_NS),
        (HOLD, 2, LEFT),
    ]
    assert reached(steps[0], 3 * SECOND_NS) == 0
    assert reached(steps[0], 33 * SECOND_NS + 1) == 30
    assert reached(steps[0], 99 * SECOND_NS) == 45
    assert measured_tension_s(steps[0], 33 * SECOND_NS) == 30


def test_by_turns_each_repetition_is_left_then_right() -> None:
    """A repetition is whole when both legs have done it; each leg has its own time."""
    (step,) = play_steps([a_set(MARCH, 2, tempo="2-1-1-0")], EXERCISES)
    one = [(Cue.RISE, 1.0, 0, 1), (Cue.LOWER, 2.0, 1, 0), (Cue.PAUSE, 1.0, 0, 0)]
    assert told(step.score) == [
        (Cue.READY, 3, 0, LEFT, 0, 0),
        *(
            (cue, seconds, rep, side, begins_at, ends_at)
            for rep in (1, 2)
            for side in LEGS
            for cue, seconds, begins_at, ends_at in one
        ),
    ]
    assert reached(step, 10 * SECOND_NS) == 0
    assert reached(step, 11 * SECOND_NS) == 1
    assert measured_tension_s(step, step.score.lasts_ns or 0) == 8


def test_a_superset_goes_by_turns_and_rests_after_each() -> None:
    """Ten seconds to the next exercise, then the longest rest of the turn."""
    lines = [
        *(a_set("calf_raise_floor", 5, number=n, rest_s=60, superset=1) for n in (1, 2, 3)),
        *(
            a_set(RAISE, 5, side, number=n, item=1, rest_s=90, superset=1)
            for n in (1, 2)
            for side in LEGS
        ),
    ]
    assert between(play_steps(lines, EXERCISES)) == [
        ("calf_raise_floor", 1, BOTH, Cue.REST, 10 * SECOND_NS),
        (RAISE, 1, LEFT, Cue.SWITCH, 10 * SECOND_NS),
        (RAISE, 1, RIGHT, Cue.REST, 90 * SECOND_NS),
        ("calf_raise_floor", 2, BOTH, Cue.REST, 10 * SECOND_NS),
        (RAISE, 2, LEFT, Cue.SWITCH, 10 * SECOND_NS),
        (RAISE, 2, RIGHT, Cue.REST, 90 * SECOND_NS),
        ("calf_raise_floor", 3, BOTH),
    ]


def test_warm_ups_come_first_and_a_dose_without_rest_pauses_shortly() -> None:
    """A set whose dose names no rest is followed by ten seconds."""
    lines = [a_set("calf_raise_floor", 5), a_set("calf_raise_floor", 8, warm_up=True, rest_s=0)]
    steps = play_steps(lines, EXERCISES)
    assert [step.line.warm_up for step in steps] == [True, False]
    assert told(steps[0].rest) == [(Cue.REST, 10, 0, BOTH, 0, 0)]


def test_of_a_range_the_score_runs_to_the_high_end() -> None:
    """8 to 12 are twelve repetitions; whoever ends earlier has those that are whole."""
    (step,) = play_steps([a_set(RAISE, 8, LEFT, target_high=12)], EXERCISES)
    assert step.score.reps == 12
    assert reached(step, (3 + 9 * 7 + 6) * SECOND_NS) == 9


def test_what_has_neither_tempo_nor_seconds_goes_on_until_somebody_ends_it() -> None:
    """Contacts are done on target then, and no tension is measured."""
    (step,) = play_steps([a_set(HOPS, 15, unit=Unit.CONTACTS)], EXERCISES)
    assert told(step.score) == [(Cue.READY, 3, 0, BOTH, 0, 0), (Cue.WORK, None, 0, BOTH, 0, 0)]
    assert reached(step, 60 * SECOND_NS) == 15
    assert measured_tension_s(step, 60 * SECOND_NS) is None


@pytest.mark.parametrize(("spm", "cue"), [(172, Cue.BEAT), (None, Cue.WORK)])
def test_cadence_repeats_have_the_beat_of_the_runner(spm: int | None, cue: Cue) -> None:
    """A clock without one; what lies between is easy, two minutes where the dose says nothing."""
    lines = [
        a_set(CADENCE, 1, unit=Unit.MINUTES, rest_s=90),
        a_set(CADENCE, 2, unit=Unit.MINUTES, number=2),
        a_set(CADENCE, 2, unit=Unit.MINUTES, number=3),
    ]
    steps = play_steps(lines, EXERCISES, spm=spm)
    assert [step.score.passages[1].cue for step in steps] == [cue] * 3
    assert [step.score.passages[1].lasts_ns for step in steps] == [
        minutes * 60 * SECOND_NS for minutes in (1, 2, 2)
    ]
    assert [told(step.rest) for step in steps[:2]] == [
        [(Cue.EASY, seconds, 0, BOTH, 0, 0)] for seconds in (90, 120)
    ]
    assert steps[0].score.passages[1].bpm == (spm or 0)
    assert reached(steps[1], 63 * SECOND_NS) == 1


def test_seconds_of_what_moves_have_a_clock_and_no_hold() -> None:
    """Strides and rope are done at one's own pace for their seconds."""
    (step,) = play_steps([a_set("jump_rope", 20, unit=Unit.SECONDS)], EXERCISES)
    assert told(step.score)[1:] == [(Cue.WORK, 20, 0, BOTH, 0, 0)]  # type: ignore[index]
    assert reached(step, 13 * SECOND_NS) == 10


def test_odd_sets_are_played_at_ones_own_pace() -> None:
    """Nothing asked, more than anybody counts, a tempo of nothing, an exercise nobody knows."""
    odd = [
        a_set("nobody", 0, tempo="3-1-2-1"),
        a_set("nobody", 100_000, number=2, tempo="3-1-2-1"),
        a_set("nobody", 5, number=3, tempo="0-0-0-0"),
        a_set("nobody", 5, number=4, tempo="slow"),
    ]
    steps = play_steps(odd, {})
    assert all(step.score.passages[-1].lasts_ns is None for step in steps)
    assert play_steps([], {}) == ()


seconds = st.integers(0, 20).map(lambda halves: halves / 2)
rises = st.just("assist") | seconds.map("{:g}".format)
amounts = st.integers(1, 20)
names = st.sampled_from([RAISE, DROP, HOLD, MARCH, HOPS, "nobody"])
lines_of_sets = st.builds(
    a_set,
    names,
    amounts,
    st.sampled_from(Side),
    st.sampled_from([Unit.REPS, Unit.SECONDS]),
    number=st.integers(1, 4),
    item=st.integers(0, 3),
    warm_up=st.booleans(),
    superset=st.none() | st.integers(1, 2),
    tempo=st.builds("{:g}-{:g}-{}-{:g}".format, seconds, seconds, rises, seconds),
    rest_s=st.none() | st.integers(0, 300),
)


@given(st.lists(lines_of_sets, max_size=30), st.sampled_from(LEGS))
def test_every_line_comes_once_on_the_way_of_enter(lines: list[SetLine], first: Side) -> None:
    """Nothing is left out or played twice; a rest follows all but the last."""
    steps = play_steps(lines, {}, first)
    assert Counter(step.line for step in steps) == Counter(lines)
    assert [step.rest is None for step in steps] == [False] * (len(steps) - 1) + [True] * bool(
        steps
    )
    ordered = in_order(lines, first)
    ways = all_turns([len(each.sets) for each in ordered], [each.superset for each in ordered])
    assert [step.line for step in steps] == [
        line for at, row in ways for line in ordered[at].sets[row]
    ]


@given(lines_of_sets)
def test_a_score_lasts_its_repetitions_and_the_count_in(line: SetLine) -> None:
    """To the nanosecond, halves of seconds too; and its tension is what the tempo reckons with."""
    exercise = EXERCISES.get(line.exercise)
    (step,) = play_steps([line], EXERCISES)
    whole = step.score.lasts_ns
    done = line.target if whole is None else reached(step, whole)
    assert done == line.target
    if whole is None:
        return
    by_turns = exercise is not None and exercise.laterality is Laterality.ALTERNATING
    turns = len(line.side.legs) if by_turns and line.unit is Unit.REPS else 1
    parts = line.tempo.split("-")
    one = sum(2 if part == "assist" else float(part) for part in parts)
    one = one if line.unit is Unit.REPS else 1
    assert whole == (3 + line.target * turns * one) * SECOND_NS
    logged = SetLine(**{**_fields(line), "done": done})
    measured = measured_tension_s(step, whole)
    assert (measured is None) == (not is_loaded(exercise))
    assert measured in (None, max(tension_by_leg([logged], EXERCISES).values()))


def _fields(line: SetLine) -> dict[str, Any]:
    return {name: getattr(line, name) for name in line.__struct_fields__}
