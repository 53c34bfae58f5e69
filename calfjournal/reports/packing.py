"""Packs the many small objects of a tagged PDF into compressed streams.

ReportLab writes every object on its own and uncompressed; the structure tree alone is thousands
of them. PDF 1.5 keeps such objects together in object streams (ISO 32000-1, 7.5.7 and 7.5.8),
which makes a year of sheets a third of the size. Only files that ReportLab wrote are read here.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

_PER_STREAM = 400
_OBJECT = re.compile(rb"(\d+) 0 obj\n")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_TRAILER = re.compile(rb"trailer\n<<\n(.*?)>>\nstartxref\n(\d+)\n", re.DOTALL)
_SIZE = re.compile(rb"/Size \d+")
_COMMENT = re.compile(rb"^% .*$", re.MULTILINE)


@dataclass(slots=True)
class _ObjectPlace:
    """Where an object of the packed file is: (kind, number or offset, index)."""

    kind: int
    where: int
    index: int = 0


def pack(pdf: bytes) -> bytes:
    """The same document with its small objects compressed."""
    trailer = _TRAILER.search(pdf)
    if trailer is None:
        raise ValueError("not a PDF as ReportLab writes it")
    loose, bound = _objects(pdf, int(trailer.group(2)))
    output = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, _ObjectPlace] = {}
    for number, body in bound:
        places[number] = _ObjectPlace(1, len(output))
        output += b"%d 0 obj\n%bendobj\n" % (number, body)
    new = max(number for number, _ in (*loose, *bound))
    for start in range(0, len(loose), _PER_STREAM):
        new += 1
        part = loose[start : start + _PER_STREAM]
        places[new] = _ObjectPlace(1, len(output))
        places |= {number: _ObjectPlace(2, new, index) for index, (number, _) in enumerate(part)}
        output += _object_stream(new, part)
    return bytes(output) + _cross_references(new + 1, places, len(output), trailer.group(1))


def _objects(pdf: bytes, end: int) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
    """(number, body) of the objects without a stream, and of those with one."""
    entries = pdf[end:].split(b"\n")
    offsets = sorted(int(entry[:10]) for entry in entries if entry.endswith(b" n "))
    loose: list[tuple[int, bytes]] = []
    bound: list[tuple[int, bytes]] = []
    for offset, following in zip(offsets, [*offsets[1:], end], strict=True):
        head = _OBJECT.match(pdf, offset)
        if head is None:
            raise ValueError(f"no object at {offset}")
        body = pdf[head.end() : pdf.rindex(b"endobj", offset, following)]
        group = bound if _STREAM.search(body) else loose
        group.append((int(head.group(1)), body))
    return loose, bound


def _object_stream(number: int, part: list[tuple[int, bytes]]) -> bytes:
    index, bodies = [], bytearray()
    for inner, body in part:
        index.append(b"%d %d" % (inner, len(bodies)))
        bodies += body.strip() + b"\n"
    head = b" ".join(index) + b"\n"
    data = zlib.compress(head + bodies, 9)
    return (
        b"%d 0 obj\n<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>>\nstream\n"
        % (number, len(part), len(head), len(data))
        + data
        + b"\nendstream\nendobj\n"
    )


def _cross_references(
    number: int, places: dict[int, _ObjectPlace], offset: int, trailer: bytes
) -> bytes:
    """The cross-reference stream, which is also the trailer."""
    places[number] = _ObjectPlace(1, offset)
    rows = bytearray(b"\x00" + (0).to_bytes(4) + (65535).to_bytes(2))
    for entry in range(1, number + 1):
        place = places.get(entry, _ObjectPlace(0, 0))
        rows += place.kind.to_bytes(1) + place.where.to_bytes(4) + place.index.to_bytes(2)
    data = zlib.compress(bytes(rows), 9)
    kept = _SIZE.sub(b"", _COMMENT.sub(b"", trailer)).strip()
    return (
        b"%d 0 obj\n<</Type /XRef /W [1 4 2] /Size %d\n%b" % (number, number + 1, kept)
        + b"/Filter /FlateDecode /Length %d>>\nstream\n" % len(data)
        + data
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % offset
    )
