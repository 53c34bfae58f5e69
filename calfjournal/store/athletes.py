"""The one athlete of the journal."""

from __future__ import annotations

from typing import Any

from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.store.database import Database
from calfjournal.store.day_border import ATHLETE_KEY
from calfjournal.store.models import AthleteRow, TendonRow
from calfjournal.store.rows import Table


def _record(athlete: Athlete) -> dict[str, Any]:
    columns = (column for column in ATHLETES.columns if column != "id")
    return {"id": ATHLETE_KEY} | {column: getattr(athlete, column) for column in columns}


def _build(record: dict[str, Any]) -> Athlete:
    del record["id"]
    return Athlete(**record)


ATHLETES: Table[Athlete] = Table(AthleteRow, Athlete, record=_record, build=_build)
TENDONS: Table[Tendon] = Table(TendonRow, Tendon, named_by=("side",))

ALL_TENDONS = TENDONS.query()


def get(database: Database) -> Athlete:
    """Return the athlete, all unknown when nothing was entered yet."""
    return ATHLETES.by_id.one(database, ATHLETE_KEY) or Athlete()


def save(database: Database, athlete: Athlete) -> None:
    """Write the athlete."""
    ATHLETES.put(database, athlete)


def save_tendon(database: Database, tendon: Tendon) -> None:
    """Write what is known of a tendon."""
    TENDONS.put(database, tendon)
