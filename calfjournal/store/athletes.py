"""The one athlete of the journal."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from msgspec.structs import replace

from calfjournal.domain.athlete import Athlete, Tendon
from calfjournal.domain.checkin import TYPED, WellnessValue
from calfjournal.store.checkins import WELLNESS, WELLNESS_FROM
from calfjournal.store.database import Database
from calfjournal.store.day_border import ATHLETE_KEY
from calfjournal.store.models import AthleteRow, TendonRow
from calfjournal.store.rows import Table

_NEVER_ASKED: Final = {"sleep_need_h": 7.5, "usual_pain": 0, "usual_stiffness_min": 5}
"""What lies in columns that cannot be empty as long as nobody said it: read as None.

Versions before wrote just these, though no page asked for them (of pain, only what was above 0).
"""

_SAID: Final = ("sleep_need_h", "height_cm")
"""Fields that lie among the typed figures of wellness, where a 7.5 that was said is one."""


def _record(athlete: Athlete) -> dict[str, Any]:
    columns = (column for column in ATHLETES.columns if column != "id")
    record = {"id": ATHLETE_KEY} | {column: getattr(athlete, column) for column in columns}
    for column, default in _NEVER_ASKED.items():
        if record[column] is None or column in _SAID:
            record[column] = default
    return record


def _build(record: dict[str, Any]) -> Athlete:
    del record["id"]
    for column, default in _NEVER_ASKED.items():
        if record[column] == default:
            record[column] = None
    return Athlete(**record)


ATHLETES: Table[Athlete] = Table(AthleteRow, Athlete, record=_record, build=_build)
TENDONS: Table[Tendon] = Table(TendonRow, Tendon, named_by=("side",))

ALL_TENDONS = TENDONS.query()


def get(database: Database) -> Athlete:
    """Return the athlete, all unknown when nothing was entered yet."""
    athlete = ATHLETES.by_id.one(database, ATHLETE_KEY) or Athlete()
    said: dict[str, Any] = {figure: kept.value for figure, kept in _said(database).items()}
    return replace(athlete, **said)


def save(database: Database, athlete: Athlete, day: date) -> None:
    """Write the athlete; ``day`` is the one on which it was said."""
    ATHLETES.put(database, athlete)
    said = _said(database)
    for figure in _SAID:
        value, kept = getattr(athlete, figure), said.get(figure)
        if kept is not None and kept.value == value:
            continue
        if kept is not None:
            WELLNESS.delete(database, kept.key)
        if value is not None:
            WELLNESS.insert(database, WellnessValue(day, figure, TYPED, value))


def save_tendon(database: Database, tendon: Tendon) -> None:
    """Write what is known of a tendon."""
    TENDONS.put(database, tendon)


def _said(database: Database) -> dict[str, WellnessValue]:
    """Return the newest typed value of each figure."""
    typed = WELLNESS_FROM.all(database, TYPED)
    return {value.figure: value for value in typed if value.figure in _SAID}
