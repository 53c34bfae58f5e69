"""What a score sounds like, sample by sample, however it is pulled."""

from __future__ import annotations

from itertools import cycle, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.score import SECOND_NS, Score, Sound, Tick
from calfjournal.sound.rendering import RATE, ns_of, rendered, sample_of
from calfjournal.sound.voices import LOUDEST, samples
from tests.sound.scores import EVERY, steps, tempo_with_pauses

Samples = np.ndarray
TAIL = RATE // 10


@pytest.mark.parametrize("rate", [44_100, RATE])
@pytest.mark.parametrize("name", EVERY)
def test_a_score_pulled_in_odd_blocks_is_right_to_the_sample(name: str, rate: int) -> None:
    """Blocks of 1, 7, 480 and 4096 samples give every sound whole, where its tick falls."""
    score = EVERY[name]
    whole = _by_hand(score.ticks(), _length(score, rate), rate)
    pulled = _pulled(score, len(whole), rate)
    assert np.array_equal(pulled, whole)


@given(
    at=st.lists(st.integers(0, 3 * SECOND_NS), max_size=12),
    sound=st.sampled_from(Sound),
    rate=st.sampled_from([8_000, 22_050, 44_100, 48_000, 96_000]),
    cuts=st.lists(st.integers(-500, 300_000), min_size=2, max_size=8),
)
def test_wherever_it_is_cut_the_samples_are_the_same(
    at: list[int], sound: Sound, rate: int, cuts: list[int]
) -> None:
    """Sounds that overlap too, and tails that lie across a cut."""
    ticks = [Tick(ns, sound) for ns in sorted(at)]
    cuts.sort()
    whole = rendered(ticks, cuts[0], cuts[-1] - cuts[0], rate)
    pieces = [rendered(ticks, one, two - one, rate) for one, two in pairwise(cuts)]
    assert np.array_equal(np.concatenate(pieces), whole)


@given(at_ns=st.integers(0, 10**13), rate=st.sampled_from([8_000, 44_100, 48_000, 192_000]))
def test_a_tick_begins_at_the_sample_of_its_instant(at_ns: int, rate: int) -> None:
    """Silence to the sample before, the whole sound from there on."""
    onset = at_ns * rate // SECOND_NS
    sound = samples(Sound.STEP, rate)
    heard = rendered([Tick(at_ns, Sound.STEP)], onset - 3, len(sound) + 6, rate)
    assert np.array_equal(heard, np.concatenate(([0, 0, 0], sound, [0, 0, 0])))
    assert sample_of(at_ns, rate) == onset
    assert sample_of(ns_of(onset, rate), rate) == onset


@pytest.mark.parametrize("minutes", [10, 60])
def test_nothing_drifts(minutes: int) -> None:
    """The last steps of ten minutes, and of an hour, are as exact as the first."""
    bpm = 177
    ticks = steps(minutes, bpm).ticks()
    number = minutes * bpm - 1
    exact = number * 60 * RATE // bpm  # The sample that holds the beat, of whole numbers.
    heard = rendered(ticks, exact - 10, 200, RATE)
    first = int(np.flatnonzero(heard)[0])
    wanted = int(np.flatnonzero(samples(Sound.STEP, RATE))[0])
    assert first - 10 == wanted
    assert ticks[number].at_ns == -(-number * 60 * SECOND_NS // bpm)


def test_many_sounds_at_once_stay_within_16_bits() -> None:
    """The loudest are cut, none turns over."""
    heard = rendered([Tick(0, Sound.RISE)] * 40, 0, RATE // 10, RATE)
    assert heard.dtype == np.int16
    alone = samples(Sound.RISE, RATE)[: RATE // 10]
    assert np.array_equal(heard[: len(alone)], np.clip(alone * 40, -LOUDEST, LOUDEST))


def test_before_its_start_and_after_its_end_there_is_silence() -> None:
    """A sink may ask for more than there is."""
    score = tempo_with_pauses()
    ticks = score.ticks()
    assert not rendered(ticks, -5000, 5000, RATE).any()
    assert not rendered(ticks, _length(score, RATE), 5000, RATE).any()
    assert not rendered((), 0, 480, RATE).any()
    assert len(rendered(ticks, 0, 0, RATE)) == 0


def _length(score: Score, rate: int) -> int:
    lasts = score.lasts_ns
    assert lasts is not None
    return sample_of(lasts, rate) + TAIL


def _pulled(score: Score, length: int, rate: int) -> Samples:
    """What a sink gets that asks for blocks of odd sizes."""
    ticks, at, found = score.ticks(), 0, []
    for size in cycle((1, 7, 480, 4096)):
        if at >= length:
            break
        count = min(size, length - at)
        found.append(rendered(ticks, at, count, rate))
        at += count
    return np.concatenate(found)


def _by_hand(ticks: tuple[Tick, ...], length: int, rate: int) -> Samples:
    """Every sound put where its tick falls, one after the other."""
    whole = np.zeros(length + rate, np.int64)
    for tick in ticks:
        sound = samples(tick.sound, rate)
        onset = tick.at_ns * rate // SECOND_NS
        whole[onset : onset + len(sound)] += sound
    return whole[:length]
