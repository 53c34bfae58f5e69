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
