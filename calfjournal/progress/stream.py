"""The samples of a run packed into a few kilobytes, and back.

Format 1 is the number of samples (32 bits) and a zlib stream of the columns of `Track` in their
order. A column is a byte that says whether none, all or some of its values are known, for some
one bit a sample; then how many bytes a step takes, the first value (64 bits), and the steps from
one value to the next as whole numbers of the column's resolution. Steps are zigzag coded, and the
lowest bytes of all of them stand before the next higher ones. All numbers are little-endian.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from calfjournal.domain.run import RunStream
from calfjournal.domain.track import Track

FORMAT: Final = 1

RESOLUTION: Final[Mapping[str, int]] = {
    "time": 1000,
    "heart_rate": 10,
    "cadence": 128,
    "speed": 1000,
    "distance": 100,
    "altitude": 10,
}
"""Parts of a unit that are kept, by the column of a `Track`: those of a FIT file or finer."""

_MOST_SAMPLES: Final = 2_000_000
"""Three weeks of one a second; a recording has no more (`importers.limits`)."""
_NONE, _ALL, _SOME = range(3)
_COUNT: Final = struct.Struct("<I")
_FIRST: Final = struct.Struct("<Bq")
_WIDTHS: Final = (1, 2, 4, 8)
_LARGEST: Final = float(1 << 60)


def packed(track: Track) -> RunStream:
    """Return the samples of a track in the order they have, each value to its `RESOLUTION`.

    What is no number that the format can hold is packed as unknown.
    """
    columns = b"".join(_packed(getattr(track, name), parts) for name, parts in RESOLUTION.items())
    return RunStream(FORMAT, _COUNT.pack(len(track)) + zlib.compress(columns))


def unpacked(stream: RunStream) -> Track:
    """Return the track that was packed.

    Raises:
        ValueError: the stream is damaged, or of a format that is not known.
    """
    if stream.format != FORMAT or len(stream.data) < _COUNT.size:
        raise ValueError("no stream of a known format")
    (count,) = _COUNT.unpack_from(stream.data)
    if count > _MOST_SAMPLES:
        raise ValueError("a stream of too many samples")
    reader = _Unpacking(_inflated(stream.data[_COUNT.size :], count))
    track = Track(*(_unpacked(reader, parts, count) for parts in RESOLUTION.values()))
    reader.end()
    return track


def _packed(values: Sequence[float | None], parts: int) -> bytes:
    scaled = np.array(values, dtype=np.float64) * parts
    known = np.abs(scaled) < _LARGEST  # False for what is not there.
    if not known.any():
        return bytes([_NONE])
    head = bytes([_ALL]) if known.all() else bytes([_SOME]) + np.packbits(known).tobytes()
    whole = np.rint(scaled[known]).astype(np.int64)
    steps = np.diff(whole)
    zigzag = ((steps << 1) ^ (steps >> 63)).view(np.uint64)
    most = int(zigzag.max(initial=0))
    width = next(width for width in _WIDTHS if most < 1 << (8 * width))
    planes = zigzag.astype(f"<u{width}").view(np.uint8).reshape(-1, width).T
    return head + _FIRST.pack(width, int(whole[0])) + planes.tobytes()


def _unpacked(reader: _Unpacking, parts: int, count: int) -> list[float | None]:
    found: list[float | None] = [None] * count
    (how,) = reader.take(1)
    if how == _NONE:
        return found
    if how not in (_ALL, _SOME):
        raise ValueError("a column of an unknown kind")
    known = np.ones(count, dtype=np.bool_)
    if how == _SOME:
        bits = np.frombuffer(reader.take((count + 7) // 8), dtype=np.uint8)
        known = np.unpackbits(bits, count=count).astype(np.bool_)
    at = np.flatnonzero(known).tolist()
    width, first = _FIRST.unpack(reader.take(_FIRST.size))
    if not at or width not in _WIDTHS:
        raise ValueError("a column without values")
    whole = _whole(reader.take((len(at) - 1) * width), width, first)
    values: list[float | None] = (whole / parts).tolist()
    if len(at) == count:
        return values
    for index, value in zip(at, values, strict=True):
        found[index] = value
    return found


def _whole(data: bytes, width: int, first: int) -> NDArray[np.int64]:
    planes = np.frombuffer(data, dtype=np.uint8).reshape(width, -1)
    zigzag = np.ascontiguousarray(planes.T).view(f"<u{width}").ravel().astype(np.uint64)
    steps = (zigzag >> np.uint64(1)).astype(np.int64) ^ -(zigzag & np.uint64(1)).astype(np.int64)
    return np.cumsum(np.concatenate([[first], steps]), dtype=np.int64)


def _inflated(data: bytes, count: int) -> bytes:
    most = len(RESOLUTION) * (1 + (count + 7) // 8 + _FIRST.size + count * _WIDTHS[-1])
    inflater = zlib.decompressobj()
    try:
        found = inflater.decompress(data, most)
    except zlib.error as error:
        raise ValueError("a stream that cannot be unpacked") from error
    if not inflater.eof or inflater.unused_data:
        raise ValueError("a stream of another length")
    return found


class _Unpacking:
    """Takes bytes one part after the other; ValueError where they end too early or too late."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        part = self._data[self._at : self._at + count]
        if len(part) < count:
            raise ValueError("a stream that breaks off")
        self._at += count
        return part

    def end(self) -> None:
        if self._at != len(self._data):
            raise ValueError("a stream that goes on")
