"""What may be written where the user says: never over a journal, and copies only where asked.

Every writer of a file that the user named goes through here.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from calfjournal import paths
from calfjournal.domain.message import say
from calfjournal.errors import FileExists
from calfjournal.files import nothing_left, write_whole
from calfjournal.store.database import APPLICATION_ID
from calfjournal.store.faults import translated
from calfjournal.store.files import SUFFIX, beside, refuse_kept_name, wal_of
from calfjournal.store.lock import lock_path
from calfjournal.store.raw import read_header
from calfjournal.store.ways_out import ANOTHER_NAME

_STARTS = (
    b"SQLite format 3\0",
    b"\x37\x7f\x06\x82",  # write-ahead logs, either byte order
    b"\x37\x7f\x06\x83",
    b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",  # a rollback journal
)
_HEAD = max(map(len, _STARTS))
_OTHER = say("store.left_alone_choose_name")


def write_document(
    path: Path,
    data: bytes | Iterable[bytes],
    *,
    journal: Path,
    last: Callable[[], None] = nothing_left,
) -> None:
    """Write a document of an open journal: whole, and never in the place of a journal.

    ``data`` may come piece by piece; for ``last`` see ``files.write_whole``.

    Raises:
        FileExists: see ``refuse_journal``. StorageFailed: the disk refused.
    """
    refuse_journal(path, journal=journal)
    with translated(path):
        write_whole(path, data, last=last)


def refuse_journal(path: Path, *, journal: Path) -> None:
    """Raise FileExists when a document at ``path`` would take the place of something dear.

    That is the open ``journal`` and what lies beside it, through links and hard links too, any
    SQLite file, whatever has the name of a journal, and what is no file at all.
    """
    with translated(path):
        _refuse_open(path, journal)
        _refuse_kept_name(path)
        if _has_journals_name(path):
            raise FileExists(say("store.is_journals_name", file=path.name), ANOTHER_NAME)
        if _exists(path) and _is_database(path):
            raise FileExists(say("store.is_database", file=path.name), _OTHER)


def refuse_taken(path: Path, *, journal: Path, force: bool) -> None:
    """Raise FileExists unless a copy of the open ``journal`` may be written to ``path``.

    Nothing may be there. ``force`` replaces a file, but of journals only a copy that nobody ever
    worked in: a journal keeps a log and says so in its header, a copy does not.
    """
    with translated(path):
        _refuse_open(path, journal)
        _refuse_kept_name(path)
        if not force and (_exists(path) or path.is_symlink()):
            raise FileExists(say("store.exists", path=path), say("store.choose_name_or_force"))
        if not _exists(path) or _is_copy(path):
            return
        if _has_journals_name(path) or _is_database(path):
            raise FileExists(say("store.is_no_copy", file=path.name), _OTHER)


def refuse_stranger(path: Path) -> None:
    """Raise FileExists unless a journal may be put back to ``path``.

    Nothing may be there, or what is or was a journal: by its beginning or, where nothing is left of
    that, by its name; or a journal of which this program keeps backups.
    """
    with translated(path):
        _refuse_kept_name(path)
        if not _exists(path):
            return
        _refuse_no_file(path)
        if not (path.stat().st_size == 0 or _was_journal(path)):
            raise FileExists(say("store.was_no_journal", file=path.name), _OTHER)


def _was_journal(path: Path) -> bool:
    header = read_header(path)
    ours = _has_journals_name(path) if header is None else header.application_id == APPLICATION_ID
    return ours or paths.is_folder(paths.backups_dir(path))


def _refuse_open(path: Path, journal: Path) -> None:
    if is_open_journal(path, journal):
        raise FileExists(say("store.is_open_journal", file=path.name), _OTHER)
    if _exists(path):
        _refuse_no_file(path)


def is_open_journal(path: Path, journal: Path) -> bool:
    """True for the open ``journal`` and what lies beside it.

    Known by place and identity: closing a second handle of it would drop SQLite's locks.
    """
    target, own = paths.real(path), paths.real(journal)
    return any(
        target == dear or (_exists(path) and dear.exists() and path.samefile(dear))
        for dear in (own, *beside(own), lock_path(own))
    )


def _refuse_no_file(path: Path) -> None:
    if not stat.S_ISREG(path.stat().st_mode):
        raise FileExists(say("store.is_irreplaceable", file=path.name), _OTHER)


def _refuse_kept_name(path: Path) -> None:
    for name in (path, paths.real(path)):
        refuse_kept_name(name)


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _has_journals_name(path: Path) -> bool:
    return any(name.name.lower().endswith(SUFFIX) for name in (path, paths.real(path)))


def _is_database(path: Path) -> bool:
    return _head(path).startswith(_STARTS)


def _is_copy(path: Path) -> bool:
    """True for a copy that nobody ever worked in: neither its header nor a log says so."""
    header = read_header(path)
    if header is None or header.application_id != APPLICATION_ID:
        return False
    return header.without_log and not wal_of(path).exists()


def _head(path: Path) -> bytes:
    """Read the beginning of a file, which must not be the open journal."""
    with path.open("rb") as file:
        return file.read(_HEAD)
