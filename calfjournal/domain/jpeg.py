"""What the head of a JPEG picture tells (ITU-T T.81, annex B): its size, and whether it tells more.

The picture itself is looked at by those who draw it.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

_BEGIN, _END = b"\xff\xd8", b"\xff\xd9"
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of a frame: those of Huffman tables, extensions and arithmetic coding are none."""
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _NOTES = 0xDA, 0xE1
_EXIF = b"Exif\0"


class JpegHead(Struct, frozen=True):
    """Width and height in pixels; ``tells_more`` when it carries EXIF: place, camera, moment."""

    width: int
    height: int
    tells_more: bool


def jpeg_head(data: bytes) -> JpegHead | None:
    """Return what a picture says of itself; None when this is no whole JPEG."""
    if not data.startswith(_BEGIN) or _END not in data[-64:]:
        return None
    at, tells_more = 2, False
    size: tuple[int, int] | None = None
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        part = data[at + 4 : at + 2 + length]
        if length < 2 or len(part) != length - 2:
            return None
        if marker == _SCAN:
            break
        tells_more |= marker == _NOTES and part.startswith(_EXIF)
        if marker in _FRAMES and len(part) >= 5:
            size = int.from_bytes(part[3:5], "big"), int.from_bytes(part[1:3], "big")
        at += 2 + length
    return JpegHead(*size, tells_more) if size is not None and all(size) else None
