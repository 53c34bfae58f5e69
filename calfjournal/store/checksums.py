"""A checksum on every page, so that a flipped bit is found where SQLite itself sees nothing wrong.

SQLite's checksum layer (``cksumvfs``) keeps eight bytes at the end of each page and compares them
whenever the page is read. It comes with APSW; where it is missing, journals go without checksums.
"""

from __future__ import annotations

import ctypes
import logging
from functools import cache
from pathlib import Path

import apsw

LAYER = "cksmvfs"
"""How SQLite calls the layer once it is registered."""

BYTES = 8
"""Kept free at the end of every page of a journal with checksums."""

_RESERVE_BYTES = 38
"""SQLITE_FCNTL_RESERVE_BYTES, which APSW has no name for."""

_log = logging.getLogger(__name__)


@cache
def available() -> bool:
    """Register the checksum layer for this process; False where it is missing."""
    layer = _layer()
    if layer is None:
        _log.info("no checksums on pages: APSW came without its checksum layer")
        return False
    connection = apsw.Connection(":memory:")
    try:
        connection.enable_load_extension(True)
        connection.load_extension(str(layer))
    except apsw.Error as error:
        _log.info("no checksums on pages: %s", type(error).__name__)
        return False
    finally:
        connection.close()
    return True


def _layer() -> Path | None:
    # ``apsw.sqlite_extra`` finds it too, but importing that costs as much as ten openings.
    folder = Path(apsw.__file__).with_name("sqlite_extra_binaries")
    found = (folder / f"cksumvfs.{suffix}" for suffix in ("so", "dll", "dylib"))
    return next((file for file in found if file.is_file()), None)


def adjust(connection: apsw.Connection) -> None:
    """Rewrite the file with room for checksums where they are available, without where not.

    Whoever wrote pages without keeping their checksums would make sound pages look damaged. A file
    that is as it should be is left alone. SQLite rewrites whole or not at all.
    """
    wanted = BYTES if available() else 0
    if _reserved(connection, -1) == wanted:
        return
    _reserved(connection, wanted)
    # A file with a write-ahead log keeps its layout of pages.
    connection.pragma("journal_mode", "delete")
    connection.execute("VACUUM")
    connection.pragma("journal_mode", "wal")


def pragmas(*, trusted: bool) -> dict[str, int | str]:
    """Return the pragmas to read pages also when their checksum is wrong, or not to.

    That is for saving what can be saved.
    """
    return {"checksum_verification": int(not trusted)} if available() else {}


def trust(connection: apsw.Connection, *, trusted: bool) -> None:
    """Read pages of a connection also when their checksum is wrong, or no more."""
    if available():
        connection.pragma("checksum_verification", int(not trusted))


def _reserved(connection: apsw.Connection, wanted: int) -> int:
    value = ctypes.c_int(wanted)
    connection.file_control("main", _RESERVE_BYTES, ctypes.addressof(value))
    return value.value
