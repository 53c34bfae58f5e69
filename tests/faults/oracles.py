"""Who decides whether a journal survived: SQLite itself, and our own reading of it."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from calfjournal.domain.file_note import FileNoteKind
from calfjournal.errors import CalfjournalError
from calfjournal.journal import Journal
from calfjournal.messages import in_words
from calfjournal.store import checksums
from calfjournal.store.files import wal_of


def digest(path: Path) -> str:
    """Return the SHA-256 of a file that must not change."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, by its place."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): digest(file) for file in sorted(files)}


def mark(tables: dict[str, list[dict[str, Any]]]) -> str:
    """Return a mark of everything in a dump; equal marks mean equal journals."""
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()


def state_of(path: Path) -> str:
    """Return the mark of a journal that is closed."""
    with Journal.open(path, read_only=True) as journal:
        return mark(journal.dump())


def ids(journal: Journal) -> set[int]:
    """Return the id of every row of every table."""
    return {row["id"] for rows in journal.dump().values() for row in rows if "id" in row}


def is_sound(path: Path) -> bool:
    """Tell whether SQLite finds nothing wrong with a file and its log, without touching them."""
    checksums.available()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        for file in (path, wal_of(path)):
            if file.exists():
                shutil.copy(file, Path(folder))
        try:
            connection = apsw.Connection(str(copy), flags=apsw.SQLITE_OPEN_READWRITE)
            try:
                found = connection.execute("PRAGMA integrity_check").fetchall()
                strays = connection.execute("PRAGMA foreign_key_check").fetchall()
            finally:
                connection.close()
        except apsw.Error:
            return False
    return found == [("ok",)] and not strays


ALARMS = {FileNoteKind.CHANGES_MISSING, FileNoteKind.FOREIGN_LOG}
"""What nobody must be told while nothing is missing."""


@dataclass
class Tally:
    """What became of journals that something happened to; see ``judge``."""

    rounds: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """Everything that must not be."""
        return [*self.lost, *self.refused, *self.torn]

    def judge(
        self,
        path: Path,
        acknowledged: Iterable[int] = (),
        states: Iterable[str] = (),
        *,
        what: str,
    ) -> None:
        """Open a journal after a fault, and count.

        An acknowledged id that is not there is lost. A journal that does not open is refused when
        SQLite finds file and log sound, else torn; so is one that fails its own check, tells of
        something that is not so, or, where ``states`` are given, is in none of them (see ``mark``).
        """
        told = set(acknowledged)
        self.rounds += 1
        self.acknowledged += len(told)
        try:
            with Journal.open(path) as journal:
                problems = journal.check()
                missing = told - ids(journal)
                state = mark(journal.dump())
                notes = [note.kind.value for note in journal.notes if note.kind in ALARMS]
        except CalfjournalError as error:
            sound = is_sound(path)
            (self.refused if sound else self.torn).append(f"{what}: {error}")
            return
        if problems:
            self.torn.append(f"{what}: {in_words(problems[0])}")
        elif missing:
            self.lost.append(f"{what}: {len(missing)} acknowledged rows")
        elif notes:
            self.torn.append(f"{what}: told of {notes[0]}, while nothing is missing")
        elif (allowed := set(states)) and state not in allowed:
            self.torn.append(f"{what}: neither the old nor the new state")
