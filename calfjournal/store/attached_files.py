"""Files that are to belong to a session: looked at before they are opened, and read only so far."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from calfjournal.domain.attachment import MOST_FILE_BYTES
from calfjournal.domain.message import say
from calfjournal.errors import InputError
from calfjournal.store.documents import is_open_journal


def read_file(path: Path, *, journal: Path) -> bytes:
    """Return what a file holds, whatever it is called.

    Pipes, devices and folders are never opened to be read, nor is the open ``journal``.

    Raises:
        InputError: there is no such file, it is none, or it is too large; the message names it.
    """
    try:
        if is_open_journal(path, journal):
            raise _refused(path, "values.attached_journal")
        _check(path, path.stat())
        # Another file may lie there by now: what was opened is what counts.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
        with open(number, "rb") as file:  # noqa: PTH123 - of a number, not a path
            _check(path, os.fstat(number))
            data = file.read(MOST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _refused(path, "values.attached_unreadable") from error
    if len(data) > MOST_FILE_BYTES:
        raise _refused(path, "values.attached_large")
    return data


def check_file(path: Path, *, journal: Path) -> None:
    """Refuse what is no file that may be remembered: a folder, a pipe, a device, the journal.

    Raises:
        InputError: the message names it.
    """
    try:
        if is_open_journal(path, journal):
            raise _refused(path, "values.attached_journal")
        _check_regular(path, path.stat())
    except (OSError, ValueError) as error:
        raise _refused(path, "values.attached_unreadable") from error


def is_missing(path: Path) -> bool:
    """True when no file lies there."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return True


_MEGABYTES = MOST_FILE_BYTES // 1_000_000
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def _check(path: Path, found: os.stat_result) -> None:
    _check_regular(path, found)
    if found.st_size > MOST_FILE_BYTES:
        raise _refused(path, "values.attached_large")


def _check_regular(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise _refused(path, "values.attached_no_file")


def _refused(path: Path, key: str) -> InputError:
    return InputError("path", say(key, file=path.name, megabytes=_MEGABYTES))
