"""All user tables with the values they hold, parents before children."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from calfjournal.store.assessments import ASSESSMENTS, RESULTS
from calfjournal.store.athletes import ATHLETES, TENDONS
from calfjournal.store.checkins import CHECK_INS, FLAGS, FLARES, READINGS, WELLNESS
from calfjournal.store.database import Database
from calfjournal.store.own_exercises import OWN_EXERCISES
from calfjournal.store.plans import BLOCKS, PHASES, PLANNED_RUNS, PLANS, RACES
from calfjournal.store.reviews import ADJUSTMENTS, DECISIONS, THRESHOLDS, VERDICTS
from calfjournal.store.rows import Table
from calfjournal.store.runs import FILES, RUNS, SHOES, STREAMS
from calfjournal.store.sessions import EXERCISE_NOTES, SESSIONS, SETS
from calfjournal.store.visits import PHOTOS, VIDEOS, VISITS

TABLES: tuple[Table[Any], ...] = (
    ATHLETES,
    PLANS,
    PHASES,
    SESSIONS,
    SETS,
    RUNS,
    CHECK_INS,
    READINGS,
    FLAGS,
    FLARES,
    ASSESSMENTS,
    RESULTS,
    RACES,
    BLOCKS,
    VERDICTS,
    ADJUSTMENTS,
    THRESHOLDS,
    FILES,
    PLANNED_RUNS,
    DECISIONS,
    SHOES,
    TENDONS,
    WELLNESS,
    STREAMS,
    VISITS,
    EXERCISE_NOTES,
    VIDEOS,
    OWN_EXERCISES,
    PHOTOS,
)


def wrong_day_keys(database: Database) -> Iterator[tuple[str, int]]:
    """Yield table and key of every row that there is once a day and whose key is not its day."""
    for table in TABLES:
        if table.one_a_day:
            sql = (
                f'SELECT id FROM "{table.name}" '  # noqa: S608
                "WHERE id <> CAST(replace(day, '-', '') AS INTEGER)"
            )
            yield from ((table.name, key) for (key,) in database.rows(sql))
