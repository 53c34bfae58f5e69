"""The formats that are read: a line each.

A reader is a module with a function from the bytes of a file, a binary stream, to a `Reading`; it
is imported in the process that needs it, and in no other.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from calfjournal.importers.heads import xml_root
from calfjournal.importers.limits import GIB, WORKER_BYTES
from calfjournal.importers.reader import Bytes, Reading


class Reader(Struct, frozen=True):
    """One format: its name, what its first bytes tell it by, and who reads it ("module:name").

    ``memory`` is how many bytes a process may hold that reads it, which its parent looks at;
    ``endings`` are those of its files' names: what is offered to people, and nothing more.
    """

    format: str
    recognises: Callable[[bytes], bool]
    function: str
    memory: int
    endings: tuple[str, ...]

    @property
    def address_space(self) -> int:
        """How many bytes it may reserve: of those no process holds all."""
        return min(2 * self.memory, WORKER_BYTES)

    def read(self, stream: Bytes) -> Reading:
        """Read a file, in a process of its own: it may take long, and raise anything."""
        module, _, name = self.function.partition(":")
        function: Callable[[Bytes], Reading] = getattr(importlib.import_module(module), name)
        return function(stream)


def is_fit(head: bytes) -> bool:
    """True when the first bytes are those of a FIT file."""
    return len(head) >= 12 and head[0] >= 12 and head[8:12] == b".FIT"


def _is_gpx(head: bytes) -> bool:
    return xml_root(head) == "gpx"


def _is_tcx(head: bytes) -> bool:
    return xml_root(head) == "TrainingCenterDatabase"


READERS: Final = (
    Reader("fit", is_fit, "calfjournal.importers.fit:read_fit", 3 * GIB, (".fit",)),
    Reader("gpx", _is_gpx, "calfjournal.importers.gpx:read_gpx", GIB, (".gpx",)),
    Reader("tcx", _is_tcx, "calfjournal.importers.tcx:read_tcx", GIB, (".tcx",)),
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


def memory_for(format_: str) -> int:
    """Return how many bytes a process may hold that reads a format."""
    return next(reader.memory for reader in READERS if reader.format == format_)
