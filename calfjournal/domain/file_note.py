"""What the athlete should know of the journal's file when it is opened."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from calfjournal.domain.message import Words


class FileNoteKind(StrEnum):
    """What was noticed."""

    CHANGES_MISSING = "changes_missing"
    """The file is behind what this program wrote: its log was lost, or an older copy put back."""
    FOREIGN_LOG = "foreign_log"
    """A log of another file lay beside it and was put aside."""
    HARD_LINKS = "hard_links"
    """The file has more than one name; a program that replaces one leaves the other behind."""
    SYNCED_FOLDER = "synced_folder"
    """A service copies the file to other computers, as a whole and whenever it likes."""
    NETWORK_FOLDER = "network_folder"
    """The file lies on another computer, or on a drive that is a program."""
    CONFLICT_COPIES = "conflict_copies"
    """A service put versions of the file that it could not join beside it."""


class Service(StrEnum):
    """What keeps a folder the same on several computers."""

    BOX = "box"
    DROPBOX = "dropbox"
    GOOGLE_DRIVE = "google_drive"
    ICLOUD = "icloud"
    KDRIVE = "kdrive"
    MEGA = "mega"
    NEXTCLOUD = "nextcloud"
    ONEDRIVE = "onedrive"
    OWNCLOUD = "owncloud"
    PCLOUD = "pcloud"
    PROTON_DRIVE = "proton_drive"
    SEAFILE = "seafile"
    SYNCTHING = "syncthing"
    SYNOLOGY_DRIVE = "synology_drive"
    TRESORIT = "tresorit"
    YANDEX_DISK = "yandex_disk"


class FileNote(Struct, frozen=True):
    """One thing noticed.

    ``count`` is the number of missing changes or of names; ``labels`` name the newest missing
    changes as far as known, made from ``since`` on; ``copies`` are the names of the conflict
    copies; ``path`` is the file put aside, or the backup that holds missing changes, ``held`` so
    many of them; ``log`` is a copy of the log that lay beside a journal with missing changes;
    ``service`` is whose folder it is.
    """

    kind: FileNoteKind
    count: int = 0
    labels: tuple[Words, ...] = ()
    copies: tuple[str, ...] = ()
    since: datetime | None = None
    path: Path | None = None
    held: int = 0
    log: Path | None = None
    service: Service | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """What stands for this note where is remembered what was told: short, and no names."""
        if self.kind is FileNoteKind.CONFLICT_COPIES:
            return tuple(f"{self.kind}:{_short(copy)}" for copy in self.copies)
        return (f"{self.kind}:{self.service or ''}",)

    def without(self, told: Container[str]) -> FileNote | None:
        """Return the note with what was not told yet, None when all of it was."""
        fresh = [at for at, key in enumerate(self.keys) if key not in told]
        if not fresh or self.kind is not FileNoteKind.CONFLICT_COPIES:
            return self if fresh else None
        return replace(self, count=len(fresh), copies=tuple(self.copies[at] for at in fresh))


def _short(name: str) -> str:
    return sha256(name.encode("utf-8", "replace")).hexdigest()[:12]
