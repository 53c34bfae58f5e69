"""Visits, and the photos of sessions."""

from __future__ import annotations

from calfjournal.domain.visit import Photo, Visit
from calfjournal.store.models import PhotoRow, VisitRow
from calfjournal.store.rows import Table

VISITS: Table[Visit] = Table(VisitRow, Visit)
PHOTOS: Table[Photo] = Table(PhotoRow, Photo)
