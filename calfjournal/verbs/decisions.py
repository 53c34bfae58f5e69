"""Reads what was decided on the plan lately."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from calfjournal.store import reviews
from calfjournal.store.database import Database
from calfjournal.store.reviews import KeptAdjustment
from calfjournal.training.decided import REMEMBERED_D, Decided


def made_by(database: Database, day: date) -> list[KeptAdjustment]:
    """Return what was decided in the four weeks to a day, that day included."""
    return reviews.adjustments_between(database, day - timedelta(days=REMEMBERED_D), day)


def decided(day: date, made: Iterable[KeptAdjustment]) -> Decided:
    """Return decisions as the rules look at them from a day."""
    return Decided(day, ((each.day, each.adjustment) for each in made))
