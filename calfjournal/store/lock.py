"""One writer per journal: an operating-system lock on a small file beside it.

The system drops the lock when its process ends, however it ends, so a lock left by a crash never
stands in the way. The file's text names the holder for the message of the second opener.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from calfjournal import paths
from calfjournal.domain.message import Message, say
from calfjournal.errors import JournalLocked, StorageFailed
from calfjournal.store.faults import translated
from calfjournal.store.files import make_folder, refuse_existing

_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_UNSUPPORTED = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
_FLAGS = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
"""A link under the lock's name would have us write into a file of somebody else's."""

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Windows keeps others from reading locked bytes: lock one behind the text."""

    def _take(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(handle: int) -> None:
        # flock and not lockf: it belongs to this handle, not to the whole process, so a second
        # journal object in the same window is refused as well.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock_path(journal: Path) -> Path:
    """Return the lock file of a journal; two names of one file share it."""
    real = paths.real(journal)
    return real.with_name(f"{real.name}.lock")


class Lock:
    """The right to write one journal, held until ``release``."""

    def __init__(self, handle: int, path: Path) -> None:
        self._handle = handle
        self._path = path
        self._held = True

    @classmethod
    def acquire(cls, journal: Path) -> Lock:
        """Take the lock.

        Raises:
            JournalLocked: when another window holds it, naming the process.
            StorageFailed: when the folder cannot be written or cannot lock files.
        """
        path = lock_path(journal)
        with translated(path.parent):
            handle = _taken(path, journal)
            lock = cls(handle, path)
            try:
                os.ftruncate(handle, 0)
                os.write(handle, f"{os.getpid()} {platform.node()}\n".encode())
            except BaseException:  # A full disk: a file without a name would be in the way.
                lock.release()
                raise
            return lock

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if not self._held:
            return
        self._held = False
        if sys.platform == "win32":  # An open file cannot be removed there.
            os.close(self._handle)
            with contextlib.suppress(OSError):  # Another window was quicker and holds it now.
                self._path.unlink(missing_ok=True)
        else:  # Removed while held, so that nobody locks a removed file.
            with contextlib.suppress(OSError):  # A lock file without a holder is in nobody's way.
                self._path.unlink(missing_ok=True)
            os.close(self._handle)


def is_held(journal: Path) -> bool:
    """Tell whether another window writes a journal, or may do so; a file left behind holds nothing.

    Nothing is made. For a reader: whoever wants to write takes the lock.
    """
    try:
        handle = os.open(lock_path(journal), _FLAGS)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        _take(handle)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False


def _taken(path: Path, journal: Path) -> int:
    while True:
        handle = _open(path)
        try:
            _take_or_say(handle, path, journal)
            still_there = _is_still(handle, path)
        except BaseException:
            os.close(handle)
            raise
        if still_there:
            return handle
        os.close(handle)  # The holder before us removed the file: take the new one.


def _open(path: Path) -> int:
    if path.is_symlink():
        raise StorageFailed(say("store.lock_is_link", file=path.name), say("store.remove_it"))
    return os.open(path, _FLAGS | os.O_CREAT, 0o600)


@contextlib.contextmanager
def new_place(target: Path) -> Iterator[None]:
    """Hold the place of a journal that is about to be made; its folder is made.

    Raises:
        FileExists: there is something at the target.
        JournalLocked: somebody else makes it. StorageFailed: the folder cannot be used.
    """
    refuse_existing(target)
    make_folder(target.parent)
    lock = Lock.acquire(target)
    try:
        refuse_existing(target)
        yield
    finally:
        lock.release()


def _take_or_say(handle: int, path: Path, journal: Path) -> None:
    try:
        _take(handle)
    except OSError as error:
        if error.errno in _UNSUPPORTED:
            raise StorageFailed(
                say("store.no_locks", file=journal.name), say("store.copy_here")
            ) from error
        if error.errno not in _HELD:
            raise
        raise JournalLocked(_held_by(path, journal.name), say("store.go_on_there")) from error


def _held_by(path: Path, name: str) -> Message:
    try:
        words = path.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        words = []
    if len(words) != 2:
        return say("store.locked", file=name)
    process, host = words
    if host == platform.node():
        return say("store.locked_by", file=name, process=process)
    return say("store.locked_by_on", file=name, process=process, host=host)


def _is_still(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
