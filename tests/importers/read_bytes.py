"""The readers, applied to bytes in the process of the tests."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from io import BytesIO

from calfjournal.importers import fit, gpx, limits, tcx
from calfjournal.importers.answers import End, Piece, Tell, parts_of
from calfjournal.importers.detect import detect
from calfjournal.importers.reader import Reading, failed
from calfjournal.importers.readers import reader_of


def read(data: bytes) -> Reading:
    """Read as whatever it is; what nobody recognises fails."""
    head = data[: limits.HEAD_BYTES]
    reader = reader_of(head)
    return failed(detect(head).reason) if reader is None else reader.read(BytesIO(data))


def read_fit(data: bytes) -> Reading:
    """Read as FIT."""
    return fit.read_fit(BytesIO(data))


def read_gpx(data: bytes) -> Reading:
    """Read as GPX."""
    return gpx.read_gpx(BytesIO(data))


def read_tcx(data: bytes) -> Reading:
    """Read as TCX."""
    return tcx.read_tcx(BytesIO(data))


def answer_fit(piece: Piece, _known: AbstractSet[str], tell: Tell) -> None:
    """Read bytes that stand for a path, in a worker."""
    reading = read_fit(piece.path)
    for part in parts_of(reading):
        tell(part)
    tell(End(reading.status, reading.reason, "fit"))
