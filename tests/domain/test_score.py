"""A score: where it is after some time, and when something is heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.beat import beat_at, beat_begins_ns
from calfjournal.domain.exercise import Side
from calfjournal.domain.score import SECOND_NS, Cue, Passage, Score, Sound


def _rep(rep: int) -> list[Passage]:
    lasts = {Cue.RISE: 2, Cue.HOLD: 1, Cue.LOWER: 3, Cue.PAUSE: 1}
    return [
        Passage(
            cue,
            seconds * SECOND_NS,
            rep,
            Side.LEFT,
            begins_at=1.0 if cue in (Cue.LOWER, Cue.HOLD) else 0.0,
            ends_at=1.0 if cue in (Cue.RISE, Cue.HOLD) else 0.0,
        )
        for cue, seconds in lasts.items()
    ]


TWO = Score.of([Passage(Cue.READY, 3 * SECOND_NS), *_rep(1), *_rep(2)])


def test_repetitions_count_when_they_are_whole() -> None:
    assert [TWO.reps_done(at * SECOND_NS) for at in (0, 9, 10, 16, 17, 99)] == [0, 0, 1, 1, 2, 2]
    assert TWO.at(17 * SECOND_NS).over
    assert not TWO.at(17 * SECOND_NS - 1).over


def test_the_movement_reaches_its_end_and_comes_back() -> None:
    assert [TWO.at(at * SECOND_NS).reach for at in (3, 4, 5, 6, 9)] == [0, 0.5, 1, 1, 0]


def test_tension_is_that_of_the_leg_that_works() -> None:
    assert TWO.tension_ns(10 * SECOND_NS, Side.LEFT) == 7 * SECOND_NS
    assert TWO.tension_ns(10 * SECOND_NS, Side.RIGHT) == 0
    assert TWO.tension_ns(60 * SECOND_NS) == 14 * SECOND_NS


def test_each_turn_is_heard_when_its_span_begins_and_each_second_between() -> None:
    heard = [(tick.at_ns // SECOND_NS, tick.sound) for tick in TWO.ticks()[:10]]
    assert heard == [
        (0, Sound.READY),
        (1, Sound.READY),
        (2, Sound.READY),
        (3, Sound.RISE),
        (4, Sound.COUNT),
        (5, Sound.HOLD),
        (6, Sound.LOWER),
        (7, Sound.COUNT),
        (8, Sound.COUNT),
        (9, Sound.PAUSE),
    ]
    assert TWO.ticks()[-1].at_ns == TWO.lasts_ns


@given(st.integers(1, 400), st.integers(0, 100_000))
def test_a_beat_begins_where_the_clock_says_so(bpm: int, number: int) -> None:
    begins = beat_begins_ns(number, bpm)
    assert beat_at(begins, bpm).number == number
    assert number == 0 or beat_at(begins - 1, bpm).number == number - 1


def test_steps_are_heard_on_each_beat_or_on_every_second() -> None:
    minute = 60 * SECOND_NS
    for every in (1, 2):
        steps = Score.of([Passage(Cue.BEAT, minute, bpm=173, every=every)]).ticks()[:-1]
        assert len(steps) == -(-173 // every)
        assert [t.at_ns for t in steps] == [beat_begins_ns(n, 173) for n in range(0, 173, every)]


def test_only_the_last_span_may_be_without_an_end() -> None:
    with pytest.raises(ValueError, match="last"):
        Score.of([Passage(Cue.WORK, None), Passage(Cue.REST, SECOND_NS)])
    with pytest.raises(ValueError, match="passages"):
        Score.of([])
