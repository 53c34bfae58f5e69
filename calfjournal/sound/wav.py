"""What a score sounds like as one WAV file, for a phone: 16 bits, one channel, piece by piece."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from calfjournal.domain.score import Score
from calfjournal.sound.rendering import rendered, sample_of
from calfjournal.sound.voices import LONGEST_MS

WAV_RATE: Final = 22_050
"""Samples a second: twice the highest tone and more, half the file [calfjournal default]."""
BLOCK_S: Final = 10
"""Seconds that are held at once."""
_SAMPLE_BYTES: Final = 2
_PCM: Final = 1
_CHUNK_HEAD: Final = 8
_FORMAT_BYTES: Final = 16


def wav_samples(score: Score, rate: int = WAV_RATE) -> int:
    """Return how many samples the file has: all of the score, and the tail of its last sound.

    Raises:
        ValueError: the score has no end.
    """
    if score.lasts_ns is None:
        raise ValueError("a score without an end makes no file")
    return sample_of(score.lasts_ns, rate) + rate * LONGEST_MS // 1000


def wav_bytes(score: Score, rate: int = WAV_RATE) -> int:
    """Return how many bytes the file has. Raises ValueError as ``wav_samples`` does."""
    return len(_header(0, rate)) + wav_samples(score, rate) * _SAMPLE_BYTES


def wav_pieces(score: Score, rate: int = WAV_RATE) -> Iterator[bytes]:
    """Yield the file, header first, then ten seconds at a time.

    Raises ValueError as ``wav_samples`` does, before the first piece.
    """
    whole, ticks, block = wav_samples(score, rate), score.ticks(), BLOCK_S * rate
    yield _header(whole * _SAMPLE_BYTES, rate)
    for first in range(0, whole, block):
        samples = rendered(ticks, first, min(block, whole - first), rate, loud=True)
        yield samples.astype("<i2").tobytes()


def _header(data_bytes: int, rate: int) -> bytes:
    form = struct.pack(
        "<HHIIHH", _PCM, 1, rate, rate * _SAMPLE_BYTES, _SAMPLE_BYTES, 8 * _SAMPLE_BYTES
    )
    inside = 4 + _CHUNK_HEAD + _FORMAT_BYTES + _CHUNK_HEAD + data_bytes
    return b"".join(
        (
            struct.pack("<4sI4s", b"RIFF", inside, b"WAVE"),
            struct.pack("<4sI", b"fmt ", _FORMAT_BYTES),
            form,
            struct.pack("<4sI", b"data", data_bytes),
        )
    )
