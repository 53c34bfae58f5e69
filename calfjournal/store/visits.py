"""Visits, and the photos and videos of sessions."""

from __future__ import annotations

from calfjournal.domain.attachment import PhotoLine, Video
from calfjournal.domain.visit import Photo, Visit
from calfjournal.store.database import Database
from calfjournal.store.faults import understood
from calfjournal.store.fields import Instant
from calfjournal.store.models import PARAM, PhotoRow, VideoRow, VisitRow
from calfjournal.store.rows import Table

VISITS: Table[Visit] = Table(VisitRow, Visit)
PHOTOS: Table[Photo] = Table(PhotoRow, Photo)
VIDEOS: Table[Video] = Table(VideoRow, Video, parent=None)

VIDEOS_OF = VIDEOS.query(VideoRow.session_id == PARAM, VideoRow.id)
_LINES_OF = (
    'SELECT id, name, caption, width, height, length(data), "at" FROM photo '
    "WHERE session_id = ? ORDER BY id"
)
"""All but the picture: SQLite tells its length without reading it."""
NAMES_OF_DAY = "SELECT name FROM photo WHERE day = ?"
_LEFT_BEHIND = (
    "SELECT id, session_id FROM photo "
    "WHERE session_id IS NOT NULL AND session_id NOT IN (SELECT id FROM session)"
)


def photo_lines(database: Database, session_id: int) -> tuple[PhotoLine, ...]:
    """Return what is shown of the pictures of a session, in the order they were added."""
    with understood(database.path):
        return tuple(
            PhotoLine(
                key, session_id, name, caption, width, height, size, at and Instant.reader(at)
            )
            for key, name, caption, width, height, size, at in database.rows(
                _LINES_OF, (session_id,)
            )
        )


def left_behind(database: Database) -> list[tuple[int, int]]:
    """Return the keys of pictures, and of their sessions, which are gone."""
    return database.rows(_LEFT_BEHIND)
