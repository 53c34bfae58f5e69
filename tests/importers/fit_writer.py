"""A small writer of FIT files for tests: any message, sound or not, byte by byte.

Layout from the public FIT protocol: header, definition and data messages, checksum.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
START = datetime(2024, 5, 4, 6, 30, tzinfo=UTC)

ENUM, UINT8, UINT16, UINT32, SINT32 = 0x00, 0x02, 0x84, 0x86, 0x85
_CODES = {ENUM: "B", UINT8: "B", UINT16: "H", UINT32: "I", SINT32: "i"}
_INVALID = {ENUM: 0xFF, UINT8: 0xFF, UINT16: 0xFFFF, UINT32: 0xFFFFFFFF, SINT32: 0x7FFFFFFF}

FILE_ID, SPORT, SESSION, RECORD, ACTIVITY = 0, 12, 18, 20, 34
RUNNING, CYCLING, TRANSITION, SWIMMING, WALKING = 1, 2, 3, 5, 11
FILE_TYPES = {"settings": 2, "activity": 4, "workout": 5, "course": 6, "weight": 9}
_CRC = (
    *(0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401),
    *(0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400),
)


@dataclass(frozen=True)
class Field:
    """One field of a message: its number, base type and raw value; None is "invalid"."""

    number: int
    base: int
    value: int | None


def crc(data: bytes) -> int:
    """Return the FIT checksum of ``data``."""
    value = 0
    for byte in data:
        for nibble in (byte & 0xF, byte >> 4):
            value = (value >> 4) & 0x0FFF ^ _CRC[value & 0xF] ^ _CRC[nibble]
    return value


def seconds(when: datetime) -> int:
    """Return a FIT time."""
    return int((when - EPOCH).total_seconds())


def define(local: int, message: int, fields: Sequence[Field], *, big: bool = False) -> bytes:
    """Return a definition message for the fields."""
    head = struct.pack(">BBBHB" if big else "<BBBHB", 0x40 | local, 0, big, message, len(fields))
    return head + b"".join(
        bytes((field.number, struct.calcsize(_CODES[field.base]), field.base)) for field in fields
    )


def values(local: int, fields: Sequence[Field], *, big: bool = False) -> bytes:
    """Return a data message of the fields, which must be defined before."""
    data = bytes((local,))
    for field in fields:
        value = _INVALID[field.base] if field.value is None else field.value
        data += struct.pack((">" if big else "<") + _CODES[field.base], value)
    return data


def message(local: int, number: int, fields: Sequence[Field], *, big: bool = False) -> bytes:
    """Return a definition and the one message it defines."""
    return define(local, number, fields, big=big) + values(local, fields, big=big)


def fit_file(body: bytes, *, size: int | None = None, checksum: int | None = None) -> bytes:
    """Wrap messages into header and checksum; ``size`` and ``checksum`` may be made to lie."""
    head = struct.pack("<BBHI4s", 14, 0x10, 2132, len(body) if size is None else size, b".FIT")
    data = head + struct.pack("<H", crc(head)) + body
    return data + struct.pack("<H", crc(data) if checksum is None else checksum)


def file_id(kind: str = "activity") -> bytes:
    """Return the message that says what a file holds."""
    fields = (
        Field(0, ENUM, FILE_TYPES[kind]),
        Field(1, UINT16, 255),
        Field(4, UINT32, seconds(START)),
    )
    return message(0, FILE_ID, fields)


@dataclass(frozen=True)
class Leg:
    """One session with a record a second, all records alike unless ``cadences`` says else."""

    sport: int = RUNNING
    start: datetime | int = START
    length: int = 120
    heart_rate: int | None = 150
    cadence: int | None = 85
    fraction: int | None = 64
    speed_mm: int | None = 3000
    timer_s: float | None = None
    sub_sport: int = 0
    distance_cm: int | None = None

    @property
    def first(self) -> int:
        """The start as a FIT time."""
        return self.start if isinstance(self.start, int) else seconds(self.start)

    def records(self, *, big: bool = False) -> bytes:
        """Return the record messages with their definition."""
        rows = [self._record(second) for second in range(self.length)]
        if not rows:
            return b""
        lines = (values(1, row, big=big) for row in rows)
        return define(1, RECORD, rows[0], big=big) + b"".join(lines)

    def _record(self, second: int) -> tuple[Field, ...]:
        speed = self.speed_mm
        return (
            Field(253, UINT32, self.first + second),
            Field(3, UINT8, self.heart_rate),
            Field(4, UINT8, self.cadence),
            Field(53, UINT8, self.fraction),
            Field(6, UINT16, speed),
            Field(5, UINT32, None if speed is None else speed * second // 10),
        )

    def session(self) -> bytes:
        """Return the session message with its definition."""
        timer = self.length if self.timer_s is None else self.timer_s
        speed, distance = self.speed_mm, self.distance_cm
        if distance is None and speed is not None:
            distance = speed * self.length // 10
        fields = (
            Field(253, UINT32, self.first + self.length),
            Field(2, UINT32, self.first),
            Field(7, UINT32, self.length * 1000),
            Field(8, UINT32, round(timer * 1000)),
            Field(9, UINT32, distance),
            Field(5, ENUM, self.sport),
            Field(6, ENUM, self.sub_sport),
            Field(16, UINT8, self.heart_rate),
            Field(17, UINT8, self.heart_rate),
        )
        return message(2, SESSION, fields)


def activity(
    legs: Iterable[Leg] = (Leg(),), *, offset_s: int | None = 7200, big: bool = False
) -> bytes:
    """Return a whole, sound activity file."""
    legs = tuple(legs)
    end = max((leg.first + leg.length for leg in legs), default=seconds(START))
    local = None if offset_s is None else end + offset_s
    fields = (Field(253, UINT32, end), Field(5, UINT32, local), Field(1, UINT16, len(legs)))
    body = file_id() + b"".join(leg.records(big=big) for leg in legs)
    body += b"".join(leg.session() for leg in legs)
    return fit_file(body + message(3, ACTIVITY, fields))
