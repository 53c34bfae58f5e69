"""Visits to a clinician or coach, and photos that belong to a session or a day."""

from __future__ import annotations

from datetime import date, datetime

from calfjournal.domain.keyed import Keyed


class Visit(Keyed, frozen=True):
    """A visit: the questions to take along, and what was said."""

    day: date
    questions: str = ""
    note: str = ""
    id: int | None = None


class Photo(Keyed, frozen=True):
    """A scaled picture; ``format`` as in "jpeg". It outlives its session, as undo passes it by.

    ``name`` is the one it has here; what its file was called is in the caption.
    """

    day: date
    data: bytes
    format: str
    caption: str = ""
    session_id: int | None = None
    at: datetime | None = None
    name: str = ""
    width: int | None = None
    height: int | None = None
    """Pixels; None for one of an earlier version."""
    id: int | None = None
