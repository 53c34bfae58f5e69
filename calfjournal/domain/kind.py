"""The kinds of things a journal holds, by the name of their table."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """One member a table of the journal; what changed is told in them."""

    ATHLETE = "athlete"
    PLAN = "plan"
    PHASE = "phase"
    SESSION = "session"
    SET_LINE = "set_line"
    RUN = "run"
    CHECK_IN = "check_in"
    TENDON_READING = "tendon_reading"
    RED_FLAG = "red_flag"
    FLARE = "flare"
    ASSESSMENT = "assessment"
    RESULT = "result"
    RACE = "race"
    BLOCKED_RANGE = "blocked_range"
    VERDICT = "verdict"
    ADJUSTMENT = "adjustment"
    THRESHOLD = "threshold"
    IMPORTED_FILE = "imported_file"
    PLANNED_RUN = "planned_run"
    DECISION = "decision"
    SHOES = "shoes"
    TENDON = "tendon"
    WELLNESS = "wellness"
    RUN_STREAM = "run_stream"
    VISIT = "visit"
    PHOTO = "photo"
    EXERCISE_NOTE = "exercise_note"
    VIDEO = "video"
    OWN_EXERCISE = "own_exercise"
