"""Queries of assessments and their results."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from calfjournal.domain.assessment import Assessment, Result
from calfjournal.store.database import Database
from calfjournal.store.faults import understood
from calfjournal.store.kept_range import KeptRange, RowsOfDays
from calfjournal.store.models import PARAM, AssessmentRow, ResultRow
from calfjournal.store.rows import Table

ASSESSMENTS: Table[Assessment] = Table(
    AssessmentRow, Assessment, build=lambda record: Assessment(**record)
)
RESULTS: Table[Result] = Table(ResultRow, Result, parent="assessment_id")

_IN_RANGE = (AssessmentRow.day >= PARAM) & (AssessmentRow.day <= PARAM)
_BETWEEN = ASSESSMENTS.query(_IN_RANGE, AssessmentRow.day, AssessmentRow.id)
_RESULTS_BETWEEN = RESULTS.query(
    ResultRow.assessment_id.in_(AssessmentRow.select(AssessmentRow.id).where(_IN_RANGE)),
    ResultRow.id,
)
_RESULTS_OF = RESULTS.query(ResultRow.assessment_id == PARAM, ResultRow.id)
_LATEST = (
    "SELECT r.id, a.day FROM result AS r JOIN assessment AS a ON a.id = r.assessment_id "
    "WHERE r.measure = ? AND r.side = ? ORDER BY a.day DESC, r.id DESC LIMIT 1"
)


def get(database: Database, key: int) -> Assessment | None:
    """Return an assessment with its results."""
    found = ASSESSMENTS.by_id.one(database, key)
    return found and replace(found, results=tuple(_RESULTS_OF.all(database, key)))


def between(database: Database, first: date, last: date) -> list[Assessment]:
    """Return the assessments of the days, first and last included."""
    results = _RESULTS_BETWEEN.by_parent(database, first, last)
    return [
        replace(assessment, results=results.get(assessment.key, ()))
        for assessment in _BETWEEN.all(database, first, last)
    ]


def kept(database: Database) -> KeptRange[Assessment]:
    """Return the assessments of days as they are kept in memory."""
    of_days = RowsOfDays.of(ASSESSMENTS), RowsOfDays.below(RESULTS, ASSESSMENTS, "results")
    return KeptRange(database, between, *of_days)


def latest(database: Database, measure: str, side: str) -> tuple[date, Result] | None:
    """Return the newest result of a measure and side with its day."""
    rows: list[tuple[Any, ...]] = database.rows(_LATEST, (str(measure), str(side)))
    if not rows:
        return None
    key, day = rows[0]
    result = RESULTS.by_id.one(database, key)
    with understood(database.path):
        return None if result is None else (date.fromisoformat(day), result)


def save(database: Database, assessment: Assessment) -> int:
    """Write the assessment and exactly its results; returns its key.

    Results keep their ids where they have one, so that undo and charts see what really changed.
    """
    if assessment.id is None or not ASSESSMENTS.update(database, assessment):
        key = ASSESSMENTS.insert(database, assessment)
    else:
        key = assessment.id
    kept = {result.id for result in assessment.results}
    for earlier in _RESULTS_OF.all(database, key):
        if earlier.id not in kept:
            RESULTS.delete(database, earlier.key)
    for result in assessment.results:
        if result.id is None or not RESULTS.update(database, result, assessment_id=key):
            RESULTS.insert(database, result, assessment_id=key)
    return key
