"""The bytes of a journal file and of its write-ahead log, read without a connection.

The file itself is read through SQLite's own layer: a plain ``open`` and ``close`` of a file that
this process has connected would drop the locks it holds on it. Nobody locks the log.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import apsw
from msgspec import Struct

from calfjournal.store import checksums
from calfjournal.store.faults import translated
from calfjournal.store.files import wal_of

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_WITHOUT_LOG = b"\x01\x01"
"""How both ways to write lie in the header of a file without a write-ahead log."""
_CHUNK = 1 << 20
_LOG_HEADER = 32
_TRIED_PAGES = 200
"""Pages that are tried for a checksum: so many are not broken in a file worth saving."""


class Header(Struct, frozen=True):
    """What the first hundred bytes say.

    ``reserved`` bytes a page hold its checksum; ``without_log`` is true of a copy that nobody ever
    opened to write.
    """

    application_id: int
    version: int
    reserved: int
    without_log: bool


def read_header(path: Path) -> Header | None:
    """Return the header of a file; None when it does not begin as SQLite's files do."""
    found = read_bytes(path, _LENGTH)
    if len(found) < _LENGTH or not found.startswith(_MAGIC):
        return None
    return Header(
        application_id=int.from_bytes(found[68:72], "big"),
        version=int.from_bytes(found[60:64], "big"),
        reserved=found[20],
        without_log=found[18:20] == _WITHOUT_LOG,
    )


def mend_header(copy: Path, pattern: bytes) -> None:
    """Give a copy of a journal file the header it must have had, after that of an empty journal.

    Everything in it is the same in every journal or follows from the pages, but for the version,
    which is kept as it stands.
    """
    size = int.from_bytes(pattern[16:18], "big")
    with translated(copy), copy.open("r+b") as file:
        first = file.read(size).ljust(_LENGTH, b"\0")
        header = bytearray(pattern[:_LENGTH])
        header[20] = _reserved(file, first, size)
        header[28:32] = (copy.stat().st_size // size).to_bytes(4, "big")
        header[92:96] = header[24:28]  # The count of pages is trusted because the counters agree.
        header[60:64] = first[60:64]
        page = bytes(header) + first[_LENGTH:]
        if header[20] and len(page) == size:
            page = page[: -checksums.BYTES] + checksums.checksum(page)
        file.seek(0)
        file.write(page)


def _reserved(file: BinaryIO, first: bytes, size: int) -> int:
    """Return how many bytes a page are kept free for its checksum: one that fits tells."""
    file.seek(size)
    for _ in range(_TRIED_PAGES):
        page = file.read(size)
        if len(page) < size:
            break
        if any(page) and page.endswith(checksums.checksum(page)):
            return checksums.BYTES
    return checksums.BYTES if first[20:21] == bytes([checksums.BYTES]) else 0


def copy_bytes(path: Path, target: Path) -> None:
    """Write the bytes of a file into another one, which need not fit into memory."""
    with translated(target), target.open("wb") as file:
        for chunk in _chunks(path, None):
            file.write(chunk)


def read_bytes(path: Path, most: int | None = None) -> bytes:
    """Return the bytes of a file, at ``most`` so many from its beginning."""
    return b"".join(_chunks(path, most))


def _chunks(path: Path, most: int | None) -> Iterator[bytes]:
    with translated(path):
        if not _has_text_name(path):
            with path.open("rb") as plain:
                yield plain.read(-1 if most is None else most)
            return
        flags = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY
        file = apsw.VFSFile(_plain_layer(), str(path), [flags, 0])
        try:
            size = file.xFileSize()
            end = size if most is None else min(most, size)
            for at in range(0, end, _CHUNK):
                yield file.xRead(min(_CHUNK, end - at), at)
        finally:
            file.xClose()


def _has_text_name(path: Path) -> bool:
    # SQLite's layer takes names as text; one that is none is opened the plain way.
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _plain_layer() -> str:
    # The checksum layer would take a piece of a page's size for a page, and find it damaged.
    return next(name for name in apsw.vfs_names() if name != checksums.LAYER)


def has_log(path: Path) -> bool:
    """Tell whether a write-ahead log with content lies beside the journal."""
    try:
        return wal_of(path).stat().st_size > 0
    except OSError:
        return False


def log_mark(path: Path) -> str:
    """Return what tells this log of the journal from every other one; "" when there is none.

    SQLite writes two salts at the beginning of a log and draws new ones whenever it begins anew.
    """
    try:
        with wal_of(path).open("rb") as log:
            return log.read(_LOG_HEADER)[16:24].hex()
    except OSError:
        return ""
