"""All user tables with the values they hold, parents before children."""

from __future__ import annotations

from typing import Any

from calfjournal.store.assessments import ASSESSMENTS, RESULTS
from calfjournal.store.athletes import ATHLETES
from calfjournal.store.checkins import CHECK_INS, FLAGS, FLARES, READINGS
from calfjournal.store.plans import BLOCKS, PHASES, PLANS, RACES
from calfjournal.store.reviews import ADJUSTMENTS, THRESHOLDS, VERDICTS
from calfjournal.store.rows import Table
from calfjournal.store.runs import FILES, RUNS
from calfjournal.store.sessions import SESSIONS, SETS

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
)

WORDS: dict[str, str] = {
    "plan": "plans",
    "session": "sessions",
    "set_line": "sets",
    "run": "runs",
    "check_in": "check-ins",
    "tendon_reading": "tendon readings",
    "red_flag": "red flags",
    "flare": "flares",
    "assessment": "tests",
    "result": "test results",
    "race": "races",
    "blocked_range": "blocked ranges",
    "verdict": "verdicts",
    "adjustment": "adjustments",
}
"""What people call the rows of a table; tables that nobody counts are not listed."""
