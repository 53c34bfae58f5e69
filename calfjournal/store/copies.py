"""Every copy of a journal that is kept, and what stands in one; nothing here changes a byte."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from calfjournal import paths
from calfjournal.domain.kept_copy import CopyContent, CopyKind, KeptCopy
from calfjournal.domain.session import SessionStatus
from calfjournal.store import inspection
from calfjournal.store.backup import size_of
from calfjournal.store.database import Database, reading, reading_along
from calfjournal.store.rotation import made_at

_STAMP = r"(\d{8}T\d{6})Z"
_UPDATE = re.compile(rf"before-update-from-\d+-{_STAMP}\.calfjournal")
_COUNTED = (SessionStatus.DONE, SessionStatus.PARTLY)


def listed(path: Path) -> list[KeptCopy]:
    """Return every copy of the journal at ``path``, newest first, empty files too.

    Rotated backups, those made before updates, and what was put aside beside it.
    """
    found = [*_in_folder(path), *_beside(path)]
    return sorted(found, key=lambda copy: (copy.at, copy.path.name), reverse=True)


def _in_folder(path: Path) -> Iterator[KeptCopy]:
    for file in _files(paths.backups_dir(path)):
        kind, made = CopyKind.BACKUP, made_at(file.name)
        if made is None and (match := _UPDATE.fullmatch(file.name)) is not None:
            kind, made = CopyKind.BEFORE_UPDATE, _moment(match[1])
        if made is not None and (size := size_of(file)) is not None:
            yield KeptCopy(file, made, size, kind)


def _beside(path: Path) -> Iterator[KeptCopy]:
    ours = f"{re.escape(path.stem)}\\.(replaced|saved)-{_STAMP}{re.escape(path.suffix)}"
    for file in _files(path.parent):
        match = re.fullmatch(ours, file.name)
        made = _moment(match[2]) if match is not None else None
        if match is not None and made is not None and (size := size_of(file)) is not None:
            yield KeptCopy(file, made, size, CopyKind(match[1]))


def _files(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):  # No folder yet, or one that may not be read.
        return list(folder.iterdir())
    return []


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp).replace(tzinfo=UTC)
    except ValueError:
        return None


def content_of(copy: Path) -> CopyContent:
    """Return what a copy holds that nobody writes; every page of it is looked at.

    Raises:
        JournalMissing, NotAJournal, NewerJournal, DamagedJournal, StorageFailed: why it is none.
    """
    inspection.look_at(copy)
    with reading(copy) as database:
        inspection.judge(database)
        return _holding(database)


def content_now(path: Path) -> CopyContent:
    """Return what a journal holds that may be open and written meanwhile; raises as above."""
    inspection.look_at(path)
    with reading_along(path) as database:
        return _holding(database)


def _holding(database: Database) -> CopyContent:
    done = ", ".join(f"'{status}'" for status in _COUNTED)
    sql = (
        "SELECT (SELECT value FROM meta WHERE name = 'state'), "  # noqa: S608
        f"(SELECT count(*) FROM session WHERE status IN ({done})), "
        "(SELECT count(*) FROM check_in), (SELECT count(*) FROM run), "
        "(SELECT count(*) FROM assessment)"
    )
    state, sessions, check_ins, runs, tests = database.rows(sql)[0]
    return CopyContent(str(state), int(sessions), int(check_ins), int(runs), int(tests))
