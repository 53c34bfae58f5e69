"""The formats that are read: a line each.

A reader is a module with a function from the bytes of a file to a `Reading`; it is imported in the
worker process that needs it, and in no other.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from calfjournal.domain.message import say
from calfjournal.importers import limits
from calfjournal.importers.heads import xml_root
from calfjournal.importers.reader import Reading, failed


class Reader(Struct, frozen=True):
    """One format: its name, what its first bytes tell it by, and who reads it ("module:name").

    ``endings`` are those of its files' names: what is offered to people, and nothing more.
    """

    format: str
    recognises: Callable[[bytes], bool]
    function: str
    endings: tuple[str, ...]


def is_fit(head: bytes) -> bool:
    """True when the first bytes are those of a FIT file."""
    return len(head) >= 12 and head[0] >= 12 and head[8:12] == b".FIT"


def _is_gpx(head: bytes) -> bool:
    return xml_root(head) == "gpx"


def _is_tcx(head: bytes) -> bool:
    return xml_root(head) == "TrainingCenterDatabase"


READERS: Final = (
    Reader("fit", is_fit, "calfjournal.importers.fit:read_fit", (".fit",)),
    Reader("gpx", _is_gpx, "calfjournal.importers.gpx:read_gpx", (".gpx",)),
    Reader("tcx", _is_tcx, "calfjournal.importers.tcx:read_tcx", (".tcx",)),
)

_PACKED: Final = ".gz"
_ARCHIVE: Final = ".zip"


def endings() -> tuple[str, ...]:
    """Return how names of files end that can be read, ``.fit.gz`` and the like."""
    plain = [ending for reader in READERS for ending in reader.endings]
    return (*plain, *(ending + _PACKED for ending in plain), _ARCHIVE)


def reader_of(head: bytes) -> Reader | None:
    """Return who reads a file that begins like this, None for nobody."""
    return next((reader for reader in READERS if reader.recognises(head)), None)


def read(data: bytes) -> Reading:
    """Read the bytes of a file, in a worker: it may take long. Raises nothing of the reader's."""
    reader = reader_of(data[: limits.HEAD_BYTES])
    if reader is None:
        return failed(say("importers.unknown"))
    module, _, name = reader.function.partition(":")
    function: Callable[[bytes], Reading] = getattr(importlib.import_module(module), name)
    return function(data)
