"""What a guided test sounds like."""

from __future__ import annotations

import pytest

from calfjournal.domain.beat import beat_begins_ns
from calfjournal.domain.guided_scores import (
    COUNT_IN,
    count_in_ns,
    hold_score,
    raises_score,
    rest_score,
)
from calfjournal.domain.score import SECOND_NS, Sound
from calfjournal.domain.testing import REST_S


@pytest.mark.parametrize("bpm", [40, 60, 61])
def test_raises_are_counted_in_and_sound_up_and_down_on_the_beat(bpm: int) -> None:
    """Nothing else is heard, however slow the beat: no second between two beats."""
    ticks = raises_score(bpm).ticks()
    sounds = [tick.sound for tick in ticks[: COUNT_IN + 4]]
    assert sounds == [*[Sound.READY] * COUNT_IN, *(Sound.RISE, Sound.LOWER) * 2]
    begun = count_in_ns(bpm)
    heard = [tick.at_ns - begun for tick in ticks if tick.sound in (Sound.RISE, Sound.LOWER)]
    assert heard == [beat_begins_ns(number, bpm) for number in range(len(heard))]


def test_every_second_of_a_hold_is_heard() -> None:
    """From its start on, until somebody ends it."""
    ticks = hold_score().ticks()
    assert [tick.at_ns for tick in ticks[:60]] == [second * SECOND_NS for second in range(60)]
    assert {tick.sound for tick in ticks[1:60]} == {Sound.COUNT}


def test_the_last_seconds_of_the_rest_are_counted() -> None:
    """And its end is heard."""
    heard = [(tick.at_ns // SECOND_NS, tick.sound) for tick in rest_score().ticks()]
    counted = [(REST_S - left, Sound.COUNT) for left in (3, 2, 1)]
    assert heard == [(0, Sound.REST), *counted, (REST_S, Sound.DONE)]
