"""Pictures and videos that belong to a session, and what a picture may be."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from msgspec import Struct

from calfjournal.domain.keyed import Keyed

MOST_PICTURE_BYTES: Final = 300_000
"""Bytes of a picture in the journal [calfjournal default]."""

MOST_FILE_BYTES: Final = 100_000_000
"""Bytes of a file that is looked at as a picture [calfjournal default]."""

JPEG: Final = "jpeg"


class PhotoLine(Struct, frozen=True):
    """What is shown of a picture before it is looked at; ``name`` is ours, ``caption`` theirs."""

    id: int
    session_id: int | None
    name: str
    caption: str
    width: int | None
    height: int | None
    size: int
    """Bytes."""
    at: datetime | None = None


class Video(Keyed, frozen=True):
    """A video of a session, which stays where it lies: ``path`` is remembered, nothing else."""

    session_id: int
    path: str
    at: datetime | None = None
    """UTC instant at which it was added."""
    id: int | None = None


class Attachments(Struct, frozen=True):
    """What belongs to a session, each in the order it was added."""

    photos: tuple[PhotoLine, ...] = ()
    videos: tuple[Video, ...] = ()
    missing: frozenset[int] = frozenset()
    """Ids of the videos that no longer lie where they lay."""
