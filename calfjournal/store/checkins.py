"""Queries of check-ins, tendon readings, red flags and flares."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.checkin import CheckIn, Flare, Moment, RedFlag, TendonReading, WellnessValue
from calfjournal.store.database import Database
from calfjournal.store.faults import understood
from calfjournal.store.kept_range import KeptRange, RowsOfDays
from calfjournal.store.models import (
    PARAM,
    CheckInRow,
    FlareRow,
    RedFlagRow,
    TendonReadingRow,
    WellnessRow,
)
from calfjournal.store.rows import Table

CHECK_INS: Table[CheckIn] = Table(CheckInRow, CheckIn, one_a_day=True)
READINGS: Table[TendonReading] = Table(
    TendonReadingRow, TendonReading, named_by=(("session_id", "day"), "moment", "side")
)
WELLNESS: Table[WellnessValue] = Table(
    WellnessRow, WellnessValue, named_by=("day", "figure", "source")
)
FLAGS: Table[RedFlag] = Table(RedFlagRow, RedFlag)
FLARES: Table[Flare] = Table(FlareRow, Flare)

_READING_ORDER = (TendonReadingRow.day, TendonReadingRow.at, TendonReadingRow.id)

ON_DAY = CHECK_INS.query(CheckInRow.day == PARAM)
WEIGHED = CHECK_INS.query(
    CheckInRow.body_mass_kg.is_null(False) & (CheckInRow.day <= PARAM), CheckInRow.day.desc()
)
CHECK_INS_BETWEEN = CHECK_INS.query(
    (CheckInRow.day >= PARAM) & (CheckInRow.day <= PARAM), CheckInRow.day
)
READINGS_BETWEEN = READINGS.query(
    (TendonReadingRow.day >= PARAM) & (TendonReadingRow.day <= PARAM), *_READING_ORDER
)
_FIRST_DAY = """
SELECT day FROM check_in
WHERE coalesce(at, resting_hr, sleep_hours, sleep_quality, fatigue, stress) IS NOT NULL
ORDER BY day LIMIT 1"""
"""Of mornings: not of days that hold a note or a body mass alone."""
_FIRST_MORNING = "SELECT min(day) FROM tendon_reading WHERE moment = ?"
READINGS_OF_SESSION = READINGS.query(TendonReadingRow.session_id == PARAM, *_READING_ORDER)
READINGS_AT = READINGS.query(
    (TendonReadingRow.day == PARAM)
    & (TendonReadingRow.moment == PARAM)
    & (TendonReadingRow.side == PARAM),
    *_READING_ORDER,
)
MORNINGS_ON = READINGS.query(
    (TendonReadingRow.day == PARAM) & (TendonReadingRow.moment == PARAM), *_READING_ORDER
)
ANSWERS = READINGS.query(
    (TendonReadingRow.session_id == PARAM)
    & (TendonReadingRow.moment == PARAM)
    & (TendonReadingRow.side == PARAM),
    *_READING_ORDER,
)
WELLNESS_ON = WELLNESS.query(WellnessRow.day == PARAM, WellnessRow.figure, WellnessRow.source)
FLAGS_BETWEEN = FLAGS.query(
    (RedFlagRow.day >= PARAM) & (RedFlagRow.day <= PARAM), RedFlagRow.day, RedFlagRow.id
)
OPEN_FLAGS = FLAGS.query(RedFlagRow.cleared_on.is_null(), RedFlagRow.day, RedFlagRow.id)
ALL_FLARES = FLARES.query(None, FlareRow.start, FlareRow.id)
FLARES_TOUCHING = FLARES.query(
    (FlareRow.end.is_null() | (FlareRow.end >= PARAM)) & (FlareRow.start <= PARAM),
    FlareRow.start,
    FlareRow.id,
)


def kept_check_ins(database: Database) -> KeptRange[CheckIn]:
    """Return the check-ins of days as they are kept in memory."""
    return KeptRange(database, CHECK_INS_BETWEEN.all, RowsOfDays.of(CHECK_INS))


def kept_readings(database: Database) -> KeptRange[TendonReading]:
    """Return the readings of days as they are kept in memory."""
    return KeptRange(database, READINGS_BETWEEN.all, RowsOfDays.of(READINGS))


def first_day(database: Database) -> date | None:
    """Return the day of the first check-in that tells of a morning."""
    return _day(database, database.value(_FIRST_DAY))


def first_morning(database: Database) -> date | None:
    """Return the day of the first reading of a morning."""
    return _day(database, database.value(_FIRST_MORNING, (Moment.MORNING,)))


def _day(database: Database, day: str | None) -> date | None:
    with understood(database.path):
        return None if day is None else date.fromisoformat(day)
