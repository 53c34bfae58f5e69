"""The copies of a journal that are kept, and what one holds."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from calfjournal.domain.message import Words


class CopyKind(StrEnum):
    """Why there is a copy."""

    BACKUP = "backup"
    """Made while the journal was open, or when it was closed."""
    BEFORE_UPDATE = "before_update"
    """Made before a newer program changed its tables."""
    REPLACED = "replaced"
    """What a restore put aside."""
    SAVED = "saved"
    """What the journal held when its file went away."""


class KeptCopy(Struct, frozen=True):
    """One file; ``at`` is when it was made (UTC), ``size`` bytes."""

    path: Path
    at: datetime
    size: int
    kind: CopyKind = CopyKind.BACKUP


class CopyContent(Struct, frozen=True):
    """What a journal or a copy of it holds; ``state`` is the same for the same content.

    ``sessions`` are those done, at least in part; ``tests`` days of tests.
    """

    state: str
    sessions: int = 0
    check_ins: int = 0
    runs: int = 0
    tests: int = 0


class ReadCopy(Struct, frozen=True):
    """What was found in a file; ``holding`` None where it cannot be trusted, for ``problem``."""

    path: Path
    holding: CopyContent | None = None
    problem: Words = ""
