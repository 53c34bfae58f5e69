"""What the athlete should know of the journal's file when it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class FileNoteKind(StrEnum):
    """What was noticed."""

    CHANGES_MISSING = "changes_missing"
    """The file is behind what this program wrote: its log was lost, or an older copy put back."""
    FOREIGN_LOG = "foreign_log"
    """A write-ahead log of another file lay beside it and was put aside."""
    HARD_LINKS = "hard_links"
    """The file has more than one name; a program that replaces one leaves the other behind."""


@dataclass(frozen=True, slots=True)
class FileNote:
    """One thing noticed.

    ``count`` is the number of missing changes or of names; ``labels`` name the newest missing
    changes as far as known, made from ``since`` on; ``path`` is the file put aside, or the backup
    that holds missing changes.
    """

    kind: FileNoteKind
    count: int = 0
    labels: tuple[str, ...] = ()
    since: datetime | None = None
    path: Path | None = None
