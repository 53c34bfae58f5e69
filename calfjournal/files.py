"""Writing files so that nobody ever sees half of one, and the program's own for its owner only."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

ANYBODYS = 0o666
"""Mode of a document; the user's mask takes its part off."""
PRIVATE = 0o600
PRIVATE_FOLDER = 0o700

_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


def nothing_left() -> None:
    """Do nothing before a file takes its place."""


def write_whole(
    path: Path,
    data: bytes | Iterable[bytes],
    *,
    mode: int = ANYBODYS,
    last: Callable[[], None] = nothing_left,
) -> None:
    """Write the file completely or leave what was there (temporary file, fsync, rename).

    ``data`` may come piece by piece; what its making raises leaves what was there, too, and so does
    what ``last`` raises, which is called when nothing but the new name is left to do.
    What takes the place of a file is never open to more people than that was. For a file that the
    user named see ``store.documents``.

    Raises OSError when the folder is missing, full or not writable.
    """
    with contextlib.suppress(OSError):
        mode &= stat.S_IMODE(path.stat().st_mode)
    temporary = path.with_name(f".{path.name[:40]}.{os.urandom(6).hex()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        last()
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_private(path: Path, data: bytes) -> None:
    """Write a file of the program's own, for its owner only, in a folder like that.

    Raises OSError when the disk refuses.
    """
    make_private_folder(path.parent)
    keep_private(path.parent)
    write_whole(path, data, mode=PRIVATE)


def make_private_folder(folder: Path) -> None:
    """Make a folder and those above it; what is made is for its owner only. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    folder.mkdir(exist_ok=True)


def keep_private(path: Path) -> None:
    """Take a file or folder of ours from everybody but its owner, where the system has rights."""
    with contextlib.suppress(OSError):  # Of another owner, or on a stick without rights.
        mode = stat.S_IMODE(path.stat().st_mode)
        most = PRIVATE_FOLDER if path.is_dir() else PRIVATE
        if mode & ~most:
            path.chmod(mode & most)
