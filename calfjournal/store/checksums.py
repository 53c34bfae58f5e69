"""A checksum on every page, so that a flipped bit is found where SQLite itself sees nothing wrong.

SQLite's checksum layer (``cksumvfs``) keeps eight bytes at the end of each page and compares them
whenever the page is read. It comes with APSW; where it is missing, journals go without checksums.
"""

from __future__ import annotations

import logging
import struct
from functools import cache
from pathlib import Path

import apsw

from calfjournal.domain.message import say
from calfjournal.errors import StorageFailed

LAYER = "cksmvfs"
"""How SQLite calls the layer once it is registered."""

BYTES = 8
"""Kept free at the end of every page of a journal with checksums."""

_log = logging.getLogger(__name__)


def available() -> bool:
    """Register the checksum layer for this process; False where that is not possible."""
    if LAYER in apsw.vfs_names():
        return True
    layer = _layer()
    if layer is None:
        return False
    connection = apsw.Connection(":memory:")
    try:
        connection.enable_load_extension(True)
        connection.load_extension(str(layer))
    except apsw.Error as error:  # E.g. too many open files.
        _log.info("no checksums on pages: %s", type(error).__name__)
        return False
    finally:
        connection.close()
    return True


@cache
def _layer() -> Path | None:
    # ``apsw.sqlite_extra`` finds it too, but importing that costs as much as ten openings.
    folder = Path(apsw.__file__).with_name("sqlite_extra_binaries")
    found = (folder / f"cksumvfs.{suffix}" for suffix in ("so", "dll", "dylib"))
    return next((file for file in found if file.is_file()), None)


def wanted() -> int:
    """Return how many bytes at the end of each page a journal should keep free on this machine."""
    return BYTES if available() else 0


def make_room(connection: apsw.Connection) -> None:
    """Rewrite a new, empty file with room for checksums, where they are available."""
    connection.reserve_bytes(reserve=wanted())
    # A file with a write-ahead log keeps its layout of pages.
    connection.pragma("journal_mode", "delete")
    connection.execute("VACUUM")
    connection.pragma("journal_mode", "wal")


def rewrite(connection: apsw.Connection, target: Path) -> None:
    """Write the file into an empty one, with room for checksums or without, as is ``wanted``."""
    connection.reserve_bytes(reserve=wanted())
    connection.execute("VACUUM INTO ?", (str(target),))


def refuse_blind(connection: apsw.Connection) -> None:
    """Refuse to write a file with checksums without keeping them: sound pages would look damaged.

    Raises:
        StorageFailed: the layer could not be loaded this time.
    """
    if kept(connection) and LAYER not in apsw.vfs_names():
        raise StorageFailed(say("store.no_checksums"), say("store.close_others"))


def kept(connection: apsw.Connection) -> bool:
    """Tell whether the pages of a connected file have room for a checksum."""
    return connection.reserve_bytes() == BYTES


def pragmas(*, trusted: bool) -> dict[str, int | str]:
    """Return the pragmas to read pages also when their checksum is wrong, or not to.

    That is for saving what can be saved.
    """
    return {"checksum_verification": int(not trusted)} if available() else {}


def trust(connection: apsw.Connection, *, trusted: bool) -> None:
    """Read pages of a connection also when their checksum is wrong, or no more."""
    if available():
        connection.pragma("checksum_verification", int(not trusted))


def checksum(page: bytes) -> bytes:
    """Return what the layer keeps in the last bytes of this page."""
    one = other = 0
    for left, right in struct.iter_unpack("<II", page[:-BYTES]):
        one = (one + left + other) & 0xFFFFFFFF
        other = (other + right + one) & 0xFFFFFFFF
    return struct.pack("<II", one, other)
