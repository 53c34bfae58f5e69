"""The tables of the journal file as Peewee models.

The models are never bound to a database: queries are compiled once and run on the connection of
one journal, so two journals can be open side by side. The schema itself is frozen in
``migrations``; a test keeps both equal. Column names are the attribute names of the domain values.
"""

from __future__ import annotations

from peewee import SQL, Model

from calfjournal.store.models.athlete import (
    AssessmentRow,
    AthleteRow,
    CheckInRow,
    FlareRow,
    PhotoRow,
    RedFlagRow,
    ResultRow,
    TendonReadingRow,
    TendonRow,
    VisitRow,
    WellnessRow,
)
from calfjournal.store.models.reviews import (
    AdjustmentRow,
    DecisionRow,
    ThresholdRow,
    VerdictRow,
)
from calfjournal.store.models.training import (
    BlockedRangeRow,
    ExerciseNoteRow,
    ImportedFileRow,
    OwnExerciseRow,
    PhaseRow,
    PlannedRunRow,
    PlanRow,
    RaceRow,
    RunRow,
    RunStreamRow,
    SessionRow,
    SetRow,
    ShoesRow,
    VideoRow,
)

__all__ = [
    "EDITED_TABLES",
    "PARAM",
    "USER_TABLES",
    "AdjustmentRow",
    "AssessmentRow",
    "AthleteRow",
    "BlockedRangeRow",
    "CheckInRow",
    "DecisionRow",
    "ExerciseNoteRow",
    "FlareRow",
    "ImportedFileRow",
    "OwnExerciseRow",
    "PhaseRow",
    "PhotoRow",
    "PlanRow",
    "PlannedRunRow",
    "RaceRow",
    "RedFlagRow",
    "ResultRow",
    "RunRow",
    "RunStreamRow",
    "SessionRow",
    "SetRow",
    "ShoesRow",
    "TendonReadingRow",
    "TendonRow",
    "ThresholdRow",
    "VerdictRow",
    "VideoRow",
    "VisitRow",
    "WellnessRow",
]

PARAM = SQL("?")
"""A value given when the query runs."""

EDITED_TABLES: tuple[type[Model], ...] = (
    AthleteRow,
    PlanRow,
    PhaseRow,
    SessionRow,
    SetRow,
    RunRow,
    CheckInRow,
    TendonReadingRow,
    RedFlagRow,
    FlareRow,
    AssessmentRow,
    ResultRow,
    RaceRow,
    BlockedRangeRow,
    VerdictRow,
    AdjustmentRow,
    ThresholdRow,
    ImportedFileRow,
    PlannedRunRow,
    DecisionRow,
    ShoesRow,
    TendonRow,
    WellnessRow,
    RunStreamRow,
    VisitRow,
    ExerciseNoteRow,
    VideoRow,
    OwnExerciseRow,
)
"""What edits change and undo brings back, parents before children."""

USER_TABLES: tuple[type[Model], ...] = (*EDITED_TABLES, PhotoRow)
"""Everything the user entered or decided, parents before children.

Pictures are too large for the history of undo. Edits, drafts, meta and the cache are not content.
"""
