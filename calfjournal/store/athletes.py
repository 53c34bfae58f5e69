"""The one athlete of the journal."""

from __future__ import annotations

from contextlib import suppress
from datetime import time
from typing import Any

from calfjournal.dates import DAY_BORDER
from calfjournal.domain.athlete import LATEST_BORDER, Athlete, Tendon
from calfjournal.store.database import Database
from calfjournal.store.fields import TimeOfDay
from calfjournal.store.models import AthleteRow, TendonRow
from calfjournal.store.rows import Table

ATHLETE_KEY = 1
"""The only row of the table; one key on every device."""


def _record(athlete: Athlete) -> dict[str, Any]:
    columns = (column for column in ATHLETES.columns if column != "id")
    return {"id": ATHLETE_KEY} | {column: getattr(athlete, column) for column in columns}


def _build(record: dict[str, Any]) -> Athlete:
    del record["id"]
    return Athlete(**record)


ATHLETES: Table[Athlete] = Table(AthleteRow, Athlete, record=_record, build=_build)
TENDONS: Table[Tendon] = Table(TendonRow, Tendon, named_by=("side",))


def get(database: Database) -> Athlete:
    """Return the athlete, all unknown when nothing was entered yet."""
    return ATHLETES.by_id.one(database, ATHLETE_KEY) or Athlete()


def day_border(database: Database) -> time:
    """Return the local time at which a day begins; the usual one when nobody said, or nonsense."""
    said = database.value("SELECT day_border FROM athlete WHERE id = ?", (ATHLETE_KEY,))
    with suppress(ValueError, TypeError):
        border = TimeOfDay.reader(said)
        return border if border < LATEST_BORDER else DAY_BORDER
    return DAY_BORDER


def save(database: Database, athlete: Athlete) -> None:
    """Write the athlete."""
    if not ATHLETES.update(database, athlete):
        ATHLETES.insert(database, athlete)
