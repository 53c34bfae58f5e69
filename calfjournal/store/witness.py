"""What this program last saw of a journal, kept outside the journal's file.

A file cannot tell that a piece of it is gone: a log that was deleted, or an older copy put in its
place, leaves a journal that is sound and silently older. The witness remembers which journal lay
at the path, how many changes it had seen, which log held the newest of them, and their names.

It is a help and never a condition: where it cannot be written or read, or is not as this program
writes it, nothing is known.
"""

from __future__ import annotations

import contextlib
import logging
import os
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from calfjournal import paths
from calfjournal.dates import check_day, utc_now
from calfjournal.domain.message import Words
from calfjournal.domain.unreadable import UNREADABLE
from calfjournal.errors import InputError
from calfjournal.files import make_private_folder
from calfjournal.store import words

_log = logging.getLogger(__name__)

_LINE = msgspec.json.Decoder(dict[str, Any])
_LINES = msgspec.json.Encoder()

_MOST = 1000
"""Changes listed before the oldest are forgotten, down to ``_KEPT``."""
_KEPT = 100

_MOST_COMMITS = 10**15
"""calfjournal default: nobody makes more changes in a lifetime."""
_MOST_BYTES = 16 << 20
"""calfjournal default: a longer file is not what this program wrote."""
_HOW = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""A link leads to a file of somebody else's, and a pipe would keep us waiting."""


class SeenChange(Struct, frozen=True):
    """A change the journal has seen: its number, instant (UTC, ISO), name, and the log it is in."""

    commits: int
    at: str
    label: Words
    log: str


class Seen(Struct, frozen=True):
    """How the journal stood when it was seen last.

    ``log`` marks its write-ahead log (``raw.log_mark``), ``closed`` is true after a clean end,
    ``checked`` is when its whole content was checked last (UTC, ISO), ``changes`` are the newest.
    """

    journal: str
    commits: int
    log: str = ""
    closed: bool = False
    checked: str = ""
    changes: tuple[SeenChange, ...] = ()

    def with_change(self, change: SeenChange) -> Seen:
        """Return how it stands after one more change."""
        changes = (*self.changes, change)
        if len(changes) > _MOST:
            changes = changes[-_KEPT:]
        return replace(self, commits=change.commits, log=change.log, changes=changes)


class Witness:
    """Writes down what becomes of one journal; a failing disk only ends the writing."""

    def __init__(self, journal: Path) -> None:
        """Watch the journal at a path; nothing is read or written yet."""
        self._path = paths.backups_dir(journal) / "witness"
        self._seen: Seen | None = None
        self._written = False

    def read(self) -> Seen | None:
        """Return what was seen last; None when nothing is known."""
        try:
            head, *lines = _read(self._path).splitlines()
            seen = _seen(head)
        except (OSError, *UNREADABLE):
            return None
        for line in lines:
            with contextlib.suppress(InputError, *UNREADABLE):  # The last line may be cut.
                seen = seen.with_change(_change(line))
        return seen

    def begin(self, seen: Seen) -> None:
        """Start from how the journal stands now; nothing is written before the first change."""
        self._seen, self._written = seen, False

    def saw(self, commits: int, label: Words, log: str) -> None:
        """Note one change that is in the journal for good."""
        if self._seen is None:
            return
        change = SeenChange(commits, utc_now().isoformat(timespec="seconds"), label, log)
        after = self._seen.with_change(change)
        if not self._written or len(after.changes) <= len(self._seen.changes):
            self._take(after)
            return
        self._seen = after
        with self._writing():
            _write(self._path, os.O_APPEND, [_plain(change)])

    def checked(self) -> Seen | None:
        """Note that the whole content was checked and found sound; returns what is known now."""
        if self._seen is not None:
            self._take(replace(self._seen, checked=utc_now().isoformat(timespec="seconds")))
        return self._seen

    def end(self) -> None:
        """Note a clean end: the file holds everything, and there is no log any more."""
        if self._seen is not None and self._written:
            self._take(replace(self._seen, log="", closed=True, changes=()))
        self._seen = None

    def forget(self) -> None:
        """Know nothing any more: another journal was put here on purpose."""
        self._seen = None
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _take(self, seen: Seen) -> None:
        self._seen, self._written = seen, True
        head = asdict(replace(seen, changes=()))
        del head["changes"]
        fresh = self._path.with_name(f"{self._path.name}.new")
        with self._writing():
            make_private_folder(self._path.parent)
            fresh.unlink(missing_ok=True)
            _write(fresh, os.O_CREAT | os.O_EXCL, [head, *map(_plain, seen.changes)])
            fresh.replace(self._path)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            _log.info("the journal's witness cannot be written: %s", error.strerror)
            # Half a witness would accuse the journal of what it never lost.
            self.forget()


def _read(path: Path) -> str:
    handle = os.open(path, os.O_RDONLY | _HOW)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            raise ValueError("not a witness")
        return file.read(_MOST_BYTES).decode()


def _seen(line: str) -> Seen:
    told = {**_LINE.decode(line), "changes": ()}
    seen = Seen(**told)
    texts = (seen.journal, seen.log, seen.checked)
    if type(told["closed"]) is not bool or not _are_sound(seen.commits, *texts):
        raise ValueError("not a witness")
    return seen


def _plain(change: SeenChange) -> dict[str, object]:
    return {**asdict(change), "label": words.written(change.label)}


def _change(line: str) -> SeenChange:
    told = _LINE.decode(line)
    change = SeenChange(**told)
    if not _are_sound(change.commits, change.at, told["label"], change.log):
        raise ValueError("not a change")
    check_day(datetime.fromisoformat(change.at).date())
    return replace(change, label=words.read(told["label"]))


def _are_sound(commits: object, *texts: object) -> bool:
    counts = type(commits) is int and 0 <= commits < _MOST_COMMITS
    return counts and all(isinstance(text, str) for text in texts)


def _write(path: Path, how: int, documents: list[dict[str, object]]) -> None:
    text = _LINES.encode_lines(documents)
    handle = os.open(path, os.O_WRONLY | _HOW | how, 0o600)
    try:
        os.write(handle, text)
    finally:
        os.close(handle)
