"""The numbers of the rules as a journal has them."""

from __future__ import annotations

from calfjournal.domain.thresholds import Thresholds
from calfjournal.store import reviews
from calfjournal.store.database import Database
from calfjournal.thresholds import load_thresholds


def in_force(database: Database) -> Thresholds:
    """Return every number of the rules, the athlete's own values in place."""
    return load_thresholds().with_own(reviews.thresholds(database))
