"""What was done of one exercise in all the years, and where a plan has it: read, never written."""

from __future__ import annotations

from datetime import date

from calfjournal.domain.exercise import Unit
from calfjournal.domain.exercise_history import ExerciseHistory, WorkDone, heaviest_of
from calfjournal.store.database import Database
from calfjournal.store.faults import understood

TABLES = ("session", "set_line")
"""What it is read from."""

_BY_SESSION = """
SELECT unit, day, session_id, count(DISTINCT item * 1001 + number), total(done), max(done),
    max(done_kg)
FROM set_line CROSS JOIN session ON session.id = session_id
WHERE exercise = ? AND done IS NOT NULL AND warm_up = 0
AND status IN ('done', 'partly') AND day <= ?
GROUP BY session_id, unit ORDER BY day, start_time, session_id
"""
"""A set has at most the number 1000 (``domain/limits.py``)."""
_AT_LOAD = """
SELECT max(done) FROM set_line
WHERE exercise = ? AND session_id = ? AND unit = ? AND done_kg = ? AND warm_up = 0
"""
_IN_PLAN = """
SELECT exercise, min(CASE WHEN day >= ? AND status = 'planned' THEN day END)
FROM session JOIN set_line ON session_id = session.id
WHERE plan_id = ? GROUP BY exercise
"""


def history(database: Database, exercise: str, last: date) -> ExerciseHistory | None:
    """Return what was done of an exercise up to a day, in the unit of its latest session.

    None when it never was.
    """
    rows = database.rows(_BY_SESSION, (exercise, str(last)))
    if not rows:
        return None
    newest = rows[-1][0]
    with understood(database.path):
        done = tuple(
            WorkDone(date.fromisoformat(day), key, int(sets), int(amount), int(most), kg)
            for unit, day, key, sets, amount, most, kg in rows
            if unit == newest
        )
        heaviest = heaviest_of(done)
        at = None
        if heaviest is not None:
            at = database.value(_AT_LOAD, (exercise, heaviest.session, newest, heaviest.kg))
        return ExerciseHistory(Unit(newest), done, at)


def in_plan(database: Database, plan: int, today: date) -> dict[str, date | None]:
    """Return every exercise of a plan with the next day it is planned for, None without one."""
    rows = database.rows(_IN_PLAN, (str(today), plan))
    with understood(database.path):
        return {name: date.fromisoformat(day) if day else None for name, day in rows}
