"""Samples of a run are packed small, and come back as they were to the resolution that is said."""

from __future__ import annotations

import math
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from calfjournal.domain.run import RunStream
from calfjournal.domain.track import Track
from calfjournal.importers.samples import BOUNDS
from calfjournal.progress.stream import RESOLUTION, packed, unpacked
from calfjournal.progress.track_figures import cadence_of

RANGES = {"time": (-1e6, 5e9), **BOUNDS}


def columns(count: int) -> st.SearchStrategy[Track]:
    """Tracks of so many samples: any values that an import lets through, some of them missing."""
    each = (
        st.lists(st.none() | st.floats(*RANGES[name]), min_size=count, max_size=count)
        for name in RESOLUTION
    )
    return st.builds(Track, *each)


def rows(track: Track) -> list[tuple[float | None, ...]]:
    return list(zip(*(getattr(track, each.name) for each in fields(Track)), strict=True))


def an_hour() -> Track:
    """An hour of one sample a second, as a watch makes it."""
    track = Track()
    for second in range(3600):
        track.add(
            time=float(second),
            heart_rate=float(140 + second // 300),
            cadence=82 + math.sin(second / 7) // 1 + (second % 3 == 0) * 64 / 128,
            speed=round(3 + 0.3 * math.sin(second / 40), 3),
            distance=round(3.01 * second, 2),
            altitude=round(200 + 15 * math.sin(second / 300), 1),
        )
    return track


@given(st.integers(0, 40).flatmap(columns))
def test_every_value_comes_back_to_its_resolution(track: Track) -> None:
    """In the order it stood, whatever the clock did; what was not there is not there."""
    found = unpacked(packed(track))
    assert len(found) == len(track)
    for name, parts in RESOLUTION.items():
        for was, now in zip(getattr(track, name), getattr(found, name), strict=True):
            assert (was is None) == (now is None)
            if was is not None and now is not None:
                assert now == pytest.approx(was, abs=0.5001 / parts, rel=1e-12)


@given(st.integers(0, 40).flatmap(columns))
def test_packing_again_changes_nothing(track: Track) -> None:
    """What was unpacked packs to the same bytes, so figures do not wander."""
    stream = packed(track)
    assert packed(unpacked(stream)) == stream


def test_what_a_watch_wrote_comes_back_to_the_last_digit() -> None:
    """Whole seconds, strides in 1/128, mm/s, centimetres and tenths of a metre are kept exactly."""
    track = an_hour()
    found = unpacked(packed(track))
    assert rows(found) == rows(track)
    assert cadence_of(found) == cadence_of(track)


def test_an_hour_is_some_kilobytes() -> None:
    """An hour with everything in it takes no more than fifteen."""
    assert len(packed(an_hour()).data) < 15_000


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan, 1e300])
def test_what_is_no_number_is_unknown(value: float) -> None:
    """A value that cannot be packed is told as not there."""
    track = Track()
    track.add(**dict.fromkeys(RESOLUTION, value))
    assert rows(unpacked(packed(track))) == [(None,) * 6]


@given(st.binary(max_size=60))
def test_foreign_bytes_are_refused(data: bytes) -> None:
    """Bytes that nobody packed are a ValueError, never anything else."""
    with pytest.raises(ValueError, match="stream"):
        unpacked(RunStream(1, b"\x05\0\0\0" + data))


@given(st.data())
def test_a_damaged_stream_never_crashes(data: st.DataObject) -> None:
    """A stream with bytes changed or cut off gives a track of its length, or a ValueError."""
    track = data.draw(columns(12))
    stream = packed(track)
    broken = bytearray(stream.data)
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(4, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    for changed in (bytes(broken), bytes(broken[:cut])):
        try:
            assert len(unpacked(replace(stream, data=changed))) == 12
        except ValueError:
            continue


def test_a_stream_of_another_format_or_size_is_refused() -> None:
    """A later format, and more samples than any recording has, are not guessed at."""
    stream = packed(an_hour())
    with pytest.raises(ValueError, match="format"):
        unpacked(replace(stream, format=2))
    with pytest.raises(ValueError, match="too many"):
        unpacked(replace(stream, data=b"\xff\xff\xff\xff" + stream.data[4:]))
