"""What a journal lacks of the changes that this program saw in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from calfjournal.domain.file_note import FileNote, FileNoteKind
from calfjournal.store import backup
from calfjournal.store.database import Database, reading
from calfjournal.store.faults import translated, understood
from calfjournal.store.files import (
    aside_name,
    discard,
    put_in_place,
    temporary_beside,
    wal_of,
)
from calfjournal.store.meta import read_meta
from calfjournal.store.raw import has_log
from calfjournal.store.rotation import commits_at
from calfjournal.store.witness import Seen

_SHOWN_CHANGES = 5
"""Missing changes that are named."""


def changes_missing(database: Database, seen: Seen | None) -> list[FileNote]:
    """Tell that the file is behind what was written; nothing when it is not, as far as known."""
    meta = read_meta(database)
    if seen is None or meta.get("journal") != seen.journal:
        return []
    with understood(database.path):
        commits = int(meta["commits"])
    if seen.commits <= commits:
        return []
    lost = [change for change in seen.changes if change.commits > commits]
    holding = backup.holding(database.path, commits)
    return [
        FileNote(
            FileNoteKind.CHANGES_MISSING,
            count=seen.commits - commits,
            labels=tuple(change.label for change in lost[-_SHOWN_CHANGES:]),
            since=datetime.fromisoformat(lost[0].at) if lost else None,
            path=holding,
            held=commits_at(holding.name) - commits if holding is not None else 0,
        )
    ]


def before_writing(path: Path, seen: Seen | None) -> list[FileNote]:
    """Tell the same of a journal that is about to be written.

    A log beside it is kept first: what SQLite could not read of it may be what is missing, and the
    next change would be written over it.

    Raises:
        StorageFailed: there is no room for that.
    """
    with reading(path) as database:
        notes = changes_missing(database, seen)
    if not notes or not has_log(path):
        return notes
    aside = aside_name(wal_of(path), "left")
    temporary = temporary_beside(path)
    try:
        with translated(aside):
            temporary.write_bytes(wal_of(path).read_bytes())
        put_in_place(temporary, aside)
    finally:
        discard(temporary)
    return [replace(note, log=aside) for note in notes]
