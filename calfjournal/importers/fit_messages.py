"""The messages of a FIT file that matter here, the same from either decoder.

Two decoders stand behind one shape: ``pyfitparsernative`` is fast and takes sound files only;
``fitdecode`` is the reference and yields what a damaged file still holds. Values are in SI units,
times are whole seconds since `FIT_EPOCH`, words are the lower-case names of the FIT profile.
"""

from __future__ import annotations

import contextlib
import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Any

from calfjournal.domain.track import Track
from calfjournal.importers import pulse
from calfjournal.importers.samples import sample, within

FIT_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
RELATIVE_BELOW = 0x10000000
"""Smaller times count from when the device was switched on: it did not know the date."""

_NAIVE_EPOCH = FIT_EPOCH.replace(tzinfo=None)
_Frame = Any
"""A frame of fitdecode, which ships no types."""

_KEPT = {
    "file_id": ("type",),
    "sport": ("sport",),
    "activity": ("timestamp", "local_timestamp"),
    "session": (
        "start_time",
        "total_timer_time",
        "total_elapsed_time",
        "total_distance",
        "sport",
        "sub_sport",
        "avg_heart_rate",
        "max_heart_rate",
    ),
}
_DISTANCE_BITS = 12
_TIMES = frozenset({"start_time", "timestamp", "local_timestamp"})


class Damage(Enum):
    """Where a FIT file stops being a sound one."""

    BREAKS_OFF = auto()
    CHECKSUM = auto()
    TOO_LONG = auto()


@dataclass(slots=True)
class FitMessages:
    """What one FIT file holds; ``damage`` is None for a sound file."""

    file_types: list[str] = field(default_factory=list)
    sessions: list[dict[str, Any]] = field(default_factory=list)
    activities: list[dict[str, Any]] = field(default_factory=list)
    sports: list[dict[str, Any]] = field(default_factory=list)
    records: Track = field(default_factory=Track)
    damage: Damage | None = None

    def add(self, name: str, values: Mapping[str, Any]) -> None:
        """Keep what matters of one message other than a record."""
        if name == "file_id":
            self.file_types.append(word(values.get("type")))
        elif name in _KEPT:
            kept = {
                key: seconds(values[key]) if key in _TIMES else values[key]
                for key in _KEPT[name]
                if values.get(key) is not None
            }
            rows = {"session": self.sessions, "activity": self.activities, "sport": self.sports}
            rows[name].append(kept)


def add_record(track: Track, values: Mapping[str, Any]) -> None:
    """Append one record message given by profile names."""
    track.add(
        time=seconds(values.get("timestamp")),
        heart_rate=sample("heart_rate", values.get("heart_rate")),
        cadence=_cadence(values),
        speed=_larger(values, "enhanced_speed", "speed"),
        distance=sample("distance", values.get("distance")),
        altitude=_larger(values, "enhanced_altitude", "altitude"),
    )


def decode_fast(data: bytes) -> FitMessages:
    """Decode a sound file with the fast decoder.

    Raises whatever that decoder raises, its panics among them, which derive from BaseException.
    """
    from pyfitparsernative import parse_fit_bytes

    messages = FitMessages()
    rows = []
    for values in parse_fit_bytes(data):
        name = values["message_type"]
        if name == "record":
            rows.append(values)
        else:
            messages.add(name, values)
    messages.records = _records(rows)
    return messages


def _records(rows: list[dict[str, Any]]) -> Track:
    """Return the samples of rows: all at once, or one by one where there are odd ones."""
    from calfjournal.importers.fit_columns import track_of

    if not any("compressed_speed_distance" in row for row in rows):
        with contextlib.suppress(ValueError, TypeError, OverflowError):
            return track_of(rows, [seconds(row.get("timestamp")) for row in rows])
    track, unpack = Track(), _Unpacker()
    for row in rows:
        add_record(track, unpack(row.get("compressed_speed_distance")) | row)
    return track


