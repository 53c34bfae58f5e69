"""The file for a phone: every sample of the score, read back from the disk."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calfjournal.domain.cadence_beat import BeatPlan, beat_score
from calfjournal.domain.score import Cue, Passage, Score, Sound, Tick
from calfjournal.sound.rendering import LOUD_PEAK, rendered, sample_of
from calfjournal.sound.voices import LOUDEST, samples
from calfjournal.sound.wav import BLOCK_S, WAV_RATE, wav_bytes, wav_pieces
from calfjournal.tasks import Stopped, beat_bytes, write_beat

SCORE = beat_score(BeatPlan(2, 2, 1, 1, 1, fades=True), 173)
EVERY_SECOND = beat_score(BeatPlan(1, 1, 0, 0, 0, every=2), 167)


class Impatient:
    """Hears how far it is, and stops it after some pieces."""

    def __init__(self, pieces: int) -> None:
        self.left = pieces
        self.heard: list[tuple[int, int]] = []

    def report(self, done: int, total: int, text: str = "") -> None:
        self.heard.append((done, total))
        self.left -= 1

    def is_cancelled(self) -> bool:
        return self.left <= 0


def loud(sound: Sound) -> np.ndarray:
    """A sound by itself, as a phone plays it."""
    length = len(samples(sound, WAV_RATE))
    return rendered((Tick(0, sound),), 0, length, WAV_RATE, loud=True)


def read(path: Path) -> tuple[wave._wave_params, np.ndarray]:
    with wave.open(str(path), "rb") as file:
        found = file.getparams()
        return found, np.frombuffer(file.readframes(found.nframes), "<i2")


@pytest.mark.parametrize("score", [SCORE, EVERY_SECOND], ids=["fades", "every second step"])
def test_the_file_holds_every_sample_of_the_score(score: Score, tmp_path: Path) -> None:
    """One channel of 16 bits; what is read back is what the score sounds like, all at once."""
    path = write_beat(score, tmp_path / "beat.wav", tmp_path / "my.calfjournal")
    form, heard = read(path)
    assert (form.nchannels, form.sampwidth, form.framerate) == (1, 2, WAV_RATE)
    assert np.array_equal(heard, rendered(score.ticks(), 0, len(heard), WAV_RATE, loud=True))
    assert path.stat().st_size == wav_bytes(score) == beat_bytes(score)


def test_every_step_begins_at_its_sample(tmp_path: Path) -> None:
    """Cut out of the file, each step is the sound of a step and nothing else."""
    _, heard = read(write_beat(SCORE, tmp_path / "beat.wav", tmp_path / "my.calfjournal"))
    step = loud(Sound.STEP)
    onsets = [sample_of(tick.at_ns, WAV_RATE) for tick in SCORE.ticks() if tick.sound is Sound.STEP]
    assert len(onsets) == 4 // 2 * 173
    assert all(np.array_equal(heard[at : at + len(step)], step) for at in onsets)


def test_a_step_is_nearly_as_loud_as_can_be() -> None:
    """About -1 dBFS in the file for a phone; in the window as it was."""
    assert 20 * np.log10(np.max(loud(Sound.STEP)) / LOUDEST) == pytest.approx(-1, abs=0.1)
    plain = rendered((Tick(0, Sound.STEP),), 0, WAV_RATE, WAV_RATE)
    assert np.max(plain) == np.max(samples(Sound.STEP, WAV_RATE))


@given(
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from(Sound)), min_size=1, max_size=12),
    st.integers(1, 8000),
)
def test_what_falls_together_is_never_cut_off(sounds: list[tuple[int, Sound]], block: int) -> None:
    """However many sounds meet, all of them have room; and however it is cut, it is the same."""
    ticks = [Tick(ms * 1_000_000, sound) for ms, sound in sorted(sounds, key=lambda each: each[0])]
    whole = rendered(ticks, 0, 12_000, WAV_RATE, loud=True)
    assert np.max(np.abs(whole.astype(int))) <= LOUD_PEAK * LOUDEST + len(sounds)
    parts = [rendered(ticks, at, block, WAV_RATE, loud=True) for at in range(0, 12_000, block)]
    assert np.array_equal(np.concatenate(parts)[:12_000], whole)


def test_it_ends_with_the_tail_of_its_last_sound(tmp_path: Path) -> None:
    """The sound that says that all is over is heard whole."""
    _, heard = read(write_beat(SCORE, tmp_path / "beat.wav", tmp_path / "my.calfjournal"))
    done = loud(Sound.DONE)
    assert SCORE.lasts_ns is not None
    at = sample_of(SCORE.lasts_ns, WAV_RATE)
    assert np.array_equal(heard[at : at + len(done)], done)


def test_a_long_run_never_lies_in_memory_as_a_whole() -> None:
    """An hour comes in pieces of ten seconds."""
    hour = beat_score(BeatPlan(1, 60, 0, 0, 0), 180)
    pieces = wav_pieces(hour)
    assert max(len(next(pieces)) for _ in range(20)) == BLOCK_S * WAV_RATE * 2


def test_who_waits_hears_how_far_it_is(tmp_path: Path) -> None:
    """Bytes that are written, of all; the last report is the whole file."""
    watcher = Impatient(1000)
    path = write_beat(SCORE, tmp_path / "beat.wav", tmp_path / "my.calfjournal", watcher)
    assert watcher.heard[-1] == (path.stat().st_size, wav_bytes(SCORE))
    assert [done for done, _ in watcher.heard] == sorted(done for done, _ in watcher.heard)


def test_stopped_half_way_nothing_is_left(tmp_path: Path) -> None:
    """What stood there before stays as it was."""
    path = tmp_path / "beat.wav"
    path.write_bytes(b"before")
    with pytest.raises(Stopped):
        write_beat(SCORE, path, tmp_path / "my.calfjournal", Impatient(2))
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_it_can_be_stopped_until_the_last_moment(tmp_path: Path) -> None:
    """All of it is written, and it still does not take the place of what was there."""
    path = tmp_path / "beat.wav"
    path.write_bytes(b"before")
    whole = sum(1 for _ in wav_pieces(EVERY_SECOND))
    watcher = Impatient(whole)
    with pytest.raises(Stopped):
        write_beat(EVERY_SECOND, path, tmp_path / "my.calfjournal", watcher)
    assert watcher.heard[-1] == (wav_bytes(EVERY_SECOND), wav_bytes(EVERY_SECOND))
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_score_without_an_end_makes_no_file() -> None:
    """It is refused before anything is written."""
    with pytest.raises(ValueError, match="without an end"):
        next(wav_pieces(Score.of([Passage(Cue.WORK, None)])))
