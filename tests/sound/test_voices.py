"""Every sound is short, ends where silence begins, and is told apart from the others."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from calfjournal.domain.score import Sound
from calfjournal.sound.rendering import RATE
from calfjournal.sound.voices import LONGEST_MS, LOUDEST, VOICES, samples

RATES = (8_000, 44_100, RATE, 96_000)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("sound", Sound)
def test_a_sound_is_short_and_as_loud_as_it_says(sound: Sound, rate: int) -> None:
    """None is longer than 80 ms, none is silent, none leaves 16 bits."""
    made = samples(sound, rate)
    assert 0 < len(made) <= rate * LONGEST_MS // 1000
    assert np.max(np.abs(made)) == pytest.approx(VOICES[sound].level * LOUDEST, abs=1)


@pytest.mark.parametrize("sound", Sound)
def test_a_sound_cracks_at_neither_end(sound: Sound) -> None:
    """It begins and ends at nothing: the step from silence is smaller than any within it."""
    made = samples(sound, RATE)
    widest = np.max(np.abs(np.diff(made)))
    for end in (made[:12], made[::-1][:12]):
        assert end[0] == 0
        assert np.max(np.abs(np.diff(end))) < widest / 8


def test_a_rise_rises_and_lowering_falls() -> None:
    """By more than half an octave, which nobody misses."""
    assert _pitch(Sound.RISE, -1) > 1.4 * _pitch(Sound.RISE, 0)
    assert _pitch(Sound.LOWER, -1) < _pitch(Sound.LOWER, 0) / 1.4


TURNS = (Sound.LOWER, Sound.PAUSE, Sound.RISE, Sound.HOLD, Sound.COUNT, Sound.DONE)


@pytest.mark.parametrize(("one", "other"), list(combinations(TURNS, 2)))
def test_turns_are_told_apart(one: Sound, other: Sound) -> None:
    """What sounds in the one is hardly there in the other."""
    assert _likeness(one, other) < 0.5


def _pitch(sound: Sound, part: int) -> float:
    """The strongest frequency of its first or last third, hertz."""
    piece = np.array_split(samples(sound, RATE), 3)[part]
    return float(np.argmax(np.abs(np.fft.rfft(piece, RATE))))


def _likeness(one: Sound, other: Sound) -> float:
    """How alike two sounds are over time and frequency, 0 to 1."""
    first, second = _picture(one), _picture(other)
    return float(np.sum(first * second) / np.sqrt(np.sum(first**2) * np.sum(second**2)))


def _picture(sound: Sound) -> np.ndarray:
    whole = np.zeros(RATE * LONGEST_MS // 1000)
    made = samples(sound, RATE)
    whole[: len(made)] = made
    return np.array([np.abs(np.fft.rfft(part, 4096)) for part in np.array_split(whole, 4)])