def decode_reference(data: bytes, *, message_limit: int) -> FitMessages:
    """Decode all that can be decoded; the rest is told in ``damage``. Raises nothing."""
    import fitdecode

    messages = FitMessages()
    reader = fitdecode.FitReader(
        io.BytesIO(_sized(data)),
        processor=None,
        check_crc=fitdecode.CrcCheck.READONLY,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )
    try:
        _collect(reader, messages, message_limit)
    except Exception:  # noqa: BLE001 - damaged bytes raise IndexError, struct.error and more alike
        messages.damage = messages.damage or Damage.BREAKS_OFF
    return messages


def _sized(data: bytes) -> bytes:
    """Put the length into a header without one: watches write it last, or never if they stop."""
    if len(data) < 14 or any(data[4:8]):
        return data
    return data[:4] + (len(data) - data[0]).to_bytes(4, "little", signed=False) + data[8:]


def _collect(frames: Iterable[_Frame], messages: FitMessages, limit: int) -> None:
    from fitdecode import FIT_FRAME_CRC, FIT_FRAME_DATA

    left = limit
    for frame in pulse.beating(frames):
        if frame.frame_type == FIT_FRAME_CRC and not frame.matched:
            messages.damage = Damage.CHECKSUM
        if frame.frame_type != FIT_FRAME_DATA:
            continue
        left -= 1
        if left < 0:
            messages.damage = Damage.TOO_LONG
            return
        if frame.name == "record":
            add_record(messages.records, _fields(frame))
        elif frame.name in _KEPT:
            messages.add(frame.name, _fields(frame))


def _fields(frame: _Frame) -> dict[str, Any]:
    """Values by name; the first that is there wins, as expanded fields repeat their source."""
    values: dict[str, Any] = {}
    for item in frame.fields:
        if item.field_def is not None and item.field_def.is_dev:
            continue
        if item.value is not None and values.get(item.name) is None:
            values[item.name] = item.value
    return values


def number(value: object) -> float | None:
    """Return a finite number, or None for everything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def seconds(value: object) -> int | None:
    """Return seconds since `FIT_EPOCH`, from such a number or ISO text in UTC without a zone."""
    if isinstance(value, str):
        try:
            since = datetime.fromisoformat(value) - _NAIVE_EPOCH
        except (ValueError, TypeError):
            return None
        return since.days * 86_400 + since.seconds
    found = number(value)
    return None if found is None or not 0 <= found < 2**32 else int(found)


def word(value: object) -> str:
    """Return a profile word; values the profile does not name become "unknown"."""
    if isinstance(value, str):
        return value
    return "" if value is None else "unknown"


def _larger(values: Mapping[str, Any], enhanced: str, column: str) -> float | None:
    # The fast decoder derives one of the two names from the other and cuts off the last digit.
    one, two = sample(column, values.get(enhanced)), sample(column, values.get(column))
    if one is None or two is None:
        return two if one is None else one
    return max(one, two)


def _cadence(values: Mapping[str, Any]) -> float | None:
    whole = sample("cadence", values.get("cadence"))
    if whole is None:
        return None
    return whole + (within(values.get("fractional_cadence"), 0, 2) or 0.0)


class _Unpacker:
    """Takes ``compressed_speed_distance`` apart, which the fast decoder leaves as three bytes.

    Speed in 12 bits of 1/100 m/s, then distance in 12 bits of 1/16 m that roll over.
    """

    def __init__(self) -> None:
        self._distance = 0

    def __call__(self, packed: object) -> dict[str, Any]:
        if not isinstance(packed, list | tuple | bytes) or len(packed) != 3:
            return {}
        if all(byte == 0xFF for byte in packed):
            return {}
        low, middle, high = packed
        distance = middle >> 4 | high << 4
        rolled = self._distance & ((1 << _DISTANCE_BITS) - 1)
        self._distance += (distance - rolled) % (1 << _DISTANCE_BITS)
        return {"speed": (low | (middle & 15) << 8) / 100, "distance": self._distance / 16}
